"""The `daily` table beside the SQL that auditpack prints for it, both read by DuckDB.

    python daily.py LAKE < daily.sql

Runs the SQL over the lake's `event` files and compares it with the `daily` files row for row. Prints the number of rows,
or the first rows that one side has and the other lacks, and then ends with 1.
"""

import sys

import duckdb


def main():
    lake, sql = sys.argv[1], sys.stdin.read()
    engine = duckdb.connect()
    engine.execute(f"CREATE VIEW event AS SELECT * FROM read_parquet('{lake}/event/**/*.parquet')")
    engine.execute(f"CREATE TABLE printed AS {sql}")
    columns = ", ".join(name for name, *_ in engine.execute("DESCRIBE printed").fetchall())
    engine.execute(f"CREATE TABLE kept AS SELECT {columns} FROM read_parquet('{lake}/daily/**/*.parquet')")
    wrong = False
    for left, right in (("printed", "kept"), ("kept", "printed")):
        extra = engine.execute(f"SELECT * FROM {left} EXCEPT ALL SELECT * FROM {right} LIMIT 5").fetchall()
        for row in extra:
            print(f"only in {left}: {row}")
        wrong |= bool(extra)
    print(engine.execute("SELECT count(*) FROM printed").fetchone()[0], "rows")
    sys.exit(wrong)


main()
