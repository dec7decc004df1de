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

### [decision] The first page

decision-heading-decide = Zur Entscheidung
decision-heading-discuss = Zur Beratung
decision-heading-note = Zur Kenntnis
decision-decide = Entscheiden
decision-discuss = Beraten
decision-note = Zur Kenntnis nehmen
decision-breach = wie { $subject } wieder { $bound } erreicht oder wie lange { $value } hingenommen wird.
decision-more-breaches = wie mit { $more } weiteren verfehlten Zielen umgegangen wird; sie stehen unter „Kennzahlen“.
decision-unclear = { $targets-n ->
    [one] ein Ziel, das noch nicht entschieden werden kann: { $subject }: { $reason }.
   *[other] { $targets } Ziele, die noch nicht entschieden werden können. Das erste ist { $subject }: { $reason }.
 }
decision-restated = { $numbers-n ->
    [one] eine veröffentlichte Zahl lautet jetzt anders; sie steht im Anhang.
   *[other] { $numbers } veröffentlichte Zahlen lauten jetzt anders; sie stehen im Anhang.
 }
decision-nothing-missed = kein Ziel wurde verfehlt.
decision-nothing-measured = in diesem Zeitraum konnte nichts gemessen werden. Das ist kein gutes Ergebnis.
confidence-complete = Vollständig
confidence-limited = Eingeschränkt
confidence-coverage = { $source } wurde an { $share } der erwarteten Tage gehört.
confidence-provisional = Der Zeitraum ist vorläufig: Zeilen können noch eintreffen.
confidence-unsettled-many = Der Zeitraum ist bis { $day } vorläufig: Zeilen von { $sources } Quellen können noch eintreffen; der Anhang nennt sie.
confidence-unsettled = Der Zeitraum ist bis { $day } vorläufig: Zeilen von { $sources } können noch eintreffen.
confidence-unbalanced = { $files-n ->
    [one] Die Zeilen einer Eingangsdatei gehen nicht auf.
   *[other] Die Zeilen von { $files } Eingangsdateien gehen nicht auf.
 }
confidence-measured = { $measured } von { $all } Kennzahlen konnten gemessen werden.
confidence-unattributed = { $share } der Aufrufe gehören zu keinem Projekt.

### [kri] The indicators

variation-common-cause = Kein Signal
variation-concern = Schlechter
variation-improvement = Besser
variation-neutral = Verändert
assurance-passes = Erreicht
assurance-fails = Verfehlt
assurance-hit-or-miss = Mal so, mal so
grade-rows = A
grade-counts = B
grade-proxy = C
grade-assumed = { $grade }

### [themes] Pages of an area

theme-cost = Kosten
theme-cost-caption = Was an Kosten gemessen wurde
theme-security = Sicherheit und Verwaltung
theme-security-caption = Was an Sicherheit und Verwaltung gemessen wurde
theme-adoption = Nutzung durch Personen
theme-adoption-caption = Was an Nutzung durch Personen gemessen wurde
area-missed = { $missed-n ->
    [one] Ein Ziel ist verfehlt: { $subject }
   *[other] { $missed } Ziele sind verfehlt, zuerst { $subject }
 }
area-first = { $subject }: { $value }
area-nothing = { $theme }: nichts konnte gemessen werden
area-unknown = { $indicators-n ->
    [one] Eine weitere Kennzahl konnte nicht gemessen werden; der Anhang sagt, was fehlt.
   *[other] { $indicators } weitere Kennzahlen konnten nicht gemessen werden; der Anhang sagt, was fehlt.
 }
oversight-unreviewed = { $unreviewed } von { $eligible } Ausgaben der Stufe { $tier } blieben ungeprüft
investigation-over = { $cases-n ->
    [one] Ein offener Fall ist über seiner Frist, seit { $age }
   *[other] { $cases } offene Fälle sind über ihrer Frist, der älteste seit { $age }
 }

area-usage = Nutzung
area-adoption = Verbreitung
area-review = Prüfung
area-investigation = Untersuchung
area-value = Nutzen
area-cost = Kosten
area-security = Sicherheit und Verwaltung
area-quality = Datenqualität
area-summary = { $measured } von { $all } gemessen
theme-project = Nach Projekt
theme-team = Nach Team
breakdown-project = { $members-n ->
    [one] Ein Projekt hat eigene Zahlen
   *[other] { $members } Projekte haben eigene Zahlen
 }
breakdown-team = { $members-n ->
    [one] Ein Team hat eigene Zahlen
   *[other] { $members } Teams haben eigene Zahlen
 }
breakdown-caption = Ein Strich steht, wo es keinen Wert gibt oder zu wenige Personen dahinterstehen.
breakdown-member = { $member } neben allen zusammen

### [exceptions] The register and the actions

exceptions-none = Keine Ausnahme
exceptions-message = { $exceptions-n ->
    [one] Eine Ausnahme, { $bare-n ->
        [0] mit einer Maßnahme
       *[other] ohne Maßnahme
     }
   *[other] { $exceptions } Ausnahmen, { $bare } ohne Maßnahme
 }
exceptions-caption = Alles, was nicht so ist, wie es sein soll; eine Maßnahme nennt die Ausnahme, der sie gilt
exceptions-more = { $more } weitere stehen in der Übersicht.
exceptions-no-action = Noch keine
exceptions-case = Fall { $case } ({ $severity }) ist seit { $age } offen; seine Frist ist { $level }.
exceptions-signal = { $signals-n ->
    [one] { $subject }: Die Regelkarte zeigt eine Veränderung zum Schlechteren.
   *[other] { $area }: Die Regelkarten von { $signals } Kennzahlen zeigen eine Veränderung zum Schlechteren: { $subject }.
 }
exceptions-rejected = { $rows-n ->
    [one] Eine Zeile der Exporte wurde seit Beginn abgewiesen; der Anhang sagt, warum.
   *[other] { $rows } Zeilen der Exporte wurden seit Beginn abgewiesen; der Anhang sagt, warum.
 }
exceptions-controls = { $controls-n ->
    [one] Ein Kontrollziel wird von keiner Zahl dieses Zeitraums gestützt.
   *[other] { $controls } Kontrollziele werden von keiner Zahl dieses Zeitraums gestützt.
 }
severity-high = Hoch
severity-medium = Mittel
severity-low = Niedrig
action-caption = Maßnahmen zum Stichzeitpunkt, die offenen zuerst
action-none = In der Konfiguration ist keine Datei mit Maßnahmen genannt: Führen Sie eine mit den Spalten id, action, owner, due, status und exception, und nennen Sie sie als actions unter [report].
action-message = { $open-n ->
    [one] Eine Maßnahme ist offen, { $overdue } überfällig.
   *[other] { $open } Maßnahmen sind offen, { $overdue } überfällig.
 }
action-open = Offen
action-done = Erledigt
action-dropped = Aufgegeben
action-overdue = { $days-n ->
    [one] Seit 1 Tag überfällig
   *[other] Seit { $days } Tagen überfällig
 }

### [look] Eigene Gestaltung

look-left-out = { $count-n ->
    [one] Nach Wahl der Organisation hat das Thema { $themes } hier keine Seite; die Zahlen stehen in der Kennzahlentabelle der Übersicht und in kpis.json.
   *[other] Nach Wahl der Organisation haben diese Themen hier keine Seite: { $themes }; die Zahlen stehen in der Kennzahlentabelle der Übersicht und in kpis.json.
 }

### [closing] Restatements, limits, words, signatures

restated-caption = Zahlen, die veröffentlicht wurden und jetzt anders lauten
limit-recorded = Gezählt wird nur, was die Exporte festhalten. KI-Nutzung außerhalb der erfassten Systeme ist nicht zu sehen.
limit-cohort = Mediane und Servicezeiten folgen den Fällen, die im Zeitraum gemeldet wurden; offene Fälle sind die zum Stichzeitpunkt. Stunden sind verstrichene Stunden, auch nachts und an Wochenenden, außer wo eine Kennzahl Geschäftsstunden nennt.
limit-evidence = { $indicators-n ->
    [one] Eine Kennzahl beruht auf Angaben der Anbieter oder auf Schätzungen der Nutzenden (E0, E1): Sie zeigt eine Richtung, keinen Beweis.
   *[other] { $indicators } Kennzahlen beruhen auf Angaben der Anbieter oder auf Schätzungen der Nutzenden (E0, E1): Sie zeigen eine Richtung, keinen Beweis.
 }
limit-proxy = Für { $questions } hält kein Export die Sache selbst fest; gezählt wird, was für sie steht (Stufe C).
limit-withheld = { $numbers-n ->
    [one] Eine Zahl wird zurückgehalten, weil zu wenige Personen hinter ihr oder hinter einer anderen stehen.
   *[other] { $numbers } Zahlen werden zurückgehalten, weil zu wenige Personen hinter ihnen oder hinter anderen stehen.
 }
term-as-of = Stichzeitpunkt
term-as-of-means = Der Augenblick, zu dem offene Arbeit beurteilt wurde; später Erfasstes zählt nicht.
term-cannot-tell = Nicht entscheidbar
term-cannot-tell-means = Das Intervall reicht zu beiden Seiten des Ziels, oder die Exporte decken zu wenig des Zeitraums ab; weder erreicht noch verfehlt lässt sich sagen.
term-edition = Berichtigt
term-edition-means = Ein früherer Bericht nannte einen anderen Wert, weil Zeilen später kamen, berichtigt oder neu beurteilt wurden.
term-evidence = Beleg
term-evidence-means = A: einzelne Datensätze. B: Zählungen des Anbieters. C: ein Ersatz. Für Annahmen: E0 Angabe des Anbieters, E1 Schätzung der Nutzenden, E2 eigene Zeitstudie, E3 Vergleich mit Kontrollgruppe, E4 randomisierter Versuch.
term-interval = Intervall
term-interval-means = Der Bereich, in dem der wahre Wert mit 95 % Sicherheit liegt; bei gesparter Zeit vom 10. bis zum 90. Perzentil der Simulation. Ohne Intervall wurde alles gezählt.
term-median = Median und 90. Perzentil
term-median-means = Die Hälfte der Fälle, oder neun von zehn, dauerte nicht länger. Noch offene Fälle zählen mit der bisherigen Zeit.
term-provisional = Vorläufig
term-provisional-means = Zeilen des Zeitraums können noch eintreffen; ein späterer Bericht kann andere Werte nennen.
term-review-coverage = Abdeckung durch menschliche Prüfung
term-review-coverage-means = Der Anteil der Ausgaben einer Risikostufe, über die ein Mensch entschieden hat.
term-routing = Zuleitung
term-routing-means = Der Anteil der Ausgaben, die einem Menschen vorgelegt wurden, ob er entschieden hat oder nicht.
term-signal = Signal
term-signal-means = Eine Veränderung, die der Zufall allein nach den Regeln der Regelkarte selten zeigt. Ohne Signal ist von keiner Veränderung die Rede.
term-target = Ziel
term-target-means = Die Grenze, die die Richtlinie setzt, mit Namen und Tag der Genehmigung. Erreicht oder verfehlt ist sie nur, wenn das ganze Intervall es ist.
term-tier = Risikostufe
term-tier-means = Wie schwer ein Fehler in den Ausgaben eines Projekts wöge, nach der Einstufung der Organisation.
term-unattributed = Nicht zugeordnet
term-unattributed-means = Aufrufe, die keine Regel der Zuordnungstabelle einem Projekt gibt.
sign-prepared = Erstellt von
sign-prepared-states = Die im Anhang genannten Quellen sind alle, von denen ich weiß.
sign-reviewed = Geprüft von
sign-reviewed-states = Ich habe die Ausnahmen und die Seite zur Datenqualität geprüft.
sign-approved = Freigegeben von
sign-approved-states = Dieser Bericht darf an die auf der ersten Seite genannten Empfänger gehen.
