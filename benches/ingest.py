"""Ingest of the Activity Feed beside DuckDB, in one run.

Usage: python3 benches/ingest.py AUDITPACK [ROWS] [ROUNDS]

AUDITPACK is a release build (`cargo build --release`); python3 needs `duckdb` and `pyarrow`. All read the same generated NDJSON on two
threads. DuckDB is measured twice: converting fifteen fields to zstd Parquet by day and no more, and doing the whole job as
far as SQL says it: SHA-256 of the input, pseudonyms, local time, the fields that are not mapped as JSON, a content hash,
deduplication, sorting, and the rollup by local day. Printed: CPU seconds (user + system) and peak resident memory of each
whole process, round by round in turn, and the median ratios.

Beside them stands what part of the job costs by itself, done by others: hashing the input (OpenSSL), finding its fields
(DuckDB, reading them and no more), and writing the rows of the lake's `event`, which are in memory already, with the same
settings (Arrow C++). Their sum is what no ingest into this schema that uses them gets below.
"""

import json
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

WHOLE = """
import duckdb, hashlib, sys
source, out = sys.argv[1:3]
with open(source, "rb") as file:
    hashlib.file_digest(file, "sha256")
c = duckdb.connect()
c.execute("SET threads=2")
c.execute("SET preserve_insertion_order=false")
fields = "{id:'VARCHAR',created_at:'TIMESTAMP',organization_id:'VARCHAR',organization_uuid:'VARCHAR'," \\
    "actor:'STRUCT(type VARCHAR,email_address VARCHAR,user_id VARCHAR,ip_address VARCHAR,user_agent VARCHAR)'," \\
    "type:'VARCHAR',claude_chat_id:'VARCHAR',claude_project_id:'VARCHAR',claude_file_id:'VARCHAR',filename:'VARCHAR'}"
rows = f"SELECT id, 'claude_activity' AS source, created_at, epoch_us(created_at) AS ts_us, CAST(created_at AS DATE) AS day, " \\
    f"timezone('Europe/London', timezone('UTC', created_at)) AS local_ts, organization_id, actor.type AS actor_type, " \\
    f"substr(sha256('key' || coalesce(actor.email_address, actor.user_id)), 1, 16) AS actor, type, claude_chat_id, " \\
    f"claude_project_id, to_json(struct_pack(organization_uuid, claude_file_id, filename, ip := actor.ip_address, " \\
    f"ua := actor.user_agent)) AS extra FROM read_json('{source}', format='newline_delimited', columns={fields})"
rows = f"SELECT DISTINCT * EXCLUDE local_ts, CAST(local_ts AS DATE) AS local_day, hour(local_ts) AS local_hour, " \\
    f"hash(id, created_at, type, actor, claude_chat_id, claude_project_id, extra) AS content_hash FROM ({rows})"
c.execute(f"COPY (SELECT * FROM ({rows}) ORDER BY day, claude_project_id, created_at) TO '{out}' "
    f"(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (day))")
c.execute(f"COPY (SELECT local_day, source, claude_project_id, actor, actor_type, type, count(*) AS events FROM "
    f"read_parquet('{out}/*/*.parquet') GROUP BY ALL ORDER BY ALL) TO '{out}/daily.parquet' (FORMAT parquet, COMPRESSION zstd)")
"""

PARTS = """
import duckdb, glob, hashlib, json, pyarrow.parquet as parquet, resource, sys
source, lake, out = sys.argv[1:4]
def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
def timed(work):
    start = cpu()
    work()
    return cpu() - start
def hash_input():
    with open(source, "rb") as file:
        hashlib.file_digest(file, "sha256")
def find_fields():
    c = duckdb.connect()
    c.execute("SET threads=2")
    fields = "{id:'VARCHAR',created_at:'VARCHAR',organization_id:'VARCHAR',organization_uuid:'VARCHAR'," \\
        "actor:'STRUCT(type VARCHAR,email_address VARCHAR,user_id VARCHAR,ip_address VARCHAR,user_agent VARCHAR)'," \\
        "type:'VARCHAR',claude_chat_id:'VARCHAR',claude_project_id:'VARCHAR',claude_file_id:'VARCHAR',filename:'VARCHAR'}"
    c.execute(f"SELECT max(id), max(created_at), max(organization_id), max(organization_uuid), max(actor.type), max(actor.email_address), "
        f"max(actor.user_id), max(actor.ip_address), max(actor.user_agent), max(type), max(claude_chat_id), max(claude_project_id), "
        f"max(claude_file_id), max(filename) FROM read_json('{source}', format='newline_delimited', columns={fields})").fetchall()
files = sorted(glob.glob(f"{lake}/event/dt=*/*.parquet"))
tables = [parquet.read_table(file) for file in files]
first = parquet.ParquetFile(files[0]).metadata.row_group(0)
columns = [first.column(at) for at in range(first.num_columns)]
dictionary = [column.path_in_schema for column in columns if column.has_dictionary_page]
def write_rows():
    for table in tables:
        parquet.write_table(table, out, compression="zstd", compression_level=2, use_dictionary=dictionary,
            data_page_version="1.0", data_page_size=1 << 20, write_page_index=True, row_group_size=1 << 20)
print(json.dumps({"hash": timed(hash_input), "fields": timed(find_fields), "write": timed(write_rows)}))
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
        plain_ratios, whole_ratios, part_ratios = [], [], []
        for number in range(1, rounds + 1):
            plain_cpu, plain_mib = measured([sys.executable, "-c", PEER, feed, f"{folder}/plain"])
            whole_cpu, whole_mib = measured([sys.executable, "-c", WHOLE, feed, f"{folder}/whole"])
            own_cpu, own_mib = measured([program, "ingest", "--config", config, feed], env)
            plain_ratios.append(own_cpu / plain_cpu)
            whole_ratios.append(own_cpu / whole_cpu)
            print(f"round {number}: duckdb plain {plain_cpu:6.2f} s CPU {plain_mib:5.0f} MiB | "
                  f"duckdb whole {whole_cpu:6.2f} s CPU {whole_mib:5.0f} MiB | "
                  f"auditpack {own_cpu:6.2f} s CPU {own_mib:5.0f} MiB | "
                  f"ratios {plain_ratios[-1]:.2f} and {whole_ratios[-1]:.2f}")
            parts = subprocess.run([sys.executable, "-c", PARTS, feed, f"{folder}/lake", f"{folder}/part.parquet"],
                                   capture_output=True, check=True)
            parts = json.loads(parts.stdout)
            part_ratios.append(sum(parts.values()) / plain_cpu)
            print("         parts by others: " + ", ".join(f"{name} {cpu:.2f} s" for name, cpu in parts.items())
                  + f"; together {part_ratios[-1]:.2f} of duckdb plain")
            for made in ("plain", "whole", "lake"):
                shutil.rmtree(f"{folder}/{made}")
        print(f"median ratio to the plain conversion {statistics.median(plain_ratios):.2f} (budget 0.50, goal 0.33), "
              f"to the whole job {statistics.median(whole_ratios):.2f}; the parts by others {statistics.median(part_ratios):.2f}")


main()
