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
column-all-shown = Alle gezeigten
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
column-outside-by-chance = Zufällig außerhalb
column-owner = Zuständig
column-p10 = 10. Perzentil
column-p90 = 90. Perzentil
column-period = Zeitraum
column-project = Projekt
column-projects-judged = Projekte beurteilt
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
found-cannot-tell = nicht entscheidbar
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
 } erreicht, { $missed } verfehlt, { $unclear } noch nicht entscheidbar.
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
tiers-unclear = Ob die Abdeckung durch Prüfung reicht, ist für Stufe { $tiers } nicht entscheidbar
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
spread-centre = zusammen { $share }; Kurven: 99,8-%-Grenzen
spread-alt = Anteile je Projekt vor den Grenzen für ihre Größe. { $title }
spread-caption = Die Grenzen lassen den Zufall allein zu: { $expected } sind außerhalb zu erwarten. Eine Raute liegt außerhalb. Projekte unterscheiden sich in der Risikostufe: vor dem Urteil steht die Frage nach dem Grund.
spread-caption-inflated = Die Grenzen lassen den Zufall und die üblichen Unterschiede zu: { $expected } sind außerhalb zu erwarten. Eine Raute liegt außerhalb. Projekte unterscheiden sich in der Risikostufe: vor dem Urteil steht die Frage nach dem Grund.
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
value-weak = { $weak } von { $classes } Aufgabenklassen beruhen auf Belegen unter E2: Sie sind ein Szenario freier Zeit, nicht gesparte Zeit.
value-withheld = { $classes-n ->
    [one] Eine Aufgabenklasse fehlt
   *[other] { $classes } Aufgabenklassen fehlen
 }: zu wenige Personen, oder die Zahl verriete eine solche Klasse.
value-title = Geschätzt { $hours } gespart
value-title-range = Geschätzt { $hours } gespart, { $range } bei 80 %
value-unknown = Die gesparte Zeit war nicht zu schätzen
value-borrowed = { $task } ist nicht gemessen, sondern der Vorgabe { $preset } entnommen, Stufe { $grade }: { $title }; { $remark }
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
swings-name = { $task }: { $assumption }
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
heard = für { $question }: { $heard }
heard-and-left = für { $question }: { $heard }; beiseitegelassen: { $aside }
heard-rows = { $source } ({ $number })
heard-counts = { $source } ({ $number }, vom Anbieter gezählt)
heard-proxy = { $source } ({ $number }, als Ersatz)
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
word-only-organisations-that-adopted-the-framework = Organisationen, die das Rahmenwerk übernommen haben
word-only-organisations-that-adopted-the-standard = Organisationen, die die Norm übernommen haben
word-only-service-organisations-that-are-examined-by-the-criteria = Dienstleister, die nach den Kriterien geprüft werden
word-only-covered-entities-and-business-associates-where-ai-is-given-electronic-protected-health-information = „Covered entities“ und „business associates“, wo KI elektronische geschützte Gesundheitsdaten erhält
word-only-high-risk-ai-systems-those-under-annex-i-from-2-august-2028 = Hochrisiko-KI-Systeme; solche nach Anhang I ab 2. August 2028
word-only-providers-of-high-risk-ai-systems-those-under-annex-i-from-2-august-2028 = Anbieter von Hochrisiko-KI-Systemen; solche nach Anhang I ab 2. August 2028
word-only-providers-and-deployers-of-ai-systems = Anbieter und Betreiber von KI-Systemen
word-only-financial-entities = Finanzunternehmen
