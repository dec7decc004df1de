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
