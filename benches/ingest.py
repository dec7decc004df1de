"""Ingest of the Activity Feed beside DuckDB's plain conversion, in one run.

Usage: python3 benches/ingest.py AUDITPACK [ROWS] [ROUNDS]

AUDITPACK is a release build (`cargo build --release`); python3 needs `duckdb`. Both read the same generated NDJSON on
two threads. DuckDB converts fifteen fields to zstd Parquet by day; auditpack also normalises every record, makes
pseudonyms, deduplicates, hashes, sorts, links and rolls up. Printed: CPU seconds (user + system) and peak resident
memory of each whole process, round by round in turn, and the median ratio against the budget of one half.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

PEER = """
import duckdb, sys
source, out = sys.argv[1:3]
c = duckdb.connect()
c.execute("SET threads=2")
c.execute("SET preserve_insertion_order=false")
fields = "{id:'VARCHAR',created_at:'TIMESTAMP',organization_id:'VARCHAR',organization_uuid:'VARCHAR'," \
    "actor:'STRUCT(type VARCHAR,email_address VARCHAR,user_id VARCHAR,ip_address VARCHAR,user_agent VARCHAR)'," \
    "type:'VARCHAR',claude_chat_id:'VARCHAR',claude_project_id:'VARCHAR',claude_file_id:'VARCHAR',filename:'VARCHAR'}"
c.execute(f"COPY (SELECT id, created_at, strftime(created_at,'%Y-%m-%d') AS event_date, organization_id, "
    f"organization_uuid, actor.type AS actor_type, actor.email_address AS actor_email, actor.user_id AS actor_user_id, "
    f"actor.ip_address AS ip, actor.user_agent AS ua, type, claude_chat_id, claude_project_id, claude_file_id, filename "
    f"FROM read_json('{source}', format='newline_delimited', columns={fields})) "
    f"TO '{out}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (event_date))")
"""

CONFIG = '[organization]\nname = "Benchmark"\ntimezone = "Europe/London"\n'


def measured(command, env=None):
    """CPU seconds and peak MiB of one whole process."""
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = os.path.abspath(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as folder:
        feed, config = f"{folder}/feed.ndjson", f"{folder}/auditpack.toml"
        with open(feed, "wb") as out:
            subprocess.run([program, "demo", "--activity-rows", str(rows)], stdout=out, check=True)
        with open(config, "w", encoding="utf-8") as out:
            out.write(CONFIG)
        print(f"{rows} rows, {os.path.getsize(feed) / 1e9:.3f} GB of NDJSON")
        env = dict(os.environ, AUDITPACK_KEY="a key for the benchmark only")
        ratios = []
        for number in range(1, rounds + 1):
            peer_cpu, peer_mib = measured([sys.executable, "-c", PEER, feed, f"{folder}/peer"])
            own_cpu, own_mib = measured([program, "ingest", "--config", config, feed], env)
            ratios.append(own_cpu / peer_cpu)
            print(f"round {number}: duckdb {peer_cpu:6.2f} s CPU {peer_mib:5.0f} MiB | "
                  f"auditpack {own_cpu:6.2f} s CPU {own_mib:5.0f} MiB | ratio {ratios[-1]:.2f}")
            shutil.rmtree(f"{folder}/peer")
            shutil.rmtree(f"{folder}/lake")
        print(f"median ratio {statistics.median(ratios):.2f} (budget 0.50, goal 0.33)")


main()
