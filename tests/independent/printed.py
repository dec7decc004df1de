"""Every number that a reader meets in dashboard.html and board-pack.pdf, looked up in kpis.json.

Usage: printed.py FOLDER. Prints {"checked": {document: n}, "cells": n, "missing": [[document, number, text around it], ...]}.

Two passes. First each row of the indicators' tables in the dashboard: value, interval, n and target must be those of its
own measurement. Then every number of both texts must be, as it is rounded there, one of the numbers in kpis.json (or such a
number as a percentage, in minutes or in days; the rows of single files, which depend on the delivery, are in manifest.json),
a number inside one of its texts or of the definitions, or a count of its
entries. Left out are days and clock times, page numbers, and names and ids (anything with a letter in it).
"""

import bisect
import html.parser
import json
import logging
import pathlib
import re
import sys
from collections import Counter

import pypdf

# The draft mark runs upwards beside the page.
logging.getLogger("pypdf").setLevel(logging.ERROR)

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATES = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS}|{SHORT})\b(?:,? \d{{4}}\b)?|\b(?:{MONTHS}) \d{{4}}\b|\b\d{{1,2}}:\d\d\b|\b\d{{4}}-\d\d(?:-\d\d)?\b"
    r"|\b20\d\d-(?:Q\d|W\d\d)\b|\bPage \d+ of \d+\b"
)
# Parts of methods, not results: confidence levels, percentiles, limits of charts, hours under the heat map.
METHOD = {"95", "99.8", "80", "10", "90", "13", "24", "0", "6", "12", "18"}
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")


class Text(html.parser.HTMLParser):
    """The text of a page by block, and the cells of the rows that name a KPI."""

    BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "caption", "summary", "figcaption", "text", "span"}

    def __init__(self):
        super().__init__()
        self.blocks, self.rows, self.counts = [], [], []
        self.skipped, self.row, self.cell = 0, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("style", "script", "title", "desc"):
            self.skipped += 1
        if tag == "tbody":
            self.counts.append(0)
        if tag == "tr":
            self.row = {"id": attrs.get("id", ""), "cells": []}
            if self.counts:
                self.counts[-1] += 1
        if tag in ("td", "th") and self.row is not None:
            self.row["cells"].append("")
        if tag in self.BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag in ("style", "script", "title", "desc"):
            self.skipped -= 1
        if tag == "tr" and self.row is not None:
            self.rows.append(self.row)
            self.row = None
        if tag in self.BLOCKS:
            self.blocks.append("")

    def handle_data(self, data):
        if self.skipped:
            return
        if not self.blocks:
            self.blocks.append("")
        self.blocks[-1] += data
        if self.row is not None and self.row["cells"]:
            self.row["cells"][-1] += data


def walk(value, numbers, texts):
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, (int, float)):
        numbers.append(float(value))
    elif isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            texts.append(key)
            walk(one, numbers, texts)
    else:
        numbers.append(float(len(value)))
        for one in value:
            walk(one, numbers, texts)


def counts(kpis, manifest):
    """What the documents count among the entries: verdicts, indicators, members, sources, files, rows."""
    found = Counter()
    measurements = kpis["measurements"]
    totals = [one for one in measurements if not one["dimensions"]]
    for group in (measurements, totals):
        found.update(("verdict", one["verdict"], len(group)) for one in group)
        found.update(("area and verdict", one["kpi"].split(".")[0], one["verdict"], len(group)) for one in group)
        found.update(("area", one["kpi"].split(".")[0], len(group)) for one in group)
        found.update(("measured", one["value"] is not None, len(group)) for one in group)
        found.update(("measured of area", one["kpi"].split(".")[0], one["value"] is not None, len(group)) for one in group)
        found.update(("grade", one["grade"], len(group)) for one in group)
        found.update(("withheld", one["kpi"], one["withheld"], len(group)) for one in group)
    for name in ("project", "team", "tier", "source"):
        found["members", name] = len({one["dimensions"].get(name) for one in measurements} - {None})
    for one in measurements:
        if "project" in one["dimensions"] and one["dimensions"]["project"] != "unattributed":
            found["projects of", one["kpi"]] += 1
    for file in manifest["inputs"]:
        found["files of", file["format"]] += 1
        for name in ("read", "accepted", "duplicate", "rejected", "type_unknown"):
            found["rows", name] += file[name]
            found["rows of", file["format"], name] += file[name]
    for control in kpis["controls"]:
        found["supported", control["control"]] = len(control["supported_by"])
    for signal in kpis["signals"]:
        found["signals", signal["variation"], signal["kpi"].split(".")[0]] += 1
    for hour in kpis["hours"]:
        found["weekday", hour["weekday"]] += hour["calls"]
        found["hour", hour["hour"]] += hour["calls"]
    for choice in kpis["choices"]:
        found["heard", choice["question"], choice["source"]] += choice["number"]
        for other in choice["aside"]:
            found["left aside", choice["question"], other["source"]] += other["number"]
    for day in kpis["days"]:
        found["calls"] += day["calls"]
        found["failed"] += day["failed"]
    return [float(count) for count in found.values()]


class Known:
    """The numbers of kpis.json, to be asked for one as it is printed."""

    def __init__(self, kpis, definitions, manifest):
        numbers, texts = counts(kpis, manifest), []
        walk([kpis, manifest["inputs"], manifest["rejects"]], numbers, texts)
        walk(definitions, [], texts)
        cost = kpis["full_cost"]
        if cost:
            numbers += [sum(cost.values())] + [part / sum(cost.values()) for part in cost.values()]
        calls = [one for one in kpis["measurements"] if one["kpi"] == "usage.calls" and one["dimensions"] and one["value"]]
        numbers += [one["value"] / sum(other["value"] for other in calls) for one in calls]
        funnel = list((kpis["review_funnel"] or {}).values())
        numbers += [later / before for before, later in zip(funnel, funnel[1:]) if before]
        numbers = [abs(one) for one in numbers]
        self.numbers = sorted({one * by for one in numbers for by in (1.0, 100.0, 60.0, 1 / 24.0, 1 / 60.0)})
        self.digests = {file["sha256"][:12] for file in manifest["inputs"]}
        self.words = {match.replace(",", "").lstrip("−-") for text in texts for match in NUMBER.findall(text)}

    def has(self, printed):
        printed = printed.replace(",", "").lstrip("−-")
        if printed in METHOD or printed in self.words or printed in self.digests:
            return True
        decimals = len(printed.partition(".")[2])
        slack = 0.5000001 * 10.0**-decimals
        at = bisect.bisect_left(self.numbers, float(printed) - slack)
        return at < len(self.numbers) and self.numbers[at] <= float(printed) + slack


def printed(text):
    """The numbers of a text, without those in days, times, names and ids."""
    text = DATES.sub(" ", text.replace("\u00a0", " "))
    for word in re.split(r"[\s/()\[\]–…;|]+", text):
        word = word.strip(".,:!?“”‘’\"'⁨⁩·").lstrip("$±<>≤≥=+÷×").removesuffix("%").rstrip(".,:")
        if NUMBER.fullmatch(word):
            yield word


def same(cell, value, unit):
    """Whether a cell of a row prints a value of its measurement."""
    found = [one.replace(",", "").lstrip("−") for one in NUMBER.findall(cell.replace("$", ""))]
    if value is None:
        return not found
    for scale in {"share": (100.0,), "utilisation": (100.0,), "hours": (1.0, 60.0)}.get(unit, (1.0,)):
        for one in found:
            decimals = len(one.partition(".")[2])
            if abs(abs(value) * scale - float(one)) <= 0.5000001 * 10.0**-decimals:
                return True
    return "less than" in cell or "more than" in cell


def rows(page, kpis):
    """The cells of the indicators' tables that are not those of their measurement."""
    totals = {}
    for one in kpis["measurements"]:
        if not one["dimensions"]:
            totals["kpi-" + re.sub(r"[._]", "-", one["kpi"])] = one
    wrong, cells = [], 0
    for row in page.rows:
        one = totals.get(row["id"])
        if one is None:
            continue
        _, value, interval, n, target, *_ = row["cells"]
        for cell, number, unit in [(value, one["value"], one["unit"]), (n, one["n"], "count"), (target, one["target"], one["unit"])]:
            cells += 1
            if not same(cell, number, unit):
                wrong.append(["dashboard.html", cell.strip(), f"{one['kpi']} is {number}"])
        for end in (one["ci_low"], one["ci_high"]):
            cells += 1
            if end is not None and not same(interval, end, one["unit"]):
                wrong.append(["dashboard.html", interval.strip(), f"{one['kpi']} has an end at {end}"])
    return wrong, cells


def lost(known, lengths, text):
    """How many numbers a text holds, and those that are nowhere, each with what stands around it."""
    found = list(printed(text))
    around = lambda at: " ".join(text[max(0, at - 60) : at + 60].split())
    return len(found), [(one, around(text.find(one))) for one in found if not known.has(one) and one not in lengths]


def read_page(known, lengths, one):
    """The same for a page of the pack. Words that stand close are told apart in one of two ways of reading, not in both."""
    readings = [lost(known, lengths, one.extract_text(extraction_mode=mode)) for mode in ("plain", "layout")]
    return min(readings, key=lambda reading: len(reading[1]))


def main(folder):
    read = lambda name: json.loads((folder / name).read_text())
    kpis, definitions, manifest = read("kpis.json"), read("definitions.json"), read("manifest.json")
    known = Known(kpis, definitions, manifest)
    page = Text()
    page.feed((folder / "dashboard.html").read_text())
    missing, cells = rows(page, kpis)
    lengths = {str(count) for count in page.counts}
    readings = [("dashboard.html", *lost(known, lengths, block)) for block in page.blocks]
    pages = pypdf.PdfReader(folder / "board-pack.pdf").pages
    readings += [("board-pack.pdf", *read_page(known, lengths, one)) for one in pages]
    missing += [[document, *one] for document, _, found in readings for one in found]
    checked = {document: sum(reading[1] for reading in readings if reading[0] == document) for document, *_ in readings}
    print(json.dumps({"checked": checked, "cells": cells, "missing": missing}))


main(pathlib.Path(sys.argv[1]))
