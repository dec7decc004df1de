"""Holds the documents about the lake against those who define them.

Usage:
  contract.py odcs FILE           the data contract against the JSON schema of the Open Data Contract Standard
  contract.py sql DIALECT FILE    a load script as sqlglot reads the dialect
  contract.py dbt SOURCES SCRIPT  a dbt project on DuckDB, filled by SCRIPT, whose tests and freshness are those of SOURCES
Needs: pip install -r requirements-load.txt
"""

import importlib.resources
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROJECT = """
name: audit
version: 1.0.0
profile: audit
flags:
  send_anonymous_usage_stats: false
"""

PROFILE = """
audit:
  target: here
  outputs:
    here:
      type: duckdb
      path: audit.duckdb
"""


def odcs(file):
    import jsonschema
    import yaml

    text = importlib.resources.files("open_data_contract_standard").joinpath("schema.json").read_text()
    document = yaml.safe_load(pathlib.Path(file).read_text())
    schema = json.loads(text)
    assert document["apiVersion"] in schema["properties"]["apiVersion"]["enum"], document["apiVersion"]
    errors = list(jsonschema.Draft201909Validator(schema).iter_errors(document))
    assert not errors, "\n".join(f"{list(error.path)}: {error.message}" for error in errors)
    print(f"{len(document['schema'])} objects ok")


def sql(dialect, file):
    import sqlglot
    from sqlglot import expressions

    seen = {}
    for statement in sqlglot.parse(pathlib.Path(file).read_text(), dialect=dialect, error_level=sqlglot.ErrorLevel.RAISE):
        if statement is None or isinstance(statement, expressions.Semicolon):
            continue
        # What sqlglot does not know it takes as it stands.
        assert not isinstance(statement, expressions.Command), statement.sql()[:200]
        seen[type(statement).__name__] = seen.get(type(statement).__name__, 0) + 1
    print(f"{dialect}: {sum(seen.values())} statements ok: {seen}")


def dbt(sources, script):
    import duckdb

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        duckdb.connect(str(folder / "audit.duckdb")).execute(pathlib.Path(script).read_text())
        (folder / "models").mkdir()
        (folder / "models/sources.yml").write_text(pathlib.Path(sources).read_text())
        (folder / "dbt_project.yml").write_text(PROJECT)
        (folder / "profiles.yml").write_text(PROFILE)
        program = pathlib.Path(sys.executable).parent / "dbt"
        # A second project that breaks its promise must fail, or the tests would test nothing.
        for command, passes in ((["parse", "--no-partial-parse"], True), (["test"], True), (["source", "freshness"], True), (["test"], False)):
            if not passes:
                connection = duckdb.connect(str(folder / "audit.duckdb"))
                connection.execute("INSERT INTO run SELECT * FROM run LIMIT 1")
                connection.close()
            environment = {**os.environ, "DO_NOT_TRACK": "1", "DBT_PROFILES_DIR": name}
            done = subprocess.run([program, *command], cwd=folder, env=environment, capture_output=True, text=True)
            assert (done.returncode == 0) == passes, done.stdout + done.stderr
            print(*done.stdout.strip().splitlines()[-2:], sep="\n")
    print("dbt ok")


{"odcs": odcs, "sql": sql, "dbt": dbt}[sys.argv[1]](*sys.argv[2:])
