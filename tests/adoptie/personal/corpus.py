"""Invented answers to open questions; what is traceable in them stands between braces."""

from __future__ import annotations

STAFF = (
    "Anna de Wit", "Kees Jansen", "Bos, Piet", "Fatima El Amrani", "J.P. van den Berg", "Zoë Janssen-Prins",
    "Ben de Koning", "Wil Bakker", "Roos Vermeulen", "Mark Post", "Jan-Willem 't Hart", "dhr. H. Groot",
    "Mohammed Yıldız", "Sjoukje Hoekstra", "Marie-Louise van der Linden", "Visser, Tom", "Priya Ramdin",
)  # fmt: skip
EMAILS = ("k.jansen@stad.example", "ahoekstra2@stad.example", "balie@stad.example")

# As people write on a telephone and behind a desk: with and without capitals, whose it is, and who they are.
NAMES = """
Vraag het maar aan {Anna}, die weet alles.
ik vind dat {anna} te weinig tijd krijgt
{Anna de Wit} regelt dit altijd.
het overleg met {anna de wit} loopt niet
Overleg met {De Wit} duurt te lang.
We wachten op {de Wit}.
mevrouw {De Wit} luistert niet
{Jansens} planning klopt nooit.
Door {Jansen's} planning werken we over.
{KEES JANSEN} KAN NIET PLANNEN
kees weg, dan werkt het: {kees} moet weg
{Kees} en {Fatima} doen alles samen.
Ik durf {Fatima el Amrani} niets te vragen.
fatima {el amrani} hielp mij goed
Het ligt aan {Piet Bos}.
{piet bos} is nooit op tijd
{P. Bos} leest geen mail.
p.s. {p. bos} leest geen mail
de heer {bos} zegt nooit iets
Meneer {Bos} zegt nooit iets.
Sinds {Bos} hier werkt gaat het slecht.
Het team van {van den Berg} heeft het druk.
{J.P. van den Berg} besluit alleen.
Mijn chef {van den Berg} besluit alleen.
dhr. {v.d. Berg} besluit alleen
{Zoë} is een fijne collega.
{zoe} is een fijne collega
{Zoe Janssen} is een fijne collega.
het werk van {janssen-prins} is klaar
{Ben de Koning} groet niet.
ben de koning groet niet maar {Ben} wel: met {Ben} praten kan
Dat moet met {Wil Bakker} besproken.
Volgens {Wil} hoeft het niet.
Collega {Roos} doet de balie alleen.
{Roos Vermeulen} doet de balie alleen.
de balie is van {vermeulen}
Bij {Mark Post} ligt alles stil.
Ik praat liever met {Mark}.
{Jan-Willem 't Hart} neemt nooit op.
{Jan-Willem} neemt nooit op.
jan-willem {'t hart} neemt nooit op
De afdeling van de heer {Groot} is te klein.
{H. Groot} heeft de sleutel.
{Mohammed} krijgt de lastige zaken.
{mohammed yıldız} krijgt de lastige zaken
{Sjoukjes} laptop doet het, de mijne niet.
Iedereen moppert over {Hoekstra}.
iedereen moppert over {hoekstra}
{Marie-Louise} is al een half jaar ziek.
{marie-louise van der linden} is al een half jaar ziek
De brief van {Van der Linden} was hard.
mw. {Van der Linden} schreef een harde brief
Met {Tom Visser} lach je tenminste.
{Tom Vissers} grapjes zijn niet leuk.
{tom} zijn grapjes zijn niet leuk
{Priya} wordt overgeslagen.
{ramdin} wordt overgeslagen bij elke functie
Bedankt {Anna}!
{wil bakker} zegt dat het niet hoeft
{janwillem} neemt nooit op
Groeten, {Kees}
({Priya}, team zorg)
Zeg dat maar tegen {Kees/Anna}.
De nieuwe collega {Samantha} is streng.
Mevrouw {Pietersen} van de balie was onbeleefd.
Ik sprak met dhr. {A. Klaassen} over mijn zaak.
{Willemien van Dam} hielp mij goed.
"""

NUMBERS = """
Mijn BSN is {123456782}.
bsn {123-456-782}, heb ik gezegd
mail {ikzelf(at)post.example}
ik woon {molenweg 3}
bsn {1234.56.782} staat in jullie brief
BSN:{111222333}
Mail mij op {jan.dorp@post.example}.
mailen kan naar {Jan_99@sub.dorp.example}
Bel {06-12345678}.
bel na vijven: {06 1234 5678}
{+31 6 12 34 56 78} is mijn nummer
{0031612345678}
{+31 (0)6-12345678} of anders niet
thuis {0183-123456}, na zes uur
(werk: {010 - 123 45 67})
mobiel {061234567} meen ik
Stort het op {NL91ABNA0417164300}.
rekening {nl91 abna 0417 1643 00}
Ik woon op {Kerkstraat 12a}.
ik woon op de {kerkstraat 12}
Het gaat om {Burgemeester van Walsumlaan 3}.
hoek {Grote Markt 8} is donker
mijn adres: {4241 AB} Arkel
postcode {4241ab}
De auto met {AB-12-CD} staat er weer.
kenteken {12-abc-3} staat altijd fout
twitter: {@buurman_jan}
Inloggen als {k.jansen} lukt niet.
account {ahoekstra2} is geblokkeerd
Zaak {2011-004512} duurde 45 dagen.
Mijn personeelsnummer is {40213}.
Ik ben geboren op {3 mei 1961}.
Ik woon op {Damrak 5}.
"""

# Words that are names as well, numbers that are nobody's, and what only looks like an address.
INNOCENT = """
Het bos achter het gemeentehuis is mooi.
Bos en park worden slecht onderhouden.
De muren zijn wit en de wit geverfde deur is smal.
Ik ben de koning te rijk met mijn nieuwe laptop.
Wil de bakker op de markt ook digitaal bestellen?
Ik wil graag meer post digitaal ontvangen.
Mark de documenten als gelezen.
Een roos in de kantine zou leuk zijn.
In mei en juni is het te druk, de zomer is rustig.
De berg werk groeit en het groot overleg duurt te lang.
Het hart van de organisatie is de balie.
De visser aan de linde ziet ons zwoegen.
Post blijft liggen en groot onderhoud wordt uitgesteld.
Ik werk 36 uur, in week 12 waren dat er 40.
Onderweg 3 uur per week, en de snelweg 2 keer dicht.
Mijn zaak duurde 45 dagen, in 2024 en 2025 langer.
De APV en de W.M.O. zijn onleesbaar, zie art. 12.
Het kostte 1.250 euro voor 1000 km.
De gemeente mag zich vaker laten zien op de markt.
Graag een afspraak op 12-05-2026 om 10.30 uur.
Tom-tom en Excel zijn geen vervanging van een zaaksysteem.
Meer tijd om te oefenen, door de week of in het weekend.
Door de drukte doe ik niets meer aan cursussen.
Het is vlug gezegd, maar te weinig mensen doen te veel werk.
Lente, zomer, herfst: de airco doet het nooit.
"""

# What goes on to the reviewer, who takes it out by hand.
NOT_CAUGHT = """
Bos leest nooit zijn mail.
Onze vriend Keesie kan niet plannen.
Die van de balie met het rode haar is onaardig.
Jansern kan niet plannen.
JB kan niet plannen.
De wethouder met de hond besluit alles.
Op Damrak 5 is het een zwijnenstal.
Ik ben van 3 mei 1961.
Bel toestel 4312.
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()
