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
decision-heading-others = What the risk committee is asked
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
assurance-passes = Usually kept
assurance-fails = Usually missed
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
breakdown-caption = { $theme }: a dash stands where there is no value, or where too few people stand behind it.
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

exceptions-left-out = The register of exceptions is not part of this edition

### [profiles] For whom the documents are written, and what these are not told

profile-written-for = Written for
profile-left-out = Left out: { $parts }.
profile-leaders = the leaders
profile-committee = the risk committee
profile-audit = the auditors
profile-works-council = the works council
profile-few = numbers about fewer than { $people } people and what would give them away
profile-members = the numbers of single projects, tasks, models, tiers and severities
profile-part-cases = single cases
profile-part-days = single days
profile-part-files = names of files and what was refused of them
profile-part-names = the register of exceptions, the actions and who answers for what
profile-headlines = indicators without a target that are no headlines, their definitions and the rows of each file
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

### [figures] Charts and tables of cost, hours, cases and feeds

cost-part-spend = Tokens
cost-part-seats = Seats
cost-part-review = Human review
cost-parts = { $part } make { $share } of the { $total } that AI cost
cost-parts-alt = A bar of what AI cost, in three parts. { $title }.
cost-parts-caption = Tokens by the price book, seats at the end of the period, and the working time of reviewers at their hourly rate.
cost-parts-table = What AI cost
cost-budget = { $spent } spent of a budget of { $budget }: { $share }
cost-budget-alt = A bar of the spend on the ground of the budget. { $title }.
cost-budget-caption = Grey: the budget, with a stroke at its end. A diamond is beyond what the policy allows.
cost-budget-table = Spend and budget
date-stamp = { $day } { $month }, { $time }
column-part = Part
column-amount = Amount
column-spend = Spend
column-budget = Budget
column-used = Used
column-hour = Hour
column-first-touched = First touched
column-decided = Decided
column-closed = Closed
column-outcome = Outcome
column-days-expected = Days expected
column-days-heard = Days heard
column-silent = Silent
column-lateness = Lateness
label-cases = Cases
label-sources-by-day = Sources by day
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
hours-busiest = AI is used most on { $weekday } from { $from } to { $to }: { $calls-n ->
    [one] { $calls } call
   *[other] { $calls } calls
 }
hours-alt = Calls by weekday and hour, the darker the more. { $title }.
hours-caption = All calls of the period by local weekday and hour in { $zone }, whatever became of them.
hours-total = All
hours-table = Calls by weekday and hour
cases-caption = Cases that were flagged, decided or closed in the period, the newest first; times in { $zone }
cases-none = No case was flagged, decided or closed in the period.
case-state-open = Open
case-state-decided = Decided
case-state-auto-closed = Closed by a rule
case-state-merged = Merged into another
case-state-withdrawn = Withdrawn
case-state-undated = Decided at an unknown time
case-state-backwards = Clocks contradict each other
case-true-positive = Confirmed
case-false-positive = False alarm
case-reopened = { $state }, reopened
feeds-caption = How each source was heard on the days on which something was to be expected; a source that tells of two things counts for each
feeds-gap = { $days-n ->
    [one] { $first }
   *[other] { $first } to { $last }
 }
feeds-gaps-more = { $gaps } and { $more } more

### [remarks] Why a number is not there, and what to know about it

## sources

remark-no-source = { $absent }: export { $exports }
remark-only-source-silent = { $silent }, { $only }
remark-no-row = { $sources } { $n-n ->
    [one] has
   *[other] have
 } no row in { $period }
remark-exports-two = { $one } or { $other }
remark-exports-three = { $one } or { $other } or { $third }
remark-exports-many = { $one }, { $other }, { $third } or another that `auditpack formats` lists
remark-absent-calls = no call log
remark-absent-tokens = no token report
remark-absent-cost = no cost report
remark-absent-reviews = no review log
remark-absent-cases = no ticket export
remark-absent-flags = no log of risk flags
remark-absent-adoption = no log of users
remark-absent-administration = no administration log
remark-absent-names = no directory
remark-only-calls = the only call log
remark-only-tokens = the only token report
remark-only-cost = the only cost report
remark-only-reviews = the only review log
remark-only-cases = the only ticket export
remark-only-flags = the only log of risk flags
remark-only-adoption = the only log of users
remark-only-administration = the only administration log
remark-only-names = the only directory
remark-messages = { $n } of them are messages from `{ $source }`
remark-vendor-counted = { $n } of them were counted by the vendor (`{ $source }`)
remark-left-aside = `{ $source }` with { $n } was left aside
remark-wrong-clocks = { $n } of the { $all } case records of the period { $n-n ->
    [one] has
   *[other] have
 } a wrong clock
remark-clocks-refused = { $n } of the { $all } rows of `{ $source }` { $n-n ->
    [one] was
   *[other] were
 } refused for a wrong clock
remark-clocks-refused-ever = { $n-n ->
    [one] 1 more row was
   *[other] { $n } more rows were
 } refused for a clock that runs backwards, over all runs
remark-left-out = left out: { $parts }
remark-left-auto-closed = { $n } closed by a rule
remark-left-merged = { $n } merged into another
remark-left-cancelled = { $n } cancelled
remark-left-backwards = { $n } with a clock that runs backwards
remark-left-undated = { $n } resolved at an unknown time
remark-left-untouched = { $n } decided without a known first touch
remark-no-working-day = no source tells of the calls of a single working day
remark-silent-working-days = { $n-n ->
    [one] 1 working day
   *[other] { $n } working days
 } without any row left out

## withheld

remark-withheld-few = withheld: fewer than { $fewest } people
remark-withheld-dominated = withheld: more than { $most } of it is one person's
remark-withheld-complement = withheld: it would give the number of a smaller group away
remark-withheld-changed = withheld: it was published before about a few people more or less, fewer than { $fewest }
remark-withheld-before = withheld: it was withheld when it was published first
remark-withheld-gives-away = withheld: with what was published before it would give away what was withheld of { $first } to { $last }

## verdicts

remark-straddles = the interval straddles the target
remark-more-observations = about { $n-n ->
    [one] 1 more observation like these
   *[other] { $n } more observations like these
 } would decide
remark-on-the-target = the value stands on the target, so no number of observations would decide
remark-narrower-assumptions = narrower assumptions would decide
remark-too-little-covered = its inputs cover { $heard } of { $expected } expected days, less than the { $needed } without which no target is met
remark-doubted = { $doubt }, more than the { $most } up to which a target can be met
remark-inputs-silent = the exports that feed it say nothing: { $inputs }
remark-policy-of-each-day = the policy changed on { $days }: judged by what it asked of each day
remark-policy-of-the-last = the policy changed on { $days }: judged by the last

## comparisons

remark-review-policy-changed = the policy of reviews changed on { $days }, within { $period }
remark-too-little-covered-before = its inputs cover { $heard } of { $expected } expected days of { $period }
remark-other-sources = it rests on { $was } in { $before } and on { $is } in { $period }
remark-not-told = it is not told or could not be measured
remark-no-value-before = { $period } has no value: { $why }
remark-definition-changed = its definition changed from { $was } to { $now }
remark-basis-changed = { $parts } changed
remark-basis-calendar = the calendar
remark-basis-policy = the policy
remark-basis-prices = the prices
remark-basis-assumptions = the assumptions
remark-sources-changed = it rests on { $now } instead of { $was }
remark-no-source-named = no source
remark-rows-came = rows came or were corrected after it was published, or open work was decided

## usage

remark-no-call-accepted = no call was accepted in the period
remark-attempts-not-told = the calls were counted by a vendor, who does not tell attempts
remark-attempts-not-known = attempts beside { $n-n ->
    [one] 1 call
   *[other] { $n } calls
 } that a vendor counted are not known
remark-no-call-names-person = no accepted call of the period names a person
remark-calls-of-nobody = { $n-n ->
    [one] 1 call
   *[other] { $n } calls
 } of no person left out
remark-no-period-before = the period before was not collected
remark-nothing-to-compare = nothing to compare with in { $period }: { $why }
remark-heard-from-another = `{ $project }` was heard from `{ $was }` in { $period } and is now heard from `{ $is }`
remark-against = against { $period }
remark-scale = { $index } on the scale to { $most }
remark-normalised = normalised { $index }
remark-no-end-known = of no call of the period is it known how it ended
remark-ends-unknown = left out: { $n } of which it is not known how they ended
remark-single-project = a single project is neither equal nor unequal
remark-uncorrected = { $index } without the correction for few projects
remark-few-calls-to-grow = too few calls to speak of growth: { $n } in { $period }; { $change } on a typical working day
remark-keys-in-use = of { $n } in use
remark-no-key-directory = no directory of API keys: export { $exports }
remark-no-event-names-key = no event of the log names its API key
remark-keys-since = the log names keys since { $day } only: { $needed } are needed
remark-keys-named-otherwise = no key of the directory is named in the log: one may have ids and the other names
remark-strange-keys = { $n-n ->
    [one] 1 key in the log is
   *[other] { $n } keys in the log are
 } not in the directory
remark-unattributed = { $share } of the calls have no project: complete the attribution map
remark-few-projects = { $n-n ->
    [one] there is only 1 project
   *[other] there are only { $n } projects
 }
remark-no-call-names-key = no call of the period names its API key
remark-no-earlier-call = no call of an earlier period is in the log: everything would be new
remark-no-task-tagged = no call of the period is tagged with a kind of task

## adoption

remark-assigned-before-log = { $n } assigned before the log begins left out
remark-used-before = { $n } whose holders used AI before left out
remark-no-seat-due = of no seat did the first 30 days end in the period
remark-no-row-of-working-days = the source has no row on a single working day of the period
remark-newcomers-unknown = the log begins on { $day }: who is new cannot be told from who was there before
remark-seats-unknown = seats are not known: { $why }
remark-nobody-used = nobody used AI in the 28 days
remark-nobody-named = no log names anybody who used AI in the { $days } days that end with the period
remark-log-begins = the log begins on { $day } only
remark-partial = `{ $source }` tells only a part of what people do
remark-people-left-aside = `{ $source }` with { $n-n ->
    [one] 1 person
   *[other] { $n } people
 } was left aside
remark-people-joined = { $n-n ->
    [one] 1 person met under two names was
   *[other] { $n } people met under two names were
 } joined by the directory
remark-no-user-directory = no directory of users: export { $exports }
remark-people-named-otherwise = `{ $source }` names nobody as the directory does: one may have ids and the other addresses
remark-people-without-seat = { $n-n ->
    [one] 1 active person has
   *[other] { $n } active people have
 } no seat in the directory
remark-seats-on-average = { $seats } seats on average of start and end
remark-no-seat-counts = no seat is older than the days of grace
remark-no-row-of-28-days = the source has no row on a single working day of the 28 days
remark-no-seat-followed = no seat that can be followed was assigned in the period
remark-seats-unused = not yet observable: { $n } of { $all } seats are not yet used
remark-seats-not-followed = { $n } used before they were assigned, or assigned before the log begins, left out
remark-no-tenth = { $n-n ->
    [one] 1 person
   *[other] { $n } people
 } used AI: fewer than { $fewest } have no tenth

## cost

remark-no-cost-of-period = no cost report tells of the period
remark-no-budget = no budget is set for { $period }: fill in `[[budget]]`
remark-no-input-token = no input token is told in the period
remark-more-reviews-than-calls = the reviews contradict the call log: more outputs reviewed than calls accepted
remark-none-accepted = no reviewed output of the period was accepted as it was
remark-accepted-as-they-were = { $share } accepted as they were, from { $n-n ->
    [one] 1 decided review
   *[other] { $n } decided reviews
 }
remark-no-source-names-person = no source that is heard for calls names a person
remark-no-prices-and = no price book: fill in `[[price]]`; { $why }
remark-as-recorded = no price book: as events recorded their cost
remark-no-token-priced = none of the { $n } tokens has a price in the price book
remark-tokens-unpriced = { $n } of { $all } tokens have no price and are not in it
remark-no-cost-recorded = no event of the period records what it cost
remark-costs-unknown = { $n } of { $all } events do not tell their cost
remark-no-tokens-told = no call of the period tells its tokens
remark-tokens-unknown = { $n } of { $all } calls do not tell their tokens
remark-no-prices = no price book: fill in `[[price]]`
remark-no-cached-token-priced = none of the { $n } cached tokens has a price in the price book
remark-cached-tokens-unpriced = { $n } of { $all } cached tokens have no price and are not in it
remark-nothing-billed = nothing was billed on a day for which the spend is known
remark-computed-and-billed = { $spend } computed and { $bill } billed on { $days }
remark-days-alone = { $n-n ->
    [one] 1 day with only one of the two is
   *[other] { $n } days with only one of the two are
 } left out
remark-no-token-used = no token was used in the period
remark-unpriced-left-out = { $n-n ->
    [one] 1 token without a price is
   *[other] { $n } tokens without a price are
 } left out
remark-no-period-to-compare = there is no period before it to compare with
remark-before-not-told = { $period } has no value: it is not told
remark-nothing-to-compare-with = nothing to compare with: { $why }
remark-other-token-sources = the tokens come from other sources: { $is }, before { $was }
remark-no-price-of-any = no token has a price in the price book

## waiting times

remark-quantile-needs = { $percentile-n ->
    [50] the median
   *[other] the { $percentile }th percentile
 } needs { $things } or more
remark-quantile-beyond = { $percentile-n ->
    [50] the median
   *[other] the { $percentile }th percentile
 } is beyond { $longest } and not yet observable: { $open } still open
remark-mean-horizon = seen for { $hours } only: means up to different horizons do not compare
remark-share-horizon = seen for { $hours } only: shares at different horizons do not compare
remark-cases = { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 }
remark-reviews = { $n-n ->
    [one] 1 review
   *[other] { $n } reviews
 }
remark-business-hours = { $n-n ->
    [one] 1 business hour
   *[other] { $n } business hours
 }

## investigation

remark-no-case-flagged = no case was flagged in the period
remark-decided-unclassified = { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 } decided without a classified disposition
remark-no-disposition-classified = no disposition is classified: fill in `policy.investigation.dispositions`
remark-no-time-taken = the period's cases took no time
remark-flow-rates = { $open } open on average, { $flagged } flagged a day, { $days } days each
remark-flow-counts = { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 } flagged and { $decided } decided in the period
remark-no-first-touch = the ticket export tells of no first touch: export the history of the tickets
remark-no-case-timed = no case was flagged in the period; { $left }
remark-few-cases = only { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 }: read them one by one
remark-shorter-horizon = restricted to { $hours }, the longest time seen so far
remark-no-business-hours-on = the calendar names no business hours on { $day }: fill in `calendar.business`
remark-left-untimed = { $n } without a time of the activity
remark-no-activity-time = no case names its activity's time
remark-no-case-decided = no case flagged in the period has a disposition yet
remark-leaves-out-open = leaves out { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 } still open
remark-no-case-open = no case is open
remark-cases-without-level = { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 } without a service level
remark-no-open-case-with-level = no open case has a service level
remark-reopened-undated = left out: { $n-n ->
    [one] 1 case
   *[other] { $n } cases
 } reopened at an unknown time
remark-no-disposition-old-enough = no disposition became old enough in the period
remark-with-open-cases = between { $least } and { $most } with the open cases
remark-no-service-level = the policy sets no service level: fill in `policy.investigation`
remark-none-watched-long-enough = no case has been watched for as long as its service level yet

## review

remark-none-routed = no output was routed to review in the period
remark-none-eligible = no eligible output in the period
remark-none-completed = no review was completed in the period
remark-no-dwell = none of the { $n } completed reviews tells its working time: export { $inputs }
remark-dwell-known = known of { $n } of { $all } reviews: { $measured } as measured, { $spanned } from start to completion
remark-no-tier-in-full = the policy asks to review all outputs of no tier: set `policy.review.coverage`
remark-no-release-told = no review log tells when outputs were released: map `released_us`
remark-none-released = no output that must be reviewed was released in the period
remark-no-required-released = no required output was released in the period
remark-releases-unknown = the release of { $n-n ->
    [one] 1 required output
   *[other] { $n } required outputs
 } is not known
remark-approvals-untimed = { $n-n ->
    [one] 1 approval tells
   *[other] { $n } approvals tell
 } no working time
remark-no-approval-timed = no approval of the period tells its working time
remark-ac1-undefined = all decisions are of one kind: AC1 is undefined
remark-kappa-undefined = all decisions are of one kind: κ is undefined
remark-none-in-call-log = none of the { $n } reviewed outputs is in the call log
remark-more-routed = { $n-n ->
    [one] 1 output of tier `{ $tier }` was
   *[other] { $n } outputs of tier `{ $tier }` were
 } routed but only { $eligible } are in the call log
remark-unlinked = { $n-n ->
    [one] 1 reviewed output is
   *[other] { $n } reviewed outputs are
 } not in the call log
remark-no-pair = no output of the period was decided by two reviewers
remark-few-pairs = only { $n-n ->
    [one] 1 pair
   *[other] { $n } pairs
 }: read them one by one
remark-third-reviewers = { $n-n ->
    [one] 1 output was
   *[other] { $n } outputs were
 } decided by more than two, of whom the first two count
remark-pairs-agree = { $n } of { $all } pairs agree
remark-no-decision-told = no completed review tells its decision: export { $inputs }
remark-undecided = { $n-n ->
    [one] 1 completed review tells
   *[other] { $n } completed reviews tell
 } no decision
remark-not-weighted = not weighted by tier: { $why }
remark-unseen-tiers = says nothing of { $n-n ->
    [one] 1 output
   *[other] { $n } outputs
 } in tiers without a review
remark-unweighted = { $share } of the reviews themselves
remark-no-review-waiting = no review is waiting
remark-few-waiting = only { $n } waiting: read them one by one
remark-waiting = { $n } waiting, half of them for less than { $median }, the oldest for { $oldest }
remark-no-reviewer-judged = no reviewer is known to have decided on { $n } outputs of the period
remark-reviewers-judged = { $n } of { $all } reviewers are judged
remark-outside-by-chance = by chance alone { $number } would lie outside
remark-no-review-timed = no completed review of the period tells its working time
remark-times-known = known of { $n } of { $all } reviews
remark-nobody-on-both-sides = nobody is named both as a reviewer and as an author of outputs: the exports may name people differently
remark-no-reviewer-and-author = no completed review of the period names reviewer and author

## value

remark-no-realised-share = no realised share is declared: fill in `value.realised_share`
remark-no-hourly-rate = no hourly rate is declared: fill in `value.hourly_rate_usd`
remark-worth-nothing = a saved minute is worth nothing: `value.hourly_rate_usd` is zero
remark-declared-on-average = declared on average: { $minutes }
remark-declared = declared: { $minutes }
remark-active-people = { $n-n ->
    [one] 1 active person
   *[other] { $n } active people
 }
remark-no-task-class = no task class is declared: fill in `[[value.task]]`
remark-no-declared-task = no accepted call in the period is tagged with a declared task class ({ $classes })
remark-no-draws = `value.draws` is zero
remark-no-realised-hours = no share of the time saved is declared to be put to other use: fill in `value.realised_share`
remark-no-reviewer-rate = no rate of reviewers is declared: fill in `value.reviewer_rate_usd`
remark-costs = spend { $spend }, seats { $seats }, review { $review }
remark-no-time-recorded = none of the { $n } completed reviews records its working time
remark-review-time = review time known for { $n } of { $all } reviews: { $hours }
remark-no-seat-price = no price of a seat is declared: fill in `value.seat_usd_per_month`
remark-no-seats = no directory names the people who hold a seat
remark-seats-at-end = { $n-n ->
    [one] 1 seat
   *[other] { $n } seats
 } at the end of the period
remark-multipliers = rests on published multipliers: { $presets }
remark-capacity-scenario = evidence grade { $grade }: a capacity scenario, not time saved
remark-grade = evidence grade { $grade }
remark-nothing-spent = nothing was spent in the period
remark-preset = preset `{ $id }`, grade { $grade }: { $title }; { $worth }

## security

remark-no-action-of-person = the log tells of no action of a person in the period
remark-other-zones = people may work in other zones: set `calendar.people_share_zone` if they do not
remark-no-business-hours = the calendar names no business hours: fill in `calendar.business`
remark-unclassified = { $n-n ->
    [one] 1 decided case has
   *[other] { $n } decided cases have
 } no classified disposition
remark-no-sign-in = the log tells of no sign-in in the period
remark-people-exported = { $n-n ->
    [one] 1 person
   *[other] { $n } people
 } exported in the period
remark-log-too-short = the administration log does not reach back { $days } before the period
remark-denials-only = the sources record denials only: how much they looked at is not known
remark-no-rule-decided = no rule decided on anything in the period
remark-denials-left-out = sources that record denials only are left out
remark-integrations = { $added } added and { $removed } removed since the log began
remark-audience-unknown = the audience of { $n-n ->
    [one] 1 more share
   *[other] { $n } more shares
 } is not known
remark-shares-of-unknown = what was shared is not known of { $n-n ->
    [one] 1 more public share
   *[other] { $n } more public shares
 }
remark-no-share-tells = no public share tells what was shared: read the export anew into a lake of this version
remark-no-source-tells-ends = no source tells how the calls of the period ended
remark-counted-without-ends = { $n-n ->
    [one] 1 call was
   *[other] { $n } calls were
 } counted without telling how they ended

## quality

remark-no-record-of-period = no record of a case or a review falls into the period
remark-nothing-expected = no source has a day on which rows were to be expected in the period
remark-no-own-settings = no source tells of its own settings: export the Claude Activity Feed
remark-reading-unknown = the lake does not know when the events of the period were read
remark-reading-known = it is known of { $n } of { $all } events when they were read
remark-no-event = no event in the period
remark-no-usual-hour = no source has hours that are usual: that takes three earlier weeks with some events an hour
remark-nothing-ingested = nothing has been ingested yet
remark-no-earlier-weeks = no source has three earlier weeks from which to tell what was to be expected
remark-none-reviewed = no output of the period was reviewed
remark-none-reads-itself = no source of the period reads itself

## retention

remark-events-deleted = single events of days before { $day } were deleted by the retention policy: the numbers of those days stay as they were added up before, and cannot be followed to single events any more
remark-history-deleted = no period that begins before { $day } is set beside this one: rows behind its numbers were deleted by the retention policy, and what was published of it stays as it was

## sources heard

remark-heard = heard for { $question }: { $heard }
remark-heard-and-aside = heard for { $question }: { $heard }; left aside: { $aside }
remark-source-rows = { $source } ({ $n })
remark-source-counts = { $source } ({ $n }, counted by the vendor)
remark-source-proxy = { $source } ({ $n }, as a stand-in)
remark-question-calls = calls
remark-question-tokens = tokens
remark-question-cost = cost
remark-question-reviews = reviews
remark-question-cases = cases
remark-question-flags = flags
remark-question-adoption = adoption
remark-question-administration = administration
remark-question-names = names
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
spread-centre = all shown { $share }; curves: 99.8% limits
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
value-borrowed = { $task } is not timed but borrowed from { $preset }
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
