"""Runs every query that the README gives for DuckDB, exactly as it stands there, in the folder where this is started.

Usage: readme.py README. Printed is a line a query: how many rows it has, and the first of them.
Needs: pip install -r requirements.txt
"""

import importlib.util
import pathlib
import re
import sys

import duckdb

connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
# The extension comes from its wheel; nothing is downloaded.
(extension,) = pathlib.Path(importlib.util.find_spec("duckdb_extension_delta").origin).parent.rglob("*.duckdb_extension")
connection.execute(f"LOAD '{extension}'")
blocks = re.findall(r"```sql\n(-- DuckDB.*?)```", pathlib.Path(sys.argv[1]).read_text(), re.DOTALL)
for block in blocks:
    for statement in duckdb.extract_statements(block):
        rows = connection.execute(statement.query).fetchall()
        print(len(rows), rows[0] if rows else "")
