"""Measure and rollup over a large lake beside DuckDB, in one run.

Usage: python3 benches/measure.py AUDITPACK [CALLS] [ROUNDS] [FOLDER]

AUDITPACK is a release build (`cargo build --release`); python3 needs `duckdb`. Three lakes of an invented organisation
are made in FOLDER (a temporary one; give one to keep them: 100 million calls take 4 GB a lake): CALLS calls (100 million)
in one month, as many over 13 months, and a 31st of them on one day, without derived tables.

Measure: `auditpack measure` of the newest month computes every KPI for that month and all before it, with intervals and
verdicts. DuckDB computes, from the same derived tables and for the same months, calls by project, attempts, tokens,
recorded cost, tagged calls by task, people active in the last 28 days, outputs routed and eligible, and cases flagged.
The numbers of the newest month are compared.

Rollup: the first `auditpack measure` of the day makes all derived tables, the second makes none; their difference is the
rollup. DuckDB runs the queries that auditpack prints, over the same event files, and writes each result as zstd Parquet.
The rows of `daily` are compared.

Printed: CPU seconds (user + system), wall seconds and peak resident memory of each whole process. Both use two threads.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

MONTHS = """
import duckdb, json, sys
lake = sys.argv[1]
c = duckdb.connect()
c.execute("SET threads=2")
for table in ("totals", "people", "review", "case"):
    c.execute(f"CREATE VIEW \\"{table}\\" AS SELECT * FROM read_parquet('{lake}/{table}/*/*.parquet', hive_partitioning=false, union_by_name=true)")
all = lambda sql: c.execute(sql).fetchall()
accepted = "kind = 'call' AND outcome IN ('success', 'refused', 'fail_open')"
tiers = "tier IN ('critical', 'high', 'medium')"
month = "date_trunc('month', local_day)"
projects = all(f"SELECT {month}, project, sum(events) FROM totals WHERE {accepted} GROUP BY ALL ORDER BY ALL")
sums = all(f"SELECT {month}, sum(events) FILTER (kind = 'call'), sum(tokens_in + tokens_cache_read + tokens_cache_write + tokens_out), "
    f"sum(cost_nano_usd), sum(events) FILTER ({accepted} AND {tiers}) FROM totals GROUP BY ALL ORDER BY ALL")
tasks = all(f"SELECT {month}, task_class, sum(events) FROM totals WHERE {accepted} AND task_class IS NOT NULL GROUP BY ALL ORDER BY ALL")
active = all(f"SELECT m, count(DISTINCT actor) FROM (SELECT DISTINCT {month} AS m FROM totals) JOIN people "
    f"ON local_day >= m + INTERVAL 1 MONTH - INTERVAL 28 DAY AND local_day < m + INTERVAL 1 MONTH "
    f"WHERE source = 'litellm' AND kind IN ('call', 'prompt', 'output', 'session', 'tool_call') GROUP BY ALL ORDER BY ALL")
routed = all(f"SELECT date_trunc('month', output_day), count(DISTINCT output_id) FROM review SEMI JOIN "
    f"(SELECT output_id FROM review WHERE source <> 'link') AS found USING (output_id) WHERE source = 'link' AND {tiers} GROUP BY ALL ORDER BY ALL")
flagged = all("SELECT date_trunc('month', make_timestamp(flagged_us)), count(DISTINCT case_id) FROM \\"case\\" "
    "WHERE observed_us <= epoch_us(TIMESTAMP '2026-11-05 09:00:00') GROUP BY ALL ORDER BY ALL")
newest = lambda rows: [row[1:] for row in rows if row[0] == rows[-1][0]]
(attempts, tokens, cost, eligible), = newest(sums)
print(json.dumps({"usage.calls": dict(newest(projects)), "usage.calls_attempted": attempts, "cost.tokens": tokens,
    "cost.recorded_spend": cost / 1e9, "adoption.active_people": newest(active)[0][0], "routed": newest(routed)[0][0],
    "eligible": eligible, "investigation.cases_flagged": newest(flagged)[0][0], "tasks": len(tasks)}))
"""

ROLLUP = """
import duckdb, pathlib, sys
lake, queries, out = sys.argv[1:4]
c = duckdb.connect()
c.execute("SET threads=2")
c.execute(f"CREATE VIEW event AS SELECT * FROM read_parquet('{lake}/event/*/*.parquet', hive_partitioning=false)")
for table in sys.argv[4:]:
    sql = pathlib.Path(f"{queries}/{table}.sql").read_text()
    c.execute(f"COPY ({sql}) TO '{out}/{table}.parquet' (FORMAT parquet, COMPRESSION zstd)")
    c.execute(f"CREATE VIEW {table} AS SELECT * FROM '{out}/{table}.parquet'")
"""

DIFFERENT = """
import duckdb, sys
made, peer = sys.argv[1:3]
c = duckdb.connect()
c.execute("SET threads=2")
c.execute(f"CREATE VIEW made AS SELECT * FROM read_parquet('{made}/daily/*/*.parquet', hive_partitioning=false)")
c.execute(f"CREATE VIEW peer AS SELECT * FROM '{peer}/daily.parquet'")
one, other = (c.execute(f"SELECT count(*) FROM (FROM {a} EXCEPT ALL FROM {b})").fetchone()[0] for a, b in (("made", "peer"), ("peer", "made")))
print(one + other, c.execute("SELECT count(*) FROM made").fetchone()[0])
"""

# One that others are made from before them.
TABLES = ["daily", "totals", "people", "keys", "hourly", "action"]
SHOWN = "{:7.2f} s CPU {:7.2f} s wall {:6.0f} MiB"


def measured(command):
    """CPU seconds, wall seconds and peak MiB of one whole process, and what it printed."""
    begun = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command[:1] + command[3:])} ended with {child.returncode}")
    return (usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024), printed


def made(program, folder, calls, days, *options):
    if not os.path.exists(f"{folder}/lake/_manifests"):
        subprocess.run([program, "demo", folder, "--lake", "--calls", str(calls), "--days", str(days), *options],
                       stderr=subprocess.DEVNULL, check=True)
    return folder


def differences(path, peer):
    """What auditpack's numbers of the newest month differ in from the peer's."""
    with open(path, encoding="utf-8") as file:
        all_of = json.load(file)["measurements"]
    totals = {one["kpi"]: one for one in all_of if not one["dimensions"]}
    found = {kpi: totals[kpi]["value"] for kpi in peer if kpi in totals and kpi != "usage.calls"}
    found["usage.calls"] = {one["dimensions"]["project"]: one["value"] for one in all_of
                            if one["kpi"] == "usage.calls" and one["dimensions"]}
    routing = totals["review.routing_rate"]
    found["routed"], found["eligible"] = routing["numerator"], routing["denominator"]
    return [f"{name}: {found[name]} and {peer[name]}" for name in found if found[name] != peer[name]]


def measure(program, folder, name, rounds):
    ratios = []
    for number in range(1, rounds + 1):
        peer, printed = measured([sys.executable, "-c", MONTHS, f"{folder}/lake"])
        # What is stored already is not written again: every round writes.
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
        own, _ = measured([program, "measure", "--config", f"{folder}/auditpack.toml"])
        ratios.append(own[0] / peer[0])
        wrong = differences(f"{folder}/out/2026-10/kpis.json", json.loads(printed))
        print(f"{name} round {number}: duckdb {SHOWN.format(*peer)} | auditpack {SHOWN.format(*own)} | "
              f"{'the same numbers' if not wrong else 'DIFFERENT ' + '; '.join(wrong)}", flush=True)
    print(f"{name}: median ratio of CPU {statistics.median(ratios):.2f}")


def rollup(program, folder, rounds):
    for number in range(1, rounds + 1):
        with tempfile.TemporaryDirectory(dir=os.path.dirname(folder)) as copy:
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            peer, _ = measured([sys.executable, "-c", ROLLUP, f"{copy}/lake", f"{copy}/rollup", copy, *TABLES])
            one, _ = measured([sys.executable, "-c", ROLLUP, f"{copy}/lake", f"{copy}/rollup", copy, *TABLES[:1]])
            command = [program, "measure", "--config", f"{copy}/auditpack.toml"]
            first, second = measured(command)[0], measured(command)[0]
            own = (first[0] - second[0], first[1] - second[1], first[2])
            _, printed = measured([sys.executable, "-c", DIFFERENT, f"{copy}/lake", copy])
            wrong, rows = printed.split()
        print(f"rollup round {number}: duckdb {SHOWN.format(*peer)} (daily alone {one[0]:.2f} s CPU) | auditpack "
              f"{SHOWN.format(*own)} | {rows} rows, {wrong} differ", flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    calls = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.abspath(sys.argv[4]) if len(sys.argv) > 4 else temporary
        measure(program, made(program, f"{folder}/month", calls, 31), f"{calls} calls in 1 month", rounds)
        measure(program, made(program, f"{folder}/year", calls, 396), f"{calls} calls in 13 months", rounds)
        rollup(program, made(program, f"{folder}/day", calls // 31, 1, "--events-only"), rounds)


main()
