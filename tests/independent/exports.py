"""Reads the raw exports of the sample, with nothing but Python's own parsers.

Shares no code and no intermediate result with auditpack: files are found by folder, formats are told apart here, and
duplicates are dropped here. Each function returns a pandas frame with times in UTC.
"""

import csv
import gzip
import io
import json
import pathlib
import zoneinfo
from datetime import datetime, timezone

import pandas as pd

LONDON = zoneinfo.ZoneInfo("Europe/London")


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
    """One row per distinct request, to the gateway or of the assistant, whose start can be read."""
    rows = assistant(root)
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
                    "user": record["user"],
                    "model": record["model"],
                    **gateway_tokens(record, metadata),
                }
            )
    return pd.DataFrame(rows).drop_duplicates("id", ignore_index=True)


def gateway_tokens(record, metadata):
    """Tokens by what they are paid for: the gateway counts cached ones among the prompt's."""
    usage = metadata.get("usage_object", {})
    read = usage.get("prompt_tokens_details", {}).get("cached_tokens", 0)
    write = usage.get("cache_creation_input_tokens", 0)
    fresh = int(record["prompt_tokens"]) - read - write
    return {"input": fresh, "cache_read": read, "cache_write": write, "output": int(record["completion_tokens"])}


def assistant(root):
    """The calls of the assistant, in the gateway's words. A declined request was answered."""
    rows = []
    for path in files(root, "assistant"):
        for record in records_of(text_of(path)):
            usage = record["usage"]
            rows.append(
                {
                    "id": record["requestId"],
                    "start": datetime.fromtimestamp(record["at"] / 1000, timezone.utc),
                    "kind": "completion",
                    "key": record["apiKey"],
                    "team_id": None,
                    "tag": record["product"],
                    "task": record["topic"],
                    "trace": record["conversation"],
                    "status": "failure" if record["result"] == "error" else "success",
                    "user": "",
                    "model": record["model"],
                    "input": usage["in"],
                    "cache_read": usage["cached"],
                    "cache_write": usage["written"],
                    "output": usage["out"],
                }
            )
    return rows


def letters(root):
    """One row per letter that the post room checked, in the words of the annotation tool."""
    words = {"approve": "approved", "edit": "changed", "reject": "rejected", "": None}
    instant = lambda cell: (
        datetime.strptime(cell, "%d/%m/%Y %H:%M:%S").replace(tzinfo=LONDON).astimezone(timezone.utc) if cell else None
    )
    rows = []
    for path in files(root, "letters"):
        for record in csv.DictReader(io.StringIO(text_of(path))):
            rows.append(
                {
                    "output": record["output"],
                    "routed": instant(record["handed_in"]),
                    "completed": instant(record["checked"]),
                    "decision": words[record["result"]],
                }
            )
    frame = pd.DataFrame(rows)
    frame["completed"] = pd.to_datetime(frame["completed"], utc=True)
    frame["routed"] = pd.to_datetime(frame["routed"], utc=True)
    return frame


def seats(root):
    """One row per seat of the vendor's directory: e-mail, day of assignment, day of removal."""
    rows = []
    for path in files(root, "claude_directory"):
        for record in records_of(text_of(path)):
            if "organization_role" in record:
                ended = record.get("deleted_at")
                rows.append({"email": record["email"], "assigned": utc(record["created_at"]), "ended": utc(ended)})
    return rows


def activities(root):
    """Id, type and instant of every record of the feed, each once."""
    found = {}
    for path in files(root, "claude_activity"):
        for record in records_of(text_of(path)):
            found[record["id"]] = (record["type"], utc(record["created_at"]))
    return found


def billed(root):
    """UTC day and dollars of every amount of the vendors' cost reports."""
    for path in files(root, "claude_cost_report"):
        for bucket in records_of(text_of(path)):
            for result in bucket["results"]:
                yield bucket["starting_at"][:10], float(result["amount"]) / 100
    for path in files(root, "openai_usage"):
        for bucket in records_of(text_of(path)):
            for result in bucket["results"]:
                day = datetime.fromtimestamp(bucket["start_time"], timezone.utc).strftime("%Y-%m-%d")
                yield day, result["amount"]["value"]


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
