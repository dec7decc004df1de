"""The clocks of every incident of a ServiceNow export, straight from the CSV.

    python servicenow_clocks.py incidents.csv [--zone Europe/London] [--order dmy|mdy]

Prints CSV in UTC: number,flagged,acknowledged,disposed,closed (empty: not yet). Definitions:
  flagged       opened_at
  acknowledged  acknowledged_at where there is such a column, else sys_updated_at of the first row in state Active or In Progress, but never before opened_at: some tickets
                are opened with a time later than their first update
  disposed      earliest over rows in state Resolved or Closed of resolved_at if it lies no later than the row's own
                sys_updated_at, else that sys_updated_at: a resolved_at after it was written back later
  closed        latest over rows in state Closed of closed_at under the same rule
A file with one row per incident is read by the same definitions; it just knows less.
"""

import argparse
import csv
import sys
import zoneinfo
from datetime import datetime, timezone

FORMS = {"dmy": ["%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M:%S"], "mdy": ["%m-%d-%Y %H:%M", "%Y-%m-%d %H:%M:%S"]}


def instant(cell, zone, order):
    """A local time as an instant, or None for `?` and nothing. The earlier one where the clocks show it twice."""
    if cell is None or cell.strip() in ("", "?"):
        return None
    for form in FORMS[order]:
        try:
            local = datetime.strptime(cell.strip(), form)
        except ValueError:
            continue
        return local.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)
    raise ValueError(f"cannot read the time `{cell}`")


def clocks(path, zone, order="dmy"):
    """incident number -> clocks and what the last row says."""
    zone = zoneinfo.ZoneInfo(zone)
    incidents = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            time = {name: instant(row.get(name), zone, order) for name in
                    ("opened_at", "sys_updated_at", "resolved_at", "closed_at", "acknowledged_at")}
            updated = time["sys_updated_at"]
            case = incidents.setdefault(row["number"], {
                "flagged": time["opened_at"], "acknowledged": None, "disposed": None, "closed": None,
                "updated": updated, "state": row["incident_state"], "priority": row["priority"], "code": None})
            case["flagged"] = min(case["flagged"], time["opened_at"])
            state = row["incident_state"]
            if updated >= case["updated"]:
                code = row.get("closed_code") or row.get("close_code")
                case.update(updated=updated, state=state, priority=row["priority"], code=code)
            told = time["acknowledged_at"]
            if told is not None and told <= updated:
                case["acknowledged"] = min(filter(None, (case["acknowledged"], max(told, time["opened_at"]))))
            if state in ("Active", "In Progress"):
                touched = max(updated, time["opened_at"])
                case["acknowledged"] = min(filter(None, (case["acknowledged"], touched)))
            if state in ("Resolved", "Closed"):
                resolved = time["resolved_at"]
                resolved = resolved if resolved is not None and resolved <= updated else updated
                case["disposed"] = min(filter(None, (case["disposed"], resolved)))
            if state == "Closed":
                closed = time["closed_at"]
                closed = closed if closed is not None and closed <= updated else updated
                case["closed"] = max(filter(None, (case["closed"], closed)))
    return incidents


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--zone", default="UTC")
    parser.add_argument("--order", default="dmy", choices=sorted(FORMS))
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    names = ["flagged", "acknowledged", "disposed", "closed"]
    writer.writerow(["number", *names])
    for number, case in sorted(clocks(options.path, options.zone, options.order).items()):
        times = [case[name].strftime("%Y-%m-%dT%H:%M:%SZ") if case[name] else "" for name in names]
        writer.writerow([number, *times])


if __name__ == "__main__":
    main()
