# English. Every message of the reports; other languages may lack some, and are then told in English. What the definition
# cards say (`card-…`) and the words of files and tables (`word-…`) stand in the code; the other languages say them here.
# `{ $x }` is a number or text as the reader sees it, `{ $x-n }` the number that plurals go by.

### [core] Numbers, units, dates

language-tag = en-GB
language-hyphenates = no
share = { $value }%
share-below = less than { $least }%
share-above = more than { $most }%
money = ${ $value }
money-negative = −${ $value }
below-a-minute = less than 1 minute
interval = { $low } to { $high }
interval-between = between { $low } and { $high }
interval-from = { $low } or more
interval-to = { $high } or less
target-at-least = at least { $target }
target-at-most = at most { $target }
list-separator = { ", " }
parts-separator = { "; " }
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
date-day-short = { $day } { $month }
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
date-month-short-1 = Jan
date-month-short-2 = Feb
date-month-short-3 = Mar
date-month-short-4 = Apr
date-month-short-5 = May
date-month-short-6 = Jun
date-month-short-7 = Jul
date-month-short-8 = Aug
date-month-short-9 = Sep
date-month-short-10 = Oct
date-month-short-11 = Nov
date-month-short-12 = Dec
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

### [labels] What stands on the pages whatever the numbers are
# `{ $page }`, `{ $pages }`, `{ $shown }` and `{ $rows }` are filled in where the page is laid out.

label-skip = Skip to the report
label-as-of = As of
label-version = Version
label-classification = Classification
label-distribution = Distribution
label-prepared-by = Prepared by
label-approved-by = Approved by
label-document = Document
label-owner = Owner
label-page = Page { $page } of { $pages }
label-search = Search
label-search-all = all
label-search-shown = { $shown } of { $rows } shown
label-at-a-glance = At a glance
label-sections = Sections
label-nav-exceptions = Exceptions
label-nav-missing = Not measured
label-nav-controls = Controls
label-nav-definitions = Definitions
label-nav-quality = Data quality
label-what-changed = What changed
label-confidence = How far the numbers carry
label-results = Results:
label-exceptions-and-actions = Exceptions and actions
label-actions = Actions
label-numbers = The numbers:
label-indicators = Indicators
label-every-indicator = Every indicator
label-other-indicators = Every other indicator, and the members of these, stand in the dashboard and in kpis.json.
label-how-to-read = Intervals are 95%; for time saved, the 10th to the 90th percentile. n is the number of observations. A verdict compares the whole interval with the target.
label-how-to-read-more = Change: what the control chart of the last periods shows, and under it whether the target will be kept if nothing changes. Beside the owner the evidence: A counted row by row, B counted by the vendor, C something else counted in its place, E0 to E4 declared assumptions.
label-indicator = Indicator
label-value = Value
label-interval = Interval
label-observations = n
label-target = Target
label-verdict = Verdict
label-change = Change
label-periods = 13 periods
label-appendix = Appendix
label-appendix-definitions = Appendix A: definitions
label-appendix-quality = Appendix B: data quality
label-appendix-missing = Appendix C: what could not be measured
label-appendix-controls = Appendix D: controls
label-appendix-restatements = Appendix E: restatements, limits and words
label-missing = What could not be measured
label-nothing-missing = Every indicator was measured.
label-controls = Controls that the numbers support
label-controls-note = A number supports a control; it never satisfies one.
label-controls-none = No control applies to what was measured.
label-definitions = What each number means
label-definitions-none = No definition cards were handed on.
label-quality = Where the numbers come from
label-inputs = Inputs
label-balance = Balance per format
label-rejects = Rejects
label-restatements-limits-words = Restatements, limits and words
label-restatements = Restatements
label-restated-none = No published number is another now.
label-limits = What the numbers cannot say
label-words = Words
label-sign-off = Sign-off
label-sign-off-note = Signing confirms that the person has read document { $document }. Software signs nothing.
label-sign-line = Name, signature, date
label-sign-name = Name
label-sign-signature = Signature
label-sign-date = Date
label-sign-minutes = Minutes in which it was received
label-sign-next = Next review
label-md-document = document { $document }
label-md-prepared-by = prepared by
label-md-approved-by = approved by
label-md-restatements-limits = Restatements and limits
rows-left-out = { $rows } more { $rows-n ->
    [one] row is
   *[other] rows are
 } left out here; all are in the dashboard and, for indicators, in the attached kpis.csv.
attached-kpis-json = Every KPI of the period
attached-kpis-csv = Every KPI of the period, as a table
attached-definitions-json = What every KPI means and how it is computed
attached-manifest-json = The exports and the state of the lake that this was made from

### [columns] Headings of tables

column-accepted = Accepted
column-action = Action
column-adds-up = Adds up
column-age = Age
column-all-shown = All shown
column-all-together = All together
column-applies-from = Applies from
column-assumption = Assumption
column-at-p10 = At its 10th percentile
column-at-p90 = At its 90th percentile
column-at-risk-before = At risk before
column-calls = Calls
column-case = Case
column-class = Class
column-control = Control
column-counted = Counted
column-coverage = Coverage
column-day = Day
column-due = Due
column-duplicate = Duplicate
column-eligible = Eligible
column-evidence = Evidence
column-exception = Exception
column-failed = Failed
column-file = File
column-files = Files
column-first-day = First day
column-first-line = First line
column-first-such-row = First such row
column-flagged = Flagged
column-format = Format
column-indicator = Indicator
column-indicators = Indicators
column-interval = Interval
column-interval-95 = 95% interval
column-last-day = Last day
column-median = Median
column-missing = What is missing
column-now = Now
column-of-step-before = Of the step before
column-only-for = Only for
column-out-of = Out of
column-outputs = Outputs
column-outside = Outside
column-outside-by-chance = Outside by chance
column-owner = Owner
column-p10 = 10th percentile
column-p90 = 90th percentile
column-period = Period
column-project = Project
column-projects-judged = Projects judged
column-published-as = Published as
column-rate = Rate
column-read = Read
column-reason = Reason
column-rejected = Rejected
column-reviewed = Reviewed
column-rows = Rows
column-service-level = Service level
column-severity = Severity
column-sha-256 = SHA-256
column-share = Share
column-since-flag = Time since the flag
column-size-limits = Limits for its size
column-source = Source
column-state = State
column-step = Step
column-still-open = Still open
column-supported-by = Supported by
column-table = Table
column-target = Target
column-task = Task
column-team = Team
column-tier = Tier
column-unknown-type = Unknown type
column-uses = Uses
column-usual-range = Usual range
column-value = Value
column-verdict = Verdict
column-what = What
column-what-is-counted = What is counted
column-which = Which
column-why = Why
column-would-feed = What would feed it

### [found] What was found, and what changed

found = { $subject }: { $value }
found-noted = { $subject }: { $value } ({ $notes })
found-nothing = { $subject }: not measurable, { $reason }
found-no-result = no result was handed on for it
found-member = { $title }, { $dimension } { $member }
found-interval = { $kind } { $interval }
found-target = target { $target }: { $verdict }
found-met = met
found-not-met = not met
found-cannot-tell = cannot tell
found-no-target = no target
found-not-measurable = not measurable
target = target { $target }
not-measurable = not measurable
count-of = { $part } of { $all }
yes = yes
no = no

change = { $title }, { $found } (expected { $range }, from { $periods } { $periods-n ->
    [one] period
   *[other] periods
 } of { $from } to { $to })
change-on-trial = { $title }, { $found } (expected { $range }, from { $periods } { $periods-n ->
    [one] period
   *[other] periods
 } of { $from } to { $to }, limits on trial)
change-none = no signal of a change: { $value }
change-common-cause = no signal of a change: { $value }, { $rules }
change-concern = a signal of a change for the worse: { $value }, { $rules }
change-improvement = a signal of a change for the better: { $value }, { $rules }
change-neutral = a signal of a change: { $value }, { $rules }
change-rule-beyond-limit-high = above the upper limit
change-rule-beyond-limit-low = below the lower limit
change-rule-one-side-high = the seventh in a row above the centre
change-rule-one-side-low = the seventh in a row below the centre
change-rule-trend-high = the seventh in a row to rise
change-rule-trend-low = the seventh in a row to fall
change-rule-outer-third-high = with another of the last three near the upper limit or beyond
change-rule-outer-third-low = with another of the last three near the lower limit or beyond
change-before = { $value } in { $period }
change-before-restated = { $value } in { $period }, published as { $first }: { $reason }
change-before-refused = not compared with { $period }: { $reason }
change-budget = { $shown } of { $charts } { $charts-n ->
    [one] chart
   *[other] charts
 } { $shown-n ->
    [one] shows
   *[other] show
 } a signal; about { $expected } would if nothing had changed at all.

spark = { $title } over { $periods } periods since { $first }: between { $low } and { $high }.
spark-with-gaps = { $title } over { $periods } periods since { $first }: between { $low } and { $high }; { $missing } not measurable.
trend-title = { $title } over { $periods } { $periods-n ->
    [one] period
   *[other] periods
 }
trend-alt = Line of { $title }. { $sentence }
trend-usual = usually { $range }
trend-baseline = sets the usual range
trend-so-far = so far
trend-caption = Band: limits of chance from { $periods } { $periods-n ->
    [one] period
   *[other] periods
 }. A ring marks what a rule picked out.
trend-table = Every period of the line

### [headline] The cover, the three questions and the headlines

cover-title = AI oversight board pack
cover-dashboard-title = AI oversight dashboard
cover-classification = Confidential
cover-draft = Draft
cover-final = Final
question-control = Are we in control?
question-worth = Is it worth it?
question-trust = Can I trust this?
headline-more = { $more } more in the table of indicators.
headline-nothing-missed = No target was missed, and no comparison with the period before can be made.
headline-nothing-measured = Nothing could be measured in this period: that is not a clean result.
control-none = No oversight target could be judged.
control-met = All { $targets } oversight { $targets-n ->
    [one] target
   *[other] targets
 } that could be judged are met.
control-mixed = Of { $targets } oversight { $targets-n ->
    [one] target
   *[other] targets
 }, { $met } { $met-n ->
    [one] is
   *[other] are
 } met, { $missed } { $missed-n ->
    [one] is
   *[other] are
 } missed, { $unclear } cannot be told yet.
worth-unknown = Time saved could not be estimated.
worth-gain = An estimated { $hours } saved; even the 10th percentile is above zero.
worth-loss = An estimated { $hours } saved; even the 90th percentile is below zero.
worth-open = An estimated { $hours } saved; whether there is a gain at all is open.
trust = { $balance }; { $measured } of { $all } indicators could be measured.
trust-no-file = No input file is on record
trust-balanced = Every row of { $files } input { $files-n ->
    [one] file
   *[other] files
 } is accounted for
trust-unbalanced = The rows of { $files } input { $files-n ->
    [one] file
   *[other] files
 } do not add up

### [oversight] Human review

theme-oversight = Oversight
oversight-reviewed = Humans reviewed { $share } of eligible outputs
oversight-unknown = Human review could not be measured
tiers-title = Review coverage by risk tier
tiers-unclear = Whether review coverage is enough cannot be told for tier { $tiers }
tiers-missed = Review coverage is below target in tier { $tiers }
tiers-caption = Completed reviews over eligible outputs, with Wilson 95% intervals. The upright stroke is the target of the policy.
tiers-target = target
tiers-table = Review coverage per risk tier
passage = Humans decided on { $decided } of { $eligible } eligible outputs and changed { $changed }
passage-none = Humans decided on none of { $eligible } eligible outputs
passage-share = { $share } of them
passage-alt = Bars of what is left after each step. { $title }
passage-caption = Each step is a part of the one before. Reviews as they stand at the as-of instant.
passage-table = From eligible outputs to changed ones
stage-eligible = eligible
stage-eligible-means = the policy asks for their review
stage-routed = routed
stage-routed-means = put before a human
stage-started = started
stage-started-means = review begun
stage-decided = decided
stage-decided-means = review complete, decision known
stage-changed = changed
stage-changed-means = changed or rejected by the human
spread = { $rate }: { $outside } of { $judged } { $judged-n ->
    [one] project
   *[other] projects
 } unlike the others
spread-none = { $rate }: none of { $judged } { $judged-n ->
    [one] project
   *[other] projects
 } is unlike the others
spread-axis = number of outputs, on a log scale
spread-centre = together { $share }; curves: 99.8% limits
spread-alt = Shares by project against limits for their size. { $title }
spread-caption = Limits allow for chance alone: { $expected } expected outside. A diamond is outside. Projects differ in risk tier: ask why before judging.
spread-caption-inflated = Limits allow for chance and the usual differences: { $expected } expected outside. A diamond is outside. Projects differ in risk tier: ask why before judging.
spread-withheld = { $withheld } { $withheld-n ->
    [one] project
   *[other] projects
 } left out: too few people.
spread-table = Shares by project and their limits
spread-above = above
spread-below = below
spread-named = { $member } ({ $side })
spread-more = { $more } more
spreads-caption = Projects beyond the 99.8% limits for their size

### [investigation] How long cases stay open

theme-investigation = Investigation
investigation-mean-last = The mean of closed cases comes last: it leaves out the cases that are still open and so flatters.
investigation-none = No case was flagged in the period
investigation-unknown = Investigation could not be measured
investigation-half = Half of { $cases } flagged { $cases-n ->
    [one] case
   *[other] cases
 } had a disposition within { $hours }
investigation-below-half = Fewer than half of { $cases } flagged { $cases-n ->
    [one] case
   *[other] cases
 } have a disposition so far
survival-title = { $disposed } of { $cases } { $cases-n ->
    [one] case
   *[other] cases
 } have a disposition, { $open } still open
survival-alt = Kaplan-Meier curve of the share of cases without a disposition. { $title }. { $median }
survival-median-is = The median is { $hours }.
survival-no-median = The curve does not reach one half, so there is no median yet.
survival-level-is = The service level is { $hours }.
survival-caption = Kaplan-Meier estimate with 95% band (log(-log)); upright strokes are cases still open, counted up to the as-of instant; reopened cases count to their first disposition.
survival-share = Share of cases still open
survival-hours = Hours since the flag
survival-at-risk = Cases at risk
survival-median = Median { $hours }
survival-open = still open
survival-level = Service level { $hours }
survival-level-of = { $severities }: { $hours }
survival-steps = Every step of the curve
survival-steps-thinned = One step in { $every } of the curve, and the last
open-cases = Open cases at the as-of instant, oldest first
open-cases-oldest = The { $shown } oldest of { $cases } open cases at the as-of instant
open-case-over = Over
open-case-within = Within
open-case-no-level = No level set

### [usage] How much, and by whom

theme-usage = Usage
theme-usage-and-adoption = Usage, adoption
usage-spread = Calls are spread as if over { $projects } { $projects-n ->
    [one] project
   *[other] projects
 } of equal size.
usage-title = { $calls } { $calls-n ->
    [one] call
   *[other] calls
 } in { $period }; { $share } belong to no project
usage-accepted = { $calls } { $calls-n ->
    [one] call
   *[other] calls
 } accepted
usage-unknown = Usage could not be measured
days-complete = Calls were recorded on every day
days-missing = { $missing } { $missing-n ->
    [one] day
   *[other] days
 } without any data
days-alt = Bars of accepted calls per day over { $days } { $days-n ->
    [one] day
   *[other] days
 }: at most { $most } a day; { $missing } { $missing-n ->
    [one] day
   *[other] days
 } without data.
days-caption = Local days in { $zone }. Hatched: no row of any kind arrived for the day.
days-axis = Accepted calls per day
days-failed = { $failed } failed in all
days-gap = no data
days-table = Calls per day
projects-title = { $project } makes { $share } of the calls
projects-none = No call belongs to a project
projects-alt = Bars of calls per project, { $projects } { $projects-n ->
    [one] project
   *[other] projects
 }. { $title }
projects-caption = { $projects } { $projects-n ->
    [one] project
   *[other] projects
 } by the attribution map. Grey: the remaining projects together, and calls of no project.
projects-others = { $others } others
projects-table = Calls per project

### [value] Time saved

theme-value = Value
value-modelled = Time saved is modelled from declared minutes per task and the share of results that were used; it was not clocked.
value-grades = Evidence grades: E0 vendor multiplier, E1 self-report, E2 telemetry with a local time study, E3 matched comparison of before and after, E4 randomised.
value-weak = { $weak } of { $classes } task classes rest on evidence below E2: read them as a capacity scenario, not as time saved.
value-withheld = { $classes } task { $classes-n ->
    [one] class
   *[other] classes
 } left out: too few people, or it would give such a class away.
value-title = An estimated { $hours } saved
value-title-range = An estimated { $hours } saved, { $range } at 80%
value-unknown = Time saved could not be estimated
value-borrowed = { $task } is not timed but borrowed from preset { $preset }, grade { $grade }: { $title }; { $remark }
tasks-title = { $task } saves most: { $hours }
tasks-name = { $task } ({ $grade })
tasks-low = 10th percentile
tasks-median = median
tasks-high = 90th
tasks-alt = Ranges of hours saved for { $classes } task { $classes-n ->
    [one] class
   *[other] classes
 }. { $title }
tasks-table = Time saved per task class
tasks-caption = Monte Carlo with a fixed seed over the distributions declared in the configuration. In brackets: grade of the evidence.
swings-title = { $assumption } moves the result most: { $low } to { $high }
swings-name = { $task }: { $assumption }
swings-centre = { $hours } with every assumption at its median
swings-low = at its 10th percentile
swings-high = at its 90th
swings-alt = Bars of the hours saved by each assumption. { $title }
swings-table = Hours saved by assumption
swings-caption = One assumption at a time, all others at their medians.

### [appendix] Definitions, controls, data quality

definition-formula = Formula
definition-counts = Counts
definition-unit = Unit
definition-clock = Clock
definition-left-out = Left out
definition-fed-by = Fed by
definition-interval = Interval
definition-caveat = Caveat
definition-definition = Definition
definition-example = Example
definition-supports = Supports
definition-source = Source
definition-version = version { $version }, { $fingerprint }
missing-caption = Indicators without a value, by what is missing
control-from = { $control } (from { $day })
controls-caption = Controls and the indicators of this period that support them
controls-in-short-caption = Controls and how many indicators of this period support each; which they are stands in the dashboard
controls-no-evidence = No evidence this period
inputs-caption = Inputs and the days that they cover
sources-caption = Rows since the lake began: read = accepted + duplicate + rejected; every file is in manifest.json
files-caption = Rows per file: read = accepted + duplicate + rejected
files-all = All files
rejects-caption = Rejected rows by file and reason
quality-no-file = No input file is on record for this lake.
quality-balanced = Read equals accepted plus duplicate plus rejected in every file.
quality-unbalanced = The rows do not add up in { $files }.
quality-totals = { $read } { $read-n ->
    [one] row
   *[other] rows
 } read from { $files } { $files-n ->
    [one] file
   *[other] files
 }: { $accepted } accepted, { $duplicate } duplicate, { $rejected } rejected.
quality-unknown = { $rows } { $rows-n ->
    [one] row
   *[other] rows
 } of a type that the format's documentation does not name were kept.
quality-heard = Where several exports tell of the same thing one of them is used, never two together: { $heard }.
heard = heard for { $question }: { $heard }
heard-and-left = heard for { $question }: { $heard }; left aside: { $aside }
heard-rows = { $source } ({ $number })
heard-counts = { $source } ({ $number }, counted by the vendor)
heard-proxy = { $source } ({ $number }, as a stand-in)
quality-withheld = { $numbers } { $numbers-n ->
    [one] number
   *[other] numbers
 } withheld, because too few people stand behind them or behind others.
quality-controls = Controls that no number of this period supports: { $controls }.
characters-all = Every character of this report can be shown in the board pack
characters-replaced = { $characters } { $characters-n ->
    [one] character
   *[other] characters
 } outside the embedded fonts printed as { $mark } in the board pack ({ $codes })
characters-replaced-more = { $characters } { $characters-n ->
    [one] character
   *[other] characters
 } outside the embedded fonts printed as { $mark } in the board pack ({ $codes } and others)
characters-dropped = { $replaced }; { $dropped } invisible or line-turning { $dropped-n ->
    [one] character
   *[other] characters
 } left out there.
