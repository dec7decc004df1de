"""The documents of a period beside two programs that print HTML to PDF, in one run.

Usage: python3 benches/report.py AUDITPACK [FOLDER] [ROUNDS]

AUDITPACK is a release build (`cargo build --release`); FOLDER holds `auditpack.toml` and its exports (default:
`sample-data`). Needed: `chromium`, and python3 with `weasyprint` and `pypdf`. auditpack makes the dashboard and the board
pack from measured KPIs; the peers print that dashboard. Printed: wall seconds, CPU seconds (user + system, of processes that
were waited for: a browser leaves some of its own uncounted) and peak
resident memory of each whole process tree, round by round in turn, and what the PDFs are.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import pypdf

PRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(root):
    """Resident bytes of a process and all below it. Pages that several share are counted for each of them."""
    below, sizes = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as stat, open(f"/proc/{name}/statm") as statm:
                parent = int(stat.read().rpartition(")")[2].split()[1])
                sizes[int(name)] = int(statm.read().split()[1]) * PAGE
            below.setdefault(parent, []).append(int(name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += sizes.get(process, 0)
        waiting += below.get(process, [])
    return total


def measured(command, env=None):
    """Wall seconds, CPU seconds and peak MiB of a command and all that it starts."""
    before, begun, peak = os.times(), time.monotonic(), 0
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    text = []
    reader = threading.Thread(target=lambda: text.append(child.stderr.read()))
    reader.start()
    while child.poll() is None:
        peak = max(peak, resident(child.pid))
        time.sleep(0.005)
    wall, after = time.monotonic() - begun, os.times()
    reader.join()
    if child.returncode:
        sys.exit(f"{command[0]} ended with {child.returncode}: {text[0].decode()}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu, peak / 2**20


def told(path):
    """Size, pages, and whether a PDF has a structure tree and what it claims to conform to."""
    reader = pypdf.PdfReader(path)
    metadata = (reader.trailer["/Root"].get("/Metadata") or {}) and reader.trailer["/Root"]["/Metadata"].get_data()
    claims = [name for name in ("pdfuaid", "pdfaid") if name.encode() in (metadata or b"")]
    tagged = "/StructTreeRoot" in reader.trailer["/Root"]
    return f"{os.path.getsize(path) / 1e3:.0f} kB, {len(reader.pages)} pages, tagged: {tagged}, claims: {claims or 'none'}"


def main():
    program = os.path.abspath(sys.argv[1])
    source = sys.argv[2] if len(sys.argv) > 2 else "sample-data"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    env = dict(os.environ, AUDITPACK_KEY="a key for the benchmark only")
    with tempfile.TemporaryDirectory() as root:
        folder = f"{root}/data"
        shutil.copytree(source, folder)
        config = ["--config", f"{folder}/auditpack.toml"]
        subprocess.run([program, "run", *config], env=env, check=True, capture_output=True)
        period = os.listdir(f"{root}/reports")[0] if os.path.isdir(f"{root}/reports") else os.listdir(f"{folder}/out")[0]
        out = f"{root}/reports/{period}" if os.path.isdir(f"{root}/reports") else f"{folder}/out/{period}"
        page, pdfs = f"{out}/dashboard.html", {name: f"{root}/{name}.pdf" for name in ("chromium", "weasyprint")}
        chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={root}/profile",
                    f"--print-to-pdf={pdfs['chromium']}", f"file://{page}"]
        commands = {
            "auditpack": [program, "report", *config, "--period", period, "--format", "html,pdf"],
            "chromium": chromium,
            "weasyprint": [sys.executable, "-c", PRINT, page, pdfs["weasyprint"]],
        }
        figures = {name: [] for name in commands}
        for number in range(1, rounds + 1):
            for name, command in commands.items():
                figures[name].append(measured(command, env))
            shown = (f"{name} {wall:5.2f} s, {cpu:5.2f} s CPU, {peak:4.0f} MiB"
                     for name, ((*_, (wall, cpu, peak))) in figures.items())
            print(f"round {number}: {' | '.join(shown)}")
        for name, path in [("auditpack", f"{out}/board-pack.pdf"), *pdfs.items()]:
            middle = [statistics.median(column) for column in zip(*figures[name])]
            own = [statistics.median(column) for column in zip(*figures["auditpack"])]
            ratios = ", ".join(f"{theirs / ours:.1f}" for theirs, ours in zip(middle, own))
            print(f"{name}: median {middle[0]:.2f} s, {middle[1]:.2f} s CPU, {middle[2]:.0f} MiB "
                  f"({ratios} times auditpack); {told(path)}")


main()
