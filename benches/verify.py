"""`auditpack verify LAKE` beside `sha256sum` over the same files, in one run.

Usage: python3 benches/verify.py AUDITPACK [CALLS] [ROUNDS]

AUDITPACK is a release build (`cargo build --release`). Both hash every data file of a generated lake of one month, from the
page cache: `sha256sum` on two processes (`xargs -P 2`), auditpack on its threads, and it checks the chain, the logs and the
row balances besides. Printed: wall and CPU seconds, round by round in turn, GB per second of wall time, and the median ratios.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def measured(command, **options):
    """Wall and CPU seconds of a process and its children."""
    before, start = os.times(), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    wall, after = time.monotonic() - start, os.times()
    return wall, (after.children_user + after.children_system) - (before.children_user + before.children_system)


def main():
    program = os.path.abspath(sys.argv[1])
    calls = sys.argv[2] if len(sys.argv) > 2 else "20000000"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "demo", folder, "--lake", "--calls", calls], check=True, stderr=subprocess.DEVNULL)
        lake = pathlib.Path(folder, "lake")
        files = sorted(lake.glob("*/dt=*/*.parquet"))
        gigabytes = sum(file.stat().st_size for file in files) / 1e9
        print(f"{len(files)} data files, {gigabytes:.3f} GB")
        names = "\0".join(map(str, files)).encode()
        ratios = []
        for number in range(1, rounds + 1):
            sums = measured(["xargs", "-0", "-P", "2", "-n", "8", "sha256sum"], input=names)
            own = measured([program, "verify", str(lake)])
            ratios.append((own[0] / sums[0], own[1] / sums[1]))
            print(f"round {number}: sha256sum {sums[0]:.2f} s wall {sums[1]:.2f} s CPU {gigabytes / sums[0]:.2f} GB/s | "
                  f"auditpack {own[0]:.2f} s wall {own[1]:.2f} s CPU {gigabytes / own[0]:.2f} GB/s")
        wall, cpu = (statistics.median(ratio[at] for ratio in ratios) for at in (0, 1))
        print(f"median ratio to sha256sum: wall {wall:.2f}, CPU {cpu:.2f}")


main()
