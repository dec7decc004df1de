"""The statistics once more: by lifelines, statsmodels, irrcac and scipy, and where no library of repute has them straight
from the formula with numpy and pandas. Knows nothing of the program's code.

    formulas.py METHOD < cases.json

The cases are a list of objects with the `given` input and the program's `found` results. Everything must agree to 1e-9 of
the value, or to 1e-9 where the value is below 1. Prints the number of cases, or the first difference and exits with 1.
"""

import json
import math
import sys

import numpy as np
import pandas as pd

TOLERANCE = 1e-9


class Difference(Exception):
    pass


def same(found, expected, what):
    if found is None or expected is None:
        if not (found is None and expected is None):
            raise Difference(f"{what}: {found} by the program, {expected} here")
        return
    expected = float(expected)
    if not abs(found - expected) <= TOLERANCE * max(1.0, abs(expected)):
        raise Difference(f"{what}: {found} by the program, {expected} here")


def finite(value):
    return None if value is None or not math.isfinite(value) else float(value)


def wilson(given, found):
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(given["hits"], given["n"], alpha=0.05, method="wilson")
    same(found["low"], low, "low")
    same(found["high"], high, "high")


def kaplan_meier(given, found):
    from lifelines import KaplanMeierFitter
    from lifelines.utils import restricted_mean_survival_time

    times, ended, horizon = np.array(given["times"]), np.array(given["ended"], dtype=bool), given["horizon"]
    fitted = KaplanMeierFitter().fit(times, ended)
    steps = sorted(set(times[ended]))
    if [step["time"] for step in found["steps"]] != steps:
        raise Difference(f"times: {found['steps']} by the program, {steps} here")
    table = fitted.event_table.loc[steps]
    risk, gone = table["at_risk"].to_numpy(float), table["observed"].to_numpy(float)
    limits = fitted.confidence_interval_
    with np.errstate(divide="ignore"):
        greenwood = np.cumsum(gone / (risk * (risk - gone)))
    opens = fitted.survival_function_.loc[steps].iloc[:, 0].to_numpy(float)
    high = 1.0
    for index, step in enumerate(found["steps"]):
        same(step["open"], opens[index], f"share open at {step['time']}")
        if risk[index] > gone[index]:
            same(step["standard_error"], opens[index] * math.sqrt(greenwood[index]), f"standard error at {step['time']}")
            lower, upper = limits.loc[step["time"], "KM_estimate_lower_0.95"], limits.loc[step["time"], "KM_estimate_upper_0.95"]
        else:
            # Nothing is left: the interval is undefined, and runs from 0 to the last upper end by our own rule.
            lower, upper = 0.0, high
        high = upper
        same(step["low"], lower, f"low at {step['time']}")
        same(step["high"], upper, f"high at {step['time']}")
    # Which step reaches exactly a half is a matter of rounding in floating point: there the values above decide.
    first = lambda name: next((step["time"] for step in found["steps"] if step[name] <= 0.5 + TOLERANCE), None)
    on_the_line = np.any(np.abs(opens - 0.5) < TOLERANCE)
    median = first("open") if on_the_line else finite(fitted.median_survival_time_)
    same(found["median"], median, "median")
    same(found["median_low"], first("low"), "low of the median")
    same(found["median_high"], first("high"), "high of the median")
    same(found["mean"], restricted_mean_survival_time(fitted, t=horizon), f"restricted mean to {horizon}")
    # Klein and Moeschberger (4.5.2): the area to the right of each ending.
    edges = [step for step in steps if step < horizon] + [horizon]
    variance = 0.0
    for index in range(len(edges) - 1):
        if risk[index] > gone[index]:
            area = sum(opens[j] * (edges[j + 1] - edges[j]) for j in range(index, len(edges) - 1))
            variance += area**2 * gone[index] / (risk[index] * (risk[index] - gone[index]))
    same(found["mean_error"], math.sqrt(variance), "standard error of the restricted mean")


def aalen_johansen(given, found):
    times, causes, at = np.array(given["times"]), np.array([c or 0 for c in given["causes"]]), given["at"]
    count = len(times)
    whole = 0.0
    for cause in (1, 2):
        # By brute force: every share that ended later is one more loop over all times before.
        rows = []
        open_before, share = 1.0, 0.0
        for time in sorted(set(times[(causes > 0) & (times <= at)])):
            risk = int(np.sum(times >= time))
            gone = int(np.sum((times == time) & (causes > 0)))
            mine = int(np.sum((times == time) & (causes == cause)))
            share += open_before * mine / risk
            rows.append((open_before, share, risk, gone, mine))
            open_before *= 1 - gone / risk
        variance = 0.0
        for before, then, risk, gone, mine in rows:
            if risk > gone:
                variance += (share - then) ** 2 * gone / (risk * (risk - gone))
            variance += before**2 * mine * (risk - mine) / risk**3
            variance -= 2 * (share - then) * before * mine / risk**2
        mine = found[cause - 1]
        same(mine["share"], share, f"share of cause {cause}")
        same(mine["standard_error"] ** 2, variance, f"variance of cause {cause}")
        whole += share
        if len(set(times)) == count and np.any(causes == cause):
            by_lifelines(times, causes, cause, at, mine)
    same(found[2]["open"], 1 - whole, "what is still open")


def by_lifelines(times, causes, cause, at, found):
    """Lifelines moves tied times at random, so this is for times without ties."""
    from lifelines import AalenJohansenFitter

    fitted = AalenJohansenFitter().fit(times, causes, event_of_interest=cause)
    row = fitted.cumulative_density_.index[fitted.cumulative_density_.index <= at].max()
    same(found["share"], fitted.cumulative_density_.loc[row].iloc[0], f"share of cause {cause} by lifelines")
    # Where nothing is left lifelines divides by zero.
    variance = fitted.variance_.loc[row]
    if math.isfinite(variance) and 0 < found["share"] < 1:
        same(found["standard_error"] ** 2, variance, f"variance of cause {cause} by lifelines")
        ends = sorted(fitted.confidence_interval_.loc[row])
        same(found["low"], ends[0], f"low of cause {cause}")
        same(found["high"], ends[1], f"high of cause {cause}")


def agreement(given, found):
    from irrCAC.table import CAC
    from statsmodels.stats.inter_rater import cohens_kappa

    table = np.array(given["table"])
    with np.errstate(invalid="ignore"):
        result = cohens_kappa(table)
    same(found["kappa"], result.kappa, "kappa")
    # A variance of 0 comes out of the subtraction as a trace above or below it.
    error = result.std_kappa if result.var_kappa > 1e-15 else 0.0
    same(found["kappa_error"], error, "standard error of kappa")
    used = [kind for kind in range(len(table)) if table[kind].sum() + table[:, kind].sum() > 0]
    result = CAC(pd.DataFrame(table[np.ix_(used, used)]), digits=15).gwet()["est"]
    same(found["ac1"], result["coefficient_value"], "AC1")
    same(found["ac1_error"], np.asarray(result["se"]).item(), "standard error of AC1")


def xmr(given, found):
    values = pd.Series(given["values"], dtype=float)
    ranges = values.diff().abs()
    for name, kept in (("all", ranges), ("screened", ranges[ranges <= 3.267 * ranges.mean()])):
        mean, moving = values.mean(), kept.mean()
        same(found[name]["centre"], mean, f"centre, {name}")
        same(found[name]["moving_range"], moving, f"mean moving range, {name}")
        same(found[name]["low"], mean - 2.66 * moving, f"lower limit, {name}")
        same(found[name]["high"], mean + 2.66 * moving, f"upper limit, {name}")
        same(found[name]["range_high"], 3.268 * moving, f"limit of the ranges, {name}")


def laney(given, found):
    frame = pd.DataFrame({"hits": given["hits"], "size": given["sizes"]}, dtype=float)
    centre = frame["hits"].sum() / frame["size"].sum()
    inner = centre * (1 - centre) if given["kind"] == "proportion" else centre
    z = (frame["hits"] / frame["size"] - centre) / np.sqrt(inner / frame["size"])
    sigma_z = z.diff().abs().mean() / 1.128
    same(found["centre"], centre, "centre")
    same(found["sigma_z"], sigma_z, "sigma z")
    half = 3 * math.sqrt(inner / given["at"]) * sigma_z
    same(found["low"], centre - half, "lower limit")
    same(found["high"], centre + half, "upper limit")


def poisson(given, found):
    from scipy.stats import chi2

    count = given["count"]
    same(found["low"], chi2.ppf(0.025, 2 * count) / 2 if count else 0.0, f"low of {count}")
    same(found["high"], chi2.ppf(0.975, 2 * count + 2) / 2, f"high of {count}")


def stratified(given, found):
    size, sample, hits = (np.array(given[name], dtype=float) for name in ("size", "sample", "hits"))
    seen = sample > 0
    same(found["unseen"], size[~seen].sum(), "unseen")
    size, sample, hits = size[seen], sample[seen], hits[seen]
    weight, part = size / size.sum(), hits / sample
    share = float((weight * part).sum())
    spread = np.where(sample > 1, weight**2 * (1 - sample / size) * part * (1 - part) / np.maximum(sample - 1, 1), 0)
    variance = float(spread.sum())
    same(found["share"], share, "share")
    same(found["standard_error"], math.sqrt(variance), "standard error")
    lonely = bool(np.any((sample == 1) & (size > 1)))
    n = 1 / float((weight**2 / sample).sum()) if lonely or variance == 0 else share * (1 - share) / variance
    same(found["effective_size"], n, "effective size")
    # The roots of the score equation (p − π)² = z²·π(1−π)/n.
    z2 = 1.959963984540054**2
    a, b, c = 1 + z2 / n, -(2 * share + z2 / n), share**2
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    same(found["low"], (-b - root) / (2 * a), "low")
    same(found["high"], (-b + root) / (2 * a), "high")


def order_statistic(given, found):
    from scipy.stats import binom

    n, share = given["n"], given["share"]
    below = binom.cdf(np.arange(n), n, share)
    low, high = np.flatnonzero(below <= 0.025), np.flatnonzero(below >= 0.975)
    same(found["low"], low[-1] + 1 if len(low) else None, "lower rank")
    same(found["high"], high[0] + 1 if len(high) else None, "upper rank")
    if len(low) and len(high):
        covered = binom.cdf(high[0], n, share) - binom.cdf(low[-1], n, share)
        same(found["coverage"], covered, "coverage")


def concentration(given, found):
    counts = np.array(given["counts"], dtype=float)
    n, shares = len(counts), counts / counts.sum()
    index = float((shares**2).sum())
    same(found["herfindahl"], index, "HHI")
    same(found["effective"], 1 / index, "effective number")
    same(found["normalised"], (index - 1 / n) / (1 - 1 / n) if n > 1 else None, "HHI*")
    # Half the mean difference of all pairs, in means.
    gini = float(np.abs(counts[:, None] - counts[None, :]).sum()) / (2 * n * n * counts.mean())
    same(found["gini"], gini, "Gini")
    same(found["gini_adjusted"], gini * n / (n - 1) if n > 1 else None, "Gini, adjusted")
    same(found["top_3"], float(np.sort(shares)[::-1][:3].sum()), "three largest")
    unknown = given["unknown"]
    everything = counts.sum() + unknown
    largest = counts.copy()
    largest[counts.argmax()] += unknown
    same(found["least"], float(((counts / everything) ** 2).sum()), "least HHI")
    same(found["greatest"], float(((largest / everything) ** 2).sum()), "greatest HHI")


def binomial_limit(n, share, tail):
    """D. J. Spiegelhalter, Statistics in Medicine 24 (2005), A.1.1."""
    from scipy.stats import binom

    hits = np.arange(-1, n + 1)
    below = binom.cdf(hits, n, share)
    at = int(np.argmax(below > tail))
    part = (below[at] - tail) / (below[at] - below[at - 1])
    return max(0.0, (hits[at] - part) / n)


def funnel(given, found):
    from scipy.stats import binom, norm
    from scipy.stats.mstats import winsorize

    hits, n = np.array(given["hits"], dtype=float), np.array(given["n"], dtype=float)
    centre = hits.sum() / n.sum()
    z = (hits / n - centre) / np.sqrt(centre * (1 - centre) / n)
    inflation = max(1.0, float((np.asarray(winsorize(z, limits=(0.1, 0.1))) ** 2).mean()))
    same(found["centre"], centre, "centre")
    same(found["inflation"], inflation, "inflation")
    quantile = 1.959963984540054
    beyond = np.abs(z) / math.sqrt(inflation) > quantile
    low, high = (centre + sign * quantile * np.sqrt(inflation * centre * (1 - centre) / n) for sign in (-1, 1))
    if inflation == 1:
        beyond = np.minimum(binom.cdf(hits, n, centre), binom.sf(hits - 1, n, centre)) <= norm.sf(quantile)
        low = np.array([binomial_limit(int(size), centre, norm.sf(quantile)) for size in n])
        high = np.array([1 - binomial_limit(int(size), 1 - centre, norm.sf(quantile)) for size in n])
    for limits, here in zip(("low", "high"), (np.maximum(low, 0), np.minimum(high, 1))):
        for found_here, expected in zip(found[limits], here):
            same(found_here, expected, limits)
    outside = [int(i) for i in np.flatnonzero(beyond & (n >= 5))]
    if found["outside"] != outside:
        raise Difference(f"outside: {found['outside']} by the program, {outside} here")


def decompose(given, found):
    items = pd.DataFrame(given["items"], columns=["q0", "p0", "q1", "p1"], dtype=float)
    q0, q1 = items["q0"].sum(), items["q1"].sum()
    same(found["price"], (items["q1"] * (items["p1"] - items["p0"])).sum(), "price")
    same(found["volume"], (q1 - q0) * (items["q0"] * items["p0"]).sum() / q0, "volume")
    same(found["mix"], ((items["q1"] - q1 * items["q0"] / q0) * items["p0"]).sum(), "mix")
    change = (items["q1"] * items["p1"]).sum() - (items["q0"] * items["p0"]).sum()
    same(found["price"] + found["volume"] + found["mix"], change, "change of the amount")


def rules(given, found):
    values = pd.Series(given["values"], dtype=float)
    measured = values[:-1].dropna()
    base = values[: measured.index[min(len(measured), 12) - 1] + 1]
    centre, half = base.mean(), 2.66 * base.diff().abs().mean()
    same(found["centre"], centre, "centre")
    away = values - centre
    fired = []
    if abs(away.iloc[-1]) > half:
        fired.append("beyond")
    if abs(np.sign(away).rolling(7).sum().iloc[-1]) == 7:
        fired.append("side")
    if abs(np.sign(values.diff()).rolling(6).sum().iloc[-1]) == 6:
        fired.append("trend")
    outer = (np.sign(away) * (away.abs() > 2 / 3 * half)).where(away.notna()).tail(3)
    if outer.notna().all() and outer.iloc[-1] != 0 and (outer == outer.iloc[-1]).sum() >= 2:
        fired.append("outer")
    if found["rules"] != fired:
        raise Difference(f"rules: {found['rules']} by the program, {fired} here")


METHODS = [
    wilson, kaplan_meier, aalen_johansen, agreement, xmr, laney, poisson, stratified, order_statistic,
    concentration, funnel, decompose, rules,
]


def main():
    method = {method.__name__: method for method in METHODS}[sys.argv[1]]
    cases = json.load(sys.stdin)
    for number, case in enumerate(cases):
        try:
            method(case["given"], case["found"])
        except Difference as difference:
            print(f"case {number}: {difference}\n{json.dumps(case)}")
            sys.exit(1)
    print(f"{len(cases)} cases")


main()
