//! The statistics beside lifelines, statsmodels, irrcac, scipy and formulas written out in pandas: seeded cases go to
//! `tests/independent/formulas.py` with what our code makes of them, and that script says whether it agrees, to 1e-9.

mod cases;

use crate::independent::python;
use cases::{CASES, Dice};
use serde_json::{Value, json};

/// Sends `CASES` cases of a method to the script, and hands them back.
fn compare(method: &str, case: impl Fn(usize, &mut Dice) -> Value) -> Vec<Value> {
    let mut dice = Dice::of(method);
    let cases: Vec<Value> = (0..CASES).map(|number| case(number, &mut dice)).collect();
    let said = python("formulas.py", &[method], &json!(cases).to_string());
    assert_eq!(said.trim(), format!("{CASES} cases"));
    cases
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn wilson_equals_statsmodels() {
    compare("wilson", cases::wilson);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn kaplan_meier_equals_lifelines() {
    compare("kaplan_meier", cases::kaplan_meier);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn aalen_johansen_equals_lifelines_and_brute_force() {
    compare("aalen_johansen", cases::aalen_johansen);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn agreement_equals_statsmodels_and_irrcac() {
    compare("agreement", cases::agreement);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn individuals_limits_equal_the_formula() {
    compare("xmr", cases::xmr);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn laney_limits_equal_the_formula() {
    compare("laney", cases::laney);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn poisson_limits_equal_scipy() {
    compare("poisson", cases::poisson);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn stratified_shares_equal_the_formula() {
    compare("stratified", cases::stratified);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn ranks_of_quantiles_equal_scipy() {
    compare("order_statistic", cases::order_statistic);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn concentration_equals_the_formula() {
    compare("concentration", cases::concentration);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn funnels_equal_the_formula() {
    compare("funnel", cases::funnel);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn decompositions_equal_the_formula() {
    compare("decompose", cases::decompose);
}

#[test]
#[ignore = "needs python3 with lifelines"]
fn signals_equal_rolling_windows() {
    let cases = compare("rules", cases::rules);
    let fired = |rule: &str| cases.iter().any(|case| case["found"]["rules"].as_array().unwrap().contains(&json!(rule)));
    assert!(["beyond", "side", "trend", "outer"].into_iter().all(fired), "every rule fires somewhere");
    assert!(cases.iter().any(|case| case["found"]["rules"] == json!([])), "and somewhere none");
}
