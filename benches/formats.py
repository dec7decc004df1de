"""Ingest of every line-based format beside DuckDB's plain conversion of the same file, in one run.

Usage: python3 benches/formats.py AUDITPACK [MB] [ROUNDS] [FORMAT...]

AUDITPACK is a release build (`cargo build --release`); python3 needs `duckdb`. For every format a file of MB megabytes
(200) is made, and read in turn by DuckDB and by auditpack on two threads, ROUNDS times (3). DuckDB finds the columns by
itself (those of CSV as text) and writes them as zstd Parquet, without columns of content where they stand at the top.
Printed: megabytes of input per CPU second (user + system) of each whole process, median of the rounds; how many times
DuckDB's rate that is; and whether it is at least half the rate of the Claude Activity Feed in the same run.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import exports

PEER = """
import duckdb, sys
reader, select, out = sys.argv[1:4]
c = duckdb.connect()
c.execute("SET threads=2")
c.execute("SET preserve_insertion_order=false")
c.execute(f"COPY (SELECT {select} FROM {reader}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
"""

JSON, CSV = "read_json('{}', format='newline_delimited')", "read_csv('{}', header=true, all_varchar=true)"
CONFIG = '[organization]\nname = "Benchmark"\ntimezone = "Europe/London"\n'
FEED = "claude_activity"
CHECKED = 0.5
MEMORY_MIB = 512

# Format, reader of the peer, made record, columns of content that the peer leaves out.
SAMPLES = [
    ("claude_audit_csv", CSV, exports.audit_csv, ""),
    ("litellm", JSON, exports.litellm, "messages, response, proxy_server_request"),
    ("litellm", CSV, exports.litellm, "messages, response, proxy_server_request"),
    ("langfuse", JSON, exports.langfuse, "input, output"),
    ("langfuse", CSV, exports.langfuse, "input, output"),
    ("helicone", JSON, exports.helicone, "request_body, response_body"),
    ("helicone", CSV, exports.helicone, "request_body, response_body"),
    ("portkey", JSON, exports.portkey, "request, response"),
    ("portkey", CSV, exports.portkey, "request, response"),
    ("bedrock", JSON, exports.bedrock, ""),
    ("claude_chats", JSON, exports.chats, "chat_messages"),
    ("claude_sessions", JSON, exports.sessions, ""),
    ("m365_copilot", JSON, exports.copilot, ""),
    ("m365_copilot", CSV, exports.purview, ""),
    ("claude_hook_frames", JSON, exports.frames, ""),
    ("claude_console_csv", CSV, exports.console_csv, ""),
    ("openai_audit", JSON, exports.openai_audit, ""),
    ("otlp", JSON, exports.otlp, ""),
    ("ocsf", JSON, exports.ocsf, "message_context"),
    ("servicenow", CSV, exports.servicenow, ""),
    ("jira", CSV, exports.jira, "Description"),
    ("thehive", JSON, exports.thehive, "description"),
    ("splunk", JSON, exports.notables, ""),
    ("splunk", CSV, exports.incident_reviews, ""),
    ("mapped", JSON, exports.calls, "question"),
    ("mapped", CSV, exports.calls, "question"),
]

REPORT = "pages of a report, some rows a day: no file of it is large"
NOT_MEASURED = {
    "claude_usage_report": REPORT,
    "claude_cost_report": REPORT,
    "claude_analytics": REPORT,
    "claude_code_analytics": REPORT,
    "openai_usage": REPORT,
    "claude_directory": "pages of a directory, one entry a person or project",
}


def measured(command, env=None):
    """CPU seconds and peak MiB of one whole process."""
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}: {errors}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, errors


class Bench:
    """One folder, one program, one size."""

    def __init__(self, folder, program, size, rounds):
        self.folder, self.program, self.size, self.rounds = folder, program, size, rounds
        self.env = dict(os.environ, AUDITPACK_KEY="a key for the benchmark only")
        self.feed_rate = None
        self.failed = []

    def ingest(self, path, is_mapped):
        config = f"{self.folder}/auditpack.toml"
        with open(config, "w", encoding="utf-8") as out:
            out.write(CONFIG + (exports.MAPPING.format(path=path) if is_mapped else ""))
        paths = [] if is_mapped else [path]
        cpu, mib, told = measured([self.program, "ingest", "--config", config, *paths], self.env)
        shutil.rmtree(f"{self.folder}/lake")
        return cpu, mib, told

    def run(self, name, path, reader, without):
        """Reads one file in turn with both, and prints its line."""
        select = f"* EXCLUDE ({without})" if without else "*"
        megabytes = os.path.getsize(path) / 1e6
        own, peer = [], []
        for _ in range(self.rounds):
            peer.append(measured([sys.executable, "-c", PEER, reader.format(path), select, f"{self.folder}/peer"])[:2])
            os.unlink(f"{self.folder}/peer")
            *costs, told = self.ingest(path, name.startswith("mapped"))
            own.append(costs)
        if " 0 duplicate + 0 rejected" not in told:
            sys.exit(f"{name}: not every row was accepted: {told}")
        rate = statistics.median(megabytes / cpu for cpu, _ in own)
        peer_rate = statistics.median(megabytes / cpu for cpu, _ in peer)
        own_mib, peer_mib = max(mib for _, mib in own), max(mib for _, mib in peer)
        self.feed_rate = self.feed_rate or rate
        share = rate / self.feed_rate
        verdict = "PASS" if share >= CHECKED else "FAIL"
        if verdict == "FAIL":
            self.failed.append(name)
        print(f"{name:24} {rate:7.1f} {own_mib:7.0f} {peer_rate:8.1f} {peer_mib:7.0f} {rate / peer_rate:7.2f} "
              f"{share:8.2f}  {verdict}", flush=True)

    def feed(self):
        path = f"{self.folder}/feed.ndjson"
        with open(path, "wb") as out:
            subprocess.run([self.program, "demo", "--activity-rows", str(self.size // 400)], stdout=out, check=True)
        self.run(FEED, path, JSON, "")
        os.unlink(path)

    def format(self, name, reader, record, without):
        path = f"{self.folder}/export"
        exports.write(path, record, reader == CSV, self.size)
        self.run(f"{name} {'csv' if reader == CSV else 'ndjson'}", path, reader, without)
        os.unlink(path)


def main():
    program = os.path.abspath(sys.argv[1])
    size = int(float(sys.argv[2]) * 1e6) if len(sys.argv) > 2 else 200_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    listed = json.loads(subprocess.run([program, "formats", "--json"], capture_output=True, check=True).stdout)
    known = [entry["id"] for entry in listed]
    wanted = sys.argv[4:] or known
    print(f"{'format':24} {'MB/CPU s':>7} {'MiB':>6} {'DuckDB':>8} {'MiB':>7} {'ratio':>7} {'of feed':>8}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder, program, size, rounds)
        bench.feed()
        for name, reader, record, without in SAMPLES:
            if name in known and name in wanted:
                bench.format(name, reader, record, without)
    samples = {FEED, *(name for name, *_ in SAMPLES)}
    for name in known:
        if name not in samples:
            print(f"not measured: {name}: {NOT_MEASURED.get(name, 'no sample is made for it')}")
    unknown = [name for name in known if name not in samples and name not in NOT_MEASURED]
    if bench.failed or unknown:
        sys.exit(f"below half the feed's rate: {bench.failed}; without a sample: {unknown}")


main()
