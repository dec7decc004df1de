"""Reads every table of lakes with every reader and holds each column against what the program says of it: its type, the
number of its nulls, its least and its greatest value; and the number of rows.

Usage: readers.py LAKE EXPECTED [LAKE EXPECTED …], where the file EXPECTED holds JSON:
{table: {"rows": n, "columns": [[name, type, nulls, least, greatest], …]}}. Values are text in one form for all readers:
instants as microseconds since 1970 UTC, days as ISO dates, numbers with a fraction as the bits of their IEEE 754 form.
Needs: pip install -r requirements.txt, and Java 17 for Spark.
"""

import datetime
import importlib.util
import json
import os
import pathlib
import struct
import sys
import tempfile

import chdb
import deltalake
import duckdb
import pandas
import polars
import pyarrow.compute
import pyarrow.dataset

# What each family of readers calls the types of the lake.
ARROW = {
    "Text": "string",
    "Int": "int64",
    "Bool": "bool",
    "Date": "date32[day]",
    "Timestamp": "timestamp[us, tz=UTC]",
    "Double": "double",
}
PANDAS = {kind: f"{word}[pyarrow]" for kind, word in ARROW.items()}
POLARS = {
    "Text": "String",
    "Int": "Int64",
    "Bool": "Boolean",
    "Date": "Date",
    "Timestamp": "Datetime(time_unit='us', time_zone='UTC')",
    "Double": "Float64",
}
DUCKDB = {
    "Text": "VARCHAR",
    "Int": "BIGINT",
    "Bool": "BOOLEAN",
    "Date": "DATE",
    "Timestamp": "TIMESTAMP WITH TIME ZONE",
    "Double": "DOUBLE",
}
SPARK = {
    "Text": "string",
    "Int": "bigint",
    "Bool": "boolean",
    "Date": "date",
    "Timestamp": "timestamp",
    "Double": "double",
}
CLICKHOUSE = {
    "Text": "String",
    "Int": "Int64",
    "Bool": "Bool",
    "Date": "Date32",
    "Timestamp": "DateTime64(6)",
    "Double": "Float64",
}
DELTA = {
    "Text": "string",
    "Int": "long",
    "Bool": "boolean",
    "Date": "date",
    "Timestamp": "timestamp",
    "Double": "double",
}


def canonical(value):
    """A value in the one form for all readers; nothing for no value."""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    if isinstance(value, datetime.datetime):
        since = value.astimezone(datetime.timezone.utc) - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return str(since // datetime.timedelta(microseconds=1))
    return str(value)


def statement(columns, source, instant):
    """One query for all columns; `instant` is how the engine's SQL turns an instant into microseconds."""
    parts = ["COUNT(*)"]
    for name, kind in columns:
        inside = (lambda text: instant.format(text)) if kind == "Timestamp" else (lambda text: text)
        parts += [f"COUNT({name})", inside(f"MIN({name})"), inside(f"MAX({name})")]
    return f"SELECT {', '.join(parts)} FROM {source}"


def from_row(row, types):
    """What a row of `statement` says."""
    rows, *values = row
    columns = []
    for at, (name, kind) in enumerate(types):
        count, least, greatest = values[3 * at : 3 * at + 3]
        columns.append([name, kind, int(rows) - int(count), canonical(least), canonical(greatest)])
    return int(rows), columns


class Table:
    """A table of a lake: where it lies, its live files, its columns with their types."""

    def __init__(self, folder, columns):
        self.folder = str(folder)
        self.files = sorted(str(path) for path in folder.glob("dt=*/*.parquet"))
        self.columns = columns


class DuckDb:
    """DuckDB with the delta extension from its wheel; nothing is downloaded."""

    words = DUCKDB

    def __init__(self):
        self.connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        self.connection.execute("SET TimeZone = 'UTC'")
        found = importlib.util.find_spec("duckdb_extension_delta")
        if found is None:
            raise SystemExit("the package duckdb-extension-delta is missing")
        (extension,) = pathlib.Path(found.origin).parent.rglob("*.duckdb_extension")
        self.connection.execute(f"LOAD '{extension}'")

    def parquet(self, table):
        return self.read(table, f"read_parquet('{table.folder}/dt=*/*.parquet', hive_partitioning=false)")

    def delta(self, table):
        return self.read(table, f"delta_scan('{table.folder}')")

    def read(self, table, source):
        types = [row[:2] for row in self.connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
        row = self.connection.execute(statement(table.columns, source, "epoch_us({})")).fetchone()
        return from_row(row, types)


class Arrow:
    """pyarrow, and pandas on top of it."""

    words = ARROW

    def parquet(self, table):
        return self.of(pyarrow.dataset.dataset(table.files, format="parquet").to_table())

    @staticmethod
    def of(read):
        columns = []
        for field in read.schema:
            values = read[field.name]
            ends = pyarrow.compute.min_max(values).as_py()
            ends = [canonical(ends["min"]), canonical(ends["max"])]
            columns.append([field.name, str(field.type), values.null_count, *ends])
        return read.num_rows, columns


class Pandas:
    words = PANDAS

    def parquet(self, table):
        frame = pandas.read_parquet(table.files, dtype_backend="pyarrow", partitioning=None)
        columns = []
        for name in frame.columns:
            values = frame[name]
            present = values.dropna()
            ends = [canonical(present.min()), canonical(present.max())] if len(present) else [None, None]
            columns.append([name, str(values.dtype), int(values.isna().sum()), *ends])
        return len(frame), columns


class Polars:
    words = POLARS

    def parquet(self, table):
        return self.read(polars.scan_parquet(table.files, hive_partitioning=False))

    def delta(self, table):
        return self.read(polars.scan_delta(table.folder))

    @staticmethod
    def read(scan):
        frame = scan.collect()
        columns = []
        for name, kind in frame.schema.items():
            values = frame[name]
            ends = [canonical(values.min()), canonical(values.max())]
            columns.append([name, str(kind), values.null_count(), *ends])
        return frame.height, columns


class Spark:
    """Spark on this machine, or whatever answers its protocol."""

    words = SPARK

    def __init__(self, session):
        self.session = session

    @classmethod
    def local(cls):
        from pyspark.sql import SparkSession

        settings = {
            "spark.ui.enabled": "false",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "1",
            "spark.sql.sources.parallelPartitionDiscovery.threshold": "100000",
            "spark.log.level": "ERROR",
            "spark.sql.warehouse.dir": tempfile.mkdtemp(),
        }
        builder = SparkSession.builder.master("local[2]").appName("readers")
        for key, value in settings.items():
            builder = builder.config(key, value)
        return cls(builder.getOrCreate())

    def parquet(self, table):
        return self.read(table, self.session.read.parquet(*table.files))

    def delta(self, table):
        return self.read(table, self.session.read.format("delta").load(table.folder))

    def read(self, table, frame):
        frame.createOrReplaceTempView("read")
        (row,) = self.session.sql(statement(table.columns, "read", "unix_micros({})")).collect()
        return from_row(list(row), frame.dtypes)


class Sail(Spark):
    """Sail, which answers Spark's protocol."""

    def __init__(self):
        from pysail.spark import SparkConnectServer
        from pyspark.sql.connect.session import SparkSession

        self.server = SparkConnectServer(ip="127.0.0.1", port=0)
        self.server.start(background=True)
        _, port = self.server.listening_address
        session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
        session.conf.set("spark.sql.session.timeZone", "UTC")
        super().__init__(session)


class ClickHouse:
    """ClickHouse in this process; it opens Delta tables only below the folder that it works in."""

    words = CLICKHOUSE

    def parquet(self, table):
        return self.read(table, f"file('{table.folder}/dt=*/*.parquet', Parquet)")

    def delta(self, table):
        return self.read(table, f"deltaLakeLocal('{table.folder}')")

    def read(self, table, source):
        types = [[row[0], self.plain(row[1])] for row in self.ask(f"DESCRIBE TABLE {source}")]
        (row,) = self.ask(statement(table.columns, source, "toUnixTimestamp64Micro({})"))
        # In JSON a whole number is a whole number, whatever its type.
        kinds = ["Int64"] + [kind for _, kind in types for _ in range(3)]
        row = [float(value) if kind == "Float64" and value is not None else value for kind, value in zip(kinds, row)]
        return from_row(row, types)

    @staticmethod
    def plain(kind):
        """A type without whether it has nulls, which counting them tells better, and without the zone that instants are
        shown in, which not every engine of ClickHouse knows."""
        kind = kind.removeprefix("Nullable(").removesuffix(")") if kind.startswith("Nullable(") else kind
        return kind.replace(", 'UTC'", "")

    @staticmethod
    def ask(query):
        settings = " SETTINGS use_hive_partitioning = 0, output_format_json_quote_64bit_integers = 0"
        text = str(chdb.query(query + settings, "JSONCompactEachRow"))
        return [json.loads(line) for line in text.splitlines()]


class DeltaRs:
    """delta-rs: its log, and its own engine on the files."""

    words = DELTA

    def delta(self, table):
        opened = deltalake.DeltaTable(table.folder)
        live = sorted(path.removeprefix("file://") for path in opened.file_uris())
        assert live == table.files, f"the log names {live}, the folder holds {table.files}"
        logged = polars.DataFrame(opened.get_add_actions(flatten=True))["num_records"].sum()
        rows, columns = Arrow.of(opened.to_pyarrow_table())
        assert rows == logged, f"{rows} rows read, {logged} in the log"
        types = [field.type.type for field in opened.schema().fields]
        return rows, [[column[0], kind, *column[2:]] for column, kind in zip(columns, types, strict=True)]


def readers():
    """Every way of reading: what it is called, how it reads, and its words for types."""
    duck, spark, click = DuckDb(), Spark.local(), ClickHouse()
    ways = [
        ("DuckDB read_parquet", duck, duck.parquet),
        ("DuckDB delta_scan", duck, duck.delta),
        ("pyarrow", arrow := Arrow(), arrow.parquet),
        ("pandas", pandas_ := Pandas(), pandas_.parquet),
        ("polars scan_parquet", frames := Polars(), frames.parquet),
        ("polars scan_delta", frames, frames.delta),
        ("Spark", spark, spark.parquet),
        ("Sail delta", sail := Sail(), sail.delta),
        ("ClickHouse file", click, click.parquet),
        ("ClickHouse deltaLakeLocal", click, click.delta),
        ("delta-rs", delta := DeltaRs(), delta.delta),
    ]
    return [(name, way, reader.words) for name, reader, way in ways]


def main():
    arguments = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
    os.chdir("/")
    ways = readers()
    wrong = 0
    for lake, expected in zip(arguments[::2], arguments[1::2], strict=True):
        for name, wanted in json.loads(expected.read_text()).items():
            table = Table(lake / name, [column[:2] for column in wanted["columns"]])
            for reader, read, words in ways:
                rows, columns = read(table)
                told = [[column, words[kind], *rest] for column, kind, *rest in wanted["columns"]]
                differing = [pair for pair in zip(columns, told) if pair[0] != pair[1]]
                fine = rows == wanted["rows"] and len(columns) == len(told) and not differing
                print(f"{name} by {reader}: {rows} rows, {len(columns)} columns {'ok' if fine else 'WRONG'}")
                for found, should in differing[:5]:
                    print(f"  found {found}, expected {should}")
                wrong += not fine
    print(f"{wrong} readings differ", flush=True)
    # At the usual end engines wait for each other's threads.
    os._exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
