//! The cases of the period one by one, for the register: who worked on them is in none.

use crate::measure::facts::Facts;
use crate::measure::facts::cases::{Case, Exit, Reopening, Standing};
use crate::measure::findings::Incident;

/// The cases that were flagged, decided or closed in the period, as they stand at the as-of instant, the newest flag first.
pub(super) fn incidents(facts: &Facts) -> Vec<Incident> {
    let (start, end) = facts.span_us();
    let within = |us: &i64| (start..end).contains(us);
    let one = |case: &Case| {
        let incident = incident(facts, case);
        let clocks = [Some(incident.flagged_us), incident.decided_us, incident.closed_us];
        clocks.iter().flatten().any(within).then_some(incident)
    };
    let as_of = facts.context.as_of_us;
    let flagged = facts.cases().into_iter().filter(|case| case.standing(as_of) != Standing::Unknown);
    let mut found: Vec<Incident> = flagged.filter_map(one).collect();
    found.sort_by(|a, b| b.flagged_us.cmp(&a.flagged_us).then_with(|| a.case_id.cmp(&b.case_id)));
    found
}

fn incident(facts: &Facts, case: &Case) -> Incident {
    let as_of = facts.context.as_of_us;
    let standing = case.standing(as_of);
    let (state, decided_us, left_us) = match standing {
        Standing::Unknown | Standing::Open => ("open", None, None),
        Standing::Decided(us) => ("decided", Some(us), None),
        Standing::Left(us, Exit::AutoClosed) => ("auto_closed", None, Some(us)),
        Standing::Left(us, Exit::Merged) => ("merged", None, Some(us)),
        Standing::Left(us, Exit::Withdrawn) => ("withdrawn", None, Some(us)),
        Standing::Undated => ("undated", None, None),
        Standing::Backwards => ("backwards", None, None),
    };
    // The same words as those of the precision of flags.
    let words = &facts.context.policy.at(facts.period.last_day()).investigation.dispositions;
    let is_done = matches!(standing, Standing::Decided(_) | Standing::Undated);
    let right = case.disposition.as_deref().filter(|_| is_done).and_then(|word| words.is_true_positive(word));
    Incident {
        case_id: case.id.clone(),
        source: case.source.clone(),
        severity: case.severity.clone(),
        flagged_us: case.flagged_us,
        acknowledged_us: case.acknowledged_us.filter(|us| *us <= as_of),
        decided_us,
        closed_us: left_us.or_else(|| case.over_us(as_of)),
        class: right.map(|right| if right { "true_positive" } else { "false_positive" }),
        disposition: case.disposition.clone(),
        reopened: match case.reopening {
            Reopening::Never => false,
            Reopening::At(us) => us <= as_of,
            Reopening::Undated => true,
        },
        sla_hours: facts.clock_sla(&case.severity, case.flagged_day),
        state,
    }
}
