"""Loads a lake with a generated script into a real engine, and compares every column with what pyarrow reads.

Usage: load_sql.py TARGET SCRIPT LAKE SCHEMA, where SCHEMA is the JSON of `auditpack schema --format json`. Compared are the
number of rows, and of every column the number of nulls, the least and the greatest value; of every view of latest versions
the number of rows and a sum over the rows that were chosen. The script runs twice: the second time must change nothing.
Needs: pip install -r requirements-load.txt; for snowflake, in an environment of its own, requirements-snowflake.txt.
"""

import contextlib
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pyarrow
import pyarrow.compute
import pyarrow.parquet

# Hashes are summed modulo this, so that no engine overflows.
MODULUS = 1_000_003


class DuckDb:
    micros = "epoch_us({})"
    flag = "CAST({} AS INTEGER)"
    text = "CAST({} AS VARCHAR)"

    def __init__(self, folder):
        import duckdb

        self.connection = duckdb.connect(str(folder / "audit.duckdb"))

    def run(self, script):
        self.connection.execute(script.read_text())

    def row(self, query):
        return self.connection.execute(query).fetchone()


class PostgreSql:
    """A server of its own in a folder, on a socket; psql runs the script, with DuckDB's command line beside this Python."""

    micros = "CAST(EXTRACT(EPOCH FROM {}) * 1000000 AS bigint)"
    flag = "CAST({} AS integer)"
    text = "CAST({} AS text)"

    def __init__(self, folder):
        self.bin = pathlib.Path(os.environ.get("POSTGRESQL_BIN", "/usr/lib/postgresql/15/bin"))
        self.folder = folder
        # The server refuses to run as root.
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            subprocess.run(["chown", self.user, folder], check=True)
        data = folder / "data"
        self.server(["initdb", "-D", data, "-U", "audit", "--auth=trust", "--locale=C", "--encoding=UTF8"])
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        self.server(["pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])

    def server(self, command):
        command = [str(self.bin / command[0]), *map(str, command[1:])]
        subprocess.run(command, check=True, user=self.user, cwd=self.folder, stdout=subprocess.DEVNULL)

    def psql(self, *arguments):
        path = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
        command = [self.bin / "psql", "-X", "-q", "-h", self.folder, "-U", "audit", "-d", "postgres", *arguments]
        done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, script):
        self.psql("--set=ON_ERROR_STOP=1", f"--file={script}")

    def row(self, query):
        columns = self.psql("-A", "-t", "-c", f"SELECT row_to_json(one) FROM ({query}) AS one")
        return list(json.loads(columns).values())

    def close(self):
        self.server(["pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop"])


class ClickHouse:
    micros = "toUnixTimestamp64Micro({})"
    flag = "toInt64({})"
    text = "toString({})"

    def __init__(self, folder):
        import chdb.session

        self.session = chdb.session.Session(str(folder / "chdb"))

    def run(self, script):
        for statement in statements(script):
            self.session.query(statement)

    def row(self, query):
        return json.loads(str(self.session.query(query, "JSONCompactEachRow")))


class Spark:
    micros = "unix_micros({})"
    flag = "CAST({} AS INT)"
    text = "CAST({} AS STRING)"

    def __init__(self, folder):
        from pyspark.sql import SparkSession

        # One partition is enough for forty rows.
        settings = {
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.sql.shuffle.partitions": "1",
            "spark.sql.session.timeZone": "America/New_York",
            "spark.ui.enabled": "false",
        }
        builder = SparkSession.builder.master("local[2]")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def run(self, script):
        for statement in statements(script):
            self.session.sql(statement)

    def row(self, query):
        return list(self.session.sql(query).collect()[0])


class Snowflake:
    """fakesnow: Snowflake's connector over DuckDB."""

    micros = "date_part(epoch_microsecond, {})"
    flag = "CAST({} AS INTEGER)"
    text = "CAST({} AS VARCHAR)"

    def __init__(self, folder):
        import fakesnow
        import fakesnow.copy_into
        import snowflake.connector

        # Snowflake takes what comes after a stage's name as the beginning of a path; fakesnow takes it as a folder.
        def begins_with(source, connection):
            return [file for (file,) in connection.execute(f"SELECT file FROM glob('{source}*/*')").fetchall()]

        fakesnow.copy_into._source_glob = begins_with
        self.patch = fakesnow.patch()
        self.patch.__enter__()
        self.connection = snowflake.connector.connect(database="audit", schema="lake")

    def run(self, script):
        lake = pathlib.Path(sys.argv[3]).resolve()
        self.connection.cursor().execute(f"CREATE STAGE IF NOT EXISTS audit_lake URL = 'file://{lake}/'")
        for statement in statements(script):
            self.connection.cursor().execute(statement)

    def row(self, query):
        return self.connection.cursor().execute(query).fetchone()


ENGINES = {
    "duckdb": DuckDb,
    "postgresql": PostgreSql,
    "clickhouse": ClickHouse,
    "spark": Spark,
    "snowflake": Snowflake,
}


def statements(script):
    """The statements of a script: each ends with a semicolon at the end of a line."""
    lines = [line for line in script.read_text().splitlines() if not line.startswith("--")]
    parts = re.split(r";[ ]*(?:--.*)?\n", "\n".join(lines) + "\n")
    return [part for part in parts if part.strip()]


def read(lake, table):
    """All rows of a table; columns that older files lack are null."""
    files = sorted((lake / table["name"]).glob("dt=*/*.parquet"))
    parts = [pyarrow.parquet.ParquetFile(file).read() for file in files]
    return pyarrow.concat_tables(parts, promote_options="default") if parts else None


def plain(values, kind):
    """A column as whole numbers, texts and floats."""
    if pyarrow.types.is_timestamp(kind):
        return pyarrow.compute.cast(values, pyarrow.int64())
    if pyarrow.types.is_boolean(kind):
        return pyarrow.compute.cast(values, pyarrow.int64())
    if pyarrow.types.is_date(kind):
        return pyarrow.compute.cast(values, pyarrow.string())
    return values


def expected(rows, column):
    """Number of nulls, least and greatest value, by pyarrow."""
    if rows is None:
        return [0, None, None]
    values = plain(rows[column], rows.schema.field(column).type)
    ends = pyarrow.compute.min_max(values).as_py()
    return [values.null_count, ends["min"], ends["max"]]


def loaded(engine, table):
    """The same by the engine: rows, and for each column nulls, least and greatest value."""
    forms = {"TIMESTAMP WITH TIME ZONE": engine.micros, "BOOLEAN": engine.flag, "DATE": engine.text}
    parts = ["COUNT(*) AS all_rows"]
    for column in table["columns"]:
        name = column["name"]
        form = forms.get(column["type"], "{}")
        if column["type"] == "DATE":
            least, greatest = form.format(f"MIN({name})"), form.format(f"MAX({name})")
        else:
            least, greatest = f"MIN({form.format(name)})", f"MAX({form.format(name)})"
        parts += [f"COUNT(*) - COUNT({name}) AS {name}_0", f"{least} AS {name}_1", f"{greatest} AS {name}_2"]
    row = list(engine.row(f"SELECT {', '.join(parts)} FROM {table['relation']}"))
    cells = [row[1 + 3 * index : 4 + 3 * index] for index in range(len(table["columns"]))]
    return number(row[0]), [[number(value) for value in cell] for cell in cells]


def number(value):
    """Some engines give whole numbers as decimals."""
    return value if value is None or isinstance(value, (str, float)) else int(value)


def same(seen, wanted, empty):
    if empty and seen[1] in (None, 0, "", "1970-01-01", False):
        # ClickHouse has no null where a column cannot be null: the least of nothing is the type's default.
        return True
    if any(isinstance(value, float) for value in wanted):
        return seen[0] == wanted[0] and all(
            (a is None) == (b is None) and (a is None or math.isclose(a, b, rel_tol=1e-12)) for a, b in zip(seen[1:], wanted[1:])
        )
    return seen == wanted


def latest(rows, versions):
    """Rows and sum of hashes of the latest versions, by Python."""
    chosen = {}
    for row in rows.select([*versions, "observed_us", "content_hash"]).to_pylist():
        key = tuple(row[name] for name in versions)
        age = (row["observed_us"] or 0, row["content_hash"])
        chosen[key] = max(age, chosen.get(key, age))
    # The sign of the remainder is that of the number, as in SQL.
    return len(chosen), sum(abs(value) % MODULUS * (1 if value > 0 else -1) for _, value in chosen.values())


def compare(engine, lake, tables):
    checked = 0
    for table in tables:
        rows = read(lake, table)
        relation = table["relation"]
        count, cells = loaded(engine, table)
        wanted = 0 if rows is None else rows.num_rows
        assert count == wanted, f"{relation}: {count} rows loaded, {wanted} in the lake"
        for column, seen in zip(table["columns"], cells):
            facts = expected(rows, column["name"])
            assert same(seen, facts, wanted == 0), f"{relation}.{column['name']}: loaded {seen}, in the lake {facts}"
            checked += 1
        if table["versions_of"] and rows is not None:
            query = f"SELECT COUNT(*) AS n, SUM(content_hash % {MODULUS}) AS s FROM {relation}_latest"
            seen = tuple(int(value) for value in engine.row(query))
            chosen = latest(rows, table["versions_of"])
            assert seen == chosen, f"{relation}_latest: {seen}, expected {chosen}"
            print(f"{relation}_latest: {seen[0]} of {count} rows ok")
        print(f"{relation}: {count} rows ok")
    return checked


def main():
    target, script, lake, schema = sys.argv[1], *map(pathlib.Path, sys.argv[2:5])
    tables = json.loads(schema.read_text())["tables"]
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        engine = ENGINES[target](pathlib.Path(folder))
        if hasattr(engine, "close"):
            stack.callback(engine.close)
        for _ in range(2):
            engine.run(script)
            checked = compare(engine, lake, tables)
    print(f"{target}: {checked} columns ok")


main()
