# English. Every message of the reports; other languages may lack some, and are then told in English.
# `{ $x }` is a number or text as the reader sees it, `{ $x-n }` the number that plurals go by.

### [core] Numbers, units, dates

share = { $value }%
share-below = less than { $least }%
share-above = more than { $most }%
money = ${ $value }
money-negative = −${ $value }
below-a-minute = less than 1 minute
interval = { $low } to { $high }
interval-from = { $low } or more
interval-to = { $high } or less
target-at-least = at least { $target }
target-at-most = at most { $target }
list-separator = { ", " }
list-last = { $head } and { $last }

unit-calls = { $value } { $value-n ->
    [one] call
   *[other] calls
 }
unit-projects = { $value } { $value-n ->
    [one] project
   *[other] projects
 }
unit-hours = { $value } { $value-n ->
    [one] hour
   *[other] hours
 }
unit-minutes = { $value } { $value-n ->
    [one] minute
   *[other] minutes
 }
unit-seconds = { $value } { $value-n ->
    [one] second
   *[other] seconds
 }
unit-days = { $value } { $value-n ->
    [one] day
   *[other] days
 }
unit-cases = { $value } { $value-n ->
    [one] case
   *[other] cases
 }
unit-rows = { $value } { $value-n ->
    [one] row
   *[other] rows
 }
unit-people = { $value } { $value-n ->
    [one] person
   *[other] people
 }
unit-keys = { $value } { $value-n ->
    [one] key
   *[other] keys
 }
unit-actions = { $value } { $value-n ->
    [one] action
   *[other] actions
 }
unit-tokens = { $value } { $value-n ->
    [one] token
   *[other] tokens
 }
unit-tasks = { $value } { $value-n ->
    [one] task
   *[other] tasks
 }
unit-log-ratio = { $value } (natural logarithm)
unit-per-thousand = { $value } per 1,000
unit-per-hour = { $value } per hour

date-day = { $day } { $month } { $year }
date-instant = { $day }, { $time } { $zone }
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December
date-month = { $month } { $year }
date-week = week { $number } of { $year } ({ $first } to { $last })
date-quarter = quarter { $number } of { $year } ({ $first } to { $last })
date-range = { $name } ({ $first } to { $last })
date-fiscal-period = period { $number } of fiscal year { $year }
date-fiscal-quarter = quarter { $number } of fiscal year { $year }
date-fiscal-year = fiscal year { $year }

verdict-met = Met
verdict-not-met = Not met
verdict-cannot-tell = Cannot tell
verdict-no-target = No target
verdict-not-measurable = Not measurable

### [decision] The first page

decision-heading-decide = For decision
decision-heading-discuss = For discussion
decision-heading-note = For note
decision-decide = Decide
decision-discuss = Discuss
decision-note = Note
decision-breach = how { $subject } gets back to { $bound }, or for how long { $value } is accepted.
decision-more-breaches = how { $more } more missed targets are dealt with; they stand under “Indicators”.
decision-unclear = { $targets-n ->
    [one] one target that cannot be told yet: { $subject }: { $reason }.
   *[other] { $targets } targets that cannot be told yet. The first is { $subject }: { $reason }.
 }
decision-restated = { $numbers-n ->
    [one] one published number is another now; it stands in the appendix.
   *[other] { $numbers } published numbers are others now; they stand in the appendix.
 }
decision-nothing-missed = no target was missed.
decision-nothing-measured = nothing could be measured in this period. That is not a clean result.
confidence-complete = Complete
confidence-limited = Limited
confidence-coverage = { $source } was heard on { $share } of the days on which it should have been.
confidence-provisional = The period is provisional: rows of it may still arrive.
confidence-unsettled-many = The period is provisional until { $day }: rows of { $sources } sources may still arrive; the appendix names them.
confidence-unsettled = The period is provisional until { $day }: rows of { $sources } may still arrive.
confidence-unbalanced = { $files-n ->
    [one] The rows of one input file do not add up.
   *[other] The rows of { $files } input files do not add up.
 }
confidence-measured = { $measured } of { $all } indicators could be measured.
confidence-unattributed = { $share } of the calls belong to no project.

### [kri] The indicators

variation-common-cause = No signal
variation-concern = Worse
variation-improvement = Better
variation-neutral = Changed
assurance-passes = Kept
assurance-fails = Missed
assurance-hit-or-miss = Hit or miss
grade-rows = A
grade-counts = B
grade-proxy = C
grade-assumed = { $grade }

### [themes] Pages of an area

theme-cost = Cost
theme-cost-caption = What was measured of cost
theme-security = Security and administration
theme-security-caption = What was measured of security and administration
theme-adoption = Adoption
theme-adoption-caption = What was measured of adoption
area-missed = { $missed-n ->
    [one] One target is missed: { $subject }
   *[other] { $missed } targets are missed, the first by { $subject }
 }
area-first = { $subject }: { $value }
area-nothing = { $theme }: nothing could be measured
area-unknown = { $indicators-n ->
    [one] One more indicator could not be measured; the appendix says what is missing.
   *[other] { $indicators } more indicators could not be measured; the appendix says what is missing.
 }
oversight-unreviewed = { $unreviewed } of { $eligible } outputs of tier { $tier } went without a review
investigation-over = { $cases-n ->
    [one] One open case is over its service level, { $age } old
   *[other] { $cases } open cases are over their service level, the oldest { $age } old
 }

area-usage = Usage
area-adoption = Adoption
area-review = Review
area-investigation = Investigation
area-value = Value
area-cost = Cost
area-security = Security and administration
area-quality = Data quality
area-summary = { $measured } of { $all } measured
theme-project = By project
theme-team = By team
breakdown-project = { $members-n ->
    [one] One project has numbers of its own
   *[other] { $members } projects have numbers of their own
 }
breakdown-team = { $members-n ->
    [one] One team has numbers of its own
   *[other] { $members } teams have numbers of their own
 }
breakdown-caption = A dash stands where there is no value, or where too few people stand behind it.
breakdown-member = { $member } beside all together

### [exceptions] The register and the actions

exceptions-none = No exception
exceptions-message = { $exceptions-n ->
    [one] One exception, { $bare-n ->
        [0] with an action
       *[other] without an action
     }
   *[other] { $exceptions } exceptions, { $bare } without an action
 }
exceptions-caption = Everything that is not as it should be; an action names the exception that it answers
exceptions-more = { $more } more are in the dashboard.
exceptions-no-action = None yet
exceptions-case = Case { $case } ({ $severity }) has been open for { $age }; its service level is { $level }.
exceptions-signal = { $signals-n ->
    [one] { $subject }: the control chart shows a change for the worse.
   *[other] { $area }: the control charts of { $signals } indicators show a change for the worse: { $subject }.
 }
exceptions-rejected = { $rows-n ->
    [one] One row of the exports was refused since the lake began; the appendix says why.
   *[other] { $rows } rows of the exports were refused since the lake began; the appendix says why.
 }
exceptions-controls = { $controls-n ->
    [one] One control is supported by no number of this period.
   *[other] { $controls } controls are supported by no number of this period.
 }
severity-high = High
severity-medium = Medium
severity-low = Low
action-caption = Actions at the as-of instant, those that are open first
action-none = No file of actions is named in the configuration: keep one with the columns id, action, owner, due, status and exception, and name it as actions under [report].
action-message = { $open-n ->
    [one] One action is open, { $overdue } overdue.
   *[other] { $open } actions are open, { $overdue } overdue.
 }
action-open = Open
action-done = Done
action-dropped = Dropped
action-overdue = { $days-n ->
    [one] Overdue by 1 day
   *[other] Overdue by { $days } days
 }

### [look] An organisation's own look

look-left-out = { $count-n ->
    [one] By choice of the organisation the theme { $themes } has no page here; its numbers are in the table of indicators of the dashboard and in kpis.json.
   *[other] By choice of the organisation these themes have no page here: { $themes }; their numbers are in the table of indicators of the dashboard and in kpis.json.
 }

### [closing] Restatements, limits, words, signatures

restated-caption = Numbers that a pack published and that are others now
limit-recorded = Only what the exports record is counted. Use of AI outside the recorded systems is not seen.
limit-cohort = Medians and service levels follow the cases that were flagged in the period; open cases are those at the as-of instant. Hours are elapsed hours, nights and weekends among them, unless an indicator says business hours.
limit-evidence = { $indicators-n ->
    [one] One indicator rests on vendor figures or on estimates of the users themselves (E0, E1): it shows a direction, not a proof.
   *[other] { $indicators } indicators rest on vendor figures or on estimates of the users themselves (E0, E1): they show a direction, not a proof.
 }
limit-proxy = For { $questions } no export tells the thing itself; what stands in for it is counted (grade C).
limit-withheld = { $numbers-n ->
    [one] One number is withheld, because too few people stand behind it or behind another.
   *[other] { $numbers } numbers are withheld, because too few people stand behind them or behind others.
 }
term-as-of = As-of instant
term-as-of-means = The moment at which open work was judged; what was recorded later does not count.
term-cannot-tell = Cannot tell
term-cannot-tell-means = The interval reaches to both sides of the target, or the exports cover too little of the period, so that neither kept nor missed can be said.
term-edition = Restated
term-edition-means = An earlier pack told another value, because rows came later, were corrected, or were judged again.
term-evidence = Evidence
term-evidence-means = A: single records. B: counts by a vendor. C: a stand-in. For assumptions: E0 vendor figure, E1 estimate of the users, E2 local time study, E3 matched comparison, E4 randomised trial.
term-interval = Interval
term-interval-means = The range in which the true value lies with 95% confidence; for time saved, from the 10th to the 90th percentile of the simulation. Without an interval everything was counted.
term-median = Median and 90th percentile
term-median-means = Half of the cases, or nine of ten, took no longer. Cases that are still open count with the time they have been open.
term-provisional = Provisional
term-provisional-means = Rows of the period may still arrive; a later pack may tell other values.
term-review-coverage = Coverage by human review
term-review-coverage-means = The share of outputs of a risk tier that a person decided on.
term-routing = Routing
term-routing-means = The share of outputs that was sent to a person, whether or not that person has decided.
term-signal = Signal
term-signal-means = A change that chance alone would rarely show, by the rules of the control chart. Without one no change is spoken of.
term-target = Target
term-target-means = The bound that the policy sets, with who approved it and when. It is kept or missed only if the whole interval is.
term-tier = Risk tier
term-tier-means = How grave an error in a project's outputs would be, as the organisation classed the project.
term-unattributed = Unattributed
term-unattributed-means = Calls that no rule of the attribution map gives to a project.
sign-prepared = Prepared by
sign-prepared-states = The inputs named in the appendix are all that I know of.
sign-reviewed = Reviewed by
sign-reviewed-states = I have reviewed the exceptions and the data-quality page.
sign-approved = Approved by
sign-approved-states = This pack may go to the recipients named on its first page.
