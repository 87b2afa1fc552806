"""DEADLINE: wordings with their kind, TIMEX3 value and last day on time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.nlp.calendar import duration_timex, read_stretch, recurrence_timex
from jaarschijf.nlp.deadlines import find_deadlines
from jaarschijf.nlp.span import Setting
from jaarschijf.schema.mention import Field

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SETTING = Setting(2024, framework_end=2027)

# Read against the agreements of 2024: text, then the mention as (text, kind, TIMEX3 value, due).
CASES = [
    # over the year's end, half a year in quarters, before what is done
    ("gepland in Q4-2024/Q1-2025", ("in Q4-2024/Q1-2025", "period", "2024-Q4/2025-Q1", "2025-03-31")),
    ("in de eerste twee kwartalen van 2025", ("in de eerste twee kwartalen van 2025", "period", "2025-H1", "2025-06-30")),
    ("legt voorafgaand aan de bouw wegen aan", ("voorafgaand aan de bouw", "date", None, None)),
    # after what is done, though no other word tells a time
    ("na de gemeenteraadsverkiezingen een avond", ("na de gemeenteraadsverkiezingen", "date", None, None)),
    ("bouwt na instemming van huurders", ("na instemming van huurders", "date", None, None)),
    ("binnen acht weken na een volledige aanvraag", ("binnen acht weken na een volledige aanvraag", "duration", "P8W", None)),
    ("afwijken kan na een collegebesluit", ("na een collegebesluit", "date", None, None)),
    ("het rapport is er uiterlijk bij oplevering", ("uiterlijk bij oplevering", "date", None, None)),
    ("voor de kerst 2026 terug", ("voor de kerst 2026", "date", "2026", "2026-12-24")),
    ("het vorige jaar bleek dit", ("vorige jaar", "period", "2023", None)),
    # each year's, told by its part
    ("de cijfers komen ieder derde kwartaal aan bod", ("ieder derde kwartaal", "recurrence", "P1Y", None)),
    # the one to come, how long at most with a verb between, from an event on, and a month with what it is of
    ("in de eerste twee maanden van 2025", ("in de eerste twee maanden van 2025", "period", "2025-01/2025-02", "2025-02-28")),
    ("HVS krijgt vier weken om te antwoorden", ("vier weken", "duration", "P4W", None)),
    ("uiterlijk op de laatste dag van juni 2027", ("uiterlijk op de laatste dag van juni 2027", "date", "2027-06-30", "2027-06-30")),
    ("26 huizen opgeleverd mrt", ("mrt", "period", "2024-03", "2024-03-31")),
    ("de wachttijd terug te brengen tot 4 maanden", ("4 maanden", "duration", "P4M", None)),
    ("180 units, exploitatie 15 jaar", ("15 jaar", "duration", "P15Y", None)),
    # a year over what holds in it, and the term by itself; a document's year and an age are none
    ("Doel 2029: 2.250 huizen", ("2029", "period", "2029", "2029-12-31")),
    ("Gehele looptijd: geen ontruiming van kinderen < 18 jaar", ("Gehele looptijd", "continuous", None, None)),
    # how long something is done, half a year from an event on, and a year behind a dash
    ("de huizen worden vijftien jaar verhuurd", ("vijftien jaar", "duration", "P15Y", None)),
    ("dit loopt een jaar vertraging op", ("een jaar", "duration", "P1Y", None)),
    ("de doorlooptijd wordt verkort tot drie jaar", ("drie jaar", "duration", "P3Y", None)),
    ("het eerste half jaar na vestiging", ("het eerste half jaar na vestiging", "duration", "P6M", None)),
    ("Onderzoek optoppen - WGZ - 2025.", ("2025", "period", "2025", "2025-12-31")),
    # a half of something else than the year, weeks that run on, a year of school, and the plan's own year
    ("in de eerste helft van mei", ("in de eerste helft van mei", "period", "2024-05", "2024-05-15")),
    ("week 23-25", ("week 23-25", "period", "2024-W23/2024-W25", "2024-06-23")),
    ("in week 50 t/m 2", ("in week 50 t/m 2", "period", "2024-W50/2025-W02", "2025-01-12")),
    ("in het schooljaar 2024-2025", ("in het schooljaar 2024-2025", "period", "2024/2025", "2025-07-31")),
    ("WGZ bouwt dit in deze jaarschijf.", ("in deze jaarschijf", "period", "2024", "2024-12-31")),
    ("per 31 december jl.", ("per 31 december jl.", "date", None, None)),
    ("uiterlijk 1 juli a.s.", ("uiterlijk 1 juli a.s.", "date", "2024-07-01", "2024-07-01")),
    ("leegstand die langer duurt dan twee maanden", ("langer duurt dan twee maanden", "duration", "P2M", None)),
    ("binnen zes weken na ontvangst van de stukken", ("binnen zes weken na ontvangst van de stukken", "duration", "P6W", None)),
    ("vanaf het moment van ondertekening geldt dit", ("vanaf het moment van ondertekening", "period", None, None)),
    ("Start bouw maart, 62 huizen", ("maart", "period", "2024-03", "2024-03-31")),
    ("eerste bijeenkomst febr.", ("febr.", "period", "2024-02", "2024-02-29")),
    ("Na de zomervakantie start een proef.", ("Na de zomervakantie", "date", "2024-SU", None)),
    # a year, and a year that is a range
    ("Dit gebeurt in 2024.", ("in 2024", "period", "2024", "2024-12-31")),
    ("tot en met 2030 bouwen", ("tot en met 2030", "period", "2030", "2030-12-31")),
    ("tot 2030", ("tot 2030", "period", "2030", "2029-12-31")),
    ("in de periode 2025-2028", ("in de periode 2025-2028", "period", "2025/2028", "2028-12-31")),
    ("in de jaren 2025 tot en met 2028", ("in de jaren 2025 tot en met 2028", "period", "2025/2028", "2028-12-31")),
    ("van 1 mei 2024 tot en met 1 juni 2025", ("van 1 mei 2024 tot en met 1 juni 2025", "period", "2024-05-01/2025-06-01", "2025-06-01")),
    ("verspreid over de jaren 2026 en 2027", ("over de jaren 2026 en 2027", "period", "2026/2027", "2027-12-31")),
    ("in de periode tot en met 2029", ("in de periode tot en met 2029", "period", "2029", "2029-12-31")),
    ("in de jaren 2025, 2026 en 2027", ("in de jaren 2025, 2026 en 2027", "period", "2025/2027", "2027-12-31")),
    # what is years ago has none either
    ("15% minder dan in 2020", ("in 2020", "period", "2020", None)),
    ("uiterlijk 30/6.", ("uiterlijk 30/6", "date", "2024-06-30", "2024-06-30")),
    ("elke eerste dinsdag van het kwartaal", ("elke eerste dinsdag van het kwartaal", "recurrence", "P3M", None)),
    # what is planned for a stretch is planned in it
    ("gepland voor mei 2025", ("voor mei 2025", "period", "2025-05", "2025-05-31")),
    ("rond de jaarwisseling 2025-2026", ("rond de jaarwisseling 2025-2026", "date", "2025", "2025-12-31")),
    ("in Q3 2024 of Q1 2025", ("in Q3 2024 of Q1 2025", "period", "2024-Q3/2025-Q1", "2025-03-31")),
    ("de regeling loopt 2025 t/m 2027", ("2025 t/m 2027", "period", "2025/2027", "2027-12-31")),
    # a part of the term, and acts after which something is done
    ("in de tweede helft van de looptijd", ("in de tweede helft van de looptijd", "period", None, None)),
    ("in het derde jaar van de overeenkomstperiode", ("in het derde jaar van de overeenkomstperiode", "period", None, None)),
    ("na instemming van de huurdersraad", ("na instemming van de huurdersraad", "date", None, None)),
    ("zo spoedig mogelijk na de gunning", ("zo spoedig mogelijk na de gunning", "date", None, None)),
    ("de verklaring is vijf jaar geldig", ("vijf jaar", "duration", "P5Y", None)),
    ("een woonplicht van drie jaar", ("drie jaar", "duration", "P3Y", None)),
    ("3x p.j. schouwen", ("3x p.j.", "recurrence", "P4M", None)),
    # back to a day, over the whole term, as soon as, of a meeting, longer by
    ("met terugwerkende kracht tot 1 januari 2024", ("met terugwerkende kracht tot 1 januari 2024", "date", "2024-01-01", None)),
    ("50 woningen over de gehele looptijd", ("over de gehele looptijd", "continuous", None, None)),
    ("zodra mogelijk", ("zodra mogelijk", "date", None, None)),
    ("besproken in het BO van juni", ("juni", "period", "2024-06", "2024-06-30")),
    ("Het contract wordt verlengd van vijf naar zeven jaar.", ("zeven jaar", "duration", "P7Y", None)),
    ("Zij raamt dit voor de raadsbehandeling van de kadernota.", ("voor de raadsbehandeling van de kadernota", "date", None, None)),
    ("na vaststelling van de woonvisie een plan", ("na vaststelling van de woonvisie", "date", None, None)),
    ("een beheerder voor 16 uur per week", ("per week", "recurrence", "P1W", None)),
    ("planning: concept mei", ("mei", "period", "2024-05", "2024-05-31")),
    ("2-maandelijks overleg", ("2-maandelijks", "recurrence", "P2M", None)),
    ("De huur stijgt de eerste vijf jaar niet.", ("de eerste vijf jaar", "duration", "P5Y", None)),
    ("Sloop start na herhuisvesting van de bewoners.", ("na herhuisvesting van de bewoners", "date", None, None)),
    ("peiling onder leden (juni)", ("juni", "period", "2024-06", "2024-06-30")),
    ("Terugkoppeling resultaten, feb", ("feb", "period", "2024-02", "2024-02-29")),
    # short, as in a list: a day by two numbers, a year by two, pairs with a stroke, what is left out of a word
    ("WGZ sloopt per 1/7 de flat.", ("per 1/7", "date", "2024-07-01", "2024-07-01")),
    ("6 woningen ('26)", ("'26", "period", "2026", "2026-12-31")),
    ("label A, 2025-2027; asbest eruit", ("2025-2027", "period", "2025/2027", "2027-12-31")),
    ("schouw: mei/juni", ("mei/juni", "period", "2024-05/2024-06", "2024-06-30")),
    ("40 warmtepompen p/j", ("p/j", "recurrence", "P1Y", None)),
    ("20 woningen/jaar", ("/jaar", "recurrence", "P1Y", None)),
    ("halfjaarl. overleg", ("halfjaarl.", "recurrence", "P6M", None)),
    ("doorl. onderhoud", ("doorl.", "continuous", None, None)),
    ("rapporteert op kwartaalbasis", ("op kwartaalbasis", "recurrence", "P3M", None)),
    # what leads up to a year, is vague, or is tied to what a gemeente plans and accounts by
    ("in aanloop naar 2028", ("in aanloop naar 2028", "date", "2028", "2027-12-31")),
    ("richting 2030", ("richting 2030", "period", "2030", "2030-12-31")),
    ("op zeer korte termijn", ("op zeer korte termijn", "period", None, None)),
    ("te zijner tijd", ("te zijner tijd", "date", None, None)),
    ("Een voorstel volgt uiterlijk bij de begroting.", ("uiterlijk bij de begroting", "date", None, None)),
    ("De termijn voor Zuid wordt gesteld op 75 jaar.", ("75 jaar", "duration", "P75Y", None)),
    # what goes on has no last day
    ("twee complexen, te beginnen in 2026", ("te beginnen in 2026", "period", "2026", None)),
    ("vanaf 2026 geldt", ("vanaf 2026", "period", "2026", None)),
    ("met ingang van 1 juli 2024", ("met ingang van 1 juli 2024", "date", "2024-07-01", None)),
    ("in 2025 en volgende jaren", ("in 2025 en volgende jaren", "period", "2025", None)),
    # days: before is the day before, uiterlijk the day itself; without a year the agreement's
    ("voor 1 juli 2024", ("voor 1 juli 2024", "date", "2024-07-01", "2024-06-30")),
    ("vóór 1 maart", ("vóór 1 maart", "date", "2024-03-01", "2024-02-29")),
    ("uiterlijk 15 december", ("uiterlijk 15 december", "date", "2024-12-15", "2024-12-15")),
    ("tot uiterlijk 31 december", ("tot uiterlijk 31 december", "date", "2024-12-31", "2024-12-31")),
    ("uiterlijk op 1-7-2025", ("uiterlijk op 1-7-2025", "date", "2025-07-01", "2025-07-01")),
    ("per 1 januari 2025", ("per 1 januari 2025", "date", "2025-01-01", "2025-01-01")),
    ("uiterlijk 1 december.", ("uiterlijk 1 december", "date", "2024-12-01", "2024-12-01")),
    ("uiterlijk 1 dec. klaar", ("uiterlijk 1 dec.", "date", "2024-12-01", "2024-12-01")),
    ("uiterlijk 31-12-25", ("uiterlijk 31-12-25", "date", "2025-12-31", "2025-12-31")),
    ("voor 1 juli '25", ("voor 1 juli '25", "date", "2025-07-01", "2025-06-30")),
    # quarters, halves, months, weeks
    ("in Q2 2025", ("in Q2 2025", "period", "2025-Q2", "2025-06-30")),
    ("derde kwartaal van 2025", ("derde kwartaal van 2025", "period", "2025-Q3", "2025-09-30")),
    ("Q3 '25", ("Q3 '25", "period", "2025-Q3", "2025-09-30")),
    ("Q3’25", ("Q3’25", "period", "2025-Q3", "2025-09-30")),
    ("Kwartaal 1-2025", ("Kwartaal 1-2025", "period", "2025-Q1", "2025-03-31")),
    ("in september.", ("in september", "period", "2024-09", "2024-09-30")),
    ("in sept. 2025 klaar", ("in sept. 2025", "period", "2025-09", "2025-09-30")),
    ("Q1-Q2 2025", ("Q1-Q2 2025", "period", "2025-Q1/2025-Q2", "2025-06-30")),
    ("start in het 2e kw. 2025", ("in het 2e kw. 2025", "period", "2025-Q2", "2025-06-30")),
    ("gereed kw 3", ("kw 3", "period", "2024-Q3", "2024-09-30")),
    ("klaar in H1 2025", ("in H1 2025", "period", "2025-H1", "2025-06-30")),
    ("vanaf het schooljaar 2025-2026", ("vanaf het schooljaar 2025-2026", "period", "2025/2026", None)),
    # over the turn of the year; two that are listed are not a stretch from the later to the earlier
    ("in december/januari", ("in december/januari", "period", "2024-12/2025-01", "2025-01-31")),
    ("in december/januari 2025", ("in december/januari 2025", "period", "2024-12/2025-01", "2025-01-31")),
    ("in Q4-Q1 2025", ("in Q4-Q1 2025", "period", "2024-Q4/2025-Q1", "2025-03-31")),
    ("in november en mei", ("in november en mei", "period", "2024-05/2024-11", "2024-11-30")),
    ("in de eerste drie maanden van 2025", ("in de eerste drie maanden van 2025", "period", "2025-Q1", "2025-03-31")),
    ("in de tweede helft van 2024", ("in de tweede helft van 2024", "period", "2024-H2", "2024-12-31")),
    ("in februari", ("in februari", "period", "2024-02", "2024-02-29")),
    ("in de tweede week van oktober", ("in de tweede week van oktober", "period", "2024-10", "2024-10-14")),
    ("in de laatste week van juni 2025", ("in de laatste week van juni 2025", "period", "2025-06", "2025-06-30")),
    ("in de maanden mei en juni", ("in de maanden mei en juni", "period", "2024-05/2024-06", "2024-06-30")),
    ("Q1 2025 - Q4 2025", ("Q1 2025 - Q4 2025", "period", "2025-Q1/2025-Q4", "2025-12-31")),
    ("1 maart 2025 t/m 30 april 2025", ("1 maart 2025 t/m 30 april 2025", "period", "2025-03-01/2025-04-30", "2025-04-30")),
    ("in week 10", ("in week 10", "period", "2024-W10", "2024-03-10")),
    # vague by convention: begin 31 March, medio 30 June, eind 31 December; seasons by their last month
    ("begin 2025", ("begin 2025", "date", "2025", "2025-03-31")),
    ("medio 2025", ("medio 2025", "date", "2025", "2025-06-30")),
    ("medio '26", ("medio '26", "date", "2026", "2026-06-30")),
    ("eind ’25", ("eind ’25", "date", "2025", "2025-12-31")),
    ("in het najaar van '25", ("in het najaar van '25", "period", "2025-FA", "2025-11-30")),
    ("uiterlijk medio 2025", ("uiterlijk medio 2025", "date", "2025", "2025-06-30")),
    ("uiterlijk eind maart", ("uiterlijk eind maart", "date", "2024-03", "2024-03-31")),
    ("vóór het einde van het jaar", ("vóór het einde van het jaar", "date", "2024", "2024-12-31")),
    ("in het voorjaar", ("in het voorjaar", "period", "2024-SP", "2024-05-31")),
    ("voor de zomer", ("voor de zomer", "date", "2024-SU", "2024-05-31")),
    ("voor het zomerreces van 2025", ("voor het zomerreces van 2025", "date", "2025-SU", "2025-05-31")),
    ("in het najaar van 2025", ("in het najaar van 2025", "period", "2025-FA", "2025-11-30")),
    # relative to the document
    ("volgend jaar", ("volgend jaar", "period", "2025", "2025-12-31")),
    ("Dit jaar", ("Dit jaar", "period", "2024", "2024-12-31")),
    ("halverwege de looptijd", ("halverwege de looptijd", "date", None, None)),
    ("aan het einde van de looptijd", ("aan het einde van de looptijd", "date", None, "2027-12-31")),
    ("gedurende de looptijd van deze afspraken", ("gedurende de looptijd van deze afspraken", "continuous", None, None)),
    ("voor de duur van de proef", ("voor de duur van de proef", "continuous", None, None)),
    ("tot nader order geldt dit", ("tot nader order", "continuous", None, None)),
    ("voor 1 april van het volgende jaar", ("voor 1 april van het volgende jaar", "date", "2025-04-01", "2025-03-31")),
    ("op 1 juli van het voorgaande jaar", ("op 1 juli van het voorgaande jaar", "date", "2023-07-01", "2023-07-01")),
    ("gedurende de afsprakenperiode", ("gedurende de afsprakenperiode", "continuous", None, None)),
    ("aan het einde van de afsprakenperiode", ("aan het einde van de afsprakenperiode", "date", None, "2027-12-31")),
    # recurrence: the period between two
    ("jaarlijkse cyclus", ("jaarlijkse", "recurrence", "P1Y", None)),
    ("tweemaal per jaar", ("tweemaal per jaar", "recurrence", "P6M", None)),
    ("minimaal 4x per jaar", ("minimaal 4x per jaar", "recurrence", "P3M", None)),
    ("eens in de twee jaar", ("eens in de twee jaar", "recurrence", "P2Y", None)),
    ("Eén keer per twee jaar", ("Eén keer per twee jaar", "recurrence", "P2Y", None)),
    ("elk kwartaal", ("elk kwartaal", "recurrence", "P3M", None)),
    ("eens per zes weken", ("eens per zes weken", "recurrence", "P6W", None)),
    ("halfjaarlijks overleg", ("halfjaarlijks", "recurrence", "P6M", None)),
    ("50 woningen per jaar", ("per jaar", "recurrence", "P1Y", None)),
    ("overleggen periodiek", ("periodiek", "recurrence", None, None)),
    ("elke eerste dinsdag van de maand", ("elke eerste dinsdag van de maand", "recurrence", "P1M", None)),
    ("iedere donderdagmiddag", ("iedere donderdagmiddag", "recurrence", "P1W", None)),
    ("om de week", ("om de week", "recurrence", "P2W", None)),
    ("om het jaar", ("om het jaar", "recurrence", "P2Y", None)),
    ("€ 40.000 p.j. voor wijkbeheer", ("p.j.", "recurrence", "P1Y", None)),
    # durations and what never ends
    ("De proef duurt achttien maanden.", ("achttien maanden", "duration", "P18M", None)),
    ("Huurders horen twee maanden van tevoren wat er gebeurt", ("twee maanden van tevoren", "duration", "P2M", None)),
    ("binnen 6 wkn na verzoek", ("binnen 6 wkn na verzoek", "duration", "P6W", None)),
    ("een renovatie die 14 maanden duurt", ("14 maanden", "duration", "P14M", None)),
    ("binnen zes weken", ("binnen zes weken", "duration", "P6W", None)),
    ("binnen een half jaar", ("binnen een half jaar", "duration", "P6M", None)),
    ("binnen anderhalf jaar", ("binnen anderhalf jaar", "duration", "P18M", None)),
    ("minimaal 15 jaar beschikbaar", ("minimaal 15 jaar", "duration", "P15Y", None)),
    ("Doorlopend", ("Doorlopend", "continuous", None, None)),
    ("Gehele jaar", ("Gehele jaar", "continuous", None, None)),
    ("Zij krijgen drie weken de tijd.", ("drie weken", "duration", "P3W", None)),
    ("met een instandhoudingsduur van 20 jaar", ("20 jaar", "duration", "P20Y", None)),
    ("De opzegtermijn is een maand.", ("een maand", "duration", "P1M", None)),
    ("40 daken in drie jaar", ("in drie jaar", "duration", "P3Y", None)),
    ("De wachttijd voor starters bedraagt gemiddeld zes jaar.", ("gemiddeld zes jaar", "duration", "P6Y", None)),
    ("gedurende het hele jaar", ("gedurende het hele jaar", "continuous", None, None)),
    ("Over twee jaar is de buurt af.", ("Over twee jaar", "duration", "P2Y", None)),
    # tied to an event, or to the end of a council's term
    ("na afloop van de raadsperiode of eerder", ("na afloop van de raadsperiode", "date", None, None)),
    ("vóór het einde van de collegeperiode", ("vóór het einde van de collegeperiode", "date", None, None)),
    ("in het eerstvolgende ambtelijk overleg", ("in het eerstvolgende ambtelijk overleg", "date", None, None)),
    ("na vaststelling van de visie", ("na vaststelling van de visie", "date", None, None)),
    ("uiterlijk zes weken voor aanvang", ("uiterlijk zes weken voor aanvang", "date", None, None)),
    ("Uiterlijk drie maanden na vaststelling van de visie", ("Uiterlijk drie maanden na vaststelling van de visie", "date", None, None)),
    ("Bij start bouw", ("Bij start bouw", "date", None, None)),
    ("Uiterlijk vier weken na het einde van elk kwartaal", ("Uiterlijk vier weken na het einde van elk kwartaal", "date", None, None)),
    ("minstens zes maanden voor de start van de sloop", ("minstens zes maanden voor de start van de sloop", "duration", "P6M", None)),
    ("drie weken na afloop van elk kwartaal", ("drie weken na afloop van elk kwartaal", "date", None, None)),
    ("Bij oplevering", ("Bij oplevering", "date", None, None)),
    ("twee maanden voor afloop van het contract", ("twee maanden voor afloop van het contract", "date", None, None)),
    ("Een week voor het ambtelijk overleg", ("Een week voor het ambtelijk overleg", "date", None, None)),
    ("voorafgaand aan het bestuurlijk overleg", ("voorafgaand aan het bestuurlijk overleg", "date", None, None)),
    ("tijdens de renovatie van de flat", ("tijdens de renovatie van de flat", "date", None, None)),
    ("een half jaar voor de eerste uitplaatsing", ("een half jaar voor de eerste uitplaatsing", "date", None, None)),
    ("gedurende de contractperiode", ("gedurende de contractperiode", "continuous", None, None)),
    ("stilzwijgend met twee jaar verlengd", ("twee jaar", "duration", "P2Y", None)),
    # shortened, and seasons that are near
    ("ult. 2026", ("ult. 2026", "date", "2026", "2026-12-31")),
    ("in wk 36 van 2026", ("in wk 36 van 2026", "period", "2026-W36", "2026-09-06")),
    ("dit najaar", ("dit najaar", "period", "2024-FA", "2024-11-30")),
    ("volgend voorjaar", ("volgend voorjaar", "period", "2025-SP", "2025-05-31")),
    ("tegen het einde van 2026", ("tegen het einde van 2026", "date", "2026", "2026-12-31")),
    ("in het voor- en najaar", ("in het voor- en najaar", "period", "2024-SP/2024-FA", "2024-11-30")),
    ("schuift door naar 2026", ("naar 2026", "period", "2026", "2026-12-31")),
    ("klaar 2025 Q2-Q3", ("2025 Q2-Q3", "period", "2025-Q2/2025-Q3", "2025-09-30")),
    ("tussen nu en 2028", ("tussen nu en 2028", "period", "2028", "2028-12-31")),
    ("binnen nu en zes mnd.", ("binnen nu en zes mnd.", "duration", "P6M", None)),
    ("van september tot en met maart 2026", ("van september tot en met maart 2026", "period", "2025-09/2026-03", "2026-03-31")),
    ("sinds vorig jaar", ("sinds vorig jaar", "period", "2023", None)),
    ("zsm", ("zsm", "date", None, None)),
    ("eind K2", ("eind K2", "date", "2024-Q2", "2024-06-30")),
    ("heel 2026", ("heel 2026", "period", "2026", "2026-12-31")),
    ("vóór de kerst", ("vóór de kerst", "date", "2024", "2024-12-24")),
    # what was done has no due date: it is not to be done any more
    ("het in 2021 vastgestelde convenant", ("in 2021", "period", "2021", None)),
    ("De corporatie heeft eind 2023 zestig daken vervangen.", ("eind 2023", "date", "2023", None)),
    # against which something is measured, and what a product is made for
    ("niet lager dan het niveau van 1 januari 2023", ("1 januari 2023", "date", "2023-01-01", None)),
    ("Zij bereiden de afspraken voor 2025 voor.", ("voor 2025", "period", "2025", None)),
]  # fmt: skip

# Years in names, ages and amounts: nothing here tells when.
NOT_TIMES = [
    "49% minder uitstoot dan in basisjaar 1990",
    "de cijfers over het afgelopen jaar",
    "De Woonvisie 2020-2030 wordt herzien.",
    "Subsidieregeling groene daken 2017",
    "volgens het WBO 2021",
    "jongeren tot 23 jaar",
    "huurders van 65 jaar en ouder",
    "beperkt tot jongeren tot 27 jaar",
    "in de eerste helft van de collegeperiode",
    "Deze jaarschijf omvat drie projecten.",
    "de in deze jaarschijf opgenomen afspraken",
    "Zij hebben een huurachterstand van twee maanden.",
    "bij maximaal 3 maanden huurachterstand",
    "Na 2 maanden huurachterstand volgt een bezoek.",
    "31 juni bestaat niet: op 31 juni",
    "portiekflats uit de jaren '60",
    "2.024 woningen",
    "van 1.900 naar 2000 woningen",
    "complex 9-2027",
    "afgezet tegen 2023",
]


def found(text: str, field: Field = "jaarafspraak") -> list[tuple[str, str | None, str | None, str | None]]:
    spans = find_deadlines(text, Setting(SETTING.year, field, framework_end=SETTING.framework_end))
    return [(text[s.start : s.end], s.kind, s.timex, s.due.isoformat() if s.due else None) for s in spans]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_wording_has_its_value(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time_is_not_tagged(text: str) -> None:
    assert found(text) == []


def test_months_after_how_often_are_times() -> None:
    assert found("tweemaal per jaar: maart en september")[1:] == [
        ("maart", "period", "2024-03", "2024-03-31"),
        ("september", "period", "2024-09", "2024-09-30"),
    ]


def test_whatever_happens_is_a_time_in_a_column_of_planning_alone() -> None:
    assert found("Bij mutatie", "gereed") == [("Bij mutatie", "date", None, None)]
    assert found("Bij mutatie wordt de keuken vervangen.") == []


def test_two_moments_are_two_mentions() -> None:
    assert [text for text, *_ in found("rond 1 april en rond 1 oktober")] == ["rond 1 april", "rond 1 oktober"]


def test_a_bare_year_is_a_time_in_a_column_of_planning_alone() -> None:
    assert found("2025", "gereed") == [("2025", "period", "2025", "2025-12-31")]
    assert found("2025 e.v.", "gereed") == [("2025 e.v.", "period", "2025", None)]
    assert found("uiterlijk einde jaar", "gereed") == [("uiterlijk einde jaar", "date", "2024", "2024-12-31")]
    assert found("Loopt", "gereed") == [("Loopt", "continuous", None, None)]
    assert [text for text, *_ in found("Q2 en Q4", "gereed")] == ["Q2", "Q4"]
    assert [text for text, *_ in found("Q1 en Q2", "gereed")] == ["Q1 en Q2"]
    assert found("mei / november", "gereed") == [
        ("mei", "period", "2024-05", "2024-05-31"),
        ("november", "period", "2024-11", "2024-11-30"),
    ]
    assert found("altijd", "gereed") == [("altijd", "continuous", None, None)]
    assert found("Structureel", "gereed") == [("Structureel", "continuous", None, None)]


def test_a_bare_duration_is_a_time_in_a_column_of_planning_alone() -> None:
    assert found("3 jaar") == []
    assert found("Gehele looptijd", "gereed") == [("Gehele looptijd", "continuous", None, None)]
    assert found("3 jaar", "gereed") == [("3 jaar", "duration", "P3Y", None)]


@given(st.dates(date(1960, 1, 1), date(2060, 12, 31)))
def test_every_day_written_out_is_read_back(day: date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    assert found(f"uiterlijk {written}") == [(f"uiterlijk {written}", "date", day.isoformat(), day.isoformat())]
    before = found(f"voor {written}")[0]
    assert before[3] == (day - timedelta(days=1)).isoformat()


@given(st.integers(1, 4), st.integers(1960, 2060))
def test_a_quarter_ends_where_the_next_begins(quarter: int, year: int) -> None:
    stretch = read_stretch(f"Q{quarter} {year}", 2024)
    following = read_stretch(f"Q{quarter % 4 + 1} {year + quarter // 4}", 2024)

    assert stretch is not None
    assert stretch.timex == f"{year}-Q{quarter}"
    assert following is None or stretch.last + timedelta(days=1) == following.first


@given(st.integers(1, 99), st.sampled_from([("dagen", "D"), ("weken", "W"), ("maanden", "M"), ("jaar", "Y")]))
def test_a_duration_keeps_its_count(count: int, unit: tuple[str, str]) -> None:
    assert duration_timex(str(count), unit[0]) == f"P{count}{unit[1]}"


@given(st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_so_many_times_a_year_is_a_period_of_months(times: int) -> None:
    assert recurrence_timex(times, "een", "jaar") == ("P1Y" if times == 1 else f"P{12 // times}M")


@given(st.text(alphabet=st.sampled_from("0123456789 .,-/%€QJjaruitlkvoe"), max_size=60))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for span in find_deadlines(text, SETTING):
        assert 0 <= span.start < span.end <= len(text)
