"""PERCENTAGE, QUANTITY and MONEY: Dutch notation, bounds, counted nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.nlp.amounts import find_amounts
from jaarschijf.nlp.deadlines import find_deadlines
from jaarschijf.nlp.numbers import number_value
from jaarschijf.nlp.span import Setting

Found = tuple[str, str, list[float], str, str | None]

# text, then each mention as (label, text, numbers, bound, unit)
CASES: list[tuple[str, list[Found]]] = [
    # bounds before and after
    ("Tenminste 85% wordt toegewezen", [("PERCENTAGE", "Tenminste 85%", [85], "min", None)]),
    ("Max. 10% van de mutaties", [("PERCENTAGE", "Max. 10%", [10], "max", None)]),
    ("sturen op +/- 5%", [("PERCENTAGE", "+/- 5%", [5], "plusminus", None)]),
    ("gemiddeld 30% sociale huur", [("PERCENTAGE", "gemiddeld 30%", [30], "approx", None)]),
    ("30 procent of meer", [("PERCENTAGE", "30 procent of meer", [30], "min", None)]),
    ("niet meer dan 3,5%", [("PERCENTAGE", "niet meer dan 3,5%", [3.5], "max", None)]),
    ("maximaal inflatie + 0,5%", [("PERCENTAGE", "maximaal inflatie + 0,5%", [0.5], "max", None)]),
    # around so few of them, dwellings as they are shortened, a singular noun that looks like an adjective
    ("het plein rond de vier flats", [("QUANTITY", "vier flats", [4], "exact", "flat")]),
    ("rond de twintig woningen", [("QUANTITY", "rond de twintig woningen", [20], "approx", "woning")]),
    ("Voor de 14 egw en 6 mgw", [("QUANTITY", "14 egw", [14], "exact", "eengezinswoning"), ("QUANTITY", "6 mgw", [6], "exact", "meergezinswoning")]),
    ("richt 1 gemeenschappelijke ruimte in", [("QUANTITY", "1 gemeenschappelijke ruimte", [1], "exact", "ruimte")]),
    ("volgt tien indicatoren in twee kantoren", [("QUANTITY", "tien indicatoren", [10], "exact", "indicator"), ("QUANTITY", "twee kantoren", [2], "exact", "kantoor")]),
    # what is done a number of times, one more of what was counted, and what comes back
    ("Huisuitzettingen wegens schuld: maximaal 14, hooguit 9 bij WGZ", [("QUANTITY", "maximaal 14", [14], "max", "huisuitzetting"), ("QUANTITY", "hooguit 9", [9], "max", "huisuitzetting")]),
    ("twee complexen in Oost en verderop één complex, naast één gesprek", [("QUANTITY", "twee complexen", [2], "exact", "complex"), ("QUANTITY", "één complex", [1], "exact", "complex")]),
    ("64 woningen eruit, 88 terug", [("QUANTITY", "64 woningen", [64], "exact", "woning"), ("QUANTITY", "88", [88], "exact", "woning")]),
    # numbers of houses, and what is named after a share
    ("Sloop Tulpstraat (nrs. 2 t/m 36) en Dorpsstraat 3 t/m 19 (oneven)", []),
    ("De 30%-regeling en het project ‘Samen 100% Thuis’ lopen door, de 20%-regel ook", []),
    ("nooit meer dan 4%", [("PERCENTAGE", "nooit meer dan 4%", [4], "max", None)]),
    # each of a list, whose noun is said once; and what is done first of all of them
    ("12 woningen in Oost, 18 Kerkweg en 30 bij het station", [("QUANTITY", "12 woningen", [12], "exact", "woning"), ("QUANTITY", "18", [18], "exact", "woning"), ("QUANTITY", "30", [30], "exact", "woning")]),
    ("50 huur-, 20 middenhuur- en 30 koopwoningen", [("QUANTITY", "50 huur-", [50], "exact", "woning"), ("QUANTITY", "20 middenhuur-", [20], "exact", "woning"), ("QUANTITY", "30 koopwoningen", [30], "exact", "koopwoning")]),
    ("verkoopt hooguit 4 en sloopt 12 woningen", [("QUANTITY", "hooguit 4", [4], "max", "woning"), ("QUANTITY", "12 woningen", [12], "exact", "woning")]),
    ("de eerste 12 van 40 woningen", [("QUANTITY", "12 van 40 woningen", [12], "exact", "woning")]),
    ("€ 2,4M en € 75k", [("MONEY", "€ 2,4M", [2400000], "exact", None), ("MONEY", "€ 75k", [75000], "exact", None)]),
    ("64 woningen, waarvan de eerste 32 gereed zijn", [("QUANTITY", "64 woningen", [64], "exact", "woning"), ("QUANTITY", "32", [32], "exact", "woning")]),
    ("sloopt 24 duplexwoningen en voegt daar 40 aan toe", [("QUANTITY", "24 duplexwoningen", [24], "exact", "duplexwoning"), ("QUANTITY", "40", [40], "exact", "duplexwoning")]),
    ("WGZ bouwt 14 woningen; Thuisrijk volgt met 20.", [("QUANTITY", "14 woningen", [14], "exact", "woning"), ("QUANTITY", "20", [20], "exact", "woning")]),
    ("20 woningen: 8 nieuw, 12 verbouwd en 5 gesloopt", [("QUANTITY", "20 woningen", [20], "exact", "woning"), ("QUANTITY", "8", [8], "exact", "woning"), ("QUANTITY", "5", [5], "exact", "woning")]),
    ("nul woningen met label G", [("QUANTITY", "nul woningen", [0], "exact", "woning")]),
    ("5 tot maximaal 10%", [("PERCENTAGE", "5 tot maximaal 10%", [5, 10], "range", None)]),
    ("minimaal 2% tot maximaal 4%", [("PERCENTAGE", "minimaal 2%", [2], "min", None), ("PERCENTAGE", "tot maximaal 4%", [4], "max", None)]),
    ("Leefbaarheid: 110k WGZ, 60k Thuiswonen", [("MONEY", "110k", [110000], "exact", None), ("MONEY", "60k", [60000], "exact", None)]),
    ("Verkoop: WGZ max. 10, Thuisrijk max. 6", [("QUANTITY", "max. 10", [10], "max", "woning"), ("QUANTITY", "max. 6", [6], "max", "woning")]),
    # two hard bounds never cancel: the harder one counts
    ("gemiddeld maximaal 3,1%", [("PERCENTAGE", "gemiddeld maximaal 3,1%", [3.1], "max", None)]),
    # ranges and splits
    ("tussen de 20 en 25%", [("PERCENTAGE", "tussen de 20 en 25%", [20, 25], "range", None)]),
    ("een verdeling van 50-30-20%", [("PERCENTAGE", "50-30-20%", [50, 30, 20], "exact", None)]),
    ("een verdeling van 60/40", [("PERCENTAGE", "60/40", [60, 40], "exact", None)]),
    # one is counted after a bound; what is yet to be done stands before the noun
    ("ten minste één woning, en een woning", [("QUANTITY", "ten minste één woning", [1], "min", "woning")]),
    ("220 te bouwen woningen", [("QUANTITY", "220 te bouwen woningen", [220], "exact", "woning")]),
    ("24 + 16 woningen", [("QUANTITY", "24 + 16 woningen", [24, 16], "exact", "woning")]),
    ("18 woningen (nu), 5 + 3% en 1 kamer", [("QUANTITY", "18 woningen", [18], "exact", "woning"), ("PERCENTAGE", "5 + 3%", [5, 3], "exact", None), ("QUANTITY", "1 kamer", [1], "exact", "kamer")]),
    # what is no percentage
    ("een kwart van de woningen, de helft, 1 op de 10 woningen", []),
    ("Eén op de zes woningen, negen van de tien huurders, twee derde van de nieuwbouw", []),
    ("Van elke 10 vrijgekomen woningen gaan er 3 naar starters.", []),
    ("12 vrijgekomen woningen", [("QUANTITY", "12 vrijgekomen woningen", [12], "exact", "woning")]),
    ("Het aantal huurwoningen neemt toe tot 5.200.", [("QUANTITY", "5.200", [5200], "exact", "huurwoning")]),
    ("200 woningen, waarvan drie kwart in het eerste jaar", [("QUANTITY", "200 woningen", [200], "exact", "woning")]),
    ("kamer 12/14", []),
    # words of tens with a thousand behind them
    ("een bijdrage van zeventigduizend euro", [("MONEY", "zeventigduizend euro", [70000], "exact", None)]),
    # quantities with adjectives, labels and brackets before the noun
    ("8 hofjeswoningen", [("QUANTITY", "8 hofjeswoningen", [8], "exact", "hofjeswoning")]),
    ("1.000 tot 1.300 woningen", [("QUANTITY", "1.000 tot 1.300 woningen", [1000, 1300], "range", "woning")]),
    ("circa 60 nieuwe sociale en middeldure huurwoningen", [("QUANTITY", "circa 60 nieuwe sociale en middeldure huurwoningen", [60], "approx", "huurwoning")]),
    ("12 oude E-F-G label woningen", [("QUANTITY", "12 oude E-F-G label woningen", [12], "exact", "woning")]),
    ("twee projecten", [("QUANTITY", "twee projecten", [2], "exact", "project")]),
    ("een zestigtal woningen (SDG 10 en 11)", [("QUANTITY", "zestigtal woningen", [60], "approx", "woning")]),
    ("Zij wonen onder één dak en de huurverhoging blijft onder 4%.", [("PERCENTAGE", "onder 4%", [4], "max", None)]),
    ("respectievelijk 45, 60 en 55 woningen", [("QUANTITY", "45", [45], "exact", "woning"), ("QUANTITY", "60 en 55 woningen", [60, 55], "exact", "woning")]),
    ("1.100 woningen; de eerste 250 volgen", [("QUANTITY", "1.100 woningen", [1100], "exact", "woning"), ("QUANTITY", "250", [250], "exact", "woning")]),
    ("van 5.120 naar 5.600 woningen, onder 2.000 inwoners", [("QUANTITY", "5.120", [5120], "exact", "woning"), ("QUANTITY", "5.600 woningen", [5600], "exact", "woning"), ("QUANTITY", "2.000 inwoners", [2000], "exact", "inwoner")]),
    ("de in de jaren '70 gebouwde flats", []),
    ("8 tot maximaal 12 woningen", [("QUANTITY", "8 tot maximaal 12 woningen", [8, 12], "range", "woning")]),
    ("ombouw van de school tot 24 studio's", [("QUANTITY", "24 studio's", [24], "exact", "studio")]),
    ("gezinnen van zes of meer personen", [("QUANTITY", "zes of meer personen", [6], "min", "persoon")]),
    # elided nouns take the unit said before
    ("200 woningen, waarvan 50 in 2025", [("QUANTITY", "200 woningen", [200], "exact", "woning"), ("QUANTITY", "50", [50], "exact", "woning")]),
    ("Het aantal sociale huurwoningen stijgt naar 3.500.", [("QUANTITY", "3.500", [3500], "exact", "huurwoning")]),
    ("Veenhuis verbetert vijf en Turfhuis acht woningen", [("QUANTITY", "vijf", [5], "exact", "woning"), ("QUANTITY", "acht woningen", [8], "exact", "woning")]),
    ("In Veenhoek komen 40 woningen en in Turfdam minimaal 25.", [("QUANTITY", "40 woningen", [40], "exact", "woning"), ("QUANTITY", "minimaal 25", [25], "min", "woning")]),
    ("De Wal: sloop 24, nieuwbouw 36 app.", [("QUANTITY", "24", [24], "exact", "woning"), ("QUANTITY", "36 app.", [36], "exact", "appartement")]),
    ("Planning sloop 2 en 3.", []),
    ("40 woningen verdeeld: Veenhuis 30, Turfhuis 10", [("QUANTITY", "40 woningen", [40], "exact", "woning"), ("QUANTITY", "30", [30], "exact", "woning"), ("QUANTITY", "10", [10], "exact", "woning")]),
    ("90 woningen, waarvan Veenhuis 60 en Turfhuis 30", [("QUANTITY", "90 woningen", [90], "exact", "woning"), ("QUANTITY", "60", [60], "exact", "woning"), ("QUANTITY", "30", [30], "exact", "woning")]),
    ("90 woningen, waarvan 60 door Veenhuis en 30 door Turfhuis", [("QUANTITY", "90 woningen", [90], "exact", "woning"), ("QUANTITY", "60", [60], "exact", "woning"), ("QUANTITY", "30", [30], "exact", "woning")]),
    ("64 van de 90 flats isoleren", [("QUANTITY", "64 van de 90 flats", [64], "exact", "flat")]),
    ("Voor hoogstens vijf van deze flats geldt iets anders", [("QUANTITY", "hoogstens vijf van deze flats", [5], "max", "flat")]),
    ("Aantal huisuitzettingen: max. 8", [("QUANTITY", "max. 8", [8], "max", "huisuitzetting")]),
    ("Het aantal woningen daalt van 2.310 nu naar 2.280.",
     [("QUANTITY", "2.310", [2310], "exact", "woning"), ("QUANTITY", "2.280", [2280], "exact", "woning")]),
    ("50 woningen, de overige 30 in de volgende fase", [("QUANTITY", "50 woningen", [50], "exact", "woning"), ("QUANTITY", "30", [30], "exact", "woning")]),
    ("Het aantal woningen met label E daalt volgens plan van 410 naar hoogstens 50.", [("QUANTITY", "410", [410], "exact", "woning"), ("QUANTITY", "hoogstens 50", [50], "max", "woning")]),
    # shortened nouns, and one that is Danish
    ("22 sociale huurapp. aan de Kerklaan", [("QUANTITY", "22 sociale huurapp.", [22], "exact", "appartement")]),
    ("12 huur- en koopwoningen", [("QUANTITY", "12 huur- en koopwoningen", [12], "exact", "koopwoning")]),
    ("Tussen de 15 en 20 gezinnen verhuizen.", [("QUANTITY", "Tussen de 15 en 20 gezinnen", [15, 20], "range", "gezin")]),
    ("Slopen: 40 woningen, terugbouwen: minimaal 60", [("QUANTITY", "40 woningen", [40], "exact", "woning"), ("QUANTITY", "minimaal 60", [60], "min", "woning")]),
    ("48 won. aan de Dijk, 20 vhe", [("QUANTITY", "48 won.", [48], "exact", "woning"), ("QUANTITY", "20 vhe", [20], "exact", "verhuureenheid")]),
    ("vier skaeve huse", [("QUANTITY", "vier skaeve huse", [4], "exact", "huse")]),
    ("30 huur + 18 koop", [("QUANTITY", "30 huur", [30], "exact", "woning"), ("QUANTITY", "18 koop", [18], "exact", "woning")]),
    # the noun is said before: in front of brackets, over two counts, in the sentence before
    ("Bouw flexwoningen Oostkade (ca. 60) in Veen", [("QUANTITY", "ca. 60", [60], "approx", "flexwoning")]),
    ("sloopt 150 woningen en 180 teruggebouwd.", [("QUANTITY", "150 woningen", [150], "exact", "woning"), ("QUANTITY", "180", [180], "exact", "woning")]),
    ("Het aantal woningen met een E-, F- of G-label van WGZ wordt teruggebracht van 310 naar 40.", [("QUANTITY", "310", [310], "exact", "woning"), ("QUANTITY", "40", [40], "exact", "woning")]),
    ("Proef met 10 verhuringen. Thuisrijk: 5.", [("QUANTITY", "10 verhuringen", [10], "exact", "verhuring"), ("QUANTITY", "5", [5], "exact", "verhuring")]),
    ("twee ontmoetingsruimten", [("QUANTITY", "twee ontmoetingsruimten", [2], "exact", "ontmoetingsruimte")]),
    ("24 prefab units", [("QUANTITY", "24 prefab units", [24], "exact", "unit")]),
    # some of many, two bounds, and what is said before the noun of who gave them
    ("negen van de twintig appartementen", [("QUANTITY", "negen van de twintig appartementen", [9], "exact", "appartement")]),
    ("een van de drie huurders, twee van de tien woningen", []),
    ("ten minste 50 en ten hoogste 75 woningen", [("QUANTITY", "ten minste 50 en ten hoogste 75 woningen", [50, 75], "range", "woning")]),
    ("de 150 door het Rijk toegezegde flexwoningen", [("QUANTITY", "150 door het Rijk toegezegde flexwoningen", [150], "exact", "flexwoning")]),
    # what becomes of a share or a number, shares with a sign each, and the head of an item
    ("Dit neemt toe tot 95%.", [("PERCENTAGE", "95%", [95], "exact", None)]),
    ("WGZ beperkt de stijging tot 4,8%.", [("PERCENTAGE", "tot 4,8%", [4.8], "max", None)]),
    ("in de verhouding 60%/40%", [("PERCENTAGE", "60%/40%", [60, 40], "exact", None)]),
    ("het aantal ontruimingen terug te brengen tot maximaal tien per jaar", [("QUANTITY", "tot maximaal tien", [10], "max", "ontruiming")]),
    ("Het aantal woningen dat WGZ uit de vrije sector haalt bedraagt 15 per jaar.", [("QUANTITY", "15", [15], "exact", "woning")]),
    ("a. nieuwbouw: Thuisrijk 33, 65 wngn WGZ", [("QUANTITY", "33", [33], "exact", "woning"), ("QUANTITY", "65 wngn", [65], "exact", "woning")]),
    # as many in digits, one beside others, and dwellings that a verb or a site tells of
    ("24-tal starterswoningen", [("QUANTITY", "24-tal starterswoningen", [24], "approx", "starterswoning")]),
    ("twee wooncoaches en één huismeester, één balie", [("QUANTITY", "twee wooncoaches", [2], "exact", "wooncoach"), ("QUANTITY", "één huismeester", [1], "exact", "huismeester")]),
    ("WGZ sloopt 3 blokken en bouwt 41 terug.", [("QUANTITY", "3 blokken", [3], "exact", "blok"), ("QUANTITY", "41", [41], "exact", "woning")]),
    ("WGZ bouwt 35, Thuisrijk er één.", [("QUANTITY", "35", [35], "exact", "woning"), ("QUANTITY", "één", [1], "exact", "woning")]),
    ("Middenhuur: 12 bij WGZ, 9 bij Thuisrijk", [("QUANTITY", "12", [12], "exact", "woning"), ("QUANTITY", "9", [9], "exact", "woning")]),
    ("WGZ levert op: De Beemd (18), Torenhof (32)", [("QUANTITY", "18", [18], "exact", "woning"), ("QUANTITY", "32", [32], "exact", "woning")]),
    ("nieuwbouw: Thuisrijk 33, WGZ 41\nsloop: 18 woningen", [("QUANTITY", "33", [33], "exact", "woning"), ("QUANTITY", "41", [41], "exact", "woning"), ("QUANTITY", "18 woningen", [18], "exact", "woning")]),
    ("van 240 naar ten hoogste 90 woningen", [("QUANTITY", "240", [240], "exact", "woning"), ("QUANTITY", "ten hoogste 90 woningen", [90], "max", "woning")]),
    ("150 woningen over drie kernen: 70 in Oost, 80 in West", [("QUANTITY", "150 woningen", [150], "exact", "woning"), ("QUANTITY", "drie kernen", [3], "exact", "kern"), ("QUANTITY", "70", [70], "exact", "woning"), ("QUANTITY", "80", [80], "exact", "woning")]),
    ("Het aandeel groeit van 6 naar 10 procent.", [("PERCENTAGE", "6", [6], "exact", None), ("PERCENTAGE", "10 procent", [10], "exact", None)]),
    ("in elk dorp met meer dan 1.500 inwoners", []),
    ("28 grondgeb. woningen voor 60 hh", [("QUANTITY", "28 grondgeb. woningen", [28], "exact", "woning"), ("QUANTITY", "60 hh", [60], "exact", "huishouden")]),
    ("Het aantal verhuizingen onder senioren te verhogen van 40 naar 55", [("QUANTITY", "40", [40], "exact", "verhuizing"), ("QUANTITY", "55", [55], "exact", "verhuizing")]),
    ("200 woningen; bij de overige 80 is dat later", [("QUANTITY", "200 woningen", [200], "exact", "woning"), ("QUANTITY", "80", [80], "exact", "woning")]),
    ("WGZ bouwt 20 woningen, de markt 35.", [("QUANTITY", "20 woningen", [20], "exact", "woning"), ("QUANTITY", "35", [35], "exact", "woning")]),
    ("Toewijzing statushouders: WGZ 14, Thuisrijk 11", [("QUANTITY", "14", [14], "exact", "statushouder"), ("QUANTITY", "11", [11], "exact", "statushouder")]),
    ("Statushouders: taakstelling 38", [("QUANTITY", "38", [38], "exact", "statushouder")]),
    ("Verkoop WGZ: max 5", [("QUANTITY", "max 5", [5], "max", "woning")]),
    ("sloop 18, nieuw 24 (20 soc., 4 mid.)", [("QUANTITY", "18", [18], "exact", "woning"), ("QUANTITY", "24", [24], "exact", "woning"), ("QUANTITY", "20 soc.", [20], "exact", "woning"), ("QUANTITY", "4 mid.", [4], "exact", "woning")]),
    ("De garages (circa 60) en de bijlagen (3) van de leden (12)", [("QUANTITY", "circa 60", [60], "approx", "garage")]),
    ("Het aantal huurwoningen daalt niet onder de 2.150.", [("QUANTITY", "niet onder de 2.150", [2150], "min", "huurwoning")]),
    ("een half miljoen euro", [("MONEY", "half miljoen euro", [500000], "exact", None)]),
    ("20+ woningen, min 10 won.", [("QUANTITY", "20+ woningen", [20], "min", "woning"), ("QUANTITY", "min 10 won.", [10], "min", "woning")]),
    ("een budget van 5.000,- per wijk", [("MONEY", "5.000,-", [5000], "exact", None)]),
    ("1 extra controleur", [("QUANTITY", "1 extra controleur", [1], "exact", "controleur")]),
    ("van elke 100 euro aan huur", []),
    # what goes on with what was counted before, whatever stands between
    ("van 40 huizen gaan er 10 naar gezinnen en 5 naar starters", [("QUANTITY", "40 huizen", [40], "exact", "huis"), ("QUANTITY", "10", [10], "exact", "huis"), ("QUANTITY", "5", [5], "exact", "huis")]),
    ("100 woningen (300 in totaal); dertig daarvan in Oost", [("QUANTITY", "100 woningen", [100], "exact", "woning"), ("QUANTITY", "300", [300], "exact", "woning"), ("QUANTITY", "dertig", [30], "exact", "woning")]),
    ("Verkoopvijver: 60 woningen, verkoop 5-8", [("QUANTITY", "60 woningen", [60], "exact", "woning"), ("QUANTITY", "5-8", [5, 8], "range", "woning")]),
    ("48 woningen, met de achterstand van 7 van dit jaar", [("QUANTITY", "48 woningen", [48], "exact", "woning"), ("QUANTITY", "7", [7], "exact", "woning")]),
    ("1) 20 woningen Kade 2) beheer voor 75+, complex 4 en een 7 of hoger, isolatie Rc 6.", [("QUANTITY", "20 woningen", [20], "exact", "woning")]),
    ("12 nieuwe en 8 bestaande woningen, waarbij 5 bestemd zijn voor leraren", [("QUANTITY", "12", [12], "exact", "woning"), ("QUANTITY", "8 bestaande woningen", [8], "exact", "woning"), ("QUANTITY", "5", [5], "exact", "woning")]),
    ("het staat vrij om tot 15% toe te wijzen", [("PERCENTAGE", "tot 15%", [15], "max", None)]),
    ("betaald in twee termijnen; 40 woningen met 3 kamers voor huishoudens van twee personen", [("QUANTITY", "40 woningen", [40], "exact", "woning")]),
    # a word without an adjective's form before the noun, and the noun shortened
    ("18 biobased woningen en 30 nultreden woningen", [("QUANTITY", "18 biobased woningen", [18], "exact", "woning"), ("QUANTITY", "30 nultreden woningen", [30], "exact", "woning")]),
    ("± 25 wo. en 22 app. (WGZ)", [("QUANTITY", "± 25 wo.", [25], "plusminus", "woning"), ("QUANTITY", "22 app.", [22], "exact", "appartement")]),
    # ground and energy that something is done with; how large a thing is
    ("isolatie van 3.200 m2 gevel bespaart 250.000 kWh", [("QUANTITY", "3.200 m2", [3200], "exact", "m2"), ("QUANTITY", "250.000 kWh", [250000], "exact", "kwh")]),
    ("een ruimte van 40 m², kleiner dan 60 m2, een oppervlakte van minimaal 50 m2, € 2 per m2", [("MONEY", "€ 2", [2], "exact", None)]),
    ("een kleine 60% van tegen de 100 woningen", [("PERCENTAGE", "een kleine 60%", [60], "approx", None), ("QUANTITY", "tegen de 100 woningen", [100], "approx", "woning")]),
    # numbers that count nothing here
    ("huurders van 65 jaar, artikel 16 leden, thema 4, 65-plussers", []),
    ("de drie corporaties en twee partijen", []),
    ("90 woningen (complexen 201, 204 en 217)", [("QUANTITY", "90 woningen", [90], "exact", "woning")]),
    ("De kozijnen van complex 14 vervangen.", []),
    ("één aanspreekpunt", []),
    # money: signs, scales, thousands and cents
    ("€ 50.000,- per jaar", [("MONEY", "€ 50.000,-", [50000], "exact", None)]),
    ("€ 763,47", [("MONEY", "€ 763,47", [763.47], "exact", None)]),
    ("1,5 miljoen euro", [("MONEY", "1,5 miljoen euro", [1500000], "exact", None)]),
    ("tussen € 3,1 en € 3,5 miljoen.", [("MONEY", "tussen € 3,1 en € 3,5 miljoen", [3100000, 3500000], "range", None)]),
    ("maximaal k€ 45", [("MONEY", "maximaal k€ 45", [45000], "max", None)]),
    ("voor 2027 en 2028 € 150K", [("MONEY", "€ 150K", [150000], "exact", None)]),
    ("de huur blijft onder € 700", [("MONEY", "onder € 700", [700], "max", None)]),
    ("7,5 ton subsidie", [("MONEY", "7,5 ton", [750000], "exact", None)]),
    ("€ 25.000 en 2 fte", [("MONEY", "€ 25.000", [25000], "exact", None), ("QUANTITY", "2 fte", [2], "exact", "fte")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_wording_has_its_value(text: str, expected: list[Found]) -> None:
    assert [(s.label, text[s.start : s.end], list(s.numbers), s.bound, s.unit) for s in find_amounts(text)] == expected


def test_a_percentage_says_what_it_is_of() -> None:
    (span,) = find_amounts("20% van de vrijkomende sociale huurwoningen wordt verloot")

    assert span.of == "van de vrijkomende sociale huurwoningen"


@given(st.integers(0, 9_999_999))
def test_a_number_in_dutch_notation_is_read_back(number: int) -> None:
    assert number_value(f"{number:,}".replace(",", ".")) == number


@given(st.decimals(0, 999, places=2))
def test_a_decimal_comma_is_read_back(number: object) -> None:
    assert number_value(str(number).replace(".", ",")) == float(str(number))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("acht", 8),
        ("eenentwintig", 21),
        ("tweeëntwintig", 22),
        ("honderdvijftig", 150),
        ("anderhalf", 1.5),
        ("duizend", 1000),
    ],
)
def test_number_words(word: str, value: float) -> None:
    assert number_value(word) == value


@given(st.text(alphabet=st.sampled_from("0123456789 .,-/%€totenwigs"), max_size=60))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for span in find_amounts(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.numbers


def test_numbers_with_a_deadline_each_share_the_noun_behind_the_last() -> None:
    text = "in 2025 18, in 2026 24 en in 2027 30 woningen"

    found = find_amounts(text, find_deadlines(text, Setting(2025)))

    assert [(span.numbers, span.unit) for span in found] == [((18,), "woning"), ((24,), "woning"), ((30,), "woning")]
