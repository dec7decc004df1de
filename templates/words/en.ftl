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
