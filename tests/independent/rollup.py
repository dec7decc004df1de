"""A derived table beside the SQL that auditpack prints for it, both read by DuckDB.

    python rollup.py LAKE FROM TABLE < table.sql

Runs the SQL over the lake's files of the table FROM and compares it with the files of TABLE row for row. Prints the number
of rows, or the first rows that one side has and the other lacks, and then ends with 1.
"""

import sys

import duckdb


def main():
    lake, source, table, sql = *sys.argv[1:], sys.stdin.read()
    engine = duckdb.connect()
    engine.execute(f"CREATE VIEW {source} AS SELECT * FROM read_parquet('{lake}/{source}/**/*.parquet')")
    engine.execute(f"CREATE TABLE printed AS {sql}")
    columns = ", ".join(name for name, *_ in engine.execute("DESCRIBE printed").fetchall())
    empty = engine.execute("SELECT count(*) = 0 FROM printed").fetchone()[0]
    files = engine.execute(f"SELECT count(*) FROM glob('{lake}/{table}/**/*.parquet')").fetchone()[0]
    if empty and not files:
        print("0 rows")
        return
    engine.execute(f"CREATE TABLE kept AS SELECT {columns} FROM read_parquet('{lake}/{table}/**/*.parquet')")
    wrong = False
    for left, right in (("printed", "kept"), ("kept", "printed")):
        extra = engine.execute(f"SELECT * FROM {left} EXCEPT ALL SELECT * FROM {right} LIMIT 5").fetchall()
        for row in extra:
            print(f"only in {left}: {row}")
        wrong |= bool(extra)
    print(engine.execute("SELECT count(*) FROM printed").fetchone()[0], "rows")
    sys.exit(wrong)


main()
