"""Runs queries over tables in DuckDB.

    queries.py < input.json

The input names `tables`, each with `columns` (name and type) and `rows`, and `queries` by name. Prints for each query the
rows of its answer; if it is `named`, each with the names of its columns. Days and decimal numbers become text.
"""

import json
import sys

import duckdb


def load(connection, name, table):
    columns = table["columns"]
    connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")
    rows = [[row.get(column) for column in columns] for row in table["rows"] or []]
    if rows:
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' for _ in columns)})", rows)


def answer(connection, text, named):
    found = connection.execute(text)
    columns = [column[0] for column in found.description]
    rows = found.fetchall()
    return [dict(zip(columns, row)) for row in rows] if named else rows


def main():
    given = json.load(sys.stdin)
    connection = duckdb.connect()
    for name, table in given["tables"].items():
        load(connection, name, table)
    named = given.get("named", False)
    answers = {name: answer(connection, text, named) for name, text in given["queries"].items()}
    print(json.dumps(answers, default=str))


main()
