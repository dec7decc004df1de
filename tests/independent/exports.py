"""Reads the raw exports of the sample, with nothing but Python's own parsers.

Shares no code and no intermediate result with auditpack: files are found by folder, formats are told apart here, and
duplicates are dropped here. Each function returns a pandas frame with times in UTC.
"""

import csv
import gzip
import io
import json
import pathlib
from datetime import datetime, timezone

import pandas as pd


def text_of(path):
    """The text of a file, unpacked if it is gzip (by its first bytes, not by its name)."""
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    return data.decode("utf-8-sig")


def records_of(text):
    """Every JSON record of a text: pages, arrays, objects in a row, one to a line. Broken lines are left out."""
    decoder = json.JSONDecoder()
    at, found = 0, []
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            line_end = text.find("\n", at)
            at = len(text) if line_end < 0 else line_end + 1
            continue
        if isinstance(value, dict) and isinstance(value.get("data"), list):
            value = value["data"]
        found.extend(value if isinstance(value, list) else [value])
    return found


def files(root, folder):
    return sorted(path for path in (pathlib.Path(root) / "exports" / folder).iterdir() if path.is_file())


def nested(cell, empty):
    """A JSON column: a value in JSON exports, text in CSV exports."""
    return json.loads(cell) if isinstance(cell, str) and cell else (cell or empty)


def utc(text):
    """An instant; without a zone it is UTC. `None` if it cannot be read."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found.astimezone(timezone.utc) if found.tzinfo else found.replace(tzinfo=timezone.utc)


def calls(root):
    """One row per distinct gateway request whose start can be read."""
    rows = []
    for path in files(root, "litellm"):
        text = text_of(path)
        is_json = text.lstrip()[:1] in "[{"
        for record in records_of(text) if is_json else csv.DictReader(io.StringIO(text)):
            start = utc(record["startTime"])
            if start is None:
                continue
            tags, metadata = nested(record["request_tags"], []), nested(record["metadata"], {})
            prefixed = {tag.split(":", 1)[0]: tag.split(":", 1)[1] for tag in tags if ":" in tag}
            rows.append(
                {
                    "id": record["request_id"],
                    "start": start,
                    "kind": record["call_type"],
                    "key": record["api_key"],
                    "team_id": record["team_id"] or None,
                    "tag": prefixed.get("project") or metadata.get("project_id"),
                    "task": prefixed.get("task"),
                    "trace": metadata.get("trace_id"),
                    "status": record["status"],
                }
            )
    return pd.DataFrame(rows).drop_duplicates("id", ignore_index=True)


def queue_items(root):
    """One row per reviewed output: routed first, completed first."""
    rows = []
    for path in files(root, "langfuse"):
        for record in records_of(text_of(path)):
            if "objectId" in record:
                done = utc(record["completedAt"]) if record["status"] == "COMPLETED" else None
                rows.append({"output": record["objectId"], "routed": utc(record["createdAt"]), "completed": done})
    frame = pd.DataFrame(rows)
    frame["completed"] = pd.to_datetime(frame["completed"], utc=True)
    return frame.groupby("output", as_index=False).agg(routed=("routed", "min"), completed=("completed", "min"))


def scores(root):
    """One row per reviewed output: the latest decision and minutes that a person gave."""
    rows = []
    for path in files(root, "langfuse"):
        for record in records_of(text_of(path)):
            if record.get("source") == "ANNOTATION":
                rows.append(
                    {
                        "output": record["observationId"] or record["traceId"],
                        "name": record["name"],
                        "value": record["stringValue"] if record["value"] is None else record["value"],
                        "at": utc(record["updatedAt"]),
                    }
                )
    frame = pd.DataFrame(rows).sort_values("at").drop_duplicates(["output", "name"], keep="last")
    wide = frame.pivot(index="output", columns="name", values="value").reset_index()
    return wide.rename(columns={"review_decision": "decision", "review_minutes": "minutes"})
