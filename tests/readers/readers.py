"""Reads every table of a lake with five readers and compares row counts, column names and types.

Usage: readers.py LAKE EXPECTED, where EXPECTED is JSON: {table: {"rows": n, "columns": [[name, type], ...]}}.
Needs: pip install duckdb==1.5.5 duckdb-extension-delta==1.5.5 pyarrow polars deltalake
"""

import importlib.util
import json
import pathlib
import sys

import deltalake
import duckdb
import polars
import pyarrow.dataset

DUCKDB = {
    "Text": "VARCHAR",
    "Int": "BIGINT",
    "Bool": "BOOLEAN",
    "Date": "DATE",
    "Timestamp": "TIMESTAMP WITH TIME ZONE",
    "Double": "DOUBLE",
}
POLARS = {
    "Text": "String",
    "Int": "Int64",
    "Bool": "Boolean",
    "Date": "Date",
    "Timestamp": "Datetime(time_unit='us', time_zone='UTC')",
    "Double": "Float64",
}
ARROW = {
    "Text": "string",
    "Int": "int64",
    "Bool": "bool",
    "Date": "date32[day]",
    "Timestamp": "timestamp[us, tz=UTC]",
    "Double": "double",
}
DELTA = {
    "Text": "string",
    "Int": "long",
    "Bool": "boolean",
    "Date": "date",
    "Timestamp": "timestamp",
    "Double": "double",
}


def connect():
    """DuckDB with the delta extension from its wheel; nothing is downloaded."""
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    found = importlib.util.find_spec("duckdb_extension_delta")
    if found is None:
        raise SystemExit("the package duckdb-extension-delta is missing")
    folder = pathlib.Path(found.origin).parent
    (extension,) = folder.rglob("*.duckdb_extension")
    connection.execute(f"LOAD '{extension}'")
    return connection


def from_duckdb(connection, source):
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    rows = connection.execute(f"SELECT COUNT(*) FROM {source}").fetchone()[0]
    whole = connection.sql(f"SELECT * FROM {source}").to_arrow_table().num_rows
    assert rows == whole, f"{rows} rows counted, {whole} read"
    return rows, [[row[0], row[1]] for row in described], DUCKDB


def from_pyarrow(files):
    table = pyarrow.dataset.dataset(files, format="parquet").to_table()
    return table.num_rows, [[field.name, str(field.type)] for field in table.schema], ARROW


def from_polars(folder):
    frame = polars.scan_delta(str(folder)).collect()
    return frame.height, [[name, str(kind)] for name, kind in frame.schema.items()], POLARS


def from_delta(folder, files):
    table = deltalake.DeltaTable(str(folder))
    live = sorted(path.removeprefix("file://") for path in table.file_uris())
    assert live == files, f"the log names {live}, the folder holds {files}"
    actions = table.get_add_actions(flatten=True)
    counts = polars.DataFrame(actions)["num_records"]
    columns = [[field.name, field.type.type] for field in table.schema().fields]
    return int(counts.sum()), columns, DELTA


def main():
    lake, expected = pathlib.Path(sys.argv[1]), json.loads(sys.argv[2])
    connection = connect()
    for table, wanted in expected.items():
        folder = lake / table
        glob = f"{folder}/dt=*/*.parquet"
        files = sorted(str(path) for path in folder.glob("dt=*/*.parquet"))
        seen = {
            "duckdb read_parquet": from_duckdb(connection, f"read_parquet('{glob}', hive_partitioning=false)"),
            "duckdb delta_scan": from_duckdb(connection, f"delta_scan('{folder}')"),
            "pyarrow": from_pyarrow(files),
            "polars scan_delta": from_polars(folder),
            "delta-rs": from_delta(folder, files),
        }
        for reader, (rows, columns, words) in seen.items():
            types = [[name, words[kind]] for name, kind in wanted["columns"]]
            assert rows == wanted["rows"], f"{table} by {reader}: {rows} rows, expected {wanted['rows']}"
            assert columns == types, f"{table} by {reader}: {columns}, expected {types}"
            print(f"{table} by {reader}: {rows} rows ok")


main()
