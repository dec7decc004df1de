# Deutsch.

### [core] Numbers, units, dates

language-tag = de-DE
language-hyphenates = yes
share = { $value } %
share-below = weniger als { $least } %
share-above = mehr als { $most } %
money = { $value } $
money-negative = −{ $value } $
below-a-minute = weniger als 1 Minute
interval = { $low } bis { $high }
interval-between = zwischen { $low } und { $high }
interval-from = { $low } oder mehr
interval-to = { $high } oder weniger
target-at-least = mindestens { $target }
target-at-most = höchstens { $target }
list-separator = { ", " }
parts-separator = { "; " }
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
date-day-short = { $day }. { $month }
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
date-month-short-1 = Jan
date-month-short-2 = Feb
date-month-short-3 = Mär
date-month-short-4 = Apr
date-month-short-5 = Mai
date-month-short-6 = Jun
date-month-short-7 = Jul
date-month-short-8 = Aug
date-month-short-9 = Sep
date-month-short-10 = Okt
date-month-short-11 = Nov
date-month-short-12 = Dez
date-month = { $month } { $year }
date-week = Woche { $number } { $year } ({ $first } bis { $last })
date-quarter = { $number }. Quartal { $year } ({ $first } bis { $last })
date-range = { $name } ({ $first } bis { $last })
date-fiscal-period = { $number }. Periode des Geschäftsjahres { $year }
date-fiscal-quarter = { $number }. Quartal des Geschäftsjahres { $year }
date-fiscal-year = Geschäftsjahr { $year }

verdict-met = Erreicht
verdict-not-met = Verfehlt
verdict-cannot-tell = Unklar
verdict-no-target = Kein Ziel
verdict-not-measurable = Nicht messbar

### [decision] The first page

decision-heading-decide = Zur Entscheidung
decision-heading-discuss = Zur Beratung
decision-heading-note = Zur Kenntnis
decision-heading-others = Was dem Risikoausschuss vorgelegt wird
decision-decide = Entscheiden:
decision-discuss = Beraten:
decision-note = Zur Kenntnis:
decision-breach = wie „{ $subject }“ wieder auf { $bound } kommt oder wie lange { $value } hingenommen wird.
decision-more-breaches = wie mit { $more } weiteren verfehlten Zielen umgegangen wird; sie stehen unter „Kennzahlen“.
decision-unclear = { $targets-n ->
    [one] ein Ziel, das noch unklar ist: { $subject }: { $reason }.
   *[other] { $targets } Ziele, die noch unklar sind. Das erste ist { $subject }: { $reason }.
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
assurance-passes = Meist erreicht
assurance-fails = Meist verfehlt
assurance-hit-or-miss = Mal so, mal so
grade-rows = A
grade-counts = B
grade-proxy = C
grade-assumed = { $grade }

### [themes] Pages of an area

theme-cost = Kosten
theme-cost-caption = Was zu den Kosten gemessen wurde
theme-security = Sicherheit und Verwaltung
theme-security-caption = Was zu Sicherheit und Verwaltung gemessen wurde
theme-adoption = Verbreitung
theme-adoption-caption = Was zur Verbreitung gemessen wurde
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
    [one] Ein offener Fall ist über seiner Frist, { $age } alt
   *[other] { $cases } offene Fälle sind über ihrer Frist, der älteste { $age } alt
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
breakdown-caption = { $theme }: ein Strich steht, wo es keinen Wert gibt oder zu wenige Personen dahinterstehen.
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
action-none = In der Konfiguration ist keine Datei mit Maßnahmen genannt: eine mit den Spalten id, action, owner, due, status und exception führen und als actions unter [report] nennen.
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

exceptions-left-out = Das Verzeichnis der Ausnahmen ist nicht Teil dieser Ausgabe

### [profiles] Für wen die Dokumente geschrieben sind und was diese nicht erfahren

profile-written-for = Geschrieben für
profile-left-out = Nicht enthalten: { $parts }.
profile-leaders = die Leitung
profile-committee = den Risikoausschuss
profile-audit = die Prüfer
profile-works-council = den Betriebsrat
profile-few = Zahlen über weniger als { $people } Personen und alles, woraus sie folgen würden
profile-members = die Zahlen einzelner Projekte, Aufgaben, Modelle, Stufen und Schweregrade
profile-part-cases = einzelne Fälle
profile-part-days = einzelne Tage
profile-part-files = Namen von Dateien und was an ihnen abgelehnt wurde
profile-part-names = das Verzeichnis der Ausnahmen, die Maßnahmen und wer wofür verantwortlich ist
profile-headlines = Kennzahlen ohne Zielwert, die keine Leitzahlen sind, ihre Definitionen und die Zeilen jeder Datei
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
term-cannot-tell = Unklar
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
term-review-coverage = Abdeckung durch Prüfung
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

### [figures] Diagramme und Tafeln zu Kosten, Stunden, Fällen und Quellen

cost-part-spend = Tokens
cost-part-seats = Lizenzen
cost-part-review = Prüfung durch Menschen
cost-parts = { $part }: { $share } der { $total }, die KI gekostet hat
cost-parts-alt = Balken der Kosten von KI in drei Teilen. { $title }.
cost-parts-caption = Tokens nach der Preisliste, Lizenzen am Ende des Zeitraums und die Bearbeitungszeit der Prüfer zu ihrem Stundensatz.
cost-parts-table = Was KI gekostet hat
cost-budget = { $spent } von einem Budget von { $budget } ausgegeben: { $share }
cost-budget-alt = Balken der Kosten auf dem Grund des Budgets. { $title }.
cost-budget-caption = Grau: das Budget, mit einem Strich an seinem Ende. Eine Raute liegt jenseits dessen, was die Richtlinie zulässt.
cost-budget-table = Kosten und Budget
date-stamp = { $day }. { $month }, { $time }
column-part = Teil
column-amount = Betrag
column-spend = Kosten
column-budget = Budget
column-used = Verbraucht
column-hour = Stunde
column-first-touched = Erste Sichtung
column-decided = Entschieden
column-closed = Geschlossen
column-outcome = Ergebnis
column-days-expected = Tage erwartet
column-days-heard = Tage gehört
column-silent = Still
column-lateness = Verspätung
label-cases = Fälle
label-sources-by-day = Quellen nach Tagen
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So
hours-busiest = Am meisten genutzt wird KI am { $weekday } von { $from } bis { $to } Uhr: { $calls-n ->
    [one] { $calls } Aufruf
   *[other] { $calls } Aufrufe
 }
hours-alt = Aufrufe nach Wochentag und Stunde, je dunkler, desto mehr. { $title }.
hours-caption = Alle Aufrufe des Zeitraums nach Wochentag und Stunde in der Zeitzone { $zone }, gleich was aus ihnen wurde.
hours-total = Alle
hours-table = Aufrufe nach Wochentag und Stunde
cases-caption = Fälle, die im Zeitraum gemeldet, entschieden oder geschlossen wurden, der neueste zuerst; Zeiten in { $zone }
cases-none = Im Zeitraum wurde kein Fall gemeldet, entschieden oder geschlossen.
case-state-open = Offen
case-state-decided = Entschieden
case-state-auto-closed = Durch eine Regel geschlossen
case-state-merged = Mit einem anderen vereinigt
case-state-withdrawn = Zurückgezogen
case-state-undated = Zu unbekannter Zeit entschieden
case-state-backwards = Zeitstempel widersprechen einander
case-true-positive = Bestätigt
case-false-positive = Fehlalarm
case-reopened = { $state }, wieder geöffnet
feeds-caption = Wie jede Quelle an den Tagen gehört wurde, an denen etwas zu erwarten war; eine Quelle, die von zweierlei berichtet, zählt für beides
feeds-gap = { $days-n ->
    [one] { $first }
   *[other] { $first } bis { $last }
 }
feeds-gaps-more = { $gaps } und { $more } weitere

### [remarks] Why a number is not there, and what to know about it

## sources

remark-no-source = { $absent }; zu exportieren: { $exports }
remark-only-source-silent = { $silent }, { $only }
remark-no-row = { $sources } { $n-n ->
    [one] hat
   *[other] haben
 } keine Zeile in { $period }
remark-exports-two = { $one } oder { $other }
remark-exports-three = { $one }, { $other } oder { $third }
remark-exports-many = { $one }, { $other }, { $third } oder was `auditpack formats` sonst nennt
remark-absent-calls = kein Aufrufprotokoll
remark-absent-tokens = kein Bericht über Tokens
remark-absent-cost = kein Kostenbericht
remark-absent-reviews = kein Prüfprotokoll
remark-absent-cases = kein Ticket-Export
remark-absent-flags = kein Protokoll von Risikomeldungen
remark-absent-adoption = kein Protokoll der Nutzenden
remark-absent-administration = kein Verwaltungsprotokoll
remark-absent-names = kein Verzeichnis
remark-only-calls = ein anderes Aufrufprotokoll gibt es nicht
remark-only-tokens = einen anderen Bericht über Tokens gibt es nicht
remark-only-cost = einen anderen Kostenbericht gibt es nicht
remark-only-reviews = ein anderes Prüfprotokoll gibt es nicht
remark-only-cases = einen anderen Ticket-Export gibt es nicht
remark-only-flags = ein anderes Protokoll von Risikomeldungen gibt es nicht
remark-only-adoption = ein anderes Protokoll der Nutzenden gibt es nicht
remark-only-administration = ein anderes Verwaltungsprotokoll gibt es nicht
remark-only-names = ein anderes Verzeichnis gibt es nicht
remark-messages = { $n } davon sind Nachrichten aus `{ $source }`
remark-vendor-counted = { $n } davon hat der Anbieter gezählt (`{ $source }`)
remark-left-aside = `{ $source }` mit { $n } blieb außer Betracht
remark-wrong-clocks = { $n } von { $all } Datensätzen zu Fällen des Zeitraums { $n-n ->
    [one] hat
   *[other] haben
 } eine falsche Uhrzeit
remark-clocks-refused = { $n } von { $all } Zeilen aus `{ $source }` { $n-n ->
    [one] wurde
   *[other] wurden
 } wegen einer falschen Uhrzeit abgewiesen
remark-clocks-refused-ever = { $n-n ->
    [one] 1 weitere Zeile wurde
   *[other] { $n } weitere Zeilen wurden
 } in allen Läufen wegen rückwärts laufender Zeiten abgewiesen
remark-left-out = nicht berücksichtigt: { $parts }
remark-left-auto-closed = { $n } von einer Regel geschlossen
remark-left-merged = { $n } mit { $n-n ->
    [one] einem anderen
   *[other] anderen
 } zusammengeführt
remark-left-cancelled = { $n } zurückgezogen
remark-left-backwards = { $n } mit rückwärts laufenden Zeiten
remark-left-undated = { $n } zu unbekannter Zeit gelöst
remark-left-untouched = { $n } entschieden ohne bekannte erste Sichtung
remark-no-working-day = keine Quelle berichtet von den Aufrufen auch nur eines Arbeitstages
remark-silent-working-days = { $n-n ->
    [one] 1 Arbeitstag
   *[other] { $n } Arbeitstage
 } ohne jede Zeile nicht berücksichtigt

## withheld

remark-withheld-few = zurückgehalten: weniger als { $fewest } Personen
remark-withheld-dominated = zurückgehalten: mehr als { $most } davon entfallen auf eine Person
remark-withheld-complement = zurückgehalten: die Zahl würde die einer kleineren Gruppe verraten
remark-withheld-changed = zurückgehalten: früher veröffentlicht über einige Personen mehr oder weniger, und zwar weniger als { $fewest }
remark-withheld-before = zurückgehalten: schon bei der ersten Veröffentlichung zurückgehalten
remark-withheld-gives-away = zurückgehalten: zusammen mit früher Veröffentlichtem würde die Zahl verraten, was für { $first } bis { $last } zurückgehalten wurde

## verdicts

remark-straddles = das Intervall liegt beiderseits des Ziels
remark-more-observations = etwa { $n-n ->
    [one] 1 weitere Beobachtung wie diese würde
   *[other] { $n } weitere Beobachtungen wie diese würden
 } es entscheiden
remark-on-the-target = der Wert liegt auf dem Ziel, daher würde keine Zahl von Beobachtungen es entscheiden
remark-narrower-assumptions = engere Annahmen würden es entscheiden
remark-too-little-covered = die Exporte decken { $heard } von { $expected } erwarteten Tagen ab, weniger als die { $needed }, ohne die kein Ziel erreicht ist
remark-doubted = { $doubt }, mehr als { $most }, bis zu denen ein Ziel erreicht sein kann
remark-inputs-silent = die Exporte, auf denen die Kennzahl beruht, sagen nichts: { $inputs }
remark-policy-of-each-day = die Richtlinie änderte sich am { $days }: beurteilt nach dem, was sie für jeden Tag verlangte
remark-policy-of-the-last = die Richtlinie änderte sich am { $days }: beurteilt nach der letzten Fassung

## comparisons

remark-review-policy-changed = die Richtlinie für Prüfungen änderte sich am { $days }, innerhalb von { $period }
remark-too-little-covered-before = die Exporte decken { $heard } von { $expected } erwarteten Tagen von { $period } ab
remark-other-sources = die Zahl beruht in { $before } auf { $was } und in { $period } auf { $is }
remark-not-told = sie wird nicht genannt oder konnte nicht gemessen werden
remark-no-value-before = für { $period } gibt es keinen Wert: { $why }
remark-definition-changed = ihre Definition änderte sich von { $was } zu { $now }
remark-basis-changed = geändert: { $parts }
remark-basis-calendar = der Kalender
remark-basis-policy = die Richtlinie
remark-basis-prices = die Preise
remark-basis-assumptions = die Annahmen
remark-sources-changed = sie beruht auf { $now } statt auf { $was }
remark-no-source-named = keiner Quelle
remark-rows-came = nach der Veröffentlichung kamen Zeilen oder wurden berichtigt, oder Offenes wurde entschieden

## usage

remark-no-call-accepted = im Zeitraum wurde kein Aufruf angenommen
remark-attempts-not-told = die Aufrufe hat ein Anbieter gezählt, der keine Versuche nennt
remark-attempts-not-known = Versuche neben { $n-n ->
    [one] 1 Aufruf, den
   *[other] { $n } Aufrufen, die
 } ein Anbieter gezählt hat, sind nicht bekannt
remark-no-call-names-person = kein angenommener Aufruf des Zeitraums nennt eine Person
remark-calls-of-nobody = { $n-n ->
    [one] 1 Aufruf
   *[other] { $n } Aufrufe
 } ohne Person nicht berücksichtigt
remark-no-period-before = der vorige Zeitraum wurde nicht erhoben
remark-nothing-to-compare = in { $period } gibt es nichts zum Vergleich: { $why }
remark-heard-from-another = `{ $project }` wurde in { $period } aus `{ $was }` gehört und jetzt aus `{ $is }`
remark-against = gegenüber { $period }
remark-scale = { $index } auf der Skala bis { $most }
remark-normalised = normiert { $index }
remark-no-end-known = von keinem Aufruf des Zeitraums ist bekannt, wie er endete
remark-ends-unknown = nicht berücksichtigt: { $n }, von denen nicht bekannt ist, wie sie endeten
remark-single-project = ein einziges Projekt ist weder gleich noch ungleich verteilt
remark-uncorrected = { $index } ohne die Berichtigung für wenige Projekte
remark-few-calls-to-grow = zu wenige Aufrufe, um von Wachstum zu sprechen: { $n } in { $period }; { $change } an einem üblichen Arbeitstag
remark-keys-in-use = von { $n } benutzten
remark-no-key-directory = kein Verzeichnis der API-Schlüssel; zu exportieren: { $exports }
remark-no-event-names-key = kein Ereignis des Protokolls nennt seinen API-Schlüssel
remark-keys-since = das Protokoll nennt Schlüssel erst seit dem { $day }: { $needed } sind nötig
remark-keys-named-otherwise = das Protokoll nennt keinen Schlüssel des Verzeichnisses: eines hat vielleicht Kennungen, das andere Namen
remark-strange-keys = { $n-n ->
    [one] 1 Schlüssel des Protokolls steht
   *[other] { $n } Schlüssel des Protokolls stehen
 } nicht im Verzeichnis
remark-unattributed = { $share } der Aufrufe haben kein Projekt: die Zuordnungstabelle ist zu vervollständigen
remark-few-projects = es gibt nur { $n-n ->
    [one] 1 Projekt
   *[other] { $n } Projekte
 }
remark-no-call-names-key = kein Aufruf des Zeitraums nennt seinen API-Schlüssel
remark-no-earlier-call = kein Aufruf eines früheren Zeitraums steht im Protokoll: alles wäre neu
remark-no-task-tagged = kein Aufruf des Zeitraums ist mit einer Art von Aufgabe gekennzeichnet

## adoption

remark-assigned-before-log = { $n } vor Beginn des Protokolls zugewiesene nicht berücksichtigt
remark-used-before = { $n }, deren Inhaber schon vorher KI nutzten, nicht berücksichtigt
remark-no-seat-due = bei keiner Lizenz endeten die ersten 30 Tage im Zeitraum
remark-no-row-of-working-days = die Quelle hat an keinem Arbeitstag des Zeitraums eine Zeile
remark-newcomers-unknown = das Protokoll beginnt am { $day }: wer neu ist, lässt sich nicht davon unterscheiden, wer schon da war
remark-seats-unknown = die Lizenzen sind nicht bekannt: { $why }
remark-nobody-used = in den 28 Tagen nutzte niemand KI
remark-nobody-named = kein Protokoll nennt jemanden, der in den letzten { $days } Tagen des Zeitraums KI nutzte
remark-log-begins = das Protokoll beginnt erst am { $day }
remark-partial = `{ $source }` nennt nur einen Teil dessen, was Personen tun
remark-people-left-aside = `{ $source }` mit { $n-n ->
    [one] 1 Person
   *[other] { $n } Personen
 } blieb außer Betracht
remark-people-joined = { $n-n ->
    [one] 1 Person mit zwei Namen hat
   *[other] { $n } Personen mit zwei Namen hat
 } das Verzeichnis zusammengeführt
remark-no-user-directory = kein Verzeichnis der Nutzenden; zu exportieren: { $exports }
remark-people-named-otherwise = `{ $source }` nennt niemanden so wie das Verzeichnis: eines hat vielleicht Kennungen, das andere Adressen
remark-people-without-seat = { $n-n ->
    [one] 1 aktive Person hat
   *[other] { $n } aktive Personen haben
 } keine Lizenz im Verzeichnis
remark-seats-on-average = { $seats } Lizenzen im Mittel von Anfang und Ende
remark-no-seat-counts = keine Lizenz ist älter als die Tage der Schonfrist
remark-no-row-of-28-days = die Quelle hat an keinem Arbeitstag der 28 Tage eine Zeile
remark-no-seat-followed = im Zeitraum wurde keine Lizenz zugewiesen, die sich verfolgen lässt
remark-seats-unused = noch nicht zu beobachten: { $n } von { $all } Lizenzen sind noch nicht genutzt
remark-seats-not-followed = { $n } vor der Zuweisung genutzte oder vor Beginn des Protokolls zugewiesene nicht berücksichtigt
remark-no-tenth = { $n-n ->
    [one] 1 Person nutzte
   *[other] { $n } Personen nutzten
 } KI: weniger als { $fewest } haben kein Zehntel

## cost

remark-no-cost-of-period = kein Kostenbericht berichtet vom Zeitraum
remark-no-budget = für { $period } ist kein Budget gesetzt: auszufüllen ist `[[budget]]`
remark-no-input-token = im Zeitraum wird kein Eingabe-Token genannt
remark-more-reviews-than-calls = die Prüfungen widersprechen dem Aufrufprotokoll: mehr geprüfte Ausgaben als angenommene Aufrufe
remark-none-accepted = keine geprüfte Ausgabe des Zeitraums wurde unverändert angenommen
remark-accepted-as-they-were = { $share } unverändert angenommen, nach { $n-n ->
    [one] 1 entschiedenen Prüfung
   *[other] { $n } entschiedenen Prüfungen
 }
remark-no-source-names-person = keine für Aufrufe gehörte Quelle nennt eine Person
remark-no-prices-and = keine Preisliste: auszufüllen ist `[[price]]`; { $why }
remark-as-recorded = keine Preisliste: Kosten, wie Ereignisse sie festhalten
remark-no-token-priced = keines der { $n } Tokens hat einen Preis in der Preisliste
remark-tokens-unpriced = { $n } von { $all } Tokens haben keinen Preis und sind nicht enthalten
remark-no-cost-recorded = kein Ereignis des Zeitraums hält fest, was es gekostet hat
remark-costs-unknown = { $n } von { $all } Ereignissen nennen ihre Kosten nicht
remark-no-tokens-told = kein Aufruf des Zeitraums nennt seine Tokens
remark-tokens-unknown = { $n } von { $all } Aufrufen nennen ihre Tokens nicht
remark-no-prices = keine Preisliste: auszufüllen ist `[[price]]`
remark-no-cached-token-priced = keines der { $n } zwischengespeicherten Tokens hat einen Preis in der Preisliste
remark-cached-tokens-unpriced = { $n } von { $all } zwischengespeicherten Tokens haben keinen Preis und sind nicht enthalten
remark-nothing-billed = an keinem Tag mit bekannten Ausgaben wurde etwas berechnet
remark-computed-and-billed = { $spend } errechnet und { $bill } in Rechnung gestellt, über { $days }
remark-days-alone = { $n-n ->
    [one] 1 Tag
   *[other] { $n } Tage
 } mit nur einem von beiden nicht berücksichtigt
remark-no-token-used = im Zeitraum wurde kein Token verbraucht
remark-unpriced-left-out = { $n-n ->
    [one] 1 Token
   *[other] { $n } Tokens
 } ohne Preis nicht berücksichtigt
remark-no-period-to-compare = es gibt keinen vorigen Zeitraum zum Vergleich
remark-before-not-told = { $period } hat keinen Wert: Er wird nicht mitgeteilt
remark-nothing-to-compare-with = nichts zum Vergleich: { $why }
remark-other-token-sources = die Tokens kommen aus anderen Quellen: { $is }, vorher { $was }
remark-no-price-of-any = kein Token hat einen Preis in der Preisliste

## waiting times

remark-quantile-needs = { $percentile-n ->
    [50] der Median
   *[other] das { $percentile }. Perzentil
 } braucht mindestens { $things }
remark-quantile-beyond = { $percentile-n ->
    [50] der Median
   *[other] das { $percentile }. Perzentil
 } liegt jenseits von { $longest } und ist noch nicht zu beobachten; noch offen: { $open }
remark-mean-horizon = nur über { $hours } beobachtet: Mittelwerte bis zu verschiedenen Horizonten sind nicht vergleichbar
remark-share-horizon = nur über { $hours } beobachtet: Anteile zu verschiedenen Horizonten sind nicht vergleichbar
remark-cases = { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 }
remark-reviews = { $n-n ->
    [one] 1 Prüfung
   *[other] { $n } Prüfungen
 }
remark-business-hours = { $n-n ->
    [one] 1 Geschäftsstunde
   *[other] { $n } Geschäftsstunden
 }

## investigation

remark-no-case-flagged = im Zeitraum wurde kein Fall gemeldet
remark-decided-unclassified = { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 } ohne eingeordnete Einstufung
remark-no-disposition-classified = keine Einstufung ist eingeordnet: auszufüllen ist `policy.investigation.dispositions`
remark-no-time-taken = die Fälle des Zeitraums brauchten keine Zeit
remark-flow-rates = im Mittel { $open } offen, { $flagged } am Tag gemeldet, je { $days } Tage
remark-flow-counts = im Zeitraum { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 } gemeldet und { $decided } entschieden
remark-no-first-touch = der Ticket-Export nennt keine erste Sichtung; zu exportieren: die Historie der Tickets
remark-no-case-timed = im Zeitraum wurde kein Fall gemeldet; { $left }
remark-few-cases = nur { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 }: einzeln zu lesen
remark-shorter-horizon = begrenzt auf { $hours }, die längste bisher beobachtete Zeit
remark-no-business-hours-on = der Kalender nennt für den { $day } keine Geschäftszeiten: auszufüllen ist `calendar.business`
remark-left-untimed = { $n } ohne Zeit des Vorgangs
remark-no-activity-time = kein Fall nennt die Zeit seines Vorgangs
remark-no-case-decided = noch kein im Zeitraum gemeldeter Fall hat eine Einstufung
remark-leaves-out-open = ohne { $n-n ->
    [one] 1 noch offenen Fall
   *[other] { $n } noch offene Fälle
 }
remark-no-case-open = kein Fall ist offen
remark-cases-without-level = { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 } ohne Frist
remark-no-open-case-with-level = kein offener Fall hat eine Frist
remark-reopened-undated = nicht berücksichtigt: { $n-n ->
    [one] 1 Fall
   *[other] { $n } Fälle
 }, zu unbekannter Zeit wiedereröffnet
remark-no-disposition-old-enough = keine Einstufung wurde im Zeitraum alt genug
remark-with-open-cases = zwischen { $least } und { $most } mit den offenen Fällen
remark-no-service-level = die Richtlinie setzt keine Frist: auszufüllen ist `policy.investigation`
remark-none-watched-long-enough = noch kein Fall wurde so lange beobachtet, wie seine Frist dauert

## review

remark-none-routed = im Zeitraum wurde keine Ausgabe zur Prüfung vorgelegt
remark-none-eligible = im Zeitraum gab es keine Ausgabe, die zu prüfen war
remark-none-completed = im Zeitraum wurde keine Prüfung abgeschlossen
remark-no-dwell = keine der { $n } abgeschlossenen Prüfungen nennt ihre Bearbeitungszeit; zu exportieren: { $inputs }
remark-dwell-known = bekannt von { $n } von { $all } Prüfungen: { $measured } gemessen, { $spanned } von Beginn bis Abschluss
remark-no-tier-in-full = die Richtlinie verlangt für keine Stufe, alle Ausgaben zu prüfen: zu setzen ist `policy.review.coverage`
remark-no-release-told = kein Prüfprotokoll nennt, wann Ausgaben freigegeben wurden: abzubilden ist `released_us`
remark-none-released = im Zeitraum wurde keine Ausgabe freigegeben, die zu prüfen war
remark-no-required-released = im Zeitraum wurde keine prüfpflichtige Ausgabe freigegeben
remark-releases-unknown = die Freigabe von { $n-n ->
    [one] 1 prüfpflichtigen Ausgabe
   *[other] { $n } prüfpflichtigen Ausgaben
 } ist nicht bekannt
remark-approvals-untimed = { $n-n ->
    [one] 1 Prüfung mit Annahme nennt
   *[other] { $n } Prüfungen mit Annahme nennen
 } keine Bearbeitungszeit
remark-no-approval-timed = keine Prüfung mit Annahme nennt im Zeitraum ihre Bearbeitungszeit
remark-ac1-undefined = alle Entscheidungen sind von einer Art: AC1 ist nicht definiert
remark-kappa-undefined = alle Entscheidungen sind von einer Art: κ ist nicht definiert
remark-none-in-call-log = keine der { $n } geprüften Ausgaben steht im Aufrufprotokoll
remark-more-routed = { $n-n ->
    [one] 1 Ausgabe der Stufe `{ $tier }` wurde
   *[other] { $n } Ausgaben der Stufe `{ $tier }` wurden
 } vorgelegt, aber nur { $eligible } stehen im Aufrufprotokoll
remark-unlinked = { $n-n ->
    [one] 1 geprüfte Ausgabe steht
   *[other] { $n } geprüfte Ausgaben stehen
 } nicht im Aufrufprotokoll
remark-no-pair = über keine Ausgabe des Zeitraums haben zwei Prüfer entschieden
remark-few-pairs = nur { $n-n ->
    [one] 1 Paar
   *[other] { $n } Paare
 }: einzeln zu lesen
remark-third-reviewers = über { $n-n ->
    [one] 1 Ausgabe
   *[other] { $n } Ausgaben
 } haben mehr als zwei entschieden, von denen die ersten beiden zählen
remark-pairs-agree = { $n } von { $all } Paaren stimmen überein
remark-no-decision-told = keine abgeschlossene Prüfung nennt ihre Entscheidung; zu exportieren: { $inputs }
remark-undecided = { $n-n ->
    [one] 1 abgeschlossene Prüfung nennt
   *[other] { $n } abgeschlossene Prüfungen nennen
 } keine Entscheidung
remark-not-weighted = nicht nach Stufen gewichtet: { $why }
remark-unseen-tiers = sagt nichts über { $n-n ->
    [one] 1 Ausgabe
   *[other] { $n } Ausgaben
 } in Stufen ohne Prüfung
remark-unweighted = { $share } der Prüfungen selbst
remark-no-review-waiting = keine Prüfung wartet
remark-few-waiting = nur { $n } wartend: einzeln zu lesen
remark-waiting = { $n } wartend, die Hälfte davon seit weniger als { $median }, die älteste seit { $oldest }
remark-no-reviewer-judged = von keinem Prüfer ist bekannt, dass er über { $n } Ausgaben des Zeitraums entschieden hat
remark-reviewers-judged = { $n } von { $all } Prüfern sind beurteilt
remark-outside-by-chance = durch Zufall allein lägen { $number } außerhalb
remark-no-review-timed = keine abgeschlossene Prüfung des Zeitraums nennt ihre Bearbeitungszeit
remark-times-known = bekannt von { $n } von { $all } Prüfungen
remark-nobody-on-both-sides = niemand wird sowohl als Prüfer als auch als Urheber von Ausgaben genannt: die Exporte nennen Personen vielleicht verschieden
remark-no-reviewer-and-author = keine abgeschlossene Prüfung des Zeitraums nennt Prüfer und Urheber

## value

remark-no-realised-share = kein verwerteter Anteil ist angegeben: auszufüllen ist `value.realised_share`
remark-no-hourly-rate = kein Stundensatz ist angegeben: auszufüllen ist `value.hourly_rate_usd`
remark-worth-nothing = eine gesparte Minute ist nichts wert: `value.hourly_rate_usd` ist null
remark-declared-on-average = angegeben im Mittel: { $minutes }
remark-declared = angegeben: { $minutes }
remark-active-people = { $n-n ->
    [one] 1 aktive Person
   *[other] { $n } aktive Personen
 }
remark-no-task-class = keine Aufgabenart ist angegeben: auszufüllen ist `[[value.task]]`
remark-no-declared-task = kein angenommener Aufruf des Zeitraums ist mit einer angegebenen Aufgabenart gekennzeichnet ({ $classes })
remark-no-draws = `value.draws` ist null
remark-no-realised-hours = es ist nicht angegeben, welcher Anteil der gesparten Zeit anderweitig genutzt wird: auszufüllen ist `value.realised_share`
remark-no-reviewer-rate = kein Stundensatz der Prüfer ist angegeben: auszufüllen ist `value.reviewer_rate_usd`
remark-costs = Verbrauch { $spend }, Lizenzen { $seats }, Prüfung { $review }
remark-no-time-recorded = keine der { $n } abgeschlossenen Prüfungen hält ihre Bearbeitungszeit fest
remark-review-time = Prüfzeit bekannt für { $n } von { $all } Prüfungen: { $hours }
remark-no-seat-price = kein Preis einer Lizenz ist angegeben: auszufüllen ist `value.seat_usd_per_month`
remark-no-seats = kein Verzeichnis nennt die Personen mit einer Lizenz
remark-seats-at-end = { $n-n ->
    [one] 1 Lizenz
   *[other] { $n } Lizenzen
 } am Ende des Zeitraums
remark-multipliers = beruht auf veröffentlichten Multiplikatoren: { $presets }
remark-capacity-scenario = Stufe des Belegs { $grade }: ein Szenario der Kapazität, keine gesparte Zeit
remark-grade = Stufe des Belegs { $grade }
remark-nothing-spent = im Zeitraum wurde nichts ausgegeben
remark-preset = Multiplikator `{ $id }`, Stufe { $grade }: { $title }; { $worth }

## security

remark-no-action-of-person = das Protokoll nennt im Zeitraum keinen Vorgang einer Person
remark-other-zones = Personen arbeiten vielleicht in anderen Zeitzonen: wenn nicht, ist `calendar.people_share_zone` zu setzen
remark-no-business-hours = der Kalender nennt keine Geschäftszeiten: auszufüllen ist `calendar.business`
remark-unclassified = { $n-n ->
    [one] 1 entschiedener Fall hat
   *[other] { $n } entschiedene Fälle haben
 } keine eingeordnete Einstufung
remark-no-sign-in = das Protokoll nennt im Zeitraum keine Anmeldung
remark-people-exported = { $n-n ->
    [one] 1 Person hat
   *[other] { $n } Personen haben
 } im Zeitraum exportiert
remark-log-too-short = das Verwaltungsprotokoll reicht keine { $days } vor den Zeitraum zurück
remark-denials-only = die Quellen halten nur Ablehnungen fest: wie viel sie geprüft haben, ist nicht bekannt
remark-no-rule-decided = im Zeitraum hat keine Regel über etwas entschieden
remark-denials-left-out = Quellen, die nur Ablehnungen festhalten, sind nicht berücksichtigt
remark-integrations = { $added } hinzugefügt und { $removed } entfernt seit Beginn des Protokolls
remark-audience-unknown = der Kreis der Berechtigten von { $n-n ->
    [one] 1 weiteren Freigabe
   *[other] { $n } weiteren Freigaben
 } ist nicht bekannt
remark-shares-of-unknown = bei { $n-n ->
    [one] 1 weiteren öffentlichen Freigabe
   *[other] { $n } weiteren öffentlichen Freigaben
 } ist nicht bekannt, was geteilt wurde
remark-no-share-tells = keine öffentliche Freigabe nennt, was geteilt wurde: der Export ist neu in einen Datenbestand dieser Version einzulesen
remark-no-source-tells-ends = keine Quelle nennt, wie die Aufrufe des Zeitraums endeten
remark-counted-without-ends = { $n-n ->
    [one] 1 Aufruf wurde
   *[other] { $n } Aufrufe wurden
 } gezählt, ohne zu nennen, wie sie endeten

## quality

remark-no-record-of-period = kein Datensatz zu einem Fall oder einer Prüfung fällt in den Zeitraum
remark-nothing-expected = für keine Quelle gab es im Zeitraum einen Tag, an dem Zeilen zu erwarten waren
remark-no-own-settings = keine Quelle nennt ihre eigenen Einstellungen; zu exportieren: der Claude Activity Feed
remark-reading-unknown = der Datenbestand weiß nicht, wann die Ereignisse des Zeitraums eingelesen wurden
remark-reading-known = von { $n } von { $all } Ereignissen ist bekannt, wann sie eingelesen wurden
remark-no-event = kein Ereignis im Zeitraum
remark-no-usual-hour = keine Quelle hat übliche Stunden: dazu sind drei frühere Wochen mit einigen Ereignissen je Stunde nötig
remark-nothing-ingested = noch wurde nichts eingelesen
remark-no-earlier-weeks = keine Quelle hat drei frühere Wochen, aus denen sich ergibt, was zu erwarten war
remark-none-reviewed = keine Ausgabe des Zeitraums wurde geprüft
remark-none-reads-itself = keine Quelle des Zeitraums liest sich selbst aus

## retention

remark-events-deleted = einzelne Ereignisse der Tage vor dem { $day } wurden nach den Aufbewahrungsregeln gelöscht: die Zahlen dieser Tage bleiben, wie sie zuvor summiert wurden, und lassen sich nicht mehr bis zu einzelnen Ereignissen verfolgen
remark-history-deleted = kein Zeitraum, der vor dem { $day } beginnt, steht neben diesem: Zeilen hinter seinen Zahlen wurden nach den Aufbewahrungsregeln gelöscht, und was davon veröffentlicht ist, bleibt, wie es war

## sources heard

remark-heard = gehört für { $question }: { $heard }
remark-heard-and-aside = gehört für { $question }: { $heard }; außer Betracht: { $aside }
remark-source-rows = { $source } ({ $n })
remark-source-counts = { $source } ({ $n }, vom Anbieter gezählt)
remark-source-proxy = { $source } ({ $n }, als Ersatz)
remark-question-calls = Aufrufe
remark-question-tokens = Tokens
remark-question-cost = Kosten
remark-question-reviews = Prüfungen
remark-question-cases = Fälle
remark-question-flags = Risikomeldungen
remark-question-adoption = Nutzung durch Personen
remark-question-administration = Verwaltung
remark-question-names = Namen
### [labels] What stands on the pages whatever the numbers are

label-skip = Zum Bericht
label-as-of = Stand
label-version = Fassung
label-classification = Einstufung
label-distribution = Verteiler
label-prepared-by = Erstellt von
label-approved-by = Freigegeben von
label-document = Dokument
label-owner = Zuständig
label-page = Seite { $page } von { $pages }
label-search = Suche
label-search-all = alle
label-search-shown = { $shown } von { $rows } gezeigt
label-at-a-glance = Auf einen Blick
label-sections = Abschnitte
label-nav-exceptions = Ausnahmen
label-nav-missing = Nicht gemessen
label-nav-controls = Kontrollziele
label-nav-definitions = Definitionen
label-nav-quality = Datenqualität
label-what-changed = Was sich verändert hat
label-confidence = Wie weit die Zahlen tragen
label-results = Ergebnisse:
label-exceptions-and-actions = Ausnahmen und Maßnahmen
label-actions = Maßnahmen
label-numbers = Die Zahlen:
label-indicators = Kennzahlen
label-every-indicator = Alle Kennzahlen
label-other-indicators = Alle anderen Kennzahlen und die Teile der hier gezeigten stehen in der Übersicht und in kpis.json.
label-how-to-read = Intervalle sind 95-%-Intervalle, bei gesparter Zeit vom 10. bis zum 90. Perzentil. n ist die Zahl der Beobachtungen. Ein Urteil vergleicht das ganze Intervall mit dem Ziel.
label-how-to-read-more = Veränderung: was die Regelkarte der letzten Zeiträume zeigt, darunter, ob das Ziel erreicht wird, wenn sich nichts ändert. Neben den Zuständigen der Beleg: A Zeile für Zeile gezählt, B vom Anbieter gezählt, C anderes an seiner Stelle gezählt, E0 bis E4 erklärte Annahmen.
label-indicator = Kennzahl
label-value = Wert
label-interval = Intervall
label-observations = n
label-target = Ziel
label-verdict = Urteil
label-change = Veränderung
label-periods = 13 Zeiträume
label-appendix = Anhang
label-appendix-definitions = Anhang A: Definitionen
label-appendix-quality = Anhang B: Datenqualität
label-appendix-missing = Anhang C: was nicht gemessen werden konnte
label-appendix-controls = Anhang D: Kontrollziele
label-appendix-restatements = Anhang E: Berichtigungen, Grenzen und Begriffe
label-missing = Was nicht gemessen werden konnte
label-nothing-missing = Alle Kennzahlen wurden gemessen.
label-controls = Kontrollziele, die von den Zahlen gestützt werden
label-controls-note = Eine Zahl stützt ein Kontrollziel; sie erfüllt nie eines.
label-controls-none = Für das Gemessene gilt kein Kontrollziel.
label-definitions = Was jede Zahl bedeutet
label-definitions-none = Es wurden keine Definitionen übergeben.
label-quality = Woher die Zahlen kommen
label-inputs = Quellen
label-balance = Bilanz je Format
label-rejects = Abgewiesene Zeilen
label-restatements-limits-words = Berichtigungen, Grenzen und Begriffe
label-restatements = Berichtigungen
label-restated-none = Keine veröffentlichte Zahl lautet jetzt anders.
label-limits = Was die Zahlen nicht sagen können
label-words = Begriffe
label-sign-off = Freigabe
label-sign-off-note = Eine Unterschrift bestätigt, dass die Person das Dokument { $document } gelesen hat. Software unterschreibt nichts.
label-sign-line = Name, Unterschrift, Datum
label-sign-name = Name
label-sign-signature = Unterschrift
label-sign-date = Datum
label-sign-minutes = Protokoll der Kenntnisnahme
label-sign-next = Nächste Durchsicht
label-md-document = Dokument { $document }
label-md-prepared-by = erstellt von
label-md-approved-by = freigegeben von
label-md-restatements-limits = Berichtigungen und Grenzen
rows-left-out = { $rows-n ->
    [one] Eine weitere Zeile fehlt
   *[other] { $rows } weitere Zeilen fehlen
 } hier; alle stehen in der Übersicht und, bei Kennzahlen, in der angehängten Datei kpis.csv.
attached-kpis-json = Alle Kennzahlen des Zeitraums
attached-kpis-csv = Alle Kennzahlen des Zeitraums als Tabelle
attached-definitions-json = Was jede Kennzahl bedeutet und wie sie berechnet wird
attached-manifest-json = Die Exporte und der Stand des Datenspeichers, aus denen dies entstand

### [columns] Headings of tables

column-accepted = Angenommen
column-action = Maßnahme
column-adds-up = Geht auf
column-age = Alter
column-all-shown = Zusammen
column-all-together = Alle zusammen
column-applies-from = Gilt ab
column-assumption = Annahme
column-at-p10 = Bei ihrem 10. Perzentil
column-at-p90 = Bei ihrem 90. Perzentil
column-at-risk-before = Davor unter Risiko
column-calls = Aufrufe
column-case = Fall
column-class = Klasse
column-control = Kontrollziel
column-counted = Gezählt
column-coverage = Abdeckung
column-day = Tag
column-due = Fällig
column-duplicate = Doppelt
column-eligible = Prüfpflichtig
column-evidence = Beleg
column-exception = Ausnahme
column-failed = Fehlgeschlagen
column-file = Datei
column-files = Dateien
column-first-day = Erster Tag
column-first-line = Erste Zeile
column-first-such-row = Erste solche Zeile
column-flagged = Gemeldet
column-format = Format
column-indicator = Kennzahl
column-indicators = Kennzahlen
column-interval = Intervall
column-interval-95 = 95-%-Intervall
column-last-day = Letzter Tag
column-median = Median
column-missing = Was fehlt
column-now = Jetzt
column-of-step-before = Des Schritts davor
column-only-for = Nur für
column-out-of = Von
column-outputs = Ausgaben
column-outside = Außerhalb
column-outside-by-chance = Durch Zufall
column-owner = Zuständig
column-p10 = 10. Perzentil
column-p90 = 90. Perzentil
column-period = Zeitraum
column-project = Projekt
column-projects-judged = Beurteilt
column-published-as = Veröffentlicht als
column-rate = Anteil
column-read = Gelesen
column-reason = Grund
column-rejected = Abgewiesen
column-reviewed = Geprüft
column-rows = Zeilen
column-service-level = Frist
column-severity = Schwere
column-sha-256 = SHA-256
column-share = Anteil
column-since-flag = Zeit seit der Meldung
column-size-limits = Grenzen für seine Größe
column-source = Quelle
column-state = Stand
column-step = Schritt
column-still-open = Noch offen
column-supported-by = Gestützt von
column-table = Tabelle
column-target = Ziel
column-task = Aufgabe
column-team = Team
column-tier = Stufe
column-unknown-type = Unbekannter Typ
column-uses = Nutzungen
column-usual-range = Üblicher Bereich
column-value = Wert
column-verdict = Urteil
column-what = Was
column-what-is-counted = Was gezählt wird
column-which = Welche
column-why = Warum
column-would-feed = Was sie speisen würde

### [found] What was found, and what changed

found = { $subject }: { $value }
found-noted = { $subject }: { $value } ({ $notes })
found-nothing = { $subject }: nicht messbar, { $reason }
found-no-result = dafür wurde kein Ergebnis übergeben
found-member = { $title }, { $dimension } { $member }
found-interval = { $kind } { $interval }
found-target = Ziel { $target }: { $verdict }
found-met = erreicht
found-not-met = verfehlt
found-cannot-tell = unklar
found-no-target = kein Ziel
found-not-measurable = nicht messbar
target = Ziel { $target }
not-measurable = nicht messbar
count-of = { $part } von { $all }
yes = ja
no = nein

change = { $title }: { $found } (erwartet { $range }, aus { $periods } { $periods-n ->
    [one] Zeitraum
   *[other] Zeiträumen
 } von { $from } bis { $to })
change-on-trial = { $title }: { $found } (erwartet { $range }, aus { $periods } { $periods-n ->
    [one] Zeitraum
   *[other] Zeiträumen
 } von { $from } bis { $to }, Grenzen auf Probe)
change-none = kein Signal einer Veränderung, { $value }
change-common-cause = kein Signal einer Veränderung, { $value }, { $rules }
change-concern = Signal einer Veränderung zum Schlechteren, { $value }, { $rules }
change-improvement = Signal einer Veränderung zum Besseren, { $value }, { $rules }
change-neutral = Signal einer Veränderung, { $value }, { $rules }
change-rule-beyond-limit-high = über der oberen Grenze
change-rule-beyond-limit-low = unter der unteren Grenze
change-rule-one-side-high = der siebte Wert in Folge über der Mitte
change-rule-one-side-low = der siebte Wert in Folge unter der Mitte
change-rule-trend-high = der siebte Anstieg in Folge
change-rule-trend-low = der siebte Rückgang in Folge
change-rule-outer-third-high = mit einem weiteren der letzten drei nahe der oberen Grenze oder darüber
change-rule-outer-third-low = mit einem weiteren der letzten drei nahe der unteren Grenze oder darunter
change-before = { $value } im Zeitraum { $period }
change-before-restated = { $value } im Zeitraum { $period }, veröffentlicht als { $first }: { $reason }
change-before-refused = kein Vergleich mit { $period }: { $reason }
change-budget = { $shown } von { $charts } { $charts-n ->
    [one] Regelkarte
   *[other] Regelkarten
 } { $shown-n ->
    [one] zeigt
   *[other] zeigen
 } ein Signal; etwa { $expected } täten es, wenn sich gar nichts verändert hätte.

spark = { $title } über { $periods } Zeiträume seit { $first }: zwischen { $low } und { $high }.
spark-with-gaps = { $title } über { $periods } Zeiträume seit { $first }: zwischen { $low } und { $high }; { $missing } nicht messbar.
trend-title = { $title } über { $periods } { $periods-n ->
    [one] Zeitraum
   *[other] Zeiträume
 }
trend-alt = Verlauf: { $title }. { $sentence }
trend-usual = üblich { $range }
trend-baseline = setzt den üblichen Bereich
trend-so-far = bisher
trend-caption = Band: Grenzen des Zufalls aus { $periods } { $periods-n ->
    [one] Zeitraum
   *[other] Zeiträumen
 }. Ein Ring zeigt, was einer Regel auffiel.
trend-table = Jeder Zeitraum der Linie

### [headline] The cover, the three questions and the headlines

cover-title = KI-Aufsicht: Bericht an den Vorstand
cover-dashboard-title = KI-Aufsicht: Übersicht
cover-classification = Vertraulich
cover-draft = Entwurf
cover-final = Endgültig
question-control = Haben wir es im Griff?
question-worth = Lohnt es sich?
question-trust = Ist den Zahlen zu trauen?
headline-more = { $more } weitere in der Tabelle der Kennzahlen.
headline-nothing-missed = Kein Ziel wurde verfehlt, und ein Vergleich mit dem Zeitraum davor ist nicht möglich.
headline-nothing-measured = In diesem Zeitraum konnte nichts gemessen werden: Das ist kein gutes Ergebnis.
control-none = Kein Aufsichtsziel war zu beurteilen.
control-met = { $targets-n ->
    [one] Das eine Aufsichtsziel, das zu beurteilen war, ist erreicht.
   *[other] Alle { $targets } Aufsichtsziele, die zu beurteilen waren, sind erreicht.
 }
control-mixed = { $targets-n ->
    [one] Von { $targets } Aufsichtsziel
   *[other] Von { $targets } Aufsichtszielen
 } { $met-n ->
    [one] ist { $met }
   *[other] sind { $met }
 } erreicht, { $missed } verfehlt, { $unclear } noch unklar.
worth-unknown = Die gesparte Zeit war nicht zu schätzen.
worth-gain = Geschätzt { $hours } gespart; auch das 10. Perzentil liegt über null.
worth-loss = Geschätzt { $hours } gespart; auch das 90. Perzentil liegt unter null.
worth-open = Geschätzt { $hours } gespart; ob es überhaupt einen Gewinn gibt, ist offen.
trust = { $balance }; { $measured } von { $all } Kennzahlen konnten gemessen werden.
trust-no-file = Keine Eingangsdatei ist verzeichnet
trust-balanced = { $files-n ->
    [one] Jede Zeile einer Eingangsdatei ist nachgewiesen
   *[other] Jede Zeile von { $files } Eingangsdateien ist nachgewiesen
 }
trust-unbalanced = { $files-n ->
    [one] Die Zeilen einer Eingangsdatei gehen nicht auf
   *[other] Die Zeilen von { $files } Eingangsdateien gehen nicht auf
 }

### [oversight] Human review

theme-oversight = Aufsicht
oversight-reviewed = Menschen prüften { $share } der prüfpflichtigen Ausgaben
oversight-unknown = Die Prüfung durch Menschen war nicht zu messen
tiers-title = Abdeckung durch Prüfung nach Risikostufe
tiers-unclear = Ob die Abdeckung durch Prüfung reicht, ist für Stufe { $tiers } unklar
tiers-missed = Die Abdeckung durch Prüfung liegt in Stufe { $tiers } unter dem Ziel
tiers-caption = Abgeschlossene Prüfungen von prüfpflichtigen Ausgaben, mit 95-%-Intervallen nach Wilson. Der senkrechte Strich ist das Ziel der Richtlinie.
tiers-target = Ziel
tiers-table = Abdeckung durch Prüfung je Risikostufe
passage = Menschen entschieden über { $decided } von { $eligible } prüfpflichtigen Ausgaben und änderten { $changed }
passage-none = Menschen entschieden über keine von { $eligible } prüfpflichtigen Ausgaben
passage-share = { $share } davon
passage-alt = Balken dessen, was nach jedem Schritt bleibt. { $title }
passage-caption = Jeder Schritt ist ein Teil des vorigen. Prüfungen, wie sie zum Stichzeitpunkt stehen.
passage-table = Von prüfpflichtigen zu geänderten Ausgaben
stage-eligible = prüfpflichtig
stage-eligible-means = die Richtlinie verlangt ihre Prüfung
stage-routed = vorgelegt
stage-routed-means = einem Menschen vorgelegt
stage-started = begonnen
stage-started-means = Prüfung begonnen
stage-decided = entschieden
stage-decided-means = Prüfung abgeschlossen, Entscheidung bekannt
stage-changed = geändert
stage-changed-means = von einem Menschen geändert oder verworfen
spread = { $rate }: { $outside } von { $judged } { $judged-n ->
    [one] Projekt
   *[other] Projekten
 } anders als die übrigen
spread-none = { $rate }: keines von { $judged } { $judged-n ->
    [one] Projekt
   *[other] Projekten
 } anders als die übrigen
spread-axis = Zahl der Ausgaben, logarithmisch
spread-centre = alle gezeigten { $share }; Kurven: 99,8-%-Grenzen
spread-alt = Anteile je Projekt vor den Grenzen für ihre Größe. { $title }
spread-caption = Die Grenzen lassen den Zufall allein zu: { $expected } außerhalb zu erwarten. Eine Raute liegt außerhalb. Projekte unterscheiden sich in der Risikostufe: erst nach dem Grund fragen.
spread-caption-inflated = Die Grenzen lassen Zufall und übliche Unterschiede zu: { $expected } außerhalb zu erwarten. Eine Raute liegt außerhalb. Projekte unterscheiden sich in der Risikostufe: erst nach dem Grund fragen.
spread-withheld = { $withheld-n ->
    [one] Ein Projekt fehlt
   *[other] { $withheld } Projekte fehlen
 }: zu wenige Personen.
spread-table = Anteile je Projekt und ihre Grenzen
spread-above = darüber
spread-below = darunter
spread-named = { $member } ({ $side })
spread-more = { $more } weitere
spreads-caption = Projekte außerhalb der 99,8-%-Grenzen für ihre Größe

### [investigation] How long cases stay open

theme-investigation = Untersuchung
investigation-mean-last = Das Mittel der abgeschlossenen Fälle steht zuletzt: Es lässt die noch offenen Fälle aus und schönt so.
investigation-none = Im Zeitraum wurde kein Fall gemeldet
investigation-unknown = Die Untersuchung war nicht zu messen
investigation-half = { $cases-n ->
    [one] Die Hälfte von { $cases } gemeldetem Fall wurde
   *[other] Die Hälfte von { $cases } gemeldeten Fällen wurde
 } binnen { $hours } entschieden
investigation-below-half = { $cases-n ->
    [one] Weniger als die Hälfte von { $cases } gemeldetem Fall ist
   *[other] Weniger als die Hälfte von { $cases } gemeldeten Fällen ist
 } bisher entschieden
survival-title = { $disposed } von { $cases } { $cases-n ->
    [one] Fall
   *[other] Fällen
 } entschieden, { $open } noch offen
survival-alt = Kaplan-Meier-Kurve des Anteils der Fälle ohne Entscheidung. { $title }. { $median }
survival-median-is = Der Median ist { $hours }.
survival-no-median = Die Kurve erreicht die Hälfte nicht; noch gibt es keinen Median.
survival-level-is = Die Frist ist { $hours }.
survival-caption = Kaplan-Meier-Schätzung mit 95-%-Band (log(-log)); senkrechte Striche sind noch offene Fälle, gezählt bis zum Stichzeitpunkt; wieder geöffnete Fälle zählen bis zur ersten Entscheidung.
survival-share = Anteil noch offener Fälle
survival-hours = Stunden seit der Meldung
survival-at-risk = Fälle unter Risiko
survival-median = Median { $hours }
survival-open = noch offen
survival-level = Frist { $hours }
survival-level-of = { $severities }: { $hours }
survival-steps = Jeder Schritt der Kurve
survival-steps-thinned = Jeder { $every }. Schritt der Kurve und der letzte
open-cases = Offene Fälle zum Stichzeitpunkt, die ältesten zuerst
open-cases-oldest = Die { $shown } ältesten von { $cases } offenen Fällen zum Stichzeitpunkt
open-case-over = Überschritten
open-case-within = Innerhalb
open-case-no-level = Keine Frist

### [usage] How much, and by whom

theme-usage = Nutzung
theme-usage-and-adoption = Nutzung und Verbreitung
usage-spread = Die Aufrufe verteilen sich wie auf { $projects } gleich { $projects-n ->
    [one] großes Projekt
   *[other] große Projekte
 }.
usage-title = { $calls } { $calls-n ->
    [one] Aufruf
   *[other] Aufrufe
 } im Zeitraum { $period }; { $share } ohne Projekt
usage-accepted = { $calls } { $calls-n ->
    [one] Aufruf
   *[other] Aufrufe
 } angenommen
usage-unknown = Die Nutzung war nicht zu messen
days-complete = An jedem Tag wurden Aufrufe festgehalten
days-missing = { $missing } { $missing-n ->
    [one] Tag
   *[other] Tage
 } ohne jede Zeile
days-alt = Balken der angenommenen Aufrufe je Tag über { $days } { $days-n ->
    [one] Tag
   *[other] Tage
 }: höchstens { $most } am Tag; { $missing } { $missing-n ->
    [one] Tag
   *[other] Tage
 } ohne Daten.
days-caption = Tage in der Zone { $zone }. Schraffiert: Für den Tag kam keine Zeile irgendeiner Art.
days-axis = Angenommene Aufrufe je Tag
days-failed = insgesamt { $failed } fehlgeschlagen
days-gap = keine Daten
days-table = Aufrufe je Tag
projects-title = { $project } macht { $share } der Aufrufe
projects-none = Kein Aufruf gehört zu einem Projekt
projects-alt = Balken der Aufrufe je Projekt, { $projects } { $projects-n ->
    [one] Projekt
   *[other] Projekte
 }. { $title }
projects-caption = { $projects } { $projects-n ->
    [one] Projekt
   *[other] Projekte
 } nach der Zuordnungstabelle. Grau: die übrigen Projekte zusammen und Aufrufe ohne Projekt.
projects-others = { $others } weitere
projects-table = Aufrufe je Projekt

### [value] Time saved

theme-value = Nutzen
value-modelled = Die gesparte Zeit ist aus erklärten Minuten je Aufgabe und dem Anteil verwendeter Ergebnisse berechnet, nicht gestoppt.
value-grades = Stufen des Belegs: E0 Angabe des Anbieters, E1 Selbstauskunft, E2 Telemetrie mit eigener Zeitstudie, E3 Vorher-nachher-Vergleich mit Kontrollgruppe, E4 randomisiert.
value-weak = { $weak-n ->
    [one] Eine von { $classes } Aufgabenklassen beruht auf Belegen unter E2: Sie ist
   *[other] { $weak } von { $classes } Aufgabenklassen beruhen auf Belegen unter E2: Sie sind
 } ein Szenario freier Zeit, nicht gesparte Zeit.
value-withheld = { $classes-n ->
    [one] Eine Aufgabenklasse fehlt
   *[other] { $classes } Aufgabenklassen fehlen
 }: zu wenige Personen, oder die Zahl verriete eine solche Klasse.
value-title = Geschätzt { $hours } gespart
value-title-range = Geschätzt { $hours } gespart, { $range } bei 80 %
value-unknown = Die gesparte Zeit war nicht zu schätzen
value-borrowed = { $task } ist nicht gemessen, sondern entnommen: { $preset }
tasks-title = { $task } spart am meisten: { $hours }
tasks-name = { $task } ({ $grade })
tasks-low = 10. Perzentil
tasks-median = Median
tasks-high = 90.
tasks-alt = Spannen der gesparten Stunden für { $classes } { $classes-n ->
    [one] Aufgabenklasse
   *[other] Aufgabenklassen
 }. { $title }
tasks-table = Gesparte Zeit je Aufgabenklasse
tasks-caption = Monte-Carlo-Simulation mit festem Startwert über die in der Konfiguration erklärten Verteilungen. In Klammern: Stufe des Belegs.
swings-title = { $assumption } bewegt das Ergebnis am stärksten: { $low } bis { $high }
swings-name = { $assumption }: { $task }
swings-centre = { $hours } mit jeder Annahme bei ihrem Median
swings-low = bei ihrem 10. Perzentil
swings-high = bei ihrem 90.
swings-alt = Balken der gesparten Stunden je Annahme. { $title }
swings-table = Gesparte Stunden je Annahme
swings-caption = Jeweils eine Annahme, alle anderen bei ihrem Median.

### [appendix] Definitions, controls, data quality

definition-formula = Formel
definition-counts = Zählt
definition-unit = Einheit
definition-clock = Uhr
definition-left-out = Ausgelassen
definition-fed-by = Gespeist von
definition-interval = Intervall
definition-caveat = Vorbehalt
definition-definition = Definition
definition-example = Beispiel
definition-supports = Stützt
definition-source = Herkunft
definition-version = Fassung { $version }, { $fingerprint }
missing-caption = Kennzahlen ohne Wert, nach dem, was fehlt
control-from = { $control } (ab { $day })
controls-caption = Kontrollziele und die Kennzahlen dieses Zeitraums, die sie stützen
controls-in-short-caption = Kontrollziele und wie viele Kennzahlen dieses Zeitraums sie stützen; welche es sind, steht in der Übersicht
controls-no-evidence = Kein Beleg in diesem Zeitraum
inputs-caption = Quellen und die Tage, die sie abdecken
sources-caption = Zeilen seit Beginn: gelesen = angenommen + doppelt + abgewiesen; jede Datei steht in manifest.json
files-caption = Zeilen je Datei: gelesen = angenommen + doppelt + abgewiesen
files-all = Alle Dateien
rejects-caption = Abgewiesene Zeilen nach Datei und Grund
quality-no-file = Für diesen Datenspeicher ist keine Eingangsdatei verzeichnet.
quality-balanced = In jeder Datei ist gelesen gleich angenommen plus doppelt plus abgewiesen.
quality-unbalanced = Die Zeilen gehen nicht auf in { $files }.
quality-totals = { $read } { $read-n ->
    [one] Zeile
   *[other] Zeilen
 } aus { $files } { $files-n ->
    [one] Datei
   *[other] Dateien
 } gelesen: { $accepted } angenommen, { $duplicate } doppelt, { $rejected } abgewiesen.
quality-unknown = { $rows-n ->
    [one] { $rows } Zeile eines Typs, den die Dokumentation des Formats nicht nennt, wurde
   *[other] { $rows } Zeilen eines Typs, den die Dokumentation des Formats nicht nennt, wurden
 } behalten.
quality-heard = Wo mehrere Exporte von derselben Sache berichten, wird einer genutzt, nie zwei zusammen: { $heard }.
quality-withheld = { $numbers-n ->
    [one] Eine Zahl wird zurückgehalten, weil zu wenige Personen hinter ihr oder hinter einer anderen stehen.
   *[other] { $numbers } Zahlen werden zurückgehalten, weil zu wenige Personen hinter ihnen oder hinter anderen stehen.
 }
quality-controls = Kontrollziele, die keine Zahl dieses Zeitraums stützt: { $controls }.
characters-all = Jedes Zeichen dieses Berichts ist im Bericht an den Vorstand darstellbar
characters-replaced = { $characters } Zeichen außerhalb der eingebetteten Schriften { $characters-n ->
    [one] steht
   *[other] stehen
 } als { $mark } im Bericht an den Vorstand ({ $codes })
characters-replaced-more = { $characters } Zeichen außerhalb der eingebetteten Schriften { $characters-n ->
    [one] steht
   *[other] stehen
 } als { $mark } im Bericht an den Vorstand ({ $codes } und andere)
characters-dropped = { $replaced }; { $dropped } { $dropped-n ->
    [one] unsichtbares oder die Zeile drehendes Zeichen fehlt
   *[other] unsichtbare oder die Zeile drehende Zeichen fehlen
 } dort.

### [words] Words of files and tables, whose English is the word itself

word-dimension-action = Vorgang
word-dimension-age = Alter
word-dimension-class = Klasse
word-dimension-exit = Abgang
word-dimension-flow = Verlauf
word-dimension-model = Modell
word-dimension-part = Teil
word-dimension-project = Projekt
word-dimension-risk = Risiko
word-dimension-severity = Schwere
word-dimension-source = Quelle
word-dimension-task = Aufgabe
word-dimension-team = Team
word-dimension-tier = Stufe
word-unit-calls = Aufrufe
word-unit-share = Anteil
word-unit-utilisation = Anteil am Erlaubten
word-unit-projects = Projekte
word-unit-hours = Stunden
word-unit-minutes = Minuten
word-unit-seconds = Sekunden
word-unit-cases = Fälle
word-unit-rows = Zeilen
word-unit-days = Tage
word-unit-people = Personen
word-unit-keys = Schlüssel
word-unit-actions = Vorgänge
word-unit-tokens = Tokens
word-unit-tasks = Aufgaben
word-unit-dollars = US-Dollar
word-unit-index = Index
word-unit-ratio = Verhältnis
word-unit-log-ratio = logarithmisches Verhältnis
word-unit-per-thousand = je Tausend
word-unit-per-hour = je Stunde
word-severity-critical = kritisch
word-severity-high = hoch
word-severity-medium = mittel
word-severity-low = niedrig
word-severity-unrated = ohne Angabe
word-tier-high = hoch
word-tier-medium = mittel
word-tier-low = niedrig
word-project-unattributed = nicht zugeordnet
word-team-unattributed = nicht zugeordnet
word-part-unattributed = nicht zugeordnet
word-part-continuing = fortgeführt
word-part-new = neu
word-part-retired = beendet
word-part-mix = Mischung
word-part-price = Preis
word-part-volume = Menge
word-flow-lapsed = ausgeschieden
word-flow-new = neu
word-flow-reactivated = zurückgekehrt
word-flow-reclaimed = zurückgenommen
word-flow-retained = geblieben
word-flow-still-at-risk = noch gefährdet
word-age-0-to-1-days = bis 1 Tag
word-age-1-to-3-days = 1 bis 3 Tage
word-age-3-to-7-days = 3 bis 7 Tage
word-age-7-to-30-days = 7 bis 30 Tage
word-age-over-30-days = über 30 Tage
word-exit-auto-closed = automatisch geschlossen
word-exit-merged = zusammengeführt
word-exit-withdrawn = zurückgezogen
word-class-input = Eingabe
word-class-output = Ausgabe
word-class-cache-read = aus dem Zwischenspeicher gelesen
word-class-cache-write = in den Zwischenspeicher geschrieben
word-question-calls = Aufrufe
word-question-tokens = Tokens
word-question-cost = Kosten
word-question-reviews = Prüfungen
word-question-cases = Fälle
word-question-flags = Risikohinweise
word-question-adoption = Nutzende
word-question-administration = Verwaltung
word-question-names = Namen
word-assumption-baseline-minutes = Minuten ohne KI
word-assumption-assisted-minutes = Minuten mit KI
word-assumption-review-minutes = Minuten der Prüfung
word-assumption-rework-minutes = Minuten der Nacharbeit
word-assumption-accepted-share = verwendeter Anteil
word-interval-complete-count-no-interval = vollständige Zählung, kein Intervall
word-interval-10th-to-90th-percentile = 10. bis 90. Perzentil
word-interval-lower-to-upper-bound = untere bis obere Grenze
word-interval-95-interval = 95-%-Intervall
word-method-none-a-complete-count = keines: vollständige Zählung
word-method-95-wilson-interval = 95-%-Intervall nach Wilson
word-method-95-wilson-interval-at-the-effective-sample-size-of-the-strata = 95-%-Intervall nach Wilson bei der effektiven Stichprobengröße der Schichten
word-method-95-interval-of-the-kaplan-meier-estimate = 95-%-Intervall der Kaplan-Meier-Schätzung
word-method-95-interval-between-order-statistics = 95-%-Intervall zwischen Ordnungsstatistiken
word-method-exact-95-poisson-interval = exaktes 95-%-Intervall nach Poisson
word-method-95-interval-normal-approximation = 95-%-Intervall nach der Normalverteilung
word-method-10th-to-90th-percentile-of-a-seeded-simulation = 10. bis 90. Perzentil einer Simulation mit festem Startwert
word-method-bounds-of-what-is-not-known-not-a-sampling-interval = Grenzen des Unbekannten, kein Stichprobenintervall
word-only-organisations-that-adopted-the-framework = wer das Rahmenwerk übernommen hat
word-only-organisations-that-adopted-the-standard = wer die Norm übernommen hat
word-only-service-organisations-that-are-examined-by-the-criteria = Dienstleister, nach den Kriterien geprüft
word-only-covered-entities-and-business-associates-where-ai-is-given-electronic-protected-health-information = „Covered entities“ und „business associates“, wo KI elektronische geschützte Gesundheitsdaten erhält
word-only-high-risk-ai-systems-those-under-annex-i-from-2-august-2028 = Hochrisiko-KI; nach Anhang I ab 2. August 2028
word-only-providers-of-high-risk-ai-systems-those-under-annex-i-from-2-august-2028 = Anbieter von Hochrisiko-KI; nach Anhang I ab 2. August 2028
word-only-providers-and-deployers-of-ai-systems = Anbieter und Betreiber von KI-Systemen
word-only-financial-entities = Finanzunternehmen

### [cards] The definition cards, whose English stands beside their code

card-usage-calls-title = Angenommene Aufrufe
card-usage-calls-question = Wie oft wurde ein Modell befragt, und für welches Projekt?
card-usage-calls-formula = Anzahl verschiedener angenommener Anfragen, die ein Modell beantwortet oder abgelehnt hat; je Projekt nach der Zuordnungstabelle; insgesamt = Summe über die Projekte und nicht Zugeordnetes
card-usage-calls-clock = Tag der Anfrage (Ortszeit)
card-usage-calls-exclusions = Anfragen, die fehlschlugen oder die eine Regel anhielt oder deren Ausgang nicht bekannt ist; Verfügbarkeitsabfragen, Zählungen von Tokens, das Auslesen durch den Audit-Export selbst
card-usage-calls-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-calls-caveat = Agenten, die Werkzeuge in Schleifen nutzen, erhöhen die Zahl, ohne dass mehr Personen KI nutzen; auch eine zwischengespeicherte Eingabe ist ein Aufruf.
card-usage-calls-example = Das Projekt claims hat an einem Tag 5 Aufrufe und an einem anderen 2, deren Beantwortung das Modell ablehnte, das Projekt audit hat 3; ein Aufruf schlug fehl, und einer gehört zum September. 5 + 2 + 3 = 10 Aufrufe.
card-usage-unattributed-share-title = Anteil nicht zugeordneter Aufrufe
card-usage-unattributed-share-question = Für wie viel der KI-Nutzung steht kein Projekt ein?
card-usage-unattributed-share-formula = angenommene Aufrufe ohne Projekt ÷ angenommene Aufrufe
card-usage-unattributed-share-numerator = angenommene Aufrufe ohne Projekt
card-usage-unattributed-share-denominator = angenommene Aufrufe
card-usage-unattributed-share-clock = Tag der Anfrage (Ortszeit)
card-usage-unattributed-share-exclusions = wie bei den angenommenen Aufrufen
card-usage-unattributed-share-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-unattributed-share-caveat = Eine veraltete Zuordnungstabelle erhöht ihn ebenso wie ein fehlendes Kennzeichen. Vollständige Zählung: Es gibt kein Stichprobenintervall.
card-usage-unattributed-share-example = 19 Aufrufe des Projekts claims und 1 nicht zugeordneter Aufruf: 1 ÷ 20 = 0,05.
card-usage-effective-projects-title = Effektive Zahl der Projekte
card-usage-effective-projects-question = Über wie viele Projekte verteilt sich die KI-Nutzung wirklich?
card-usage-effective-projects-formula = 1 ÷ Σ s², mit s dem Anteil jedes Projekts an den zugeordneten angenommenen Aufrufen; Grenzen über alle Aufrufe: Die nicht zugeordneten gehören alle dem größten Projekt oder verteilen sich auf beliebig viele andere
card-usage-effective-projects-clock = Tag der Anfrage (Ortszeit)
card-usage-effective-projects-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-effective-projects-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-effective-projects-caveat = Gezählt werden Aufrufe, nicht Personen oder Risiken: Ein einziger großer Stapellauf kann alle anderen überwiegen.
card-usage-effective-projects-example = Drei Projekte mit 50, 30 und 20 Aufrufen: 1 ÷ (0,25 + 0,09 + 0,04) = 2,6316 Projekte. Mit den 25 nicht zugeordneten Aufrufen zwischen 2,2563 und 4,1118.
card-usage-calls-attempted-title = Versuchte Aufrufe
card-usage-calls-attempted-question = Wie oft wurde ein Modell befragt, mit oder ohne Antwort?
card-usage-calls-attempted-formula = Anzahl verschiedener Anfragen mit beliebigem Ausgang; je Projekt nach der Zuordnungstabelle; insgesamt = Summe über die Projekte und nicht Zugeordnetes
card-usage-calls-attempted-clock = Tag der Anfrage (Ortszeit)
card-usage-calls-attempted-exclusions = Aufrufe, die ein Anbieter gezählt hat: Seine Berichte sagen nicht, was fehlschlug; Verfügbarkeitsabfragen, Zählungen von Tokens, das Auslesen durch den Audit-Export selbst
card-usage-calls-attempted-inputs = ein Aufrufprotokoll oder Chats
card-usage-calls-attempted-caveat = Ein Programm, das es erneut versucht, erhöht sie mit jedem Versuch, außer wenn die Versuche eine gemeinsame Anfragekennung haben.
card-usage-calls-attempted-example = Das Projekt claims hat 5 beantwortete Aufrufe, 2 fehlgeschlagene und 1, den eine Regel anhielt; das Projekt audit hat 3. 5 + 2 + 1 + 3 = 11 Aufrufe.
card-usage-error-share-title = Anteil erfolgloser Aufrufe
card-usage-error-share-question = Wie viele Aufrufe führten zu nichts?
card-usage-error-share-formula = (fehlgeschlagen + von einer Regel oder Grenze angehalten) ÷ Aufrufe mit bekanntem Ausgang; je Projekt
card-usage-error-share-numerator = Aufrufe, die fehlschlugen oder angehalten wurden
card-usage-error-share-denominator = Aufrufe mit bekanntem Ausgang
card-usage-error-share-clock = Tag der Anfrage (Ortszeit)
card-usage-error-share-exclusions = Aufrufe, deren Ausgang der Export nicht nennt; Aufrufe, die ein Anbieter gezählt hat
card-usage-error-share-inputs = ein Aufrufprotokoll oder Chats
card-usage-error-share-caveat = Ein Aufruf, dessen Beantwortung das Modell ablehnte, ist kein Fehler: siehe die Ablehnungen. Ein einziges Programm, das einen fehlschlagenden Aufruf wiederholt, verschiebt ihn.
card-usage-error-share-example = Von 20 Aufrufen schlug 1 fehl, und 1 wurde angehalten; von 3 weiteren ist der Ausgang nicht bekannt. 2 ÷ 20 = 0,1.
card-usage-project-share-title = Anteil der Aufrufe nach Projekt
card-usage-project-share-question = Für welchen Teil der KI-Nutzung steht jedes Projekt ein?
card-usage-project-share-formula = angenommene Aufrufe des Projekts ÷ alle angenommenen Aufrufe; insgesamt = der Teil, der ein Projekt hat
card-usage-project-share-numerator = angenommene Aufrufe des Projekts
card-usage-project-share-denominator = angenommene Aufrufe
card-usage-project-share-clock = Tag der Anfrage (Ortszeit)
card-usage-project-share-exclusions = wie bei den angenommenen Aufrufen; nicht zugeordnete Aufrufe sind kein Projekt, und kein Teil von ihnen wird einem zugeschlagen
card-usage-project-share-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-project-share-caveat = Anteile sagen nichts über die Menge: Nutzt ein Projekt weniger, steigen die Anteile aller anderen.
card-usage-project-share-example = Von 20 Aufrufen kamen 15 vom Projekt claims und 3 vom Projekt audit, 2 haben kein Projekt: (15 + 3) ÷ 20 = 0,9.
card-usage-top-1-share-title = Anteil des größten Projekts
card-usage-top-1-share-question = Wie viel der KI-Nutzung entfällt auf das größte Projekt?
card-usage-top-1-share-formula = angenommene Aufrufe des größten Projekts ÷ zugeordnete angenommene Aufrufe
card-usage-top-1-share-numerator = angenommene Aufrufe des größten Projekts
card-usage-top-1-share-denominator = zugeordnete angenommene Aufrufe
card-usage-top-1-share-clock = Tag der Anfrage (Ortszeit)
card-usage-top-1-share-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-top-1-share-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-top-1-share-caveat = Gezählt werden Aufrufe, nicht Personen oder Risiken: Ein einziger großer Stapellauf kann alle anderen überwiegen.
card-usage-top-1-share-example = Sechs Projekte mit 500, 300, 100, 50, 30 und 20 Aufrufen: 500 ÷ 1.000 = 0,5.
card-usage-top-3-share-title = Anteil der drei größten Projekte
card-usage-top-3-share-question = Wie viel der KI-Nutzung entfällt auf die drei größten Projekte?
card-usage-top-3-share-formula = angenommene Aufrufe der drei größten Projekte ÷ zugeordnete angenommene Aufrufe
card-usage-top-3-share-numerator = angenommene Aufrufe der drei größten Projekte
card-usage-top-3-share-denominator = zugeordnete angenommene Aufrufe
card-usage-top-3-share-clock = Tag der Anfrage (Ortszeit)
card-usage-top-3-share-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-top-3-share-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-top-3-share-caveat = Gezählt werden Aufrufe, nicht Personen oder Risiken: Ein einziger großer Stapellauf kann alle anderen überwiegen.
card-usage-top-3-share-example = Sechs Projekte mit 500, 300, 100, 50, 30 und 20 Aufrufen: (500 + 300 + 100) ÷ 1.000 = 0,9.
card-usage-top-10-share-title = Anteil der zehn größten Projekte
card-usage-top-10-share-question = Wie viel der KI-Nutzung entfällt auf die zehn größten Projekte?
card-usage-top-10-share-formula = angenommene Aufrufe der zehn größten Projekte ÷ zugeordnete angenommene Aufrufe
card-usage-top-10-share-numerator = angenommene Aufrufe der zehn größten Projekte
card-usage-top-10-share-denominator = zugeordnete angenommene Aufrufe
card-usage-top-10-share-clock = Tag der Anfrage (Ortszeit)
card-usage-top-10-share-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-top-10-share-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-top-10-share-caveat = Gezählt werden Aufrufe, nicht Personen oder Risiken: Ein einziger großer Stapellauf kann alle anderen überwiegen.
card-usage-top-10-share-example = Sechs Projekte mit 500, 300, 100, 50, 30 und 20 Aufrufen: Es sind weniger als zehn, auf sie entfallen also alle: 1.000 ÷ 1.000 = 1.
card-usage-hhi-title = Konzentration auf Projekte (HHI)
card-usage-hhi-question = Wie stark ist die KI-Nutzung auf wenige Projekte konzentriert?
card-usage-hhi-formula = Σ s², mit s dem Anteil jedes Projekts an den zugeordneten angenommenen Aufrufen, 0 bis 1; Grenzen über alle Aufrufe: Die nicht zugeordneten verteilen sich auf beliebig viele andere Projekte oder gehören alle dem größten
card-usage-hhi-clock = Tag der Anfrage (Ortszeit)
card-usage-hhi-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-hhi-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-hhi-caveat = Gezählt werden Aufrufe, nicht Personen oder Risiken. Auf der Skala der Wettbewerbsbehörden ist der Wert 10.000-mal so groß.
card-usage-hhi-example = Sechs Projekte mit 500, 300, 100, 50, 30 und 20 Aufrufen: 0,25 + 0,09 + 0,01 + 0,0025 + 0,0009 + 0,0004 = 0,3538.
card-usage-gini-title = Ungleichheit der Projekte (Gini)
card-usage-gini-question = Wie ungleich verteilt sich die KI-Nutzung auf die Projekte, die KI nutzen?
card-usage-gini-formula = Σ (2i − n − 1)·x ÷ (n·Σ x) über die Aufrufe x von n Projekten in aufsteigender Reihenfolge, mal n ÷ (n − 1), sodass 1 bedeutet, dass eines alle hat
card-usage-gini-clock = Tag der Anfrage (Ortszeit)
card-usage-gini-exclusions = nicht zugeordnete Aufrufe; nicht messbar, wenn sie mehr als 20 % aller Aufrufe sind
card-usage-gini-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-gini-caveat = Projekte ohne einen einzigen Aufruf sind nicht zu sehen; viele untätige Projekte erhöhen den Wert also nicht.
card-usage-gini-example = Sechs Projekte mit 500, 300, 100, 50, 30 und 20 Aufrufen: 0,543333 × 6 ÷ 5 = 0,652.
card-usage-calls-per-working-day-title = Aufrufe an einem typischen Arbeitstag
card-usage-calls-per-working-day-question = Wie viel wird KI an einem gewöhnlichen Arbeitstag genutzt?
card-usage-calls-per-working-day-formula = Median der angenommenen Aufrufe des Tages über die Arbeitstage des Zeitraums
card-usage-calls-per-working-day-clock = Tag der Anfrage (Ortszeit); Arbeitstage nach dem Kalender
card-usage-calls-per-working-day-exclusions = Wochenenden und Feiertage; Arbeitstage, an denen keine Quelle eine Zeile hat: Keine Meldung ist nicht null; Aufrufe, die ein Anbieter gezählt hat
card-usage-calls-per-working-day-inputs = ein Aufrufprotokoll oder Chats
card-usage-calls-per-working-day-caveat = Ein Median verbirgt einzelne Tage mit vielen Aufrufen: Die Gesamtzahl zählt sie.
card-usage-calls-per-working-day-example = Donnerstag, der 1. Oktober, hat 4 Aufrufe, Freitag 10, Montag 6 und Samstag, der kein Arbeitstag ist, 90: Die Mitte von 4, 6 und 10 ist 6.
card-usage-growth-title = Wachstum je Arbeitstag
card-usage-growth-question = Wird KI mehr genutzt als im Zeitraum davor, unabhängig von der Zahl der Arbeitstage?
card-usage-growth-formula = natürlicher Logarithmus von Aufrufe an einem typischen Arbeitstag ÷ dieselben im Zeitraum davor; 0 ist keine Veränderung, 0,693 doppelt so viele, −0,693 halb so viele
card-usage-growth-numerator = Aufrufe an einem typischen Arbeitstag
card-usage-growth-denominator = Aufrufe an einem typischen Arbeitstag des Zeitraums davor
card-usage-growth-clock = Tag der Anfrage (Ortszeit); Arbeitstage nach dem Kalender
card-usage-growth-exclusions = wie bei den Aufrufen an einem typischen Arbeitstag; kein Wachstum wird angegeben, wo der Zeitraum davor weniger als 30 Aufrufe hat
card-usage-growth-inputs = ein Aufrufprotokoll oder Chats
card-usage-growth-caveat = Zwei Zeiträume sind kein Trend: Ob sich etwas verändert hat, zeigt die Regelkarte der Aufrufe an einem typischen Arbeitstag.
card-usage-growth-example = Ein typischer Arbeitstag hat im Oktober 45 Aufrufe und hatte im September 30: ln(45 ÷ 30) = 0,4055.
card-usage-change-in-calls-title = Veränderung der angenommenen Aufrufe
card-usage-change-in-calls-question = Kommen zusätzliche Aufrufe aus neuen Projekten oder aus solchen, die es schon gab?
card-usage-change-in-calls-formula = angenommene Aufrufe − angenommene Aufrufe des Zeitraums davor; neu: von Projekten ohne Aufruf davor; ausgeschieden: von Projekten ohne Aufruf jetzt; fortgeführt: von Projekten mit beidem; nicht zugeordnet: von allem, was kein Projekt hat; die vier ergeben die Summe
card-usage-change-in-calls-clock = Tag der Anfrage (Ortszeit)
card-usage-change-in-calls-exclusions = wie bei den angenommenen Aufrufen; keine Veränderung wird angegeben, wo ein Projekt zuvor aus einer anderen Quelle gehört wurde
card-usage-change-in-calls-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-change-in-calls-caveat = Monate sind verschieden lang: Das Wachstum je Arbeitstag ist davon frei. Ein umbenanntes Projekt ist ein ausgeschiedenes und ein neues.
card-usage-change-in-calls-example = claims hatte 50 Aufrufe und hat 45, audit hatte 30 und hat keine, legal ist neu mit 40, und die nicht zugeordneten Aufrufe fielen von 3 auf 1: 40 − 30 − 5 − 2 = 3.
card-usage-new-projects-title = Neue Projekte
card-usage-new-projects-question = Wie viele Projekte haben begonnen, KI zu nutzen?
card-usage-new-projects-formula = Anzahl der Projekte der Zuordnungstabelle, deren erster angenommener Aufruf im Zeitraum liegt
card-usage-new-projects-clock = Tag der ersten Anfrage (Ortszeit)
card-usage-new-projects-exclusions = nicht zugeordnete Aufrufe; Projekte, die irgendeine Quelle in einem früheren Zeitraum gesehen hat
card-usage-new-projects-inputs = ein Aufrufprotokoll, die Zählung der Anfragen durch einen Anbieter oder Chats
card-usage-new-projects-caveat = Ein Projekt ist neu, sobald die Zuordnungstabelle ihm einen Namen gibt: Ein endlich gesetztes Kennzeichen oder ein umbenanntes Projekt sieht wie ein neues aus.
card-usage-new-projects-example = claims hatte schon im September Aufrufe, audit und legal haben ihre ersten im Oktober: 2 Projekte.
card-usage-calls-per-active-person-title = Aufrufe je aktiver Person
card-usage-calls-per-active-person-question = Wie viel nutzt jemand KI, der sie nutzt?
card-usage-calls-per-active-person-formula = angenommene Aufrufe von Personen ÷ Personen mit mindestens einem; je Team
card-usage-calls-per-active-person-numerator = angenommene Aufrufe von Personen
card-usage-calls-per-active-person-denominator = Personen mit mindestens einem Aufruf
card-usage-calls-per-active-person-clock = Tag der Anfrage (Ortszeit)
card-usage-calls-per-active-person-exclusions = Aufrufe von Dienstkonten, Schlüsseln, Geräten und anderen Akteuren, die keine Personen sind; Aufrufe, die ein Anbieter gezählt hat
card-usage-calls-per-active-person-inputs = ein Aufrufprotokoll oder Chats, die die Person jedes Aufrufs nennen
card-usage-calls-per-active-person-caveat = Ein Mittelwert: Eine einzige Person mit starker Nutzung erhöht ihn. Eine Person, die die Exporte unter zwei Namen kennen, zählt doppelt, außer wenn ein Verzeichnis die Namen verbindet.
card-usage-calls-per-active-person-example = p1 machte 5 Aufrufe und p2 machte 3, ein Schlüssel 90: (5 + 3) ÷ 2 = 4.
card-usage-tasks-per-working-day-title = Aufgaben je Arbeitstag
card-usage-tasks-per-working-day-question = Für wie viele Aufgaben wird KI an einem Arbeitstag genutzt?
card-usage-tasks-per-working-day-formula = angenommene Aufrufe, die mit einer Aufgabenart gekennzeichnet sind ÷ Arbeitstage; je Team
card-usage-tasks-per-working-day-numerator = angenommene Aufrufe mit einer Aufgabenart
card-usage-tasks-per-working-day-denominator = Arbeitstage
card-usage-tasks-per-working-day-clock = Tag der Anfrage (Ortszeit); Arbeitstage nach dem Kalender
card-usage-tasks-per-working-day-exclusions = Aufrufe ohne Aufgabenart; Arbeitstage, an denen keine Quelle eine Zeile hat; Aufrufe, die ein Anbieter gezählt hat
card-usage-tasks-per-working-day-inputs = ein Aufrufprotokoll, dessen Aufrufe mit einer Aufgabenart gekennzeichnet sind
card-usage-tasks-per-working-day-caveat = Eine Aufgabe, die drei Aufrufe braucht, zählt dreimal. Mehr Aufgaben belegen nicht, dass mehr geleistet wurde: neben dem Anteil geänderter oder verworfener Ausgaben zu lesen und ohne die Behauptung, dass KI die Ursache ist.
card-usage-tasks-per-working-day-example = Am Donnerstag, dem 1., und Freitag, dem 2. Oktober, gibt es 12 Aufrufe zum Entwerfen und 4 zum Programmieren sowie 9 ohne Aufgabenart: 16 ÷ 2 = 8.
card-usage-keys-active-title = Genutzte API-Schlüssel
card-usage-keys-active-question = Wie viele API-Schlüssel können ein Modell erreichen und tun es?
card-usage-keys-active-formula = Anzahl verschiedener API-Schlüssel mit mindestens einem Aufruf im Zeitraum
card-usage-keys-active-clock = Tag der Anfrage (Ortszeit)
card-usage-keys-active-exclusions = Aufrufe, die keinen Schlüssel nennen; Aufrufe, die ein Anbieter gezählt hat
card-usage-keys-active-inputs = ein Aufrufprotokoll, das den API-Schlüssel jedes Aufrufs nennt
card-usage-keys-active-caveat = Ein Schlüssel wird so gezählt, wie das Gateway ihn nennt: Derselbe Schlüssel in zwei Gateways zählt doppelt.
card-usage-keys-active-example = Die Schlüssel k1 und k2 machten im Oktober Aufrufe, k3 nur im September: 2 Schlüssel.
card-usage-keys-unused-title = Seit 90 Tagen ungenutzte API-Schlüssel
card-usage-keys-unused-question = Wie viele API-Schlüssel liegen ungenutzt herum?
card-usage-keys-unused-formula = Anzahl der API-Schlüssel des Verzeichnisses, die am Ende des Zeitraums mindestens 90 Tage alt und nicht beendet sind und von denen kein Protokoll in den 90 Tagen bis dahin berichtet
card-usage-keys-unused-clock = die 90 Tage, die mit dem Zeitraum enden; alle Arten von Ereignissen aller Quellen
card-usage-keys-unused-exclusions = Schlüssel, die in diesen 90 Tagen erstellt wurden, deren Erstellung nicht bekannt ist oder die archiviert, inaktiv oder abgelaufen sind
card-usage-keys-unused-inputs = das Verzeichnis der API-Schlüssel und ein Aufrufprotokoll, das sie mit ihrer Kennung nennt, über mindestens 90 Tage
card-usage-keys-unused-caveat = Exporte, die Schlüssel nur mit Namen kennen, sagen nichts über ihre Kennungen: Ein Schlüssel, den nur ein solcher Export nennt, sieht ungenutzt aus.
card-usage-keys-unused-example = Im Verzeichnis stehen k1, der im September genutzt wurde, k2, der seither nicht genutzt wurde, k3, im Oktober erstellt, und k4, der beendet ist: 1 Schlüssel.
card-usage-keys-multi-project-title = API-Schlüssel für mehrere Projekte
card-usage-keys-multi-project-question = Für wie viele API-Schlüssel kann niemand allein einstehen?
card-usage-keys-multi-project-formula = Anzahl der API-Schlüssel mit Aufrufen von mindestens zwei Projekten der Zuordnungstabelle, deren Tage sich überschneiden
card-usage-keys-multi-project-clock = Tag der Anfrage (Ortszeit)
card-usage-keys-multi-project-exclusions = nicht zugeordnete Aufrufe; Schlüssel, die an einem Tag von einem Projekt zum nächsten übergingen, da alle Aufrufe des einen vor denen des anderen liegen
card-usage-keys-multi-project-inputs = ein Aufrufprotokoll, das den API-Schlüssel jedes Aufrufs nennt
card-usage-keys-multi-project-caveat = Ein Schlüssel eines gemeinsamen Dienstes kann mit Absicht mehreren Projekten dienen: Dann sagen Kennzeichen an seinen Aufrufen, welchem.
card-usage-keys-multi-project-example = k1 dient an denselben Tagen claims und audit, k2 ging am 12. von audit an legal über, k3 dient allein claims: 1 Schlüssel.
card-adoption-active-people-title = Aktive Personen (28 Tage)
card-adoption-active-people-question = Wie viele Personen nutzen KI?
card-adoption-active-people-formula = Anzahl verschiedener Personen mit einem Aufruf, einer Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs in den 28 Tagen, die mit dem Zeitraum enden; je Team
card-adoption-active-people-clock = Tag (Ortszeit); die 28 Tage, die mit dem Zeitraum enden, sodass jeder Wochentag viermal zählt
card-adoption-active-people-exclusions = Dienstkonten, Schlüssel, Geräte und andere Akteure, die keine Personen sind; das Auslesen durch den Audit-Export selbst; was nur eine andere als die gehörte Quelle berichtet
card-adoption-active-people-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-active-people-caveat = Eine Person, die die Exporte unter zwei Namen kennen, zählt doppelt, außer wenn ein Verzeichnis die Namen verbindet: Die Zahl ist eine Obergrenze.
card-adoption-active-people-example = p1 und p2 machten im Oktober Aufrufe, p3 nur am 1. Oktober, vor den 28 Tagen, und ein Schlüssel machte weitere: 2 Personen.
card-adoption-weekly-active-people-title = Aktive Personen (7 Tage)
card-adoption-weekly-active-people-question = Wie viele Personen nutzten KI in der letzten Woche?
card-adoption-weekly-active-people-formula = Anzahl verschiedener Personen mit einem Aufruf, einer Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs in den 7 Tagen, die mit dem Zeitraum enden
card-adoption-weekly-active-people-clock = Tag (Ortszeit); die 7 Tage, die mit dem Zeitraum enden
card-adoption-weekly-active-people-exclusions = Dienstkonten, Schlüssel, Geräte und andere Akteure, die keine Personen sind; das Auslesen durch den Audit-Export selbst; was nur eine andere als die gehörte Quelle berichtet
card-adoption-weekly-active-people-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-weekly-active-people-caveat = Eine Woche mit Feiertagen senkt sie: Die 28 Tage sind beständiger.
card-adoption-weekly-active-people-example = p1 machte am 25. und 31. Oktober Aufrufe, p2 am 26. Oktober, p3 am 24. Oktober, vor den 7 Tagen: 2 Personen.
card-adoption-daily-active-people-title = Aktive Personen an einem Arbeitstag
card-adoption-daily-active-people-question = Wie viele Personen nutzen KI an einem Arbeitstag?
card-adoption-daily-active-people-formula = Mittelwert, über die Arbeitstage des Zeitraums, der verschiedenen Personen mit einem Aufruf, einer Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs an dem Tag
card-adoption-daily-active-people-numerator = verschiedene Personen jedes Arbeitstags, zusammengezählt
card-adoption-daily-active-people-denominator = Arbeitstage
card-adoption-daily-active-people-clock = Tag (Ortszeit); Arbeitstage nach dem Kalender
card-adoption-daily-active-people-exclusions = Wochenenden und Feiertage; Arbeitstage, an denen die Quelle keine Zeile hat; Akteure, die keine Personen sind
card-adoption-daily-active-people-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-daily-active-people-caveat = Ein Mittelwert: Er sinkt in Wochen mit Feiertagen, obwohl dieselben Personen KI weiter nutzen.
card-adoption-daily-active-people-example = p1 und p2 machten am Montag, dem 5. Oktober, Aufrufe, p1 allein am Dienstag, p3 am Samstag, der kein Arbeitstag ist: (2 + 1) ÷ 2 = 1,5 Personen.
card-adoption-stickiness-title = Nutzungsdichte (täglich ÷ in 28 Tagen)
card-adoption-stickiness-question = An welchem Teil der Arbeitstage ist KI dabei, für alle, die sie nutzen?
card-adoption-stickiness-formula = Mittelwert der Personen eines Arbeitstags ÷ Personen der 28 Tage, die mit dem Zeitraum enden
card-adoption-stickiness-numerator = verschiedene Personen jedes Arbeitstags, zusammengezählt
card-adoption-stickiness-denominator = Arbeitstage × Personen der 28 Tage
card-adoption-stickiness-clock = Tag (Ortszeit); die 28 Tage, die mit dem Zeitraum enden, sodass jeder Wochentag viermal zählt; Arbeitstage nach dem Kalender
card-adoption-stickiness-exclusions = Wochenenden und Feiertage; Arbeitstage, an denen die Quelle keine Zeile hat; Akteure, die keine Personen sind
card-adoption-stickiness-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-stickiness-caveat = Neue Personen, die spät in den 28 Tagen hinzukommen, senken sie. 0,5 kann die Hälfte der Personen täglich sein oder alle jeden zweiten Tag.
card-adoption-stickiness-example = p1 und p2 machten am Montag, dem 5. Oktober, Aufrufe, p1 allein am Dienstag, p3 am Samstag: 3 Personen, und (2 + 1) ÷ (2 Tage × 3) = 0,5.
card-adoption-habit-share-title = Personen mit fester Gewohnheit
card-adoption-habit-share-question = Wie viele von denen, die KI nutzen, nutzen sie selbstverständlich?
card-adoption-habit-share-formula = Personen mit einer Nutzung an mindestens 3 Tagen in mindestens 3 der 4 Wochen der 28 Tage ÷ Personen der 28 Tage
card-adoption-habit-share-numerator = Personen mit fester Gewohnheit
card-adoption-habit-share-denominator = Personen der 28 Tage
card-adoption-habit-share-clock = Tag (Ortszeit); die 28 Tage, die mit dem Zeitraum enden, sodass jeder Wochentag viermal zählt
card-adoption-habit-share-exclusions = Dienstkonten, Schlüssel, Geräte und andere Akteure, die keine Personen sind; das Auslesen durch den Audit-Export selbst; was nur eine andere als die gehörte Quelle berichtet
card-adoption-habit-share-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-habit-share-caveat = Beschrieben werden die Personen von vier Wochen, von denen manche im Urlaub sein können. Die Wochen enden mit dem Zeitraum und können an jedem Wochentag beginnen.
card-adoption-habit-share-example = p1 nutzte KI in drei Wochen an je drei Tagen, p2 an einem Tag jeder Woche: 1 ÷ 2 = 0,5.
card-adoption-seat-utilisation-title = Auslastung der Lizenzen
card-adoption-seat-utilisation-question = Werden die bezahlten Lizenzen genutzt?
card-adoption-seat-utilisation-formula = Lizenzen, deren Inhaber KI in den 7 Tagen nutzten, die mit dem Zeitraum enden ÷ Lizenzen am Ende des Zeitraums
card-adoption-seat-utilisation-numerator = Lizenzen, deren Inhaber KI in den letzten 7 Tagen nutzten
card-adoption-seat-utilisation-denominator = Lizenzen am Ende des Zeitraums
card-adoption-seat-utilisation-clock = Tag (Ortszeit); die 7 Tage, die mit dem Zeitraum enden; Lizenzen an dessen Ende
card-adoption-seat-utilisation-exclusions = Lizenzen, die jünger sind als `adoption.seat_grace_days`; gesperrte und entzogene Lizenzen; Akteure, die keine Personen sind
card-adoption-seat-utilisation-inputs = das Verzeichnis der Nutzenden mit dem Tag der Zuweisung und ein Protokoll, das Personen so nennt wie dieses
card-adoption-seat-utilisation-caveat = Über Lizenzen sagt jeweils der neueste Datensatz etwas: Wer seither gesperrt wurde, fehlt auch in früheren Zeiträumen. Der Wert kann steigen, weil Lizenzen entzogen wurden.
card-adoption-seat-utilisation-example = Von vier Lizenzen wurde a am 30. Oktober genutzt, b zuletzt am 1. Oktober, c nie, und d wurde am 20. Oktober zugewiesen, weniger als 30 Tage vor dem Ende: 1 ÷ 3 = 0,3333.
card-adoption-activation-rate-title = Innerhalb von 30 Tagen genutzte Lizenzen
card-adoption-activation-rate-question = Beginnen Personen, denen eine Lizenz gegeben wird, sie zu nutzen?
card-adoption-activation-rate-formula = Lizenzen mit einer ersten Nutzung innerhalb von 30 Tagen nach der Zuweisung ÷ Lizenzen, deren erste 30 Tage im Zeitraum endeten
card-adoption-activation-rate-numerator = Lizenzen mit einer ersten Nutzung innerhalb von 30 Tagen
card-adoption-activation-rate-denominator = Lizenzen, deren erste 30 Tage im Zeitraum endeten
card-adoption-activation-rate-clock = Tag der Zuweisung (Ortszeit) plus 30 Tage
card-adoption-activation-rate-exclusions = Lizenzen, die gesperrt oder innerhalb von 30 Tagen entzogen wurden; Lizenzen von Personen, die KI schon vorher nutzten; Lizenzen, die vor Beginn des Protokolls zugewiesen wurden
card-adoption-activation-rate-inputs = das Verzeichnis der Nutzenden mit dem Tag der Zuweisung und ein Protokoll, das Personen so nennt wie dieses
card-adoption-activation-rate-caveat = Eine erste Nutzung ist keine Gewohnheit. Wer eine Lizenz auf eigenen Wunsch erhielt, beginnt früher.
card-adoption-activation-rate-example = a wurde am 10. September zugewiesen und am 20. September genutzt, b wurde am selben Tag zugewiesen und am 1. November genutzt, c am 20. Oktober zugewiesen, zu spät für eine Aussage: 1 ÷ 2 = 0,5.
card-adoption-time-to-first-use-median-title = Median der Tage bis zur ersten Nutzung
card-adoption-time-to-first-use-median-question = Wie lange dauert es, bis eine neue Lizenz genutzt wird?
card-adoption-time-to-first-use-median-formula = erste Anzahl von Tagen, nach der der Kaplan-Meier-Anteil ungenutzter Lizenzen höchstens 0,5 ist; noch nicht genutzte Lizenzen zum Stichzeitpunkt oder beim Entzug zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-adoption-time-to-first-use-median-clock = vom Tag der Zuweisung bis zum Tag der ersten Nutzung (Ortszeit); Lizenzen nach dem Tag der Zuweisung
card-adoption-time-to-first-use-median-exclusions = gesperrte Lizenzen; Lizenzen von Personen, die KI schon vorher nutzten; Lizenzen, die vor Beginn des Protokolls zugewiesen wurden
card-adoption-time-to-first-use-median-inputs = das Verzeichnis der Nutzenden mit dem Tag der Zuweisung und ein Protokoll, das Personen so nennt wie dieses
card-adoption-time-to-first-use-median-caveat = Gemessen wird nur in Tagen: Eine am Tag der Zuweisung genutzte Lizenz brauchte 0 Tage.
card-adoption-time-to-first-use-median-example = Von vier Lizenzen vom 5. Oktober wurde a am selben Tag genutzt, b nach 4 Tagen, c nach 10 und d noch nicht: Die Hälfte von vieren ist nach 4 Tagen genutzt.
card-adoption-flow-title = Gekommene, gebliebene, gegangene Personen
card-adoption-flow-question = Nutzen Personen, die mit KI beginnen, sie auch weiter?
card-adoption-flow-formula = Personen nach ihrem Verhalten: neu (erste Nutzung im Zeitraum), geblieben (nutzte KI in diesem Zeitraum und in dem davor), zurückgekehrt (in diesem und früher, nicht in dem davor), ausgeblieben (in dem davor, nicht in diesem), entzogen (Lizenz im Zeitraum entzogen, keine Nutzung darin), noch gefährdet (Lizenz und nie eine Nutzung); insgesamt ist die Summe
card-adoption-flow-clock = Tag (Ortszeit); der Zeitraum und der davor
card-adoption-flow-exclusions = Akteure, die keine Personen sind; das Auslesen durch den Audit-Export selbst; von den Lizenzen die gesperrten
card-adoption-flow-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt, über 28 Tage vor dem Zeitraum; das Verzeichnis der Nutzenden
card-adoption-flow-caveat = Wer KI vor Beginn des Protokolls nutzte, sieht neu aus; darum sind 28 Tage vor dem Zeitraum nötig. Urlaub sieht wie Ausbleiben aus.
card-adoption-flow-example = a ist neu, b ist geblieben, c blieb aus, d wurde im August und jetzt wieder gesehen, e hat eine Lizenz und nutzte sie nie: 5 Personen.
card-adoption-top-decile-share-title = Anteil des aktivsten Zehntels der Personen
card-adoption-top-decile-share-question = Wird KI von vielen genutzt oder von wenigen für die anderen?
card-adoption-top-decile-share-formula = Nutzungen der ⌈10 %⌉ der Personen mit den meisten ÷ Nutzungen aller Personen in den 28 Tagen, die mit dem Zeitraum enden
card-adoption-top-decile-share-numerator = Nutzungen des Zehntels der Personen mit den meisten
card-adoption-top-decile-share-denominator = Nutzungen aller Personen
card-adoption-top-decile-share-clock = Tag (Ortszeit); die 28 Tage, die mit dem Zeitraum enden, sodass jeder Wochentag viermal zählt
card-adoption-top-decile-share-exclusions = Dienstkonten, Schlüssel, Geräte und andere Akteure, die keine Personen sind; das Auslesen durch den Audit-Export selbst; was nur eine andere als die gehörte Quelle berichtet
card-adoption-top-decile-share-inputs = ein Protokoll, das die Person hinter jedem Aufruf, jeder Eingabe, Antwort, Sitzung oder Nutzung eines Werkzeugs nennt
card-adoption-top-decile-share-caveat = Nutzungen sind Ereignisse: Eine lange Sitzung mit einem Werkzeug kann hunderte sein. Niemand wird genannt, und wo das Zehntel zu wenige Personen umfasst, wird nichts angegeben.
card-adoption-top-decile-share-example = Zehn Personen, von denen eine 55 Nutzungen hatte und die anderen je 5: 55 ÷ 100 = 0,55.
card-review-routing-rate-title = Zur Prüfung vorgelegte Ausgaben
card-review-routing-rate-question = Wie viel von dem, was unter die Richtlinie fällt, wurde einem Menschen vorgelegt?
card-review-routing-rate-formula = verschiedene Ausgaben im Geltungsbereich mit einem Prüfvorgang ÷ Ausgaben im Geltungsbereich; Wilson-Intervall (95 %)
card-review-routing-rate-numerator = verschiedene Ausgaben im Geltungsbereich mit einem Prüfvorgang
card-review-routing-rate-denominator = Ausgaben im Geltungsbereich
card-review-routing-rate-clock = Tag der Ausgabe (Ortszeit)
card-review-routing-rate-exclusions = Ausgaben von Risikostufen, die die Richtlinie nicht nennt; Prüfungen, deren Ausgabe nicht im Aufrufprotokoll steht
card-review-routing-rate-inputs = ein Aufrufprotokoll und ein Prüfprotokoll
card-review-routing-rate-caveat = Vorgelegt ist nicht geprüft. Die Zählungen sind vollständig: Das Intervall gilt dem Prozess, nicht diesem Zeitraum.
card-review-routing-rate-example = 8 Aufrufe im Geltungsbereich, davon 2 mit einem Prüfvorgang: 2 ÷ 8 = 0,25. Ein Aufruf einer Stufe außerhalb der Richtlinie zählt nirgends.
card-review-completion-rate-title = Abgeschlossene Prüfungen
card-review-completion-rate-question = Wird geprüft, was einem Menschen vorgelegt wird?
card-review-completion-rate-formula = Ausgaben, deren Prüfung zum Stichzeitpunkt abgeschlossen ist ÷ zur Prüfung vorgelegte Ausgaben; Wilson-Intervall (95 %)
card-review-completion-rate-numerator = vorgelegte Ausgaben, deren Prüfung abgeschlossen ist
card-review-completion-rate-denominator = zur Prüfung vorgelegte Ausgaben
card-review-completion-rate-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-completion-rate-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); nach dem Stichzeitpunkt entstandene Datensätze
card-review-completion-rate-inputs = ein Prüfprotokoll
card-review-completion-rate-caveat = Noch offene Prüfungen können abgeschlossen werden: Der Anteil steigt, wenn der Zeitraum erneut gemessen wird. Frühere Zeiträume werden nach ebenso langer Zeit beurteilt.
card-review-completion-rate-example = 4 Ausgaben wurden vorgelegt; 3 Prüfungen waren zum Stichzeitpunkt abgeschlossen, eine erst am Tag danach: 3 ÷ 4 = 0,75.
card-review-coverage-title = Abdeckung durch Prüfung
card-review-coverage-question = Wie viel von dem, was unter die Richtlinie fällt, hat ein Mensch geprüft, in jeder Risikostufe?
card-review-coverage-formula = verschiedene Ausgaben im Geltungsbereich mit einer abgeschlossenen Prüfung ÷ Ausgaben im Geltungsbereich; Wilson-Intervall (95 %)
card-review-coverage-numerator = verschiedene Ausgaben im Geltungsbereich mit einer abgeschlossenen Prüfung
card-review-coverage-denominator = Ausgaben im Geltungsbereich
card-review-coverage-clock = Tag der Ausgabe (Ortszeit); bis zum Stichzeitpunkt abgeschlossene Prüfungen, die eines früheren Zeitraums bis zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-coverage-exclusions = Ausgaben von Risikostufen, die die Richtlinie nicht nennt; Prüfungen, deren Ausgabe nicht im Aufrufprotokoll steht
card-review-coverage-inputs = ein Aufrufprotokoll und ein Prüfprotokoll
card-review-coverage-caveat = Stufen haben verschiedene Pflichten, deshalb sagt der Gesamtwert wenig. Die Zählungen sind vollständig: Das Intervall gilt dem Prozess.
card-review-coverage-example = 2 Aufrufe im Geltungsbereich der Stufe high, beide geprüft, und 2 der Stufe low, einer vorgelegt, aber noch offen: insgesamt 2 ÷ 4 = 0,5.
card-review-overturn-rate-title = Geändert oder verworfen
card-review-overturn-rate-question = Wie oft widerspricht der Mensch dem Modell?
card-review-overturn-rate-formula = Σ (Nₕ/N)·(xₕ/nₕ) über die Risikostufen h: Nₕ Ausgaben im Geltungsbereich, nₕ abgeschlossene Prüfungen mit bekannter Entscheidung, xₕ davon geändert oder verworfen; Wilson-Intervall (95 %) bei n = p(1−p)/Var p mit Var p = Σ (Nₕ/N)²·(1−nₕ/Nₕ)·pₕ(1−pₕ)/(nₕ−1)
card-review-overturn-rate-numerator = Anteil der Ausgaben, die geändert oder verworfen würden, mal die effektive Stichprobe
card-review-overturn-rate-denominator = effektive Stichprobe: die einfache Stichprobe, die gleich gut wäre
card-review-overturn-rate-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-overturn-rate-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts), Prüfungen ohne bekannte Entscheidung, Stufen, von denen nichts geprüft wurde; nach dem Stichzeitpunkt entstandene Datensätze
card-review-overturn-rate-inputs = ein Prüfprotokoll
card-review-overturn-rate-caveat = Ein niedriger Anteil kann gute Ausgaben oder müde Prüfer bedeuten, ein hoher schlechte Ausgaben oder eine strenge Stichprobe: Er hat keine gute Richtung. Ohne Aufrufprotokoll lassen sich Stufen nicht gewichten, und der Rohanteil wird angegeben.
card-review-overturn-rate-example = Stufe high: 2 Ausgaben, beide geprüft, 1 geändert. Stufe low: 8 Ausgaben, 2 geprüft, beide angenommen. 0,2 · 0,5 + 0,8 · 0 = 0,1; von 4 Prüfungen endete 1 mit Änderung oder Verwerfung, 0,25.
card-review-escape-rate-title = Vor der Prüfung freigegeben
card-review-escape-rate-question = Gelangt etwas, das geprüft werden muss, vor der Prüfung nach außen?
card-review-escape-rate-formula = Ausgaben von Stufen, für die die Richtlinie die Prüfung aller verlangt, freigegeben vor Abschluss ihrer Prüfung ÷ Ausgaben dieser Stufen mit bekannter Freigabe; Wilson-Intervall (95 %)
card-review-escape-rate-numerator = prüfpflichtige Ausgaben, freigegeben vor Abschluss ihrer Prüfung
card-review-escape-rate-denominator = prüfpflichtige Ausgaben mit bekannter Freigabe
card-review-escape-rate-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-escape-rate-exclusions = Ausgaben von Stufen mit geringerer Pflicht, Ausgaben, deren Freigabe nicht bekannt ist, Ausgaben ohne Datensatz einer Prüfung, Ausgaben, die nicht im Aufrufprotokoll stehen
card-review-escape-rate-inputs = ein Prüfprotokoll
card-review-escape-rate-caveat = Nur ein über eine Feldzuordnung eingelesenes Prüfprotokoll sagt, wann Ausgaben freigegeben wurden. Eine Ausgabe, die kein Datensatz einer Prüfung nennt, ist hier nicht zu sehen: Solche zeigt die Zuleitung.
card-review-escape-rate-example = 3 Ausgaben der Stufe high mit bekannter Freigabe: eine nach ihrer Prüfung freigegeben, eine davor, bei einer ist die Prüfung noch offen. 2 ÷ 3 = 0,6667. Eine der Stufe low zählt nirgends.
card-review-queue-age-p90-title = Alter der Warteschlange, 90. Perzentil
card-review-queue-age-p90-question = Wie lange wartet schon, was auf Prüfung wartet?
card-review-queue-age-p90-formula = 90. Perzentil (Typ 7: linear zwischen Ordnungsstatistiken) der Stunden seit der Zuleitung über die Prüfungen, die zu dem Zeitpunkt offen sind
card-review-queue-age-p90-clock = Stand zum Stichzeitpunkt; für einen früheren Zeitraum zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-queue-age-p90-exclusions = abgeschlossene Prüfungen; wo Ausgaben mit Aufrufen verknüpft sind, Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen
card-review-queue-age-p90-inputs = ein Prüfprotokoll
card-review-queue-age-p90-caveat = Betrachtet wird, was noch wartet; eine Warteschlange, die vom neuesten Ende her abgearbeitet wird, sieht daher alt aus. Bei weniger als zehn wartenden sind sie einzeln zu lesen.
card-review-queue-age-p90-example = Prüfungen, 10, 20, 30 und 40 Stunden vor dem Stichzeitpunkt vorgelegt, sind offen, eine fünfte ist abgeschlossen: Das 90. Perzentil von 10, 20, 30, 40 ist 37.
card-review-cycle-time-median-title = Medianzeit von Zuleitung bis Prüfabschluss
card-review-cycle-time-median-question = Wie lange wartet die typische Ausgabe auf den Abschluss ihrer Prüfung?
card-review-cycle-time-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht abgeschlossener Prüfungen höchstens 0,5 ist; offene Prüfungen zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-review-cycle-time-median-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-cycle-time-median-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); rückwärts laufende Zeiten
card-review-cycle-time-median-inputs = ein Prüfprotokoll
card-review-cycle-time-median-caveat = Verstrichene Stunden, auch nachts und an Wochenenden. Wo kein Export die Zuleitung nennt, läuft die Zeit ab dem Beginn oder dem ersten Auftreten der Prüfung und ist dann zu kurz.
card-review-cycle-time-median-example = Prüfungen dauerten 2, 4 und 8 Stunden, eine vierte ist noch offen: Die Hälfte von vieren ist nach 4 Stunden abgeschlossen.
card-review-cycle-time-p85-title = Zeit bis Prüfabschluss, 85. Perzentil
card-review-cycle-time-p85-question = Wie lange dauern 85 von 100 Prüfungen höchstens?
card-review-cycle-time-p85-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht abgeschlossener Prüfungen höchstens 0,15 ist; offene Prüfungen zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-review-cycle-time-p85-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-cycle-time-p85-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); rückwärts laufende Zeiten
card-review-cycle-time-p85-inputs = ein Prüfprotokoll
card-review-cycle-time-p85-caveat = Verstrichene Stunden, auch nachts und an Wochenenden. Wo kein Export die Zuleitung nennt, läuft die Zeit ab dem Beginn oder dem ersten Auftreten der Prüfung und ist dann zu kurz.
card-review-cycle-time-p85-example = Zehn Prüfungen dauerten 1 bis 10 Stunden, je eine: Der noch offene Anteil fällt nach 9 Stunden auf 0,15 oder weniger.
card-review-dwell-median-title = Median der Bearbeitungszeit einer Prüfung
card-review-dwell-median-question = Wie lange sieht ein Mensch hin, bevor er entscheidet?
card-review-dwell-median-formula = Median (Typ 7) der Bearbeitungszeit abgeschlossener Prüfungen: wie das Werkzeug sie maß, sonst vom Beginn bis zum Abschluss; Intervall (95 %) zwischen Ordnungsstatistiken
card-review-dwell-median-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-dwell-median-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); Prüfungen, deren Bearbeitungszeit nicht bekannt ist
card-review-dwell-median-inputs = ein Prüfprotokoll
card-review-dwell-median-caveat = Eine Prüfung, die über die Mittagspause offen liegt, ist lang. Länger ist nicht besser: Schwierige Fälle dauern länger, schlechte Werkzeuge ebenso.
card-review-dwell-median-example = Bearbeitungszeiten von 30, 40 und 95 Sekunden, die letzte vom Beginn bis zum Abschluss, und eine unbekannte: Der Median der drei ist 40.
card-review-fast-share-title = Zu schnell angenommene Ausgaben
card-review-fast-share-question = Wie oft stimmt ein Mensch schneller zu, als jemand lesen könnte?
card-review-fast-share-formula = Prüfungen, die mit Annahme endeten, mit einer Bearbeitungszeit unter policy.review.fast_seconds ÷ Prüfungen, die mit Annahme endeten, mit bekannter Bearbeitungszeit; Wilson-Intervall (95 %)
card-review-fast-share-numerator = Prüfungen mit Annahme und einer Bearbeitungszeit unter dem Schwellenwert
card-review-fast-share-denominator = Prüfungen mit Annahme und bekannter Bearbeitungszeit
card-review-fast-share-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-fast-share-exclusions = Prüfungen, die anders endeten, Prüfungen, deren Bearbeitungszeit nicht bekannt ist; Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts)
card-review-fast-share-inputs = ein Prüfprotokoll
card-review-fast-share-caveat = Ein kurzer Text kann in Sekunden gelesen sein. Ein Werkzeug, das vom Öffnen einer Seite bis zum Klick misst, rechnet das Lesen an anderer Stelle nicht mit.
card-review-fast-share-example = Angenommen nach 4, 9 und 10 Sekunden und nach 15 Minuten, verworfen nach 2 Sekunden: 2 von 4 angenommenen waren schneller als 10 Sekunden, 0,5.
card-review-kappa-title = Übereinstimmung der Prüfer, Cohens Kappa
card-review-kappa-question = Urteilen zwei Personen über dieselbe Ausgabe gleich?
card-review-kappa-formula = κ = (po − pe) ÷ (1 − pe) über Ausgaben, über die zwei Prüfer entschieden; po der Anteil übereinstimmender Paare, pe = Σ pᵢ·p·ᵢ, was der Zufall ergäbe; Intervall (95 %) mit dem Standardfehler nach Fleiss, Cohen und Everitt
card-review-kappa-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-kappa-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); nach dem Stichzeitpunkt entstandene Datensätze
card-review-kappa-inputs = ein Prüfprotokoll
card-review-kappa-caveat = Wo fast alle Ausgaben angenommen werden, fällt κ gegen null, so gut die Personen auch übereinstimmen: Bei einer Tabelle von 118, 5, 2 und 0 Paaren ist κ −0,023, obwohl 94 von 100 übereinstimmen. AC1 ist daneben zu lesen. Kein Schwellenwert ist angegeben: Was gut genug ist, sagt die Organisation.
card-review-kappa-example = Vier zweimal entschiedene Ausgaben: Zweimal nehmen beide an, einmal verwerfen beide, einmal verwirft der zweite, was der erste annahm. po = 0,75, pe = 0,5, κ = 0,5.
card-review-gwet-ac1-title = Übereinstimmung der Prüfer, Gwets AC1
card-review-gwet-ac1-question = Urteilen zwei Personen gleich, wo fast alle Ausgaben von einer Art sind?
card-review-gwet-ac1-formula = AC1 = (po − pe) ÷ (1 − pe) über Ausgaben, über die zwei Prüfer entschieden; po der Anteil übereinstimmender Paare, pe = Σ πₖ(1−πₖ)/(q−1) mit πₖ dem mittleren Anteil der Entscheidung k und q der Zahl der vorkommenden Entscheidungen; Intervall (95 %) mit dem Standardfehler nach Gwet
card-review-gwet-ac1-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-gwet-ac1-exclusions = Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts); nach dem Stichzeitpunkt entstandene Datensätze
card-review-gwet-ac1-inputs = ein Prüfprotokoll
card-review-gwet-ac1-caveat = Der Wert ist höher als κ, wo eine Entscheidung selten ist: Bei einer Tabelle von 118, 5, 2 und 0 Paaren ist AC1 0,941 und κ −0,023. Von mehr als zwei Prüfern zählen die ersten zwei.
card-review-gwet-ac1-example = Vier zweimal entschiedene Ausgaben: Zweimal nehmen beide an, einmal verwerfen beide, einmal verwirft der zweite, was der erste annahm. po = 0,75, π = 0,625 und 0,375, pe = 0,46875, AC1 = 0,5294.
card-review-self-review-share-title = Vom eigenen Urheber geprüfte Ausgaben
card-review-self-review-share-question = Prüft jemand, was er selbst angefordert hat?
card-review-self-review-share-formula = abgeschlossene Prüfungen, deren Prüfer die Person ist, die die Ausgabe angefordert hat ÷ abgeschlossene Prüfungen, von denen beide bekannt sind; Wilson-Intervall (95 %)
card-review-self-review-share-numerator = abgeschlossene Prüfungen durch die Person, die die Ausgabe angefordert hat
card-review-self-review-share-denominator = abgeschlossene Prüfungen, von denen Prüfer und Urheber bekannt sind
card-review-self-review-share-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-self-review-share-exclusions = Prüfungen ohne Prüfer, Ausgaben, die keine Person angefordert hat, Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen
card-review-self-review-share-inputs = ein Aufrufprotokoll und ein Prüfprotokoll, die Personen gleich nennen, oder ein Verzeichnis, das ihre Namen verbindet
card-review-self-review-share-caveat = Exporte nennen Personen oft mit verschiedenen Kennungen. Messbar ist der Anteil nur, wenn jemand auf beiden Seiten vorkommt: Sonst würde eine Null nichts sagen.
card-review-self-review-share-example = p1 und p2 fordern an und prüfen: Von 4 abgeschlossenen Prüfungen, bei denen beide bekannt sind, entschied p1 über eine Ausgabe von p1. 1 ÷ 4 = 0,25.
card-review-reviewers-outside-title = Von den anderen abweichende Prüfer
card-review-reviewers-outside-question = Ändert oder verwirft jemand weit mehr oder weniger als die anderen?
card-review-reviewers-outside-formula = Anzahl der Prüfer, deren Anteil geänderter oder verworfener Ausgaben außerhalb der Grenzen zu 99,8 % um den zusammengefassten Anteil liegt: bis zu 10 Prüfern die der Binomialverteilung; darüber p ± 3,09·√(φ·p(1−p)/n) mit φ dem Mittelwert ihrer quadrierten, an den Enden eingezogenen z-Werte, wo er über 1 liegt
card-review-reviewers-outside-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-reviewers-outside-exclusions = Prüfungen ohne bekannten Prüfer oder bekannte Entscheidung; Prüfer mit weniger als 5 davon werden nicht beurteilt; Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts)
card-review-reviewers-outside-inputs = ein Prüfprotokoll
card-review-reviewers-outside-caveat = Angegeben wird, wie viele, nie wer. Einer von 500 liegt durch Zufall außerhalb. Wer die schwierigsten Ausgaben prüft, weicht aus gutem Grund ab: Zuerst ist die Arbeit zu betrachten, dann die Person.
card-review-reviewers-outside-example = Fünf Prüfer mit je 6 Entscheidungen: Vier änderten oder verwarfen nichts, einer alle 6. Zusammengefasst 0,2; 1 liegt außerhalb der Grenzen.
card-review-reviews-per-hour-title = Prüfungen je Arbeitsstunde
card-review-reviews-per-hour-question = Wie viele Prüfungen ergibt eine Arbeitsstunde?
card-review-reviews-per-hour-formula = abgeschlossene Prüfungen mit bekannter Bearbeitungszeit ÷ die Summe ihrer Bearbeitungszeiten in Stunden
card-review-reviews-per-hour-numerator = abgeschlossene Prüfungen mit bekannter Bearbeitungszeit
card-review-reviews-per-hour-denominator = ihre Bearbeitungszeit in Stunden
card-review-reviews-per-hour-clock = Tag der Ausgabe (Ortszeit), der Zuleitung, wo die Ausgabe nicht im Protokoll steht; Prüfungen nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-review-reviews-per-hour-exclusions = Prüfungen, deren Bearbeitungszeit nicht bekannt ist; Prüfungen von Ausgaben, die nicht im Geltungsbereich sind oder nicht im Aufrufprotokoll stehen (wo es keines gibt: nichts)
card-review-reviews-per-hour-inputs = ein Prüfprotokoll
card-review-reviews-per-hour-caveat = Schnelligkeit ist keine Güte: neben dem Anteil zu schnell angenommener Ausgaben zu lesen. Nicht zum Vergleich von Personen.
card-review-reviews-per-hour-example = Prüfungen von 10, 20 und 30 Minuten: 3 in einer Arbeitsstunde, 3 je Stunde.
card-investigation-mtti-median-title = Medianzeit bis zur Entscheidung
card-investigation-mtti-median-question = Wie lange wartet der typische gemeldete Fall auf eine Entscheidung?
card-investigation-mtti-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht entschiedener Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtti-median-clock = von der Meldung bis zur ersten Einstufung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-mtti-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-median-inputs = ein Export der Tickets
card-investigation-mtti-median-caveat = Verstrichene Stunden, auch nachts und an Wochenenden. Der Gesamtwert fasst die Schweregrade zusammen: Eine andere Mischung verschiebt ihn.
card-investigation-mtti-median-example = Fälle, entschieden nach 10, 20 und 40 Stunden, einer noch offen, einer zurückgezogen: Die Hälfte von vieren ist nach 20 Stunden entschieden.
card-investigation-mtti-p90-title = 90. Perzentil bis zur Entscheidung
card-investigation-mtti-p90-question = Wie lange warten die langsamen Fälle auf eine Entscheidung?
card-investigation-mtti-p90-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht entschiedener Fälle höchstens 0,1 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtti-p90-clock = von der Meldung bis zur ersten Einstufung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-mtti-p90-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-p90-inputs = ein Export der Tickets
card-investigation-mtti-p90-caveat = Nicht zu beobachten, solange mehr als ein Zehntel der Fälle offen ist; dann ist nur bekannt, dass der Wert über dem ältesten von ihnen liegt. Ein Schweregrad mit weniger als zehn Fällen hat keinen.
card-investigation-mtti-p90-example = Fälle, entschieden nach 10, 20 und 40 Stunden, ein vierter nach 90: Neun Zehntel von ihnen sind nach 90 Stunden entschieden.
card-investigation-mtti-restricted-mean-title = Mittlere Entscheidungszeit, begrenzt
card-investigation-mtti-restricted-mean-question = Wie lange wartet ein gemeldeter Fall im Durchschnitt, offene Fälle eingeschlossen?
card-investigation-mtti-restricted-mean-formula = Fläche unter der Kaplan-Meier-Kurve bis policy.investigation.horizon_hours oder bis zur längsten beobachteten Zeit des berichteten Zeitraums, wenn diese kürzer ist und Fälle daraus offen sind; ein Horizont für alle Zeiträume eines Verlaufs; Intervall (95 %) ± 1,96 Standardfehler
card-investigation-mtti-restricted-mean-clock = von der Meldung bis zur ersten Einstufung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-mtti-restricted-mean-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-restricted-mean-inputs = ein Export der Tickets
card-investigation-mtti-restricted-mean-caveat = Warten über den Horizont hinaus zählt nicht: Nur Werte mit demselben Horizont sind vergleichbar.
card-investigation-mtti-restricted-mean-example = Horizont 720 Stunden. Ein Fall, entschieden nach 10 Stunden, einer nach 30 und einer nach dem Horizont noch offen: (10 + 30 + 720) ÷ 3 = 253,3333 Stunden.
card-investigation-sla-attainment-title = Fälle innerhalb der Frist
card-investigation-sla-attainment-question = Werden gemeldete Fälle in der Zeit entschieden, die die Richtlinie zulässt?
card-investigation-sla-attainment-formula = 1 − S(1), mit S der Kaplan-Meier-Kurve von (Stunden von der Meldung bis zur Einstufung ÷ Stunden, die der Schweregrad zulässt); Geschäftsstunden für die Schweregrade in policy.investigation.business_hours; offene Fälle zum Stichzeitpunkt zensiert; Intervall (95 %) auf der log(-log)-Skala, nach Wilson, wo S(1) 0 oder 1 ist
card-investigation-sla-attainment-clock = von der Meldung bis zur ersten Einstufung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-sla-attainment-exclusions = Schweregrade ohne Frist; zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-sla-attainment-inputs = ein Export der Tickets
card-investigation-sla-attainment-caveat = Von offenen, aber noch nicht fälligen Fällen wird angenommen, dass es ihnen wie den anderen ergeht. Wie verspätet die verspäteten sind, sagt der Wert nicht.
card-investigation-sla-attainment-example = Frist 24 Stunden. Fälle, entschieden nach 10 und 20 Stunden, einer nach 40, einer nach Wochen noch offen: 2 von 4 sind in der Frist, 0,5.
card-investigation-open-cases-title = Offene Fälle
card-investigation-open-cases-question = Wie viele gemeldete Fälle warten auf eine Entscheidung?
card-investigation-open-cases-formula = Anzahl der Fälle, die bis zum Stichzeitpunkt in irgendeinem Zeitraum gemeldet wurden und dann keine Einstufung haben
card-investigation-open-cases-clock = Stand zum Stichzeitpunkt; für einen früheren Zeitraum zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-open-cases-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, zu unbekannter Zeit gelöste Fälle; ein wiedereröffneter Fall behält seine erste Einstufung
card-investigation-open-cases-inputs = ein Export der Tickets
card-investigation-open-cases-caveat = Ein Bestand, kein Fluss: Er sinkt, wenn Fälle entschieden werden und wenn weniger gemeldet werden.
card-investigation-open-cases-example = Zwei Fälle entschieden, einer zurückgezogen, einer im September und einer im Oktober gemeldet, ohne Einstufung; einer nach dem Stichzeitpunkt gemeldet. 2 Fälle sind offen.
card-investigation-backlog-age-title = Offene Fälle nach Alter
card-investigation-backlog-age-question = Wie lange warten die offenen Fälle schon?
card-investigation-backlog-age-formula = Anzahl offener Fälle nach der Zeit seit ihrer Meldung: unter 1 Tag, 1 bis 3, 3 bis 7, 7 bis 30 und 30 Tage oder mehr, jeweils ab dem ersten Tag
card-investigation-backlog-age-clock = Stand zum Stichzeitpunkt; für einen früheren Zeitraum zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-backlog-age-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, zu unbekannter Zeit gelöste Fälle; ein wiedereröffneter Fall behält seine erste Einstufung
card-investigation-backlog-age-inputs = ein Export der Tickets
card-investigation-backlog-age-caveat = Ein Fall wird von selbst älter: Viele alte Fälle können wenige schwierige sein. Die Altersgruppen sind für alle Schweregrade gleich.
card-investigation-backlog-age-example = Fälle, offen seit 9 Stunden, seit 2 und seit 29 Tagen, einer entschieden: 3 offene Fälle, einer davon seit weniger als einem Tag.
card-investigation-overdue-share-title = Überfällige offene Fälle
card-investigation-overdue-share-question = Wie viel von dem, was offen ist, hätte schon entschieden sein sollen?
card-investigation-overdue-share-formula = offene Fälle, deren Zeit seit der Meldung die Stunden übersteigt, die ihr Schweregrad zulässt ÷ offene Fälle mit einer Frist; Wilson-Intervall (95 %)
card-investigation-overdue-share-numerator = offene Fälle, die älter als ihre Frist sind
card-investigation-overdue-share-denominator = offene Fälle mit einer Frist
card-investigation-overdue-share-clock = Stand zum Stichzeitpunkt; für einen früheren Zeitraum zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-overdue-share-exclusions = Schweregrade ohne Frist und solche mit einer Frist in Geschäftsstunden, wo der Kalender keine nennt; zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, zu unbekannter Zeit gelöste Fälle
card-investigation-overdue-share-inputs = ein Export der Tickets
card-investigation-overdue-share-caveat = Alle offenen Fälle sind gezählt; das Intervall gilt daher dem Prozess dahinter. Wie verspätet sie sind, sagt der Wert nicht.
card-investigation-overdue-share-example = Frist 24 Stunden. Fälle, offen seit 9 Stunden und seit 28 Tagen, einer eines Schweregrads ohne Frist: 1 von 2 ist überfällig, 0,5.
card-investigation-oldest-open-days-title = Alter des ältesten offenen Falls
card-investigation-oldest-open-days-question = Wie lange wartet der älteste offene Fall schon?
card-investigation-oldest-open-days-formula = längste Zeit von der Meldung eines offenen Falls bis zum Stichzeitpunkt, in Tagen von 24 Stunden
card-investigation-oldest-open-days-clock = Stand zum Stichzeitpunkt; für einen früheren Zeitraum zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-oldest-open-days-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, zu unbekannter Zeit gelöste Fälle; ein wiedereröffneter Fall behält seine erste Einstufung
card-investigation-oldest-open-days-inputs = ein Export der Tickets
card-investigation-oldest-open-days-caveat = Ein Fall allein bestimmt ihn; er wächst täglich um einen Tag, bis dieser Fall entschieden ist.
card-investigation-oldest-open-days-example = Fälle, gemeldet am 6. und am 20. Oktober um 09:00 Uhr, Stichzeitpunkt 5. November, 09:00 Uhr: Der älteste ist seit 30 Tagen offen.
card-investigation-cases-flagged-title = Gemeldete Fälle
card-investigation-cases-flagged-question = Wie viele Fälle wurden gemeldet?
card-investigation-cases-flagged-formula = Anzahl der Fälle nach dem Tag der Meldung (Ortszeit); exaktes Poisson-Intervall (95 %)
card-investigation-cases-flagged-clock = Tag der Meldung (Ortszeit)
card-investigation-cases-flagged-exclusions = keine: Auch zurückgezogene, zusammengeführte und automatisch geschlossene Fälle wurden gemeldet
card-investigation-cases-flagged-inputs = ein Export der Tickets
card-investigation-cases-flagged-caveat = Mehr Meldungen können mehr Probleme, mehr Nutzung oder eine schärfere Regel bedeuten: neben den Aufrufen und der Präzision zu lesen.
card-investigation-cases-flagged-example = Zwei Fälle entschieden, einer offen und einer zurückgezogen, alle im Oktober gemeldet; einer im September gemeldet: 4 Fälle.
card-investigation-cases-decided-title = Entschiedene Fälle
card-investigation-cases-decided-question = Wie viele Fälle wurden entschieden?
card-investigation-cases-decided-formula = Anzahl der Fälle nach dem Tag der ersten Einstufung (Ortszeit); exaktes Poisson-Intervall (95 %)
card-investigation-cases-decided-clock = Tag der ersten Einstufung (Ortszeit)
card-investigation-cases-decided-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle; spätere Einstufungen wiedereröffneter Fälle
card-investigation-cases-decided-inputs = ein Export der Tickets
card-investigation-cases-decided-caveat = Was in einem Monat entschieden wird, wurde in vielen gemeldet: Seine Dauern sagen weniger als die der im Monat gemeldeten Fälle.
card-investigation-cases-decided-example = Drei Fälle im Oktober entschieden, einer davon im September gemeldet; einer im November entschieden, einer zurückgezogen: 3 Fälle.
card-investigation-littles-law-ratio-title = Offene Arbeit, Zugänge und Dauern
card-investigation-littles-law-ratio-question = Passen offene Arbeit, Zugänge und Dauern zusammen?
card-investigation-littles-law-ratio-formula = L ÷ (λ·W): L die mittlere Anzahl offener Fälle im Zeitraum, λ die gemeldeten Fälle je Tag, W der begrenzte Mittelwert der Zeit bis zur Entscheidung der Fälle des Zeitraums in Tagen
card-investigation-littles-law-ratio-clock = offene Zeit zwischen dem ersten und dem letzten Augenblick des Zeitraums, bis zum Stichzeitpunkt; Meldungen und Dauern wie bei der mittleren Entscheidungszeit
card-investigation-littles-law-ratio-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-littles-law-ratio-inputs = ein Export der Tickets
card-investigation-littles-law-ratio-caveat = Nahe 1, wo die Arbeit gleichmäßig ist. Über 1 begann der Zeitraum mit mehr offener Arbeit, als seine eigenen Zugänge erklären, unter 1 häuft sich Arbeit an; ein Verhältnis weit davon, das die Zu- und Abgänge nicht erklären, bedeutet, dass eines der drei falsch ist.
card-investigation-littles-law-ratio-example = Drei Fälle im Oktober gemeldet, jeder nach 48 Stunden entschieden, und 48 Stunden eines vierten, der im September gemeldet wurde: 4 × 48 ÷ (3 × 48) = 1,3333.
card-investigation-competing-exit-share-title = Ohne Einstufung abgegangene Fälle
card-investigation-competing-exit-share-question = Wie viele gemeldete Fälle verlassen die Warteschlange, ohne dass jemand über sie entscheidet?
card-investigation-competing-exit-share-formula = Aalen-Johansen-Anteil der Fälle, die vor jeder Einstufung durch eine Regel geschlossen, zusammengeführt oder zurückgezogen wurden, bis policy.investigation.horizon_hours oder bis zur längsten beobachteten Zeit des berichteten Zeitraums, wenn diese kürzer ist; offene Fälle zensiert; Intervall (95 %) nach der Delta-Methode auf der Skala von F^exp(± z·se ÷ (F·|ln F|)), nach Wilson, wo der Anteil 0 oder 1 ist
card-investigation-competing-exit-share-numerator = ohne Einstufung abgegangene Fälle
card-investigation-competing-exit-share-denominator = gemeldete Fälle, offene gewichtet nach Aalen und Johansen
card-investigation-competing-exit-share-clock = von der Meldung bis zum Abgang, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-competing-exit-share-exclusions = rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-competing-exit-share-inputs = ein Export der Tickets
card-investigation-competing-exit-share-caveat = Das Schließen von Fällen durch eine Regel verkürzt jede Zeit bis zur Entscheidung: daneben zu lesen. Wörter, die die Richtlinie nicht aufführt, gelten als Einstufungen.
card-investigation-competing-exit-share-example = Zwei Fälle entschieden, einer über den Horizont von 720 Stunden hinaus offen, einer automatisch geschlossen, einer zurückgezogen: 2 von 5 sind abgegangen, 0,4.
card-investigation-reopen-rate-title = Wiedereröffnete entschiedene Fälle
card-investigation-reopen-rate-question = Wie viele Entscheidungen haben keinen Bestand?
card-investigation-reopen-rate-formula = Fälle mit einem Datensatz in einem offenen Zustand innerhalb von policy.investigation.reopened_within_days nach ihrer ersten Einstufung ÷ Fälle, deren erste Einstufung im Zeitraum so alt wurde; Wilson-Intervall (95 %)
card-investigation-reopen-rate-numerator = innerhalb der Beobachtungszeit wiedereröffnete Fälle
card-investigation-reopen-rate-denominator = Fälle, deren erste Einstufung im Zeitraum alt genug wurde
card-investigation-reopen-rate-clock = der Zeitpunkt, zu dem die erste Einstufung policy.investigation.reopened_within_days alt ist (30, wenn nicht gesetzt): Jeder Fall wird gleich lange beobachtet
card-investigation-reopen-rate-exclusions = Fälle, die als wiedereröffnet gezählt sind, ohne dass ein Datensatz zeigt, ob es innerhalb der Beobachtungszeit geschah; zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten
card-investigation-reopen-rate-inputs = ein Export der Tickets
card-investigation-reopen-rate-caveat = Tickets, von denen nur der letzte Zustand exportiert wird, zeigen eine Wiedereröffnung nur durch deren Anzahl oder gar nicht.
card-investigation-reopen-rate-example = Vier Fälle im September entschieden, einer davon fünf Tage später wieder offen und noch einmal entschieden: 1 von 4, 0,25.
card-investigation-flag-precision-title = Präzision der Meldungen
card-investigation-flag-precision-question = Wie oft ist eine Meldung richtig?
card-investigation-flag-precision-formula = Fälle, deren Einstufung richtig positiv ist ÷ Fälle, deren Einstufung richtig oder falsch positiv ist, nach policy.investigation.dispositions; Wilson-Intervall (95 %)
card-investigation-flag-precision-numerator = zu Recht gemeldete Fälle
card-investigation-flag-precision-denominator = Fälle, deren Einstufung als richtig oder falsch positiv gilt
card-investigation-flag-precision-clock = Fälle nach dem Tag der Meldung (Ortszeit), mit der Einstufung ihres letzten Datensatzes, nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-flag-precision-exclusions = offene Fälle, Einstufungen, die die Richtlinie weder als richtig noch als falsch positiv führt, zurückgezogene, zusammengeführte und automatisch geschlossene Fälle
card-investigation-flag-precision-inputs = ein Export der Tickets
card-investigation-flag-precision-caveat = Was nie gemeldet wurde, ist nicht zu sehen: Eine Regel, die wenig meldet, kann jedes Mal recht haben und den Rest verfehlen.
card-investigation-flag-precision-example = Zwei Fälle bestätigt, einer falsch positiv, einer endete mit einer Schulung, die keines von beiden ist: 2 von 3, 0,6667.
card-investigation-flags-per-1000-outputs-title = Fälle je 1.000 angenommene Aufrufe
card-investigation-flags-per-1000-outputs-question = Wie oft endet die KI-Nutzung in einem Fall?
card-investigation-flags-per-1000-outputs-formula = im Zeitraum gemeldete Fälle ÷ angenommene Aufrufe des Zeitraums × 1.000; exaktes Poisson-Intervall (95 %) der Fälle
card-investigation-flags-per-1000-outputs-numerator = im Zeitraum gemeldete Fälle
card-investigation-flags-per-1000-outputs-denominator = angenommene Aufrufe des Zeitraums
card-investigation-flags-per-1000-outputs-clock = Tag der Meldung und des Aufrufs (Ortszeit)
card-investigation-flags-per-1000-outputs-exclusions = fehlgeschlagene und angehaltene Aufrufe; Meldungen zu Vorgängen, die keine Aufrufe sind, zählen trotzdem
card-investigation-flags-per-1000-outputs-inputs = ein Export der Tickets und ein Aufrufprotokoll
card-investigation-flags-per-1000-outputs-caveat = Mehr Meldungen können mehr Probleme oder eine schärfere Regel bedeuten: neben der Präzision zu lesen.
card-investigation-flags-per-1000-outputs-example = 2 Fälle gemeldet und 4.000 Aufrufe angenommen: 0,5 Fälle je 1.000 Aufrufe.
card-investigation-mttd-median-title = Medianzeit bis zur Entdeckung
card-investigation-mttd-median-question = Wie lange bleibt ein gemeldeter Vorgang unbemerkt?
card-investigation-mttd-median-formula = kleinste Zeit vom Vorgang bis zur Meldung, in der mindestens die Hälfte der Fälle liegt; der Vorgang eines Falls ist der früheste, den seine Datensätze nennen; Intervall (95 %) zwischen Ordnungsstatistiken
card-investigation-mttd-median-clock = vom frühesten Vorgang bis zur Meldung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit)
card-investigation-mttd-median-exclusions = Fälle, deren Vorgang keine Zeit hat, rückwärts laufende Zeiten
card-investigation-mttd-median-inputs = ein Export der Tickets
card-investigation-mttd-median-caveat = Bekannt ist nur, was gemeldet wurde: Was niemand bemerkt hat, würde den Wert verlängern.
card-investigation-mttd-median-example = Fälle, gemeldet 2, 5 und 30 Stunden nach dem Vorgang, einer, dessen Vorgang keine Zeit hat: Der Median ist 5 Stunden.
card-investigation-mttd-p90-title = Zeit bis zur Entdeckung von 90 % der Fälle
card-investigation-mttd-p90-question = Wie lange bleiben spät bemerkte Vorgänge ohne Meldung?
card-investigation-mttd-p90-formula = kleinste Zeit vom Vorgang bis zur Meldung, in der mindestens 90 % der Fälle liegen; der Vorgang eines Falls ist der früheste, den seine Datensätze nennen; Intervall (95 %) zwischen Ordnungsstatistiken; mindestens zehn Fälle
card-investigation-mttd-p90-clock = vom frühesten Vorgang bis zur Meldung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit)
card-investigation-mttd-p90-exclusions = Fälle, deren Vorgang keine Zeit hat, rückwärts laufende Zeiten
card-investigation-mttd-p90-inputs = ein Export der Tickets
card-investigation-mttd-p90-caveat = Bekannt ist nur, was gemeldet wurde: Was niemand bemerkt hat, würde den Wert verlängern. Das obere Ende des Intervalls braucht etwa 40 Fälle.
card-investigation-mttd-p90-example = Zehn Fälle, gemeldet 1, 2, … 10 Stunden nach dem Vorgang: neun davon innerhalb von 9 Stunden.
card-investigation-mtta-median-title = Medianzeit bis zur ersten Sichtung
card-investigation-mtta-median-question = Wie lange wartet der typische gemeldete Fall, bis ein Mensch ihn ansieht?
card-investigation-mtta-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil noch nicht gesichteter Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtta-median-clock = von der Meldung bis zur ersten Sichtung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtta-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, ohne bekannte erste Sichtung entschiedene Fälle; eine automatische Zuweisung ist keine Sichtung
card-investigation-mtta-median-inputs = ein Export der Tickets
card-investigation-mtta-median-caveat = Verstrichene Stunden, auch nachts und an Wochenenden. Eine Sichtung ist noch keine Arbeit: Der Wert sinkt, wenn Tickets geöffnet und liegen gelassen werden.
card-investigation-mtta-median-example = Fälle, gesichtet nach 1, 3 und 8 Stunden, einer noch nicht gesichtet, einer ohne bekannte Sichtung entschieden: Die Hälfte von vieren ist nach 3 Stunden gesichtet.
card-investigation-mtta-p90-title = Zeit bis zur Sichtung von 90 % der Fälle
card-investigation-mtta-p90-question = Wie lange warten die vernachlässigten Fälle, bis ein Mensch sie ansieht?
card-investigation-mtta-p90-formula = erste Zeit, zu der der Kaplan-Meier-Anteil noch nicht gesichteter Fälle höchstens 0,1 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve; mindestens zehn Fälle
card-investigation-mtta-p90-clock = von der Meldung bis zur ersten Sichtung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtta-p90-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, ohne bekannte erste Sichtung entschiedene Fälle; eine automatische Zuweisung ist keine Sichtung
card-investigation-mtta-p90-inputs = ein Export der Tickets
card-investigation-mtta-p90-caveat = Nicht zu beobachten, solange mehr als ein Zehntel der Fälle nicht gesichtet ist. Eine Sichtung ist noch keine Arbeit.
card-investigation-mtta-p90-example = Zehn Fälle, gesichtet nach 1, 2, … 10 Stunden: neun Zehntel davon nach 9 Stunden.
card-investigation-mttr-median-title = Medianzeit bis zur Schließung eines Falls
card-investigation-mttr-median-question = Wie lange dauert es beim typischen gemeldeten Fall, bis alle seine Maßnahmen erledigt sind?
card-investigation-mttr-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht geschlossener Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mttr-median-clock = von der Meldung bis zur letzten Schließung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mttr-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit geschlossene Fälle; ein gelöster und noch nicht geschlossener Fall läuft weiter
card-investigation-mttr-median-inputs = ein Export der Tickets
card-investigation-mttr-median-caveat = Manche Tickets schließen sich Tage nach der Arbeit von selbst: Dann sagt der Wert etwas über das Ticketsystem. Der Gesamtwert fasst die Schweregrade zusammen.
card-investigation-mttr-median-example = Fälle, geschlossen nach 20, 50 und 100 Stunden, einer gelöst und noch nicht geschlossen: Die Hälfte von vieren ist nach 50 Stunden geschlossen.
card-investigation-mttr-p90-title = Zeit bis zur Schließung von 90 % der Fälle
card-investigation-mttr-p90-question = Wie lange dauert es bei den langsamen Fällen, bis alle ihre Maßnahmen erledigt sind?
card-investigation-mttr-p90-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht geschlossener Fälle höchstens 0,1 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve; mindestens zehn Fälle
card-investigation-mttr-p90-clock = von der Meldung bis zur letzten Schließung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mttr-p90-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit geschlossene Fälle; ein gelöster und noch nicht geschlossener Fall läuft weiter
card-investigation-mttr-p90-inputs = ein Export der Tickets
card-investigation-mttr-p90-caveat = Nicht zu beobachten, solange mehr als ein Zehntel der Fälle nicht geschlossen ist. Manche Tickets schließen sich Tage nach der Arbeit von selbst.
card-investigation-mttr-p90-example = Zehn Fälle, geschlossen nach 2, 4, … 20 Stunden: neun Zehntel davon nach 18 Stunden.
card-investigation-mttr-restricted-mean-title = Mittlere Zeit bis zur Schließung, begrenzt
card-investigation-mttr-restricted-mean-question = Wie lange dauert es bei einem gemeldeten Fall im Durchschnitt, bis alle seine Maßnahmen erledigt sind?
card-investigation-mttr-restricted-mean-formula = Fläche unter der Kaplan-Meier-Kurve bis policy.investigation.horizon_hours oder bis zur längsten beobachteten Zeit des berichteten Zeitraums, wenn diese kürzer ist und Fälle daraus nicht geschlossen sind; ein Horizont für alle Zeiträume eines Verlaufs; Intervall (95 %) ± 1,96 Standardfehler
card-investigation-mttr-restricted-mean-clock = von der Meldung bis zur letzten Schließung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mttr-restricted-mean-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit geschlossene Fälle; ein gelöster und noch nicht geschlossener Fall läuft weiter
card-investigation-mttr-restricted-mean-inputs = ein Export der Tickets
card-investigation-mttr-restricted-mean-caveat = Warten über den Horizont hinaus zählt nicht: Nur Werte mit demselben Horizont sind vergleichbar.
card-investigation-mttr-restricted-mean-example = Horizont 720 Stunden. Ein Fall, geschlossen nach 10 Stunden, einer nach 30 und einer nach dem Horizont noch offen: (10 + 30 + 720) ÷ 3 = 253,3333 Stunden.
card-investigation-mtti-business-median-title = Median der Geschäftszeit bis Entscheidung
card-investigation-mtti-business-median-question = Wie lange wartet der typische gemeldete Fall auf eine Entscheidung, während gearbeitet wird?
card-investigation-mtti-business-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht entschiedener Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtti-business-median-clock = von der Meldung bis zur ersten Einstufung, in Geschäftsstunden des Kalenders, in der Zeitzone des Berichts; eine Meldung außerhalb davon beginnt mit der nächsten Öffnung; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtti-business-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-business-median-inputs = ein Export der Tickets
card-investigation-mtti-business-median-caveat = Nächte, Wochenenden und Feiertage zählen nicht: neben den verstrichenen Stunden zu lesen, denn Schaden hält sich nicht an Bürozeiten.
card-investigation-mtti-business-median-example = Fälle, entschieden nach 2,5; 0,5 und 8 Geschäftsstunden: gemeldet an einem Freitag um 16:00 Uhr und entschieden am Montag um 10:00 Uhr; gemeldet an einem Samstag und entschieden am Montag um 09:30 Uhr; und innerhalb eines Tages. Der Median ist 2,5 Stunden.
card-investigation-mtti-business-p90-title = Geschäftszeit bis 90 % entschieden sind
card-investigation-mtti-business-p90-question = Wie lange warten die langsamen Fälle auf eine Entscheidung, während gearbeitet wird?
card-investigation-mtti-business-p90-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht entschiedener Fälle höchstens 0,1 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve; mindestens zehn Fälle
card-investigation-mtti-business-p90-clock = von der Meldung bis zur ersten Einstufung, in Geschäftsstunden des Kalenders, in der Zeitzone des Berichts; eine Meldung außerhalb davon beginnt mit der nächsten Öffnung; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtti-business-p90-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-business-p90-inputs = ein Export der Tickets
card-investigation-mtti-business-p90-caveat = Nächte, Wochenenden und Feiertage zählen nicht. Nicht zu beobachten, solange mehr als ein Zehntel der Fälle offen ist.
card-investigation-mtti-business-p90-example = Zehn Fälle, gemeldet an einem Samstag und entschieden am Montag danach, eine halbe Stunde bis fünf Stunden nach der Öffnung: neun Zehntel davon nach 4,5 Geschäftsstunden.
card-investigation-mtta-business-median-title = Median der Geschäftszeit bis Sichtung
card-investigation-mtta-business-median-question = Wie lange wartet ein gemeldeter Fall, bis ein Mensch ihn ansieht, während gearbeitet wird?
card-investigation-mtta-business-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil noch nicht gesichteter Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtta-business-median-clock = von der Meldung bis zur ersten Sichtung, in Geschäftsstunden des Kalenders, in der Zeitzone des Berichts; eine Meldung außerhalb davon beginnt mit der nächsten Öffnung; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtta-business-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, ohne bekannte erste Sichtung entschiedene Fälle; eine automatische Zuweisung ist keine Sichtung
card-investigation-mtta-business-median-inputs = ein Export der Tickets
card-investigation-mtta-business-median-caveat = Nächte, Wochenenden und Feiertage zählen nicht; eine Sichtung in der Nacht braucht gar keine Geschäftszeit.
card-investigation-mtta-business-median-example = Fälle, gesichtet nach 2,5; 0 und 8 Geschäftsstunden: gemeldet an einem Freitag um 16:00 Uhr und gesichtet am Montag um 10:00 Uhr; gemeldet und gesichtet an einem Samstag; und innerhalb eines Tages. Der Median ist 2,5 Stunden.
card-investigation-mttr-business-median-title = Median der Geschäftszeit bis Schließung
card-investigation-mttr-business-median-question = Wie lange dauert es, während gearbeitet wird, bis alle Maßnahmen eines gemeldeten Falls erledigt sind?
card-investigation-mttr-business-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil nicht geschlossener Fälle höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mttr-business-median-clock = von der Meldung bis zur letzten Schließung, in Geschäftsstunden des Kalenders, in der Zeitzone des Berichts; eine Meldung außerhalb davon beginnt mit der nächsten Öffnung; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mttr-business-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle (konkurrierende Abgänge, nach policy.investigation.exits), rückwärts laufende Zeiten, zu unbekannter Zeit geschlossene Fälle; ein gelöster und noch nicht geschlossener Fall läuft weiter
card-investigation-mttr-business-median-inputs = ein Export der Tickets
card-investigation-mttr-business-median-caveat = Nächte, Wochenenden und Feiertage zählen nicht. Manche Tickets schließen sich Tage nach der Arbeit von selbst.
card-investigation-mttr-business-median-example = Fälle, geschlossen nach 2,5; 0,5 und 8 Geschäftsstunden: gemeldet an einem Freitag um 16:00 Uhr und geschlossen am Montag um 10:00 Uhr; gemeldet an einem Samstag und geschlossen am Montag um 09:30 Uhr; und innerhalb eines Tages. Der Median ist 2,5 Stunden.
card-investigation-mtti-final-median-title = Medianzeit bis zur letzten Einstufung
card-investigation-mtti-final-median-question = Wie lange dauert der typische Fall, wenn seine Wiedereröffnungen zählen?
card-investigation-mtti-final-median-formula = erste Zeit, zu der der Kaplan-Meier-Anteil der Fälle ohne ihre letzte Einstufung höchstens 0,5 ist; laufende Zeiten zum Stichzeitpunkt zensiert; Intervall (95 %) aus dem log(-log)-Intervall der Kurve
card-investigation-mtti-final-median-clock = von der Meldung bis zur letzten Einstufung, die Zeit dazwischen eingeschlossen, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt oder ebenso lange nach dem Ende eines früheren Zeitraums
card-investigation-mtti-final-median-exclusions = zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, zu unbekannter Zeit gelöste oder wieder gelöste Fälle
card-investigation-mtti-final-median-inputs = ein Export der Tickets
card-investigation-mtti-final-median-caveat = Ein wieder offener Fall läuft von seiner Meldung an. Neben der Zeit bis zur ersten Einstufung zu lesen: Der Abstand zwischen beiden ist Nacharbeit.
card-investigation-mtti-final-median-example = Fälle, entschieden nach 10, 20 und 40 Stunden; der zweite wurde wiedereröffnet und nach 50 Stunden noch einmal entschieden. Der Median von 10, 50 und 40 ist 40 Stunden.
card-investigation-mtti-mean-closed-title = Mittlere Zeit, nur entschiedene Fälle
card-investigation-mtti-mean-closed-question = Wie lange dauerten die Fälle, die entschieden wurden?
card-investigation-mtti-mean-closed-formula = Mittelwert von (erste Einstufung − Meldung) über die im Zeitraum gemeldeten Fälle, die zum Stichzeitpunkt eine Einstufung haben
card-investigation-mtti-mean-closed-clock = von der Meldung bis zur ersten Einstufung, in verstrichenen Stunden; Fälle nach dem Tag der Meldung (Ortszeit), nach dem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-investigation-mtti-mean-closed-exclusions = offene Fälle; zurückgezogene, zusammengeführte und automatisch geschlossene Fälle, rückwärts laufende Zeiten, zu unbekannter Zeit gelöste Fälle
card-investigation-mtti-mean-closed-inputs = ein Export der Tickets
card-investigation-mtti-mean-closed-caveat = Der Wert schmeichelt: Langsame Fälle sind noch offen und fehlen daher, er sinkt also, wenn schwierige Fälle liegen bleiben. Zuerst ist der Median zu lesen.
card-investigation-mtti-mean-closed-example = Fälle, entschieden nach 10, 20 und 40 Stunden, einer noch offen, einer zurückgezogen: (10 + 20 + 40) ÷ 3 = 23,3333 Stunden.

card-value-time-saved-hours-title = Gesparte Zeit
card-value-time-saved-hours-question = Wie viel Arbeitszeit wurde durch den Einsatz von KI gespart?
card-value-time-saved-hours-formula = Σ über die Aufgabenarten: Nutzungen × angenommener Anteil × (Minuten ohne KI − mit KI − Kontrolle − Nacharbeit) ÷ 60; Median einer Simulation mit festem Startwert, P10 und P90 als Intervall; Perzentile durch lineare Interpolation (Typ 7)
card-value-time-saved-hours-clock = Tag des Aufrufs (Ortszeit)
card-value-time-saved-hours-exclusions = Aufrufe ohne angegebene Aufgabenart; fehlgeschlagene Aufrufe
card-value-time-saved-hours-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart
card-value-time-saved-hours-caveat = Der Wert ist so gut wie seine Annahmen: Der Grad des Belegs steht daneben. Gesparte Zeit ist kein gespartes Geld.
card-value-time-saved-hours-example = 100 Nutzungen; aus 20 Minuten werden 7, davon 2 für Kontrolle und 1 für Nacharbeit: 10 Minuten gespart, falls die Ausgabe angenommen wird, wie in 9 von 10 Fällen. 100 × 0,9 × 10 ÷ 60 = 15 Stunden.
card-value-net-time-saved-hours-title = Gesparte Zeit nach Prüfung
card-value-net-time-saved-hours-question = Wie viel der gesparten Zeit bleibt nach der menschlichen Prüfung übrig?
card-value-net-time-saved-hours-formula = gesparte Zeit − Bearbeitungszeit der im Zeitraum abgeschlossenen Prüfungen
card-value-net-time-saved-hours-clock = Tag des Aufrufs (Ortszeit); Prüfungen nach dem Tag ihres Abschlusses (Ortszeit)
card-value-net-time-saved-hours-exclusions = wie bei der gesparten Zeit; Prüfungen ohne erfasste Bearbeitungszeit
card-value-net-time-saved-hours-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart und ein Prüfprotokoll mit Bearbeitungszeiten
card-value-net-time-saved-hours-caveat = Abgezogen wird nur erfasste Bearbeitungszeit; die Anmerkung nennt, für wie viele Prüfungen sie erfasst wurde.
card-value-net-time-saved-hours-example = 15 Stunden gespart, wie im Beispiel zur gesparten Zeit; zwei Prüfungen dauerten 60 und 30 Minuten: 15 − 1,5 = 13,5 Stunden.
card-value-oversight-hours-title = Stunden menschlicher Prüfung
card-value-oversight-hours-question = Wie viel Arbeitszeit kostete die menschliche Prüfung?
card-value-oversight-hours-formula = Σ der erfassten Bearbeitungszeit der im Zeitraum abgeschlossenen Prüfungen; je Projekt nach den Angaben einer einzigen Quelle
card-value-oversight-hours-clock = Tag des Abschlusses (Ortszeit)
card-value-oversight-hours-exclusions = Prüfungen ohne erfasste Bearbeitungszeit; sie werden gezählt
card-value-oversight-hours-inputs = ein Prüfprotokoll mit Bearbeitungszeiten
card-value-oversight-hours-caveat = Weniger ist nur besser, solange dasselbe ebenso gut geprüft wird.
card-value-oversight-hours-example = Zwei Prüfungen dauerten 60 und 30 Minuten; eine dritte wurde im September abgeschlossen. 1 + 0,5 = 1,5 Stunden.
card-value-realised-hours-title = Gesparte Zeit, verwertet
card-value-realised-hours-question = Wie viel der gesparten Zeit wird anderweitig genutzt?
card-value-realised-hours-formula = gesparte Zeit × verwerteter Anteil, gemeinsam gezogen; Median der Simulation, P10 und P90 als Intervall
card-value-realised-hours-clock = Tag des Aufrufs (Ortszeit)
card-value-realised-hours-exclusions = wie bei der gesparten Zeit
card-value-realised-hours-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart und ein genehmigter Anteil anderweitig genutzter Zeit
card-value-realised-hours-caveat = Der Anteil ist angegeben, nicht gemessen: Wo blieb die Zeit?
card-value-realised-hours-example = 15 Stunden gespart, wie im Beispiel zur gesparten Zeit, die Hälfte davon anderweitig genutzt: 15 × 0,5 = 7,5 Stunden.
card-value-hours-per-person-week-title = Gesparte Zeit je Person und Woche
card-value-hours-per-person-week-question = Wie viel Zeit spart eine Person, die KI nutzt, in einer Woche?
card-value-hours-per-person-week-formula = gesparte Zeit ÷ aktive Personen ÷ (Tage des Zeitraums ÷ 7); aktiv: mit Aufruf, Eingabe oder Antwort in den für Aufrufe gehörten Quellen
card-value-hours-per-person-week-clock = Tag des Aufrufs (Ortszeit)
card-value-hours-per-person-week-exclusions = wie bei der gesparten Zeit; Personen, die nur andere Quellen nennen
card-value-hours-per-person-week-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart, das Personen nennt
card-value-hours-per-person-week-caveat = Ein Mittelwert über ungleiche Personen. Personen, die zwei Exporte verschieden benennen, zählen doppelt; der Wert ist daher eine Untergrenze.
card-value-hours-per-person-week-example = 15 Stunden, gespart an den 31 Tagen des Oktobers von 2 Personen: 15 ÷ 2 ÷ (31 ÷ 7) = 1,6935 Stunden.
card-value-gross-value-title = Bruttonutzen
card-value-gross-value-question = Was sind die verwerteten Stunden wert?
card-value-gross-value-formula = verwertete Stunden × Stundensatz zu Vollkosten
card-value-gross-value-clock = Tag des Aufrufs (Ortszeit)
card-value-gross-value-exclusions = wie bei der gesparten Zeit
card-value-gross-value-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart, ein genehmigter verwerteter Anteil und ein Stundensatz
card-value-gross-value-caveat = Anderweitig genutzte Stunden sind nur dann wert, was sie kosten, wenn diese Nutzung es ist. Kosten sind nicht abgezogen.
card-value-gross-value-example = 7,5 verwertete Stunden zu 60 $ je Stunde: 7,5 × 60 = 450 $.
card-value-net-value-title = Nettonutzen
card-value-net-value-question = Was bleibt vom Nutzen, wenn alles bezahlt ist?
card-value-net-value-formula = Bruttonutzen − Kosten − Lizenzen am Ende des Zeitraums × Preis einer Lizenz × Monate − Prüfstunden × Stundensatz der Prüfer
card-value-net-value-clock = Tag des Aufrufs (Ortszeit); Prüfungen nach dem Tag ihres Abschlusses (Ortszeit)
card-value-net-value-exclusions = wie bei der gesparten Zeit; was in Kosten und Prüfzeit nicht enthalten ist
card-value-net-value-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart und Tokens, ein Prüfprotokoll mit Bearbeitungszeiten, ein Verzeichnis sowie die Sätze und Preise
card-value-net-value-caveat = Fehlt eine Angabe, ist der Wert nicht messbar; wo nichts zu zahlen ist, ist der Preis auf null zu setzen. Schulung, sonstige Lizenzen und Personal sind nicht enthalten.
card-value-net-value-example = 450 $ brutto; 2.000.000 Tokens zu 3 $ je Million kosten 6 $, zwei Lizenzen zu 25 $ kosten 50 $, 1,5 Prüfstunden zu 80 $ kosten 120 $: 450 − 6 − 50 − 120 = 274 $.
card-value-value-per-dollar-title = Nutzen je Dollar Kosten
card-value-value-per-dollar-question = Wie viel Nutzen bringt ein Dollar Kosten?
card-value-value-per-dollar-formula = Bruttonutzen ÷ Kosten
card-value-value-per-dollar-numerator = Bruttonutzen in Dollar, Median
card-value-value-per-dollar-denominator = Kosten in Dollar
card-value-value-per-dollar-clock = Tag des Aufrufs (Ortszeit)
card-value-value-per-dollar-exclusions = wie bei der gesparten Zeit; was in den Kosten nicht enthalten ist
card-value-value-per-dollar-inputs = ein Aufrufprotokoll mit Kennzeichnung der Aufgabenart und Tokens, ein genehmigter verwerteter Anteil und ein Stundensatz
card-value-value-per-dollar-caveat = Lizenzen und Arbeit der Prüfer sind in den Kosten nicht enthalten: siehe Nettonutzen.
card-value-value-per-dollar-example = 450 $ brutto für Tokens im Wert von 6 $: 450 ÷ 6 = 75.
card-value-break-even-minutes-title = Gewinnschwelle in Minuten
card-value-break-even-minutes-question = Wie lange muss eine Aufgabe ohne KI dauern, damit sich ihr Einsatz lohnt?
card-value-break-even-minutes-formula = mit den Mittelwerten: (A + V + W) + Kosten ÷ (Σ n × q × ρ × Stundensatz ÷ 60); A, V, W: Minuten mit KI, für Kontrolle und für Nacharbeit, gewichtet nach angenommenen Nutzungen; für eine einzelne Aufgabenart, die übrigen wie angegeben: an Stelle der Kosten der Teil, den die übrigen nicht erwirtschaften
card-value-break-even-minutes-clock = Tag des Aufrufs (Ortszeit); Prüfungen nach dem Tag ihres Abschlusses (Ortszeit)
card-value-break-even-minutes-exclusions = wie bei der gesparten Zeit; was in Kosten und Prüfzeit nicht enthalten ist
card-value-break-even-minutes-inputs = wie beim Nettonutzen
card-value-break-even-minutes-caveat = Zu vergleichen mit den angegebenen Minuten ohne KI. Für eine einzelne Aufgabenart liegt der Wert unter null, wenn die übrigen alles decken.
card-value-break-even-minutes-example = 10 Minuten mit KI, Kontrolle und Nacharbeit; Kosten von 176 $, wie im Beispiel zum Nettonutzen; 100 Nutzungen, 0,9 angenommen, die Hälfte verwertet, 60 $ je Stunde: 10 + 176 ÷ (100 × 0,9 × 0,5 × 1) = 13,9111 Minuten.
card-cost-spend-title = Kosten
card-cost-spend-question = Was kostete die Nutzung von KI, und für welches Projekt?
card-cost-spend-formula = Σ über Tage, Modelle und Klassen: Tokens × Preis je Million an diesem Tag ÷ 1.000.000, Preise in ganzen Nano-Dollar je Million Tokens; insgesamt = Summe über die Projekte
card-cost-spend-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-spend-exclusions = Tokens ohne Preis; sie werden gezählt; Aufrufe ohne Angabe der Tokens
card-cost-spend-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-spend-caveat = Der Wert ist so gut wie die Preisliste: Rabatte, Preise für Stapelverarbeitung, Werkzeuge und Steuern stehen nur auf der Rechnung. Ohne Preisliste sind es die Kosten, die die Ereignisse verzeichnen; das ist dann angegeben. Beträge in anderen Währungen werden beim Einlesen abgewiesen.
card-cost-spend-example = Projekt claims verbraucht 1.000.000 Eingabe-Tokens zu 3 $ und 200.000 Ausgabe-Tokens zu 15 $ je Million: 3 + 3 = 6 $. Projekt audit verbraucht 500.000 Eingabe-Tokens zu 3 $: 1,5 $. Weitere 9 Millionen eines Modells ohne Preis sind nicht enthalten. 6 + 1,5 = 7,5 $.
card-cost-tokens-title = Tokens
card-cost-tokens-question = Wie viele Tokens lasen und schrieben die Modelle?
card-cost-tokens-formula = Σ der Tokens der Klassen input, cache_read, cache_write und output; die Klassen überschneiden sich nie
card-cost-tokens-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-tokens-exclusions = Aufrufe ohne Angabe der Tokens; sie werden gezählt
card-cost-tokens-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-tokens-caveat = Tokens sind keine geleistete Arbeit. Eine Quelle, die Tokens aus dem Cache nicht getrennt ausweist, hat keine.
card-cost-tokens-example = 1.000 Eingabe-Tokens nicht aus einem Cache, 4.000 aus einem gelesen, 500 in einen geschrieben, 300 ausgegeben: 1.000 + 4.000 + 500 + 300 = 5.800 Tokens. Ein Aufruf ohne Angabe bleibt außer Betracht.
card-cost-unpriced-share-title = Tokens ohne Preis
card-cost-unpriced-share-question = Wie viel der Nutzung fehlt in den Kosten?
card-cost-unpriced-share-formula = Tokens ohne Preis an ihrem Tag ÷ alle Tokens
card-cost-unpriced-share-numerator = Tokens ohne Preis
card-cost-unpriced-share-denominator = alle Tokens
card-cost-unpriced-share-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-unpriced-share-exclusions = Aufrufe ohne Angabe der Tokens
card-cost-unpriced-share-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-unpriced-share-caveat = Ein Anteil an Tokens, nicht an Geld: Was ohne Preis ist, kann teuer oder billig sein.
card-cost-unpriced-share-example = 900.000 Tokens eines Modells aus der Preisliste, 100.000 eines Modells, das dort fehlt: 100.000 ÷ 1.000.000 = 0,1.
card-cost-recorded-spend-title = Verzeichnete Kosten
card-cost-recorded-spend-question = Welche Kosten verzeichneten die Ereignisse?
card-cost-recorded-spend-formula = Σ der in den Ereignissen verzeichneten Kosten, in Nano-Dollar
card-cost-recorded-spend-clock = Tag des Aufrufs (Ortszeit)
card-cost-recorded-spend-exclusions = Ereignisse ohne verzeichnete Kosten; Kosten von null bei verbrauchten Tokens, also ein unbekannter Preis
card-cost-recorded-spend-inputs = das Protokoll eines Gateways mit den Kosten jedes Aufrufs
card-cost-recorded-spend-caveat = Gateways rechnen mit eigenen Preislisten und schreiben null für Modelle, die dort fehlen: Zu vergleichen mit den Kosten nach der Preisliste.
card-cost-recorded-spend-example = Zwei Aufrufe verzeichnen je 1,25 $; einer mit einem Modell, das das Gateway nicht kennt, verzeichnet 0 für seine 9.000 Tokens und bleibt außer Betracht. 1,25 + 1,25 = 2,5 $.
card-cost-billed-amount-title = Abgerechneter Betrag
card-cost-billed-amount-question = Was rechnen die Anbieter für den Zeitraum ab?
card-cost-billed-amount-formula = Σ der Beträge der Kostenberichte der Anbieter; je Rechnung wird ein Export gehört
card-cost-billed-amount-clock = eigener Tag des Anbieters für den Betrag
card-cost-billed-amount-exclusions = Berichte nach Gruppen, die sich überschneiden; Berichte mit Schätzungen; Sammelwerte, die über den Zeitraum hinausreichen
card-cost-billed-amount-inputs = der Kostenbericht eines Anbieters
card-cost-billed-amount-caveat = Ein Kostenbericht ist noch keine Rechnung: Gutschriften, Steuern und Rabatte können folgen. Anbieter zählen Tage in UTC.
card-cost-billed-amount-example = Der Kostenbericht nennt 4 $ für einen Tag; eine spätere Fassung nennt 4,5 $ für diesen und 3 $ für einen anderen Tag. 4,5 + 3 = 7,5 $.
card-cost-reconciliation-gap-title = Abweichung der Kosten von der Rechnung
card-cost-reconciliation-gap-question = Wie weit liegen die errechneten Kosten vom abgerechneten Betrag entfernt?
card-cost-reconciliation-gap-formula = |Kosten − abgerechnet| ÷ abgerechnet, über die Tage, für die beides vorliegt
card-cost-reconciliation-gap-numerator = Unterschied zwischen errechneten und abgerechneten Dollar
card-cost-reconciliation-gap-denominator = abgerechnete Dollar
card-cost-reconciliation-gap-clock = Tag der Kosten (Ortszeit) gegen den eigenen Tag des Anbieters
card-cost-reconciliation-gap-exclusions = Tage, für die nur eines von beiden vorliegt
card-cost-reconciliation-gap-inputs = ein Export mit Tokens je Modell und der Kostenbericht eines Anbieters
card-cost-reconciliation-gap-caveat = Alles Errechnete steht allem Abgerechneten gegenüber: Fehlt die Rechnung eines Anbieters, entsteht eine Abweichung. Tage in UTC und in der Zeitzone des Berichts unterscheiden sich an ihren Rändern. Der Wert kann 1 übersteigen.
card-cost-reconciliation-gap-example = 1.000.000 Eingabe-Tokens zu 3 $ an einem Tag, der mit 4 $ abgerechnet wurde; ein Tag ohne Abrechnung bleibt außer Betracht. |3 − 4| ÷ 4 = 0,25.
card-cost-budget-burn-title = Verbrauchtes Budget
card-cost-budget-burn-question = Wie viel vom Budget des Zeitraums ist verbraucht?
card-cost-budget-burn-formula = Kosten ÷ Budget des Zeitraums
card-cost-budget-burn-numerator = Kosten in Dollar
card-cost-budget-burn-denominator = Budget in Dollar
card-cost-budget-burn-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-budget-burn-exclusions = Tokens ohne Preis; sie werden gezählt; Aufrufe ohne Angabe der Tokens
card-cost-budget-burn-inputs = ein Bericht über Tokens und ein Budget für den Zeitraum
card-cost-budget-burn-caveat = Ein laufender Zeitraum hat noch nicht alles verbraucht. Der Wert kann 100 % übersteigen.
card-cost-budget-burn-example = Das Budget für Oktober beträgt 40 $. 2.000.000 Eingabe-Tokens zu 3 $ je Million kosten 6 $: 6 ÷ 40 = 0,15.
card-cost-variance-title = Veränderung der Kosten
card-cost-variance-question = Warum sind die Kosten andere als im Zeitraum davor?
card-cost-variance-formula = Kosten − Kosten des Zeitraums davor, davon Menge = (Q₁ − Q₀) × mittlerer Preis davor, Zusammensetzung = Σ (q₁ − Q₁ × q₀ ÷ Q₀) × p₀, Preis = Σ q₁ × (p₁ − p₀); Posten sind Modell und Klasse von Tokens
card-cost-variance-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-variance-exclusions = Tokens ohne Preis
card-cost-variance-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-variance-caveat = Ein neues Modell hat den Preis, den die Preisliste davor für es nannte, sonst den heutigen: Es zählt zur Zusammensetzung. Zeiträume ungleicher Länge unterscheiden sich schon deshalb in der Menge.
card-cost-variance-example = September: 100 Millionen Eingabe-Tokens zu 3 $ und 50 Millionen Ausgabe-Tokens zu 15 $ je Million, 1.050 $. Oktober: 80 Millionen und 100 Millionen, letztere zu 12 $, 1.440 $. Menge 210, Zusammensetzung 480, Preis −300: 390 Dollar mehr.
card-cost-cost-per-call-title = Kosten je Aufruf
card-cost-cost-per-call-question = Was kostet ein angenommener Aufruf?
card-cost-cost-per-call-formula = Kosten ÷ angenommene Aufrufe
card-cost-cost-per-call-numerator = Kosten in Dollar
card-cost-cost-per-call-denominator = angenommene Aufrufe
card-cost-cost-per-call-clock = Tag des Aufrufs (Ortszeit)
card-cost-cost-per-call-exclusions = wie bei den Kosten; die Kosten fehlgeschlagener Aufrufe sind enthalten
card-cost-cost-per-call-inputs = ein Export mit Tokens je Modell und ein Aufrufprotokoll
card-cost-cost-per-call-caveat = Ein Mittelwert: Wenige lange Aufrufe wiegen mehr als viele kurze. Kosten und Aufrufe können aus zwei Quellen stammen.
card-cost-cost-per-call-example = 2.000.000 Eingabe-Tokens zu 3 $ je Million in 4 angenommenen Aufrufen und 1 fehlgeschlagenen: 6 ÷ 4 = 1,5 $.
card-cost-cost-per-active-person-title = Kosten je aktiver Person
card-cost-cost-per-active-person-question = Was kostet die Nutzung von KI für jede Person, die sie nutzt?
card-cost-cost-per-active-person-formula = Kosten ÷ verschiedene Personen mit Aufruf, Eingabe oder Antwort im Zeitraum
card-cost-cost-per-active-person-numerator = Kosten in Dollar
card-cost-cost-per-active-person-denominator = Personen
card-cost-cost-per-active-person-clock = Tag des Aufrufs (Ortszeit)
card-cost-cost-per-active-person-exclusions = wie bei den Kosten; Personen, die nur Quellen nennen, die für Aufrufe nicht gehört werden
card-cost-cost-per-active-person-inputs = ein Export mit Tokens je Modell und ein Aufrufprotokoll, das Personen nennt
card-cost-cost-per-active-person-caveat = Die Kosten von Dienstkonten sind enthalten. Personen, die zwei Exporte verschieden benennen, zählen doppelt; der Wert ist daher eine Untergrenze.
card-cost-cost-per-active-person-example = Zwei Personen und ein Dienstkonto verbrauchen 2.000.000 Eingabe-Tokens zu 3 $ je Million: 6 ÷ 2 = 3 $.
card-cost-cost-per-accepted-output-title = Kosten je angenommener Ausgabe
card-cost-cost-per-accepted-output-question = Was kostet eine Ausgabe, die ein Mensch unverändert annimmt?
card-cost-cost-per-accepted-output-formula = Kosten ÷ (angenommene Aufrufe × Anteil unverändert angenommener Ausgaben); der Anteil ist aus den Prüfungen geschätzt, jede Risikostufe nach ihren Aufrufen gewichtet
card-cost-cost-per-accepted-output-numerator = Kosten in Dollar
card-cost-cost-per-accepted-output-denominator = unverändert angenommene Ausgaben
card-cost-cost-per-accepted-output-clock = Tag des Aufrufs (Ortszeit)
card-cost-cost-per-accepted-output-exclusions = wie bei den Kosten; Prüfungen, die an andere weitergegeben wurden
card-cost-cost-per-accepted-output-inputs = ein Export mit Tokens je Modell, ein Aufrufprotokoll und ein Prüfprotokoll
card-cost-cost-per-accepted-output-caveat = Für Stufen ohne entschiedene Prüfung wird derselbe Anteil wie für die übrigen unterstellt. Das Intervall ist allein das des Anteils.
card-cost-cost-per-accepted-output-example = 2.000.000 Eingabe-Tokens zu 3 $ je Million in 10 Aufrufen einer Stufe; von 4 geprüften Ausgaben wurden 3 unverändert angenommen: 6 ÷ (10 × 0,75) = 0,8 $.
card-cost-cache-hit-rate-title = Trefferquote des Caches
card-cost-cache-hit-rate-question = Wie viel der Eingabe kam aus dem Cache?
card-cost-cache-hit-rate-formula = cache_read ÷ (cache_read + cache_write + input), in Tokens
card-cost-cache-hit-rate-numerator = aus dem Cache gelesene Eingabe-Tokens
card-cost-cache-hit-rate-denominator = alle Eingabe-Tokens
card-cost-cache-hit-rate-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-cache-hit-rate-exclusions = Ausgabe-Tokens; Aufrufe ohne Angabe der Tokens
card-cost-cache-hit-rate-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-cache-hit-rate-caveat = Eine Quelle, die Tokens aus dem Cache nicht getrennt ausweist, sieht aus, als hätte sie keinen Cache.
card-cost-cache-hit-rate-example = 2.000.000 Eingabe-Tokens ohne Cache, 1.000.000 aus ihm gelesen, 500.000 in ihn geschrieben: 1 ÷ 3,5 = 0,2857.
card-cost-net-cache-saving-title = Nettoersparnis durch den Cache
card-cost-net-cache-saving-question = Spart der Cache mehr, als seine Befüllung kostet?
card-cost-net-cache-saving-formula = Σ cache_read × (Preis von input − Preis von cache_read) − Σ cache_write × (Preis von cache_write − Preis von input)
card-cost-net-cache-saving-clock = Tag des Aufrufs (Ortszeit); Sammelwerte eines Anbieters nach dessen eigenem Tag
card-cost-net-cache-saving-exclusions = Tokens, für die einer der beiden Preise fehlt
card-cost-net-cache-saving-inputs = ein Export mit Tokens je Modell: Protokoll eines Gateways oder Nutzungsbericht eines Anbieters
card-cost-net-cache-saving-caveat = Tokens, die für eine Stunde in einen Cache geschrieben werden, kosten mehr als solche für fünf Minuten; beide stehen jedoch in einer Spalte und werden mit dem einen Preis der Preisliste für das Schreiben bewertet. Der Wert kann unter null liegen.
card-cost-net-cache-saving-example = 1.000.000 Tokens, aus dem Cache gelesen zu 0,30 $ statt 3 $, sparen 2,7 $; 500.000, in ihn geschrieben zu 3,75 $ statt 3 $, kosten 0,375 $. 2,7 − 0,375 = 2,325 $.
card-security-privileged-actions-title = Privilegierte Vorgänge
card-security-privileged-actions-question = Wie oft wurden Rechte vergeben oder Schutz entfernt?
card-security-privileged-actions-formula = Anzahl erfolgreicher Vorgänge: Rolle vergeben, Eigentümer gewechselt, Einmalanmeldung (SSO) abgeschaltet, Kostengrenze oder Netzbeschränkung entfernt, Verwaltungsschlüssel erstellt oder entfernt, Einstellungen der Organisation oder Aufbewahrung geändert, Aktivitätsprotokoll ein- oder abgeschaltet; exaktes Poisson-Intervall (95 %)
card-security-privileged-actions-clock = Tag des Vorgangs (Ortszeit)
card-security-privileged-actions-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-privileged-actions-inputs = ein Verwaltungsprotokoll
card-security-privileged-actions-caveat = Jeder kann richtig sein: zu lesen neben den Vorgängen ohne Ticket. Was der Anbieter nicht protokolliert, ist nicht zu sehen.
card-security-privileged-actions-example = Eine Rolle vergeben und die Einmalanmeldung abgeschaltet, beides im Oktober: 2. Eine fehlgeschlagene Vergabe, ein Export und ein Vorgang vom September zählen nicht.
card-security-unticketed-privileged-actions-title = Privilegierte Vorgänge ohne Ticket
card-security-unticketed-privileged-actions-question = Wurden Rechte gebraucht, ohne dass jemand darum gebeten hatte?
card-security-unticketed-privileged-actions-formula = Anzahl privilegierter Vorgänge, deren Ereignis- oder Anfragekennung kein Fall als verknüpfte Kennung nennt
card-security-unticketed-privileged-actions-clock = Tag des Vorgangs (Ortszeit)
card-security-unticketed-privileged-actions-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Fälle, die erst nach dem Stichzeitpunkt bekannt wurden
card-security-unticketed-privileged-actions-inputs = ein Verwaltungsprotokoll und ein Ticket-Export, der Ereignisse nennt
card-security-unticketed-privileged-actions-caveat = Ein Ticket, das den Vorgang in Worten beschreibt, ohne seine Kennung zu nennen, wird nicht gefunden.
card-security-unticketed-privileged-actions-example = Drei privilegierte Vorgänge; ein Fall nennt das Ereignis des einen, ein anderer die Anfrage des zweiten: 1 ist ohne Ticket.
card-security-service-keys-created-title = Erstellte Schlüssel
card-security-service-keys-created-question = Wie viele neue Schlüssel öffnen die Tür?
card-security-service-keys-created-formula = Anzahl erstellter Schlüssel für Dienste, Programmierschnittstellen und Verwaltung; exaktes Poisson-Intervall (95 %)
card-security-service-keys-created-clock = Tag des Vorgangs (Ortszeit)
card-security-service-keys-created-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-service-keys-created-inputs = ein Verwaltungsprotokoll
card-security-service-keys-created-caveat = Neue Schlüssel können gute Praxis sein, wenn alte widerrufen werden: zu lesen neben den Schlüsseln, die niemand nutzt.
card-security-service-keys-created-example = Ein Schlüssel und ein Verwaltungsschlüssel wurden erstellt, ein anderer widerrufen: 2.
card-security-data-exports-title = Datenexporte
card-security-data-exports-question = Wie oft verließen Daten in großer Menge das System?
card-security-data-exports-formula = Anzahl begonnener oder abgeschlossener, nicht fehlgeschlagener Exporte von Daten, Audit-Protokollen, Mitgliedern oder Dateien; exaktes Poisson-Intervall (95 %)
card-security-data-exports-clock = Tag des Vorgangs (Ortszeit)
card-security-data-exports-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-data-exports-inputs = ein Verwaltungsprotokoll
card-security-data-exports-caveat = Das Aktivitätsprotokoll nennt Beginn und Abschluss eines Exports als zwei Vorgänge. Ein Export kann zu den Pflichten dessen gehören, der ihn vornahm.
card-security-data-exports-example = Zwei Exporte gelangen, einer schlug fehl: 2.
card-security-first-time-exporters-title = Personen mit erstmaligem Export
card-security-first-time-exporters-question = Wie viele Personen entnehmen Daten, die es nie zuvor taten?
card-security-first-time-exporters-formula = Anzahl der Personen mit einem Export im Zeitraum und keinem davor, so weit das Protokoll zurückreicht, mindestens 28 Tage
card-security-first-time-exporters-clock = Tag des Vorgangs (Ortszeit)
card-security-first-time-exporters-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-first-time-exporters-inputs = ein Verwaltungsprotokoll
card-security-first-time-exporters-caveat = Genannt wird, wie viele es sind, nie, wer es ist. Eine Person mit zwei Kennungen ist zweimal neu. Je länger das Protokoll, desto weniger sind neu.
card-security-first-time-exporters-example = p1 exportierte im August und im Oktober, p2 nur im Oktober: 1 exportiert zum ersten Mal.
card-security-bulk-download-hours-title = Stunden mit Massen-Downloads
card-security-bulk-download-hours-question = Lädt jemand weit mehr herunter als sonst?
card-security-bulk-download-hours-formula = Anzahl der Paare aus Akteur und Stunde mit mehr Downloads als dem größeren Wert aus security.download_cap_per_hour und Median + security.mad_factor · MAD der aktiven Stunden desselben Akteurs in den 28 Tagen davor, sofern diese 7 aktive Tage enthalten; exaktes Poisson-Intervall (95 %)
card-security-bulk-download-hours-clock = Tag des Vorgangs (Ortszeit)
card-security-bulk-download-hours-exclusions = fehlgeschlagene Downloads und solche ohne bekannten Akteur; Akteure, die security.allow nennt, bis zum dort genannten Tag
card-security-bulk-download-hours-inputs = ein Verwaltungsprotokoll
card-security-bulk-download-hours-caveat = MAD ist der einfache Median der absoluten Abweichungen, nicht auf eine Standardabweichung umgerechnet. Stetiges Kopieren unterhalb der Schwelle ist nicht zu sehen.
card-security-bulk-download-hours-example = Ein Akteur ohne Vorgeschichte lädt in einer Stunde 101 und in einer anderen 100 Dateien herunter: Bei einer Grenze von 100 ist das 1 Stunde.
card-security-public-shares-title = Öffentliche Freigaben
card-security-public-shares-question = Wie oft wurde etwas für alle freigegeben?
card-security-public-shares-formula = Anzahl der Freigaben, die laut Protokoll der Öffentlichkeit gelten; exaktes Poisson-Intervall (95 %)
card-security-public-shares-clock = Tag des Vorgangs (Ortszeit)
card-security-public-shares-exclusions = fehlgeschlagene Freigaben; Freigaben, deren Empfängerkreis das Protokoll nicht nennt
card-security-public-shares-inputs = ein Verwaltungsprotokoll
card-security-public-shares-caveat = Eine Freigabe kann zurückgenommen werden: security.public_shares_open nennt, was noch besteht. Freigaben ohne bekannten Empfängerkreis werden gesondert gezählt.
card-security-public-shares-example = Zwei Freigaben für die Öffentlichkeit und eine mit unbekanntem Empfängerkreis: 2.
card-security-public-shares-open-title = Noch bestehende öffentliche Freigaben
card-security-public-shares-open-question = Was können am Ende des Zeitraums alle sehen?
card-security-public-shares-open-formula = Anzahl der Projekte und Artefakte, deren letzte bekannte Änderung der Freigabe bis zum Ende des Zeitraums die Öffentlichkeit einschließt und die seither nicht gelöscht wurden; Obergrenze: zuzüglich der öffentlichen Freigaben, die nicht nennen, was freigegeben wurde
card-security-public-shares-open-clock = Tag des Vorgangs (Ortszeit), bis zum letzten Tag des Zeitraums
card-security-public-shares-open-exclusions = fehlgeschlagene Änderungen; Änderungen, die den Empfängerkreis nicht nennen; nach ihnen gilt die vorige weiter
card-security-public-shares-open-inputs = ein Verwaltungsprotokoll
card-security-public-shares-open-caveat = Was vor Beginn des Protokolls freigegeben wurde, ist nicht enthalten. Das Aktivitätsprotokoll nennt die Löschung von Projekten, nicht die von Artefakten: Ein gelöschtes Artefakt zählt als freigegeben.
card-security-public-shares-open-example = Die Projekte a, b und c wurden öffentlich freigegeben, b ist seither nur für die Organisation freigegeben, c wurde gelöscht: 1 ist noch öffentlich.
card-security-integrations-added-title = Hinzugefügte Anbindungen
card-security-integrations-added-question = Welche neuen Wege hinein und hinaus wurden geöffnet?
card-security-integrations-added-formula = Anzahl hinzugefügter Werkzeugserver, Anbindungen, Nutzerverbindungen und Tunnel; exaktes Poisson-Intervall (95 %)
card-security-integrations-added-clock = Tag des Vorgangs (Ortszeit)
card-security-integrations-added-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-integrations-added-inputs = ein Verwaltungsprotokoll
card-security-integrations-added-caveat = Die Verbindung einer einzelnen Person zählt wie eine Anbindung für alle.
card-security-integrations-added-example = Ein Werkzeugserver und eine Anbindung wurden hinzugefügt, eine andere entfernt: 2 hinzugefügt.
card-security-integrations-open-title = Hinzugefügte, nicht entfernte Anbindungen
card-security-integrations-open-question = Häufen sich offene Wege hinein und hinaus?
card-security-integrations-open-formula = bis zum Ende des Zeitraums hinzugefügte Werkzeugserver, Anbindungen, Nutzerverbindungen und Tunnel, abzüglich der entfernten
card-security-integrations-open-clock = Tag des Vorgangs (Ortszeit), bis zum letzten Tag des Zeitraums
card-security-integrations-open-exclusions = fehlgeschlagene oder verweigerte Vorgänge; Datensätze desselben Tages aus einem zweiten Export
card-security-integrations-open-inputs = ein Verwaltungsprotokoll
card-security-integrations-open-caveat = Gezeigt wird die Veränderung seit Beginn des Protokolls, nicht der Bestand: Der Wert kann unter null liegen, wenn mehr entfernt wurde, das älter ist als das Protokoll.
card-security-integrations-open-example = Drei im September und Oktober hinzugefügt, eine entfernt: 2 mehr als zu Beginn des Protokolls.
card-security-failed-access-title = Verweigerte Zugriffe
card-security-failed-access-question = Wie oft versuchte jemand zu öffnen, was ihm nicht zusteht?
card-security-failed-access-formula = Anzahl verweigerter Zugriffe auf Chats, Dateien, Projekte und Artefakte; exaktes Poisson-Intervall (95 %)
card-security-failed-access-clock = Tag des Vorgangs (Ortszeit)
card-security-failed-access-exclusions = Zugriffe, die der Anbieter nicht protokolliert
card-security-failed-access-inputs = ein Verwaltungsprotokoll
card-security-failed-access-caveat = Ein veralteter Link führt ohne jede Absicht zu Verweigerungen. Das Aktivitätsprotokoll nennt nur einige Arten von Zugriffen.
card-security-failed-access-example = Zwei verweigerte Zugriffe im Oktober und eine fehlgeschlagene Anmeldung, die keiner ist: 2.
card-security-access-bursts-title = Häufungen verweigerter Zugriffe
card-security-access-bursts-question = Versucht jemand eine Tür nach der anderen?
card-security-access-bursts-formula = Anzahl der Paare aus Akteur und Tag (Ortszeit) mit mehr verweigerten Zugriffen als security.failed_access_burst; exaktes Poisson-Intervall (95 %)
card-security-access-bursts-clock = Tag des Vorgangs (Ortszeit)
card-security-access-bursts-exclusions = Verweigerungen ohne bekannten Akteur
card-security-access-bursts-inputs = ein Verwaltungsprotokoll
card-security-access-bursts-caveat = Wer die Versuche über Tage verteilt, bleibt darunter. Ein fehlerhaftes Skript erzeugt Häufungen ohne Absicht.
card-security-access-bursts-example = Einem Akteur wird an einem Tag 51-mal der Zugriff verweigert, einem anderen 50-mal: Bei einer Schwelle von 50 ist das 1 Häufung.
card-security-failed-sign-in-share-title = Fehlgeschlagene Anmeldungen
card-security-failed-sign-in-share-question = Wie oft schlägt eine Anmeldung fehl?
card-security-failed-sign-in-share-formula = fehlgeschlagene Anmeldungen ÷ fehlgeschlagene und erfolgreiche Anmeldungen; Wilson-Intervall (95 %)
card-security-failed-sign-in-share-numerator = fehlgeschlagene Anmeldungen
card-security-failed-sign-in-share-denominator = fehlgeschlagene und erfolgreiche Anmeldungen
card-security-failed-sign-in-share-clock = Tag des Vorgangs (Ortszeit)
card-security-failed-sign-in-share-exclusions = Abmeldungen sowie Anmeldungen über einen Identitätsdienst, der sie selbst protokolliert
card-security-failed-sign-in-share-inputs = ein Verwaltungsprotokoll
card-security-failed-sign-in-share-caveat = Die meisten gehen auf vergessene Passwörter zurück. Ein Angriff, der sofort gelingt, ist nicht enthalten.
card-security-failed-sign-in-share-example = Eine fehlgeschlagene und drei erfolgreiche Anmeldungen: 1 ÷ 4 = 0,25.
card-security-after-hours-share-title = Vorgänge außerhalb der Geschäftszeit
card-security-after-hours-share-question = Wie viel geschieht, wenn niemand bei der Arbeit sein sollte?
card-security-after-hours-share-formula = Anmeldungen, Zugriffe, Änderungen von Inhalten und Verwaltungsvorgänge von Personen in Stunden ohne eine Minute Geschäftszeit ÷ alle diese Vorgänge
card-security-after-hours-share-numerator = Vorgänge von Personen außerhalb der Geschäftszeit
card-security-after-hours-share-denominator = Vorgänge von Personen
card-security-after-hours-share-clock = Stunde des Tages in der Zeitzone des Berichts, nach Tag (Ortszeit)
card-security-after-hours-share-exclusions = Schlüssel, Dienste, Geräte und Agenten; Aufrufe, Eingaben und Ausgaben
card-security-after-hours-share-inputs = ein Verwaltungsprotokoll
card-security-after-hours-share-caveat = Vorausgesetzt ist, dass alle in der Zeitzone des Berichts arbeiten. Späte Arbeit ist kein Verstoß: Es kann ein Abgabetermin sein.
card-security-after-hours-share-example = 8 Vorgänge von Personen an einem Montag um 10 Uhr und 2 um 20 Uhr, 5 eines Schlüssels in der Nacht: 2 ÷ 10 = 0,2.
card-security-guardrail-block-rate-title = Von einer Schutzregel gesperrte Anfragen
card-security-guardrail-block-rate-question = Wie oft hält eine Regel eine Anfrage auf?
card-security-guardrail-block-rate-formula = sperrende Entscheidungen von Regeln ÷ Entscheidungen, die sperrten, zuließen oder ungeprüft durchließen; Wilson-Intervall (95 %); je Risiko: Anteil seiner Sperrungen an allen Entscheidungen
card-security-guardrail-block-rate-numerator = sperrende Entscheidungen
card-security-guardrail-block-rate-denominator = Entscheidungen
card-security-guardrail-block-rate-clock = Tag des Ereignisses (Ortszeit)
card-security-guardrail-block-rate-exclusions = Quellen, die nur Sperrungen verzeichnen: was sie sonst prüften, ist nicht bekannt; Entscheidungen mit unbekanntem Ausgang
card-security-guardrail-block-rate-inputs = ein Protokoll der Entscheidungen von Regeln, auch der zulassenden
card-security-guardrail-block-rate-caveat = Eine Regel, die viel sperrt, kann richtig oder zu streng sein; eine, die nichts sperrt, kann abgeschaltet sein.
card-security-guardrail-block-rate-example = Eine Quelle mit 3 sperrenden und 9 zulassenden Entscheidungen und eine, die nur Sperrungen verzeichnet: 3 ÷ 12 = 0,25.
card-security-unchecked-requests-title = Ungeprüft durchgelassene Anfragen
card-security-unchecked-requests-question = Wie viel kam durch, weil eine Kontrolle nicht verfügbar war?
card-security-unchecked-requests-formula = Anzahl der Ereignisse, die mit fail_open endeten; exaktes Poisson-Intervall (95 %)
card-security-unchecked-requests-clock = Tag des Ereignisses (Ortszeit)
card-security-unchecked-requests-exclusions = das Auslesen durch den Audit-Export selbst; Datensätze desselben Tages aus einem zweiten Export
card-security-unchecked-requests-inputs = ein Protokoll der Risikomeldungen
card-security-unchecked-requests-caveat = Eine Anfrage, die zwei Systeme nennen, etwa ein Gateway und ein Hook, zählt doppelt.
card-security-unchecked-requests-example = Zwei Anfragen kamen durch, während der Hook nicht antwortete, neun wurden geprüft: 2.
card-security-refusal-rate-title = Vom Modell abgelehnte Aufrufe
card-security-refusal-rate-question = Wie oft lehnt das Modell ab?
card-security-refusal-rate-formula = vom Modell abgelehnte Aufrufe ÷ angenommene Aufrufe; Wilson-Intervall (95 %)
card-security-refusal-rate-numerator = vom Modell abgelehnte Aufrufe
card-security-refusal-rate-denominator = angenommene Aufrufe von Quellen, die den Ausgang der Aufrufe nennen
card-security-refusal-rate-clock = Tag des Aufrufs (Ortszeit)
card-security-refusal-rate-exclusions = fehlgeschlagene und gesperrte Aufrufe; Aufrufe, die ein Anbieter gezählt hat, ohne ihren Ausgang zu nennen
card-security-refusal-rate-inputs = ein Aufrufprotokoll, das den Ausgang der Aufrufe nennt
card-security-refusal-rate-caveat = Eine Ablehnung kann schützen oder behindern. Gateways, die den Grund des Endes nicht lesen, nennen keine: Ein Anteil von 0 kann das bedeuten.
card-security-refusal-rate-example = 95 Aufrufe beantwortet und 5 abgelehnt: 5 ÷ 100 = 0,05.
card-security-confirmed-violations-rate-title = Bestätigte Verstöße je 1.000 Aufrufe
card-security-confirmed-violations-rate-question = Wie oft erweist sich eine Nutzung als Verstoß?
card-security-confirmed-violations-rate-formula = im Zeitraum gemeldete Fälle mit richtig positiver Einstufung ÷ angenommene Aufrufe · 1.000; exaktes Poisson-Intervall (95 %)
card-security-confirmed-violations-rate-numerator = Fälle mit richtig positiver Einstufung
card-security-confirmed-violations-rate-denominator = angenommene Aufrufe
card-security-confirmed-violations-rate-clock = Tag der Meldung und des Aufrufs (Ortszeit); Fälle nach ihrem Stand zum Stichzeitpunkt, die eines früheren Zeitraums zu dem Zeitpunkt, der ebenso lange nach dessen Ende liegt
card-security-confirmed-violations-rate-exclusions = Fälle ohne eine Einstufung, die policy.investigation.dispositions einordnet; abgebrochene, zusammengeführte und automatisch geschlossene Fälle; fehlgeschlagene und gesperrte Aufrufe
card-security-confirmed-violations-rate-inputs = ein Ticket-Export mit Einstufungen und ein Aufrufprotokoll
card-security-confirmed-violations-rate-caveat = Nur was gemeldet wird, kann bestätigt werden. Noch offene Fälle können später bestätigt werden: Der Wert steigt, wenn der Zeitraum erneut gemessen wird.
card-security-confirmed-violations-rate-example = Von zwei entschiedenen Fällen ist einer bestätigt; 4.000 Aufrufe wurden angenommen: 0,25 je 1.000 Aufrufe.
card-quality-coverage-title = Von Exporten abgedeckte Tage
card-quality-coverage-question = Ist das Protokoll vollständig, oder verstummte eine Quelle?
card-quality-coverage-formula = erwartete Tage mit mindestens einer Zeile ÷ erwartete Tage; ein Wochentag ist erwartet, wenn die Quelle zwischen ihrem ersten und ihrem letzten Tag an mindestens der Hälfte dieser Wochentage Zeilen hatte; insgesamt = Summen über die Quellen
card-quality-coverage-numerator = erwartete Tage mit mindestens einer Zeile
card-quality-coverage-denominator = erwartete Tage
card-quality-coverage-clock = Tag (Ortszeit), bis zum Stichzeitpunkt
card-quality-coverage-exclusions = Tage vor der ersten Zeile einer Quelle; von auditpack erzeugte Verknüpfungszeilen
card-quality-coverage-inputs = jeder Export
card-quality-coverage-caveat = Ein ruhiger Tag und eine verlorene Datei sehen gleich aus. Auch das Auslesen durch den Audit-Export selbst zählt: Es zeigt, dass das Aktivitätsprotokoll eingeschaltet war.
card-quality-coverage-example = Eine Quelle hat Zeilen an den Montagen 5., 12. und 26. Oktober, aber nicht am 19. und an keinem anderen Wochentag: 3 von 4 erwarteten Tagen, 0,75.
card-quality-received-share-title = Eingegangene von erwarteten Zeilen
card-quality-received-share-question = Lieferte jede Quelle so viel wie gewöhnlich?
card-quality-received-share-formula = Σ min(eingegangene Zeilen, erwartete Zeilen) ÷ Σ erwartete Zeilen über die Tage des Zeitraums; erwartet für einen Tag = Median desselben Wochentags in den 8 Wochen davor (mindestens 3 davon); insgesamt = Summen über die Quellen
card-quality-received-share-numerator = eingegangene Zeilen, je Tag höchstens die erwarteten
card-quality-received-share-denominator = erwartete Zeilen
card-quality-received-share-clock = Tag (Ortszeit), bis zum Stichzeitpunkt
card-quality-received-share-exclusions = Tage mit weniger als 3 früheren Wochen der Quelle; von auditpack erzeugte Verknüpfungszeilen
card-quality-received-share-inputs = jeder Export
card-quality-received-share-caveat = Maßstab ist die Gewohnheit der Quelle selbst: Ein langsamer Rückgang wird zur Gewohnheit. Mehr Zeilen als erwartet gleichen keinen anderen Tag aus.
card-quality-received-share-example = An drei Montagen im September hat eine Quelle 10, 10 und 12 Zeilen, an den vier im Oktober 6, 10, 0 und 0. Erwartet waren jeweils 10: 16 ÷ 40 = 0,4.
card-quality-longest-gap-title = Längstes Schweigen einer Quelle
card-quality-longest-gap-question = Wie lange schwieg eine Quelle, als sie es nicht sollte?
card-quality-longest-gap-formula = größte Anzahl aufeinanderfolgender erwarteter Tage ohne Zeile; ein Wochentag ist erwartet wie bei quality.coverage; insgesamt = größter Wert der Quellen
card-quality-longest-gap-clock = Tag (Ortszeit), bis zum Stichzeitpunkt
card-quality-longest-gap-exclusions = Tage vor der ersten Zeile einer Quelle; Wochentage, an denen die Quelle meist schweigt
card-quality-longest-gap-inputs = jeder Export
card-quality-longest-gap-caveat = Eine Lücke, die im Zeitraum davor begann, wird ab dem ersten Tag dieses Zeitraums gezählt.
card-quality-longest-gap-example = Eine Quelle hat Zeilen an jedem Tag von Montag, dem 5., bis Samstag, dem 31. Oktober, aber nicht am 14., 15. und 16.: 3 Tage.
card-quality-silent-hours-title = Stumme Stunden einer Quelle
card-quality-silent-hours-question = Verstummte eine Quelle in Stunden, in denen sie es sonst nie tut?
card-quality-silent-hours-formula = Stunden ohne Ereignis unter den üblichen Stunden der Tage, an denen die Quelle Ereignisse hat; eine Stunde ist üblich, wenn mehr als die Hälfte derselben Stunden der 8 Wochen davor (mindestens 3 davon) `quality.silent_hour_rows` oder mehr Ereignisse haben; insgesamt = Summe über die Quellen
card-quality-silent-hours-clock = Stunde des Ereignisses (Ortszeit), bis zum letzten Ereignis der Quelle
card-quality-silent-hours-exclusions = Tage ohne jedes Ereignis, die quality.coverage zählt; Feiertage des Kalenders; Stunden, die die Uhr auslässt; Sammelwerte, Prüfungen und Fälle
card-quality-silent-hours-inputs = jeder Export von Ereignissen
card-quality-silent-hours-caveat = Durch Zufall bleibt eine Stunde, in der 5 Ereignisse üblich sind, in weniger als einem von hundert Fällen leer (e⁻⁵ = 0,007); eine Quelle mit Hunderten üblicher Stunden hat daher einige stumme.
card-quality-silent-hours-example = An vier Montagen hat eine Quelle 6 Ereignisse um neun und 6 um zehn Uhr. Am Montag, dem 5. Oktober, hat sie 6 um neun und keines um zehn; um elf geht es weiter: 1 Stunde.
card-quality-lateness-days-title = Verspätung der Lieferungen
card-quality-lateness-days-question = Wie lange nach dem Geschehen trafen die Exporte ein?
card-quality-lateness-days-formula = 95. Perzentil (nächster Rang) über die Ereignisse: Tage vom Ereignis bis zu dem Lauf, der es in den Datenbestand schrieb
card-quality-lateness-days-clock = Tage (Ortszeit); Ereignisse nach ihrem eigenen Tag; ein Lauf nach dem Stichzeitpunkt zählt zu diesem
card-quality-lateness-days-exclusions = Ereignisse, von denen der Datenbestand nicht weiß, wann sie gelesen wurden, weil eine ältere Version sie schrieb; Sammelwerte, Prüfungen und Fälle, die bei jeder Änderung erneut geliefert werden
card-quality-lateness-days-inputs = jeder Export von Ereignissen
card-quality-lateness-days-caveat = Eine zweite Lieferung eines Ereignisses ist nicht verspätet, sondern doppelt; bei einem Ereignis, das sich ändert, gilt die Lieferung der Fassung, die zählt. Ein neu befüllter Datenbestand ist als Ganzes verspätet.
card-quality-lateness-days-example = Von 20 Ereignissen des 30. Oktober werden 18 am 31. und 2 am 4. November gelesen: 1 und 5 Tage. Das 19. der 20 ist das 95. Perzentil, 5 Tage.
card-quality-feed-off-days-title = Tage ohne Aktivitätsprotokoll
card-quality-feed-off-days-question = War die Aufzeichnung selbst abgeschaltet?
card-quality-feed-off-days-formula = Tage des Zeitraums, an deren Ende das Aktivitätsprotokoll einer Quelle nach der letzten bekannten Einstellung abgeschaltet war
card-quality-feed-off-days-clock = Tag (Ortszeit), bis zum Stichzeitpunkt
card-quality-feed-off-days-exclusions = die Zeit vor der ersten bekannten Einstellung
card-quality-feed-off-days-inputs = der Claude Activity Feed
card-quality-feed-off-days-caveat = Erfasst wird nur das Umschalten: Ein Protokoll, das nie eingeschaltet war, hinterlässt keine Spur. Wird es an einem Tag ein- und wieder abgeschaltet, zählt der Tag als abgeschaltet.
card-quality-feed-off-days-example = Das Aktivitätsprotokoll wird am 12. Oktober abgeschaltet und am 15. wieder eingeschaltet: abgeschaltet am Ende des 12., 13. und 14., 3 Tage.
card-quality-self-audit-share-title = Anteil der Selbstabrufe
card-quality-self-audit-share-question = Wie viel des Aktivitätsprotokolls ist das Auslesen durch den Audit-Export selbst?
card-quality-self-audit-share-formula = Ereignisse der Art self_audit ÷ alle Ereignisse der Quellen, die solche haben; insgesamt = Summen über diese Quellen
card-quality-self-audit-share-numerator = Ereignisse der Art self_audit
card-quality-self-audit-share-denominator = Ereignisse der Quellen, die solche haben
card-quality-self-audit-share-clock = Tag des Ereignisses (Ortszeit)
card-quality-self-audit-share-exclusions = Quellen ohne solche Ereignisse
card-quality-self-audit-share-inputs = jeder Export von Ereignissen
card-quality-self-audit-share-caveat = Der Wert wächst mit der Zahl der Anfragen, die es auslesen, nicht mit der Nutzung von KI. Diese Ereignisse sind in keiner anderen Kennzahl enthalten.
card-quality-self-audit-share-example = Ein Aktivitätsprotokoll hat 30 Zeilen, davon sind 6 Anfragen, die es auslasen: 6 ÷ 30 = 0,2.
card-quality-unknown-type-share-title = Ereignisse unbekannten Typs
card-quality-unknown-type-share-question = Wie viel des Protokolls ist von einer Art, die auditpack nicht kennt?
card-quality-unknown-type-share-formula = Ereignisse mit unbekanntem Typ des Anbieters ÷ alle Ereignisse; insgesamt = Summen über die Quellen
card-quality-unknown-type-share-numerator = Ereignisse mit unbekanntem Typ des Anbieters
card-quality-unknown-type-share-denominator = Ereignisse
card-quality-unknown-type-share-clock = Tag des Ereignisses (Ortszeit)
card-quality-unknown-type-share-exclusions = keine
card-quality-unknown-type-share-inputs = jeder Export von Ereignissen
card-quality-unknown-type-share-caveat = Unbekannte Zeilen werden behalten; ihre Art ergibt sich allein aus ihrem Namen. Die Liste der Typen wächst mit jeder Version eines Anbieters.
card-quality-unknown-type-share-example = Ein Aktivitätsprotokoll hat 40 Zeilen, davon 2 eines Typs, der nicht in der Liste steht: 2 ÷ 40 = 0,05.
card-quality-bad-clock-share-title = Datensätze mit falschem Zeitstempel
card-quality-bad-clock-share-question = Sind die Zeiten zwischen den Zeitstempeln verlässlich?
card-quality-bad-clock-share-formula = Datensätze von Fällen und Prüfungen mit falschem Zeitstempel ÷ Datensätze; ein Zeitstempel ist falsch, wenn er nach dem Stichzeitpunkt liegt, wenn die Aktivität nach der Meldung oder die erste Bearbeitung, die Einstufung oder das Ende vor ihr liegt oder wenn das Ende einer Prüfung vor ihrer Zuleitung oder ihrem Beginn liegt; insgesamt = Summen über die Quellen
card-quality-bad-clock-share-numerator = Datensätze von Fällen und Prüfungen mit falschem Zeitstempel
card-quality-bad-clock-share-denominator = Datensätze von Fällen und Prüfungen
card-quality-bad-clock-share-clock = Tag der Meldung oder der Zuleitung (Ortszeit); Tag des Datensatzes, wo es bis zum Stichzeitpunkt keine gibt
card-quality-bad-clock-share-exclusions = nach dem Stichzeitpunkt entstandene Datensätze; wegen ihrer Zeitstempel abgewiesene Zeilen, die keinem Zeitraum angehören
card-quality-bad-clock-share-inputs = ein Ticket-Export oder ein Prüfprotokoll
card-quality-bad-clock-share-caveat = Sind mehr als 1 % der Datensätze von Fällen des Zeitraums falsch oder wurden deshalb mehr als 1 % der Zeilen der Quelle abgewiesen, gilt keine Kennzahl der Untersuchung als erreicht. Ein nur wenig falscher Zeitstempel ist nicht zu sehen.
card-quality-bad-clock-share-example = Von vier Datensätzen von Fällen nennt einer eine Einstufung eine Stunde vor der Meldung: 1 ÷ 4 = 0,25.
card-quality-reviews-unlinked-share-title = Prüfungen ohne Ausgabe im Protokoll
card-quality-reviews-unlinked-share-question = Lassen sich die Prüfungen ihren Ausgaben zuordnen?
card-quality-reviews-unlinked-share-formula = Prüfungen, deren Ausgabe in keinem Ereignis steht ÷ Prüfungen der gehörten Quellen
card-quality-reviews-unlinked-share-numerator = Prüfungen, deren Ausgabe in keinem Ereignis steht
card-quality-reviews-unlinked-share-denominator = Prüfungen
card-quality-reviews-unlinked-share-clock = Tag der Ausgabe (Ortszeit); Tag der Zuleitung, wo die Ausgabe nicht im Protokoll steht
card-quality-reviews-unlinked-share-exclusions = nach dem Stichzeitpunkt entstandene Datensätze
card-quality-reviews-unlinked-share-inputs = ein Aufrufprotokoll und ein Prüfprotokoll
card-quality-reviews-unlinked-share-caveat = Entweder hat das Aufrufprotokoll eine Lücke, oder die beiden Exporte benennen Ausgaben verschieden. Quoten der menschlichen Prüfung lassen solche Prüfungen außer Betracht.
card-quality-reviews-unlinked-share-example = Vier Ausgaben werden geprüft, eine davon steht in keinem Aufrufprotokoll: 1 ÷ 4 = 0,25.
card-quality-rows-read-title = Gelesene Zeilen
card-quality-rows-read-question = Wie viele Zeilen wurden bisher in den Datenbestand gelesen?
card-quality-rows-read-formula = Σ gelesene Zeilen über alle Läufe und Dateien
card-quality-rows-read-clock = alle bisherigen Läufe, unabhängig vom Zeitraum
card-quality-rows-read-exclusions = keine
card-quality-rows-read-inputs = jeder Export, über `ingest`
card-quality-rows-read-caveat = Ein zweimal gelieferter Export wird zweimal gelesen.
card-quality-rows-read-example = Zwei Dateien mit 100 und 50 Zeilen: 150 Zeilen.
card-quality-rows-rejected-title = Abgewiesene Zeilen
card-quality-rows-rejected-question = Wie viele Zeilen konnten nicht angenommen werden?
card-quality-rows-rejected-formula = Σ abgewiesene Zeilen über alle Läufe und Dateien
card-quality-rows-rejected-clock = alle bisherigen Läufe, unabhängig vom Zeitraum
card-quality-rows-rejected-exclusions = keine
card-quality-rows-rejected-inputs = jeder Export, über `ingest`
card-quality-rows-rejected-caveat = Jede wird mit Grund, Datei und Zeilennummer aufbewahrt; eine abgewiesene Zeile ist in keiner anderen Zahl enthalten.
card-quality-rows-rejected-example = Zwei Dateien mit 3 und 1 abgewiesenen Zeilen: 4 Zeilen.
card-quality-reject-share-title = Anteil abgewiesener Zeilen
card-quality-reject-share-question = Wie viel des Gelieferten konnte nicht angenommen werden?
card-quality-reject-share-formula = Σ abgewiesene Zeilen ÷ Σ (angenommene + abgewiesene Zeilen) über alle Läufe und Dateien; insgesamt = Summen über die Quellen
card-quality-reject-share-numerator = abgewiesene Zeilen
card-quality-reject-share-denominator = angenommene und abgewiesene Zeilen
card-quality-reject-share-clock = alle bisherigen Läufe, unabhängig vom Zeitraum
card-quality-reject-share-exclusions = doppelte Zeilen, sodass eine zweite Lieferung nichts ändert
card-quality-reject-share-inputs = jeder Export, über `ingest`
card-quality-reject-share-caveat = Eine Quelle trägt hier den Namen des Formats, als das ihre Dateien erkannt wurden. Eine nicht erkannte Datei hält den Lauf an und ist nicht enthalten.
card-quality-reject-share-example = Zwei Dateien mit 92 und 4 angenommenen, 7 und 39 doppelten, 3 und 1 abgewiesenen Zeilen: 4 ÷ 100 = 0,04.
card-quality-rows-duplicate-title = Doppelte Zeilen
card-quality-rows-duplicate-question = Wie viele Zeilen waren im Datenbestand schon vorhanden?
card-quality-rows-duplicate-formula = Σ doppelte Zeilen über alle Läufe und Dateien
card-quality-rows-duplicate-clock = alle bisherigen Läufe, unabhängig vom Zeitraum
card-quality-rows-duplicate-exclusions = keine
card-quality-rows-duplicate-inputs = jeder Export, über `ingest`
card-quality-rows-duplicate-caveat = Lieferungen überschneiden sich mit Absicht, doppelte Zeilen sind daher üblich; gar keine können auf Lücken zwischen Lieferungen hinweisen.
card-quality-rows-duplicate-example = Zwei Dateien mit 7 und 39 doppelten Zeilen: 46 Zeilen.
