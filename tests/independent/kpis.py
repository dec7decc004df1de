"""The headline KPIs of a month, computed from the raw exports with DuckDB, pandas and numpy.

    pip install -r tests/independent/requirements.txt
    python tests/independent/kpis.py sample-data --period 2026-10

An opinion of its own, to compare `kpis.json` with: it reads neither the lake nor anything that auditpack wrote.
Prints JSON. Monte Carlo figures come from another generator than auditpack's and agree within sampling error; the
`expected` figures have a closed form.
"""

import argparse
import json
import pathlib
import tomllib

import duckdb
import numpy as np
import pandas as pd

import exports
from servicenow_clocks import clocks

ZONE = "Europe/London"
NOT_CALLS = ("acount_tokens", "count_tokens", "health_check", "ahealth_check")


def attributed(calls, root):
    """The calls with project and tier by the effective-dated map: tag before API key before team."""
    rules = pd.read_csv(pathlib.Path(root) / "projects.csv", dtype=str, keep_default_na=False)
    return duckdb.sql(
        """
        SELECT c.*, coalesce(r.project, 'unattributed') AS project, r.tier AS tier
        FROM calls c LEFT JOIN rules r
          ON ((r.key = 'tag' AND r.value = c.tag) OR (r.key = 'api_key' AND r.value = c.key)
              OR (r.key = 'team' AND r.value = c.team_id))
         AND c.day >= r.valid_from AND (r.valid_to = '' OR c.day < r.valid_to)
        QUALIFY row_number() OVER (
          PARTITION BY c.id ORDER BY CASE r.key WHEN 'tag' THEN 1 WHEN 'api_key' THEN 2 ELSE 3 END) = 1
        """
    ).df()


def accepted_calls(root, period):
    calls = days(exports.calls(root))
    calls = calls[calls["day"].str.startswith(period) & (calls["status"] == "success")]
    return attributed(calls[is_call(calls)], root)


def days(calls):
    calls["day"] = calls["start"].dt.tz_convert(ZONE).dt.strftime("%Y-%m-%d")
    return calls


def is_call(calls):
    return ~calls["kind"].isin(NOT_CALLS) & ~calls["key"].str.contains("health-check")


def usage(calls):
    by_project = duckdb.sql("SELECT project, count(DISTINCT id) AS n FROM calls GROUP BY project ORDER BY project").df()
    counts = {project: int(n) for project, n in by_project.itertuples(index=False)}
    total = sum(counts.values())
    named = {project: n for project, n in counts.items() if project != "unattributed"}
    squares = sum((n / sum(named.values())) ** 2 for n in named.values()) if named else 0
    return {
        "total": total,
        "by_project": counts,
        "unattributed_share": counts.get("unattributed", 0) / total if total else None,
        "effective_projects": 1 / squares if squares else None,
    }


def reviewed(root, calls, as_of, tiers):
    """Eligible calls, each with the review that names its id or its trace."""
    eligible = calls[calls["tier"].isin(tiers)]
    items, scores = exports.queue_items(root), exports.scores(root)
    reviews = items.merge(scores, on="output", how="left")
    reviews = pd.concat([reviews, exports.letters(root)], ignore_index=True)
    reviews = reviews[reviews["routed"] <= as_of]
    reviews.loc[reviews["completed"] > as_of, "completed"] = pd.NaT
    return duckdb.sql(
        """
        SELECT c.id, c.tier, r.output, r.completed, r.decision
        FROM eligible c LEFT JOIN reviews r ON r.output = c.id OR r.output = c.trace
        """
    ).df()


def review(frame):
    def rates(part):
        eligible = part["id"].nunique()
        routed = part["output"].nunique()
        done = part[part["completed"].notna()]
        completed = done["output"].nunique()
        overturned = done[done["decision"].isin(["changed", "rejected"])]["output"].nunique()
        share = lambda over, under: over / under if under else None
        return {
            "eligible": eligible, "routed": routed, "completed": completed, "overturned": overturned,
            "routing_rate": share(routed, eligible), "completion_rate": share(completed, routed),
            "coverage": share(completed, eligible), "overturn_rate": share(overturned, completed),
        }
    found = rates(frame)
    found["by_tier"] = {tier: rates(part) for tier, part in frame.groupby("tier")}
    # Tiers are reviewed at different rates, so the share of all outputs weighs each tier by its outputs.
    seen = [part for part in found["by_tier"].values() if part["completed"]]
    outputs = sum(part["eligible"] for part in seen)
    found["overturn_rate"] = sum(part["eligible"] * part["overturn_rate"] for part in seen) / outputs if seen else None
    return found


def every_review(root, period, as_of, calls):
    """Completion and overturn over all reviews, also of outputs that no other export knows: those by day of routing."""
    reviews = exports.queue_items(root).merge(exports.scores(root), on="output", how="left")
    known = exports.calls(root)
    elsewhere = set(known["id"]) | set(known["trace"])
    months = reviews["routed"].dt.tz_convert(ZONE).dt.strftime("%Y-%m")
    linked = reviews["output"].isin(set(calls["id"]) | set(calls["trace"]))
    reviews = reviews[(linked | (~reviews["output"].isin(elsewhere) & (months == period))) & (reviews["routed"] <= as_of)]
    done = reviews[reviews["completed"] <= as_of]
    overturned = int(done["decision"].isin(["changed", "rejected"]).sum())
    return {
        "routed": len(reviews), "completed": len(done), "overturned": overturned,
        "completion_rate": len(done) / len(reviews) if len(reviews) else None,
        "overturn_rate": overturned / len(done) if len(done) else None,
    }


def review_minutes_spent(root, period, as_of):
    """Working time of the reviews that were completed in the month, whatever they reviewed."""
    reviews = exports.queue_items(root).merge(exports.scores(root), on="output")
    months = reviews["completed"].dt.tz_convert(ZONE).dt.strftime("%Y-%m")
    done = reviews[(months == period) & (reviews["completed"] <= as_of)]
    return float(done["minutes"].astype(float).sum())


def kaplan_meier(hours, disposed):
    """Steps (time, share still open just after it)."""
    steps, open_share = [], 1.0
    for time in sorted({t for t, d in zip(hours, disposed) if d}):
        at_risk = sum(t >= time for t in hours)
        events = sum(t == time and d for t, d in zip(hours, disposed))
        open_share *= 1 - events / at_risk
        steps.append((time, open_share))
    return steps


def first_at_or_below(steps, level):
    return next((time for time, share in steps if share <= level + 1e-12), None)


def restricted_mean(steps, horizon):
    area, time, share = 0.0, 0.0, 1.0
    for step, after in steps:
        if step >= horizon:
            break
        area, time, share = area + share * (step - time), step, after
    return area + share * (horizon - time)


def first_touch(cohort, as_of):
    """Kaplan-Meier steps of the time to the first touch; what was decided and never touched is left out."""
    seen = [(case["acknowledged"] or as_of, case) for case in cohort if case["acknowledged"] or not case["disposed"]]
    hours = [(end - case["flagged"]).total_seconds() / 3600 for end, case in seen]
    return kaplan_meier(hours, [case["acknowledged"] is not None for _, case in seen])


def investigation(root, period, as_of, horizon, exits):
    """Cases flagged in the month; withdrawn, merged and auto-closed ones are left out and counted, open ones are censored at
    the as-of instant."""
    cases = {}
    for path in exports.files(root, "servicenow"):
        cases |= clocks(path, ZONE)
    cohort = [case for case in cases.values()
              if pd.Timestamp(case["flagged"]).tz_convert(ZONE).strftime("%Y-%m") == period]
    withdrawn = [case for case in cohort if case["code"] in exits and case["state"] in ("Resolved", "Closed")
                 or case["state"] in ("Canceled", "Cancelled") and not case["disposed"]]
    cohort = [case for case in cohort if case not in withdrawn]
    disposed = [case["disposed"] is not None and case["disposed"] <= as_of for case in cohort]
    ends = [case["disposed"] if done else as_of for case, done in zip(cohort, disposed)]
    hours = [(end - case["flagged"]).total_seconds() / 3600 for case, end in zip(cohort, ends)]
    closed = [time for time, done in zip(hours, disposed) if done]
    steps = kaplan_meier(hours, disposed)
    return {
        "cases": len(cohort), "disposed": len(closed), "open_of_cohort": len(cohort) - len(closed),
        "withdrawn": len(withdrawn),
        "open_at_as_of_of_all_cohorts": sum(
            (case["disposed"] is None or case["disposed"] > as_of) and case["flagged"] <= as_of
            and case["state"] not in ("Canceled", "Cancelled") for case in cases.values()),
        "mtta_median": first_at_or_below(first_touch(cohort, as_of), 0.5),
        "mtti_mean_closed": float(np.mean(closed)) if closed else None,
        "mtti_median": first_at_or_below(steps, 0.5),
        "mtti_p90": first_at_or_below(steps, 0.1),
        # Beyond the longest time seen the curve is not known, so the mean is restricted to it.
        "mtti_restricted_mean": restricted_mean(steps, min(horizon, max(hours))) if cohort else None,
    }


def pert(draw, given, size):
    """PERT: a Beta between low and high whose mean is (low + 4 mode + high) / 6."""
    low, mode, high = given["low"], given["mode"], given["high"]
    width = high - low
    return low + width * draw.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, size)


def value(calls, tasks, review_minutes):
    draw, size = np.random.default_rng(20261101), 400_000
    total, expected, by_task = np.zeros(size), 0.0, {}
    mean = lambda given: (given["low"] + 4 * given["mode"] + given["high"]) / 6
    for task in tasks:
        uses = int((calls["task"] == task["class"]).sum())
        share = task["accepted_share"]
        minutes = pert(draw, task["baseline_minutes"], size)
        for part in ("assisted_minutes", "review_minutes", "rework_minutes"):
            minutes = minutes - pert(draw, task[part], size)
        hours = uses * draw.beta(share["alpha"], share["beta"], size) * minutes / 60
        net = mean(task["baseline_minutes"]) - mean(task["assisted_minutes"]) - mean(task["review_minutes"]) - mean(task["rework_minutes"])
        closed_form = uses * share["alpha"] / (share["alpha"] + share["beta"]) * net / 60
        by_task[task["class"]] = {"uses": uses, "expected_hours": closed_form, "p50_hours": float(np.median(hours))}
        total, expected = total + hours, expected + closed_form
    p10, p50, p90 = (float(x) for x in np.percentile(total, [10, 50, 90]))
    return {"p10_hours": p10, "p50_hours": p50, "p90_hours": p90, "expected_hours": expected,
            "review_minutes_spent": review_minutes,
            "net_p50_hours": p50 - review_minutes / 60, "net_expected_hours": expected - review_minutes / 60,
            "by_task": by_task}


def cost(root, period, config):
    """Tokens of all requests at the prices of their day, the bill, and the share of the month's budget that is spent."""
    calls = days(exports.calls(root))
    calls = calls[calls["day"].str.startswith(period)]
    spend = 0.0
    for price in config["price"]:
        fits = (calls["model"] == price["model"]) & (calls["day"] >= str(price["valid_from"]))
        if "valid_to" in price:
            fits &= calls["day"] < str(price["valid_to"])
        spend += int(calls.loc[fits, price["class"]].sum()) * float(price["usd_per_million"]) / 1e6
    budget = [float(b["usd"]) for b in config["budget"] if b["period"] == period and "project" not in b]
    billed = sum(dollars for day, dollars in exports.billed(root) if day.startswith(period))
    return {"spend": spend, "billed_amount": billed, "budget_burn": spend / budget[0] if budget else None}


def seat_utilisation(root, period):
    """Seats older than 30 days at the end of the month whose holders called the gateway in its last seven days."""
    until = (pd.Period(period, "M") + 1).start_time.tz_localize(ZONE)
    calls = days(exports.calls(root))
    first = (until - pd.Timedelta(days=1)).tz_localize(None) - pd.Timedelta(days=6)
    recent = calls[(calls["day"] >= first.strftime("%Y-%m-%d")) & (calls["day"] < until.strftime("%Y-%m-%d"))]
    active = set(recent[is_call(recent)]["user"]) - {""}
    young = (until.tz_localize(None) - pd.Timedelta(days=30)).date()
    local = lambda instant: pd.Timestamp(instant).tz_convert(ZONE).date()
    held = [seat["email"] for seat in exports.seats(root)
            if local(seat["assigned"]) < young and (seat["ended"] is None or local(seat["ended"]) >= until.date())]
    return sum(email in active for email in held) / len(held)


PRIVILEGED = {"role_assignment_granted", "claude_organization_settings_updated", "platform_spend_limit_deleted",
              "org_ip_restriction_deleted", "org_compliance_api_settings_updated"}


def unticketed_actions(root, period):
    """What gave power or took a protection away and is named in no ticket; nothing can be said without the feed."""
    month = lambda at: pd.Timestamp(at).tz_convert(ZONE).strftime("%Y-%m")
    feed = {id: kind for id, (kind, at) in exports.activities(root).items() if month(at) == period}
    tickets = "".join(exports.text_of(path) for desk in ("jira", "servicenow") for path in exports.files(root, desk))
    return sum(kind in PRIVILEGED and id not in tickets for id, kind in feed.items()) if feed else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", help="folder with auditpack.toml, projects.csv and exports/")
    parser.add_argument("--period", default="2026-10", help="a month")
    options = parser.parse_args()
    config = tomllib.loads((pathlib.Path(options.root) / "auditpack.toml").read_text("utf-8"))
    as_of = pd.Timestamp(config["run"]["as_of"])
    calls = accepted_calls(options.root, options.period)
    reviews = review(reviewed(options.root, calls, as_of, list(config["policy"]["review"]["coverage"])))
    print(json.dumps({
        "period": options.period,
        "usage": usage(calls),
        "review": reviews,
        "review_with_unlinked": every_review(options.root, options.period, as_of, calls),
        "investigation": investigation(
            options.root, options.period, as_of, config["policy"]["investigation"]["horizon_hours"],
            sum(config["policy"]["investigation"]["exits"].values(), [])),
        "cost": cost(options.root, options.period, config),
        "adoption": {"seat_utilisation": seat_utilisation(options.root, options.period)},
        "security": {"unticketed_privileged_actions": unticketed_actions(options.root, options.period)},
        "value": value(
            calls, config["value"]["task"], review_minutes_spent(options.root, options.period, as_of)),
    }, indent=2))


if __name__ == "__main__":
    main()
