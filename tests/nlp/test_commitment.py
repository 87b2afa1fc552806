"""The kind of promise, by its first telling verb, with the words as evidence."""

from __future__ import annotations

import pytest

from jaarschijf.nlp.commitment import Promise, find_promise
from jaarschijf.schema.mention import CommitmentKind


@pytest.mark.parametrize(
    ("text", "kind", "evidence"),
    [
        # what may be done freely, what is aimed at, who is put in, an evening for bewoners
        ("Corporaties mogen 15% vrij toewijzen.", "intentie", "mogen 15% vrij toewijzen"),
        ("Streefpercentage passend toewijzen: 95%", "inspanning", "Streefpercentage"),
        ("De streefhuur wordt verlaagd naar € 650.", "resultaat", None),
        ("Inzet van twee wijkcoaches door Vastion.", "resultaat", "Inzet van twee"),
        ("Bewonersavonden Plan Zuid", "proces", "Bewonersavonden"),
        # someone put in whenever, to whom one in ten goes, what is withdrawn, and what is only thought of
        ("WGZ zet in de eerste helft van 2026 een coach in voor ouderen.", "resultaat", None),
        ("WGZ wijst een op de tien woningen toe.", "resultaat", "wijst ... toe"),
        ("De gemeente trekt de verordening in.", "resultaat", "trekt de verordening in"),
        ("De gemeente neemt een heffing in overweging.", "proces", "neemt een heffing in overweging"),
        # a result, with the verb's particle
        (
            "De gemeente stelt in 2025 een programma vast en betrekt hierbij de corporaties.",
            "resultaat",
            "stelt ... vast",
        ),
        ("De corporaties leveren 40 woningen op.", "resultaat", "leveren ... op"),
        ("WGZ vraagt in mei subsidie aan.", "resultaat", "vraagt in mei subsidie aan"),
        ("De corporaties sturen HVS de plannen toe.", "resultaat", "sturen HVS de plannen toe"),
        # an effort, though a result is named
        ("De gemeente spant zich in voor 40 woningen.", "inspanning", "spant zich in"),
        ("Partijen streven naar minder overlast.", "inspanning", "streven"),
        ("De corporaties zorgen zoveel mogelijk voor spreiding.", "inspanning", "zorgen"),
        ("HVS roept haar leden op om zuinig te stoken.", "inspanning", "roept haar leden op"),
        ("Leegstand wordt actief bestreden.", "inspanning", "wordt actief bestreden"),
        # talking, exploring; a light verb with a noun of exploring
        ("Partijen gaan in overleg over grondprijzen.", "proces", "gaan in overleg"),
        ("De gemeente voert een onderzoek uit naar leegstand.", "proces", "voert een onderzoek"),
        ("HVS wordt bij het plan betrokken.", "proces", "wordt bij het plan betrokken"),
        ("Op korte termijn gaan gemeente en WGZ om tafel.", "proces", "gaan gemeente en WGZ om tafel"),
        ("WGZ doet er alles aan om dit te halen.", "inspanning", "doet er alles aan"),
        ("Huurders kunnen daar met vragen terecht.", "resultaat", "kunnen daar met vragen terecht"),
        ("De gemeente springt waar nodig bij.", "inspanning", "springt ... bij"),
        ("Partijen maken werk van minder leegstand.", "inspanning", "maken werk van"),
        ("Halverwege maken partijen de balans op.", "proces", "maken partijen de balans op"),
        ("HVS spreekt in mei over de huren.", "proces", "spreekt in mei over"),
        ("De regeling loopt ook in 2027 door.", "resultaat", "loopt ook in 2027 door"),
        ("Huurders kunnen een aanvraag doen en zonnepanelen krijgen.", "resultaat", None),
        # what tells which is meant does not tell
        ("WGZ bekroont plannen die onderzocht worden.", "resultaat", None),
        # a wish or a principle
        ("Het doel is dat iedereen er kan wonen.", "intentie", "doel is"),
        ("De gemeente vindt het wenselijk dat dit lukt.", "intentie", "vindt het wenselijk"),
        ("Partijen onderschrijven het belang van menging.", "intentie", "onderschrijven"),
        # by what is brought where
        ("De gemeente brengt de grond bouwrijp in.", "resultaat", "brengt ... in"),
        ("De gemeente brengt de wensen van ouderen in beeld.", "proces", "brengt de wensen van ouderen in beeld"),
        # what it is for, and a noun that looks like a verb, do not tell
        ("Om dit in te passen gaan we in overleg.", "proces", "gaan we in overleg"),
        ("Partijen bepalen of het streven haalbaar is.", "proces", "bepalen of"),
        # a condition promises nothing itself
        ("Als WGZ dit niet kan, biedt de gemeente de grond aan.", "resultaat", "biedt ... aan"),
        ("Als de rente stijgt, gaan partijen opnieuw om tafel.", "proces", "gaan partijen opnieuw om tafel"),
        ("WGZ en HVS overleggen waar dat kan digitaal.", "proces", "overleggen"),
        # by what is done with it
        ("Daar gaan beide partijen zich voor inzetten.", "inspanning", None),
        ("De inzet is om leegstand te voorkomen.", "inspanning", "inzet is"),
        ("De kopgroep komt elk kwartaal samen.", "proces", None),
        ("De behoeften van ouderen worden in beeld gebracht.", "proces", None),
        ("Partijen achten een loket wenselijk.", "intentie", "achten een loket wenselijk"),
        # as far as it can be done is an effort, wherever it is said
        ("Waar dat kan bouwt WGZ met hout.", "inspanning", "bouwt"),
        ("Leegstand houden we zo laag mogelijk.", "inspanning", "houden"),
        ("Wij dragen er zorg voor, voor zover de begroting dat toelaat.", "inspanning", None),
        ("Er komt een werksessie over ondermijning.", "proces", None),
        ("Nieuwbouw is bij voorkeur gestapeld.", "intentie", None),
        ("Het is wenselijk dat bewoners worden betrokken.", "intentie", "is wenselijk"),
        ("Over de voortgang wordt in het najaar gerapporteerd.", "proces", None),
        ("Er wordt een verkenning uitgevoerd naar hofjes.", "proces", None),
        ("Waar nodig kan de termijn worden verlengd.", "intentie", "kan"),
        ("WGZ draagt per woning € 10 bij aan het fonds.", "resultaat", None),
        ("Nagegaan wordt of optoppen loont.", "proces", None),
        ("Partijen zullen zich maximaal inzetten voor het dorp.", "inspanning", None),
        ("Om leegstand tegen te gaan verleiden we eigenaren met een premie.", "inspanning", "verleiden"),
        ("WGZ maakt voor elke straat een plan in overleg met bewoners.", "resultaat", "maakt"),
        # what an auxiliary governs decides, near or far, with its particle or as a participle in a row
        ("WGZ gaat samen met HVS de wachtlijst nader bekijken.", "proces", None),
        ("De spelregels zullen in mei door partijen worden geëvalueerd.", "proces", None),
        ("Wij blijven gemengd wonen bevorderen.", "inspanning", "blijven gemengd wonen bevorderen"),
        ("In Noord worden 40 woningen versneld opgeleverd.", "resultaat", None),
        ("De cijfers worden volgens de besproken lijst geteld.", "resultaat", "worden"),
        ("Getracht wordt de leegstand te keren.", "inspanning", "Getracht wordt"),
        # a verb whose particle stands apart
        (
            "WGZ zet de proef met de klusbus voort en werkt aan een vervolg.",
            "resultaat",
            "zet de proef met de klusbus voort",
        ),
        ("Partijen gaan na of dit kan.", "proces", "gaan na"),
        ("Eén balie voor alle vragen over huurtoeslag", "resultaat", None),
        ("Het plan wordt tegen het licht gehouden.", "proces", "wordt tegen het licht gehouden"),
        ("WGZ heeft het dorp bezocht en plaatst een bank.", "resultaat", "plaatst"),
        # a determiner before a noun is no relative pronoun
        ("In die wijk streven we naar rust.", "inspanning", "streven"),
        ("WGZ plaatst het hek zo snel mogelijk.", "resultaat", "plaatst"),
        # an infinitive that looks like a participle, and a particle behind an amount with a dot
        ("Wij blijven aandacht vragen voor wateroverlast.", "inspanning", "blijven aandacht vragen"),
        ("WGZ trekt € 250.000 uit voor nieuwe daken.", "resultaat", "trekt € 250.000 uit"),
        # the verb of a phrase at the end, by itself, with its particle in it, or before what governs it
        ("In overleg treden met makelaars", "proces", "In overleg treden"),
        ("Over het fonds wordt in mei verantwoording afgelegd.", "proces", None),
        ("De cijfers dienen te worden geanalyseerd.", "proces", None),
        ("Verkend moet worden of dit kan.", "proces", "Verkend moet worden"),
        # by what takes place, and by what it hangs on
        ("De verhuizing van de bewoners vindt plaats in het voorjaar.", "resultaat", None),
        ("Elk voorjaar vindt een terugblik plaats.", "proces", None),
        ("Waar de begroting het toelaat, vervangt WGZ de kozijnen.", "inspanning", None),
        ("Als het aan HVS ligt, blijft de flat staan.", "intentie", "Als het aan HVS ligt"),
        ("Hoewel het langer duurt, bouwt WGZ met hout.", "resultaat", "bouwt"),
        ("WGZ roept huurders op tijdig te reageren.", "inspanning", "roept huurders op"),
        ("HVS stemt in met het plan.", "resultaat", "stemt in"),
        # a view comes before what is promised; an infinitive tells with what follows it
        ("Wij vinden rust belangrijk. Daarom plaatst WGZ een hek.", "resultaat", "plaatst"),
        ("Wij vinden rust belangrijk. Rust is een groot goed.", "intentie", "vinden rust belangrijk"),
        ("In mei gaan WGZ en HVS bepalen welke stappen nodig zijn.", "proces", None),
        ("Binnen zes weken volgt een besluit.", "resultaat", None),
        ("HVS kent de uitkomst van het onderzoek.", "resultaat", None),
        ("Sloop is voor partijen ongewenst.", "intentie", None),
        ("Elk jaar controleert WGZ of de cijfers kloppen.", "proces", "controleert WGZ of"),
        # turns of phrase
        ("WGZ ziet af van een huurverhoging.", "resultaat", "ziet af van"),
        ("De gemeente doet een beroep op eigenaren.", "inspanning", "doet een beroep op"),
        ("Wij dragen eraan bij dat de buurt schoon is.", "inspanning", "dragen eraan bij"),
        ("De werkgroep buigt zich over de spelregels.", "proces", None),
        ("HVS haalt op wat huurders nodig hebben.", "proces", "haalt op wat"),
        ("We komen hierop terug.", "proces", None),
        ("De voorkeur van partijen gaat uit naar hout.", "intentie", None),
        ("Het staat WGZ vrij om minder te vragen.", "intentie", "staat WGZ vrij"),
        ("De beleidsregel blijft voor partijen leidend.", "intentie", None),
        ("De kosten van de monitor komen voor 60% voor rekening van WGZ.", "resultaat", None),
        ("WGZ is gerechtigd om na overleg af te wijken.", "intentie", None),
        ("HVS geeft aan dat huurders zuinig willen wonen.", "intentie", "geeft aan dat"),
        ("WGZ sluit met een projectleider aan bij de stuurgroep.", "proces", None),
        ("Zowel HVS als WGZ doet mee.", "proces", None),
        # by what stands outside brackets, after a topic, or after a condition that opens with its verb
        ("Onderzoek naar woningdelen (gemeente faciliteert)", "proces", "Onderzoek"),
        ("Wat de wachttijd betreft, streven partijen naar vijf jaar.", "inspanning", "streven"),
        ("Wat betreft vocht onderzoekt WGZ de oorzaken.", "proces", "onderzoekt"),
        ("Blijkt dat de regeling niet werkt, dan komen partijen met een alternatief.", "proces", None),
        ("Namens partijen verzoekt de gemeente het ministerie om verruiming.", "proces", None),
        ("Een gemengde wijk is het gezamenlijke vertrekpunt.", "intentie", None),
        ("Gesprekken over erfpacht: nog lopend", "proces", "Gesprekken"),
        ("Reactie op het bod van WGZ", "proces", "Reactie"),
        ("Partijen organiseren in mei een werkbezoek.", "proces", None),
        ("Klachten worden schriftelijk en gemotiveerd beantwoord.", "resultaat", None),
        ("VHS neemt in maart het initiatief tot een ledenraadpleging.", "proces", None),
        ("De agenda wordt om de vier maanden herijkt.", "proces", None),
        ("WGZ licht haar plannen in mei aan de raad toe.", "proces", None),
        ("WGZ trekt € 180.000 uit (60%) voor het plein.", "resultaat", None),
        ("Huurders kunnen bij WGZ vanaf mei een beroep doen op het noodfonds.", "resultaat", None),
        ("WGZ staat op het standpunt dat verkoop niet aan de orde is.", "intentie", None),
        ("Voor WGZ staat de bouw van goede woningen in de kleine kernen voorop.", "intentie", None),
        ("Bij de start van elk project maken partijen afspraken over de planning.", "proces", None),
        ("Een verkenning van woningruil tussen corporaties start in het najaar.", "proces", None),
        ("Nieuwe werkafspraken huisuitzetting: gemeente/WGZ", "proces", "werkafspraken"),
        ("Nulmeting leefbaarheid in Oost", "proces", "Nulmeting"),
        ("Zijn er eind 2027 minder dan 200 woningen, dan gaan partijen om tafel.", "proces", None),
        ("Agendapunt BO: doorstroming", "proces", "Agendapunt"),
        ("Afstemming met de netbeheerder; gemeente organiseert.", "proces", "Afstemming"),
        ("WGZ heeft een nulmeting laten uitvoeren. Op basis daarvan wijst zij drie buurten aan.", "resultaat", None),
        ("Er is afgesproken dat de huren dalen. WGZ beperkt de stijging.", "resultaat", None),
        ("Twee keer per jaar wijkschouw met bewoners", "proces", "wijkschouw"),
        # what hangs on something between commas, and who is meant, promise nothing
        (
            "Partijen treden, indien de opgave groeit, binnen zes weken in overleg.",
            "proces",
            "treden ... binnen zes weken in overleg",
        ),
        ("Wie weinig verdient, betaalt minder huur.", "resultaat", "betaalt"),
        ("Het college neemt, gehoord WGZ, een besluit.", "resultaat", "neemt"),
        ("Voor zover de begroting dat toelaat, bouwt WGZ een lift.", "inspanning", "bouwt"),
        ("De gemeente maakt een kaart met plekken waar gebouwd kan worden.", "resultaat", "maakt"),
        ("Waar zulks redelijkerwijs mogelijk is, worden stenen hergebruikt.", "inspanning", None),
        ("Ter uitvoering hiervan vindt jaarlijks in mei overleg plaats.", "proces", None),
        ("Hoe de lijst eerlijker kan, zoekt WGZ dit najaar uit.", "proces", None),
        ("WGZ houdt in het oog of dit werkt.", "proces", None),
        ("Meer regie op kamerverhuur", "inspanning", "Meer"),
        ("Meer dan 40 huizen zijn klaar.", "resultaat", None),
        ("Verkorten wachttijd", "inspanning", None),
        ("Een fijne buurt is ons gezamenlijke belang.", "intentie", None),
        ("Stand van zaken: kwartaalrapportage", "proces", None),
        ("Partijen komen in week 10, 24 en 40 bij elkaar om de cijfers door te nemen.", "proces", None),
        ("HVS wordt bij de keuze om een oordeel gevraagd.", "proces", None),
        ("De gemeente hoort, alvorens zij de regels wijzigt, de corporaties.", "proces", None),
        ("WGZ zal naar redelijkheid bijdragen aan de opvang.", "inspanning", None),
        ("WGZ zal € 500 bijdragen aan de opvang.", "resultaat", None),
        ("WGZ is er trots op dat zij in het dorp hoort.", "intentie", None),
        ("Leefbare dorpen vragen om een gezamenlijke inspanning.", "intentie", None),
        ("Terugkoppeling aan bewoners (WGZ)", "proces", "Terugkoppeling"),
        ("Effectmeting in drie wijken", "proces", None),
        ("Goede buren zijn onmisbaar voor een dorp.", "intentie", None),
        ("Wij kijken elk jaar terug op de planning.", "proces", None),
        ("Woningbouwtafel (elk kwartaal)", "proces", None),
        ("Haalbaarheid jongerenhuisvesting", "proces", "Haalbaarheid"),
        ("Nader uit te werken in een werkgroep", "proces", None),
        # a noun made of a verb decides where there is no verb, and a participle by itself
        ("Terugdringen van zwerfafval", "inspanning", "Terugdringen"),
        ("Inventarisaties van lege kelders", "proces", None),
        ("Spelregels besproken met HVS", "proces", "besproken"),
        ("Uitwisselen van kennis over het renoveren van monumenten", "proces", "Uitwisselen"),
        ("Onderzoek naar flexwonen", "proces", "Onderzoek"),
        ("Oplevering 26 appartementen", "resultaat", "Oplevering"),
    ],
)
def test_the_first_telling_verb_decides(text: str, kind: CommitmentKind, evidence: str | None) -> None:
    promise = find_promise(text)

    assert promise is not None
    assert promise.kind == kind
    if evidence is not None:
        assert promise.evidence == evidence


@pytest.mark.parametrize("text", ["Zie thema 7.", "n.v.t.", "-", ""])
def test_a_reference_promises_nothing(text: str) -> None:
    assert find_promise(text) is None


def test_a_plain_statement_is_a_result() -> None:
    assert find_promise("De woonconsulent schenkt koffie.") == Promise("resultaat", "schenkt")
