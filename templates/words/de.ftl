# Deutsch.

### [core] Numbers, units, dates

share = { $value } %
share-below = weniger als { $least } %
share-above = mehr als { $most } %
money = { $value } $
money-negative = −{ $value } $
below-a-minute = weniger als 1 Minute
interval = { $low } bis { $high }
interval-from = { $low } oder mehr
interval-to = { $high } oder weniger
target-at-least = mindestens { $target }
target-at-most = höchstens { $target }
list-separator = { ", " }
list-last = { $head } und { $last }

unit-calls = { $value } { $value-n ->
    [one] Aufruf
   *[other] Aufrufe
 }
unit-projects = { $value } { $value-n ->
    [one] Projekt
   *[other] Projekte
 }
unit-hours = { $value } { $value-n ->
    [one] Stunde
   *[other] Stunden
 }
unit-minutes = { $value } { $value-n ->
    [one] Minute
   *[other] Minuten
 }
unit-seconds = { $value } { $value-n ->
    [one] Sekunde
   *[other] Sekunden
 }
unit-days = { $value } { $value-n ->
    [one] Tag
   *[other] Tage
 }
unit-cases = { $value } { $value-n ->
    [one] Fall
   *[other] Fälle
 }
unit-rows = { $value } { $value-n ->
    [one] Zeile
   *[other] Zeilen
 }
unit-people = { $value } { $value-n ->
    [one] Person
   *[other] Personen
 }
unit-keys = { $value } Schlüssel
unit-actions = { $value } { $value-n ->
    [one] Vorgang
   *[other] Vorgänge
 }
unit-tokens = { $value } { $value-n ->
    [one] Token
   *[other] Tokens
 }
unit-tasks = { $value } { $value-n ->
    [one] Aufgabe
   *[other] Aufgaben
 }
unit-log-ratio = { $value } (natürlicher Logarithmus)
unit-per-thousand = { $value } je 1.000
unit-per-hour = { $value } je Stunde

date-day = { $day }. { $month } { $year }
date-instant = { $day }, { $time } { $zone }
date-month-1 = Januar
date-month-2 = Februar
date-month-3 = März
date-month-4 = April
date-month-5 = Mai
date-month-6 = Juni
date-month-7 = Juli
date-month-8 = August
date-month-9 = September
date-month-10 = Oktober
date-month-11 = November
date-month-12 = Dezember
date-month = { $month } { $year }
date-week = Woche { $number } { $year } ({ $first } bis { $last })
date-quarter = { $number }. Quartal { $year } ({ $first } bis { $last })
date-range = { $name } ({ $first } bis { $last })
date-fiscal-period = { $number }. Periode des Geschäftsjahres { $year }
date-fiscal-quarter = { $number }. Quartal des Geschäftsjahres { $year }
date-fiscal-year = Geschäftsjahr { $year }

verdict-met = Erreicht
verdict-not-met = Verfehlt
verdict-cannot-tell = Nicht entscheidbar
verdict-no-target = Kein Ziel
verdict-not-measurable = Nicht messbar
