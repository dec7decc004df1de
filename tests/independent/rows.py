"""Rows of export files, counted without auditpack: a second opinion on what each file holds.

Usage: python3 rows.py CHECK.json

CHECK.json is what `auditpack check --json` said. For every file in it the rows are counted here from the file itself, by
the shape of its records alone, and compared. Prints the number of files and rows; ends with 1 on any difference.
"""

import csv
import json
import os
import re
import sys


def values(text):
    """Every JSON value of a text, one after the other; a comma before a closing bracket is passed over."""
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at].isspace() or text[at] == ",":
            at += 1
            continue
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            value = json.loads(re.sub(r",(\s*[}\]])", r"\1", text[at:]))
            at = len(text)
        yield value


def attributes(record):
    return {entry["key"]: entry["value"] for entry in record.get("attributes", [])}


def otlp(value):
    """Log records, spans and data points."""
    rows = 0
    for resource in value.get("resourceLogs", []) + value.get("resourceSpans", []) + value.get("resourceMetrics", []):
        for scope in resource.get("scopeLogs", []) + resource.get("scopeSpans", []) + resource.get("scopeMetrics", []):
            rows += len(scope.get("logRecords", [])) + len(scope.get("spans", []))
            for metric in scope.get("metrics", []):
                data = [part for part in metric.values() if isinstance(part, dict) and "dataPoints" in part]
                rows += sum(len(part["dataPoints"]) for part in data)
    return rows


def record_rows(record):
    """What one record holds: buckets have results, chats have messages, days of a program have models."""
    if "results" in record and "result" not in record:
        return len(record["results"])
    if "chat_messages" in record:
        return 1 + len(record["chat_messages"])
    if "model_breakdown" in record:
        return 1 + len(record["model_breakdown"])
    if "CopilotEventData" in record:
        return max(1, len(record["CopilotEventData"].get("Messages", [])))
    return 1


def value_rows(value):
    if isinstance(value, list):
        return sum(value_rows(item) for item in value)
    if any(key.startswith("resource") and isinstance(value[key], list) for key in value):
        return otlp(value)
    for page in ("data", "summaries", "issues"):
        if isinstance(value.get(page), list):
            own = 1 if "session" in value else 0
            return own + sum(record_rows(record) for record in value[page])
    return record_rows(value)


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    if text.lstrip()[:1] in "{[":
        return sum(value_rows(value) for value in values(text))
    return max(0, sum(1 for row in csv.reader(text.splitlines(keepends=True)) if row) - 1)


def main():
    folder = os.path.dirname(os.path.abspath(sys.argv[1]))
    with open(sys.argv[1], encoding="utf-8") as file:
        checked = json.load(file)["files"]
    differences = 0
    for entry in checked:
        counted = rows(os.path.join(folder, entry["file"]))
        if counted != entry["rows"]:
            differences += 1
            print(f"{entry['file']} ({entry['format']}): auditpack {entry['rows']}, counted here {counted}")
    total = sum(entry["rows"] for entry in checked)
    print(f"{len(checked)} files, {total} rows, {differences} differences")
    sys.exit(1 if differences else 0)


main()
