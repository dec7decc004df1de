"""The clocks of every case in a lake, folded by DuckDB: number,flagged,acknowledged,disposed,closed in UTC.

    python case_clocks.py LAKE

The same columns and order as `servicenow_clocks.py`, which reads the raw export.
"""

import csv
import sys
from datetime import datetime, timezone

import duckdb

FOLD = """
SELECT case_id, min(flagged_us), min(acknowledged_us), min(disposed_us), max(closed_us)
FROM read_parquet('{lake}/case/**/*.parquet') GROUP BY case_id ORDER BY case_id
"""


def text(us):
    return "" if us is None else datetime.fromtimestamp(us / 1e6, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["number", "flagged", "acknowledged", "disposed", "closed"])
    for number, *clocks in duckdb.execute(FOLD.format(lake=sys.argv[1])).fetchall():
        out.writerow([number, *map(text, clocks)])


main()
