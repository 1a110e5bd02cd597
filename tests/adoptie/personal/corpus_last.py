"""A third set of invented answers, with other people on the list, to see what the second set had taught.

When it was first read 82 of its 86 traces were gone (95 %), and 9 of the 60 innocent lines had lost a word.
With the rules of before the second set that was 61 (71 %) and 7.
"""

from __future__ import annotations

STAFF = (
    "Wouter Hofstra", "Sanne van den Bosch", "Nadia El Idrissi", "Kok, Henk de", "Bas Koster",
    "Annemiek Prins", "Th. van Leeuwen", "Gülay Yılmaz", "Roel ter Braak", "Mirjam Schaap",
    "Jan Peter Brouwer", "Eefje Vink", "Corné Kool", "Liesbeth van 't Veer", "Emiel Verhoeven-Mol",
    "Dewi Soekarno", "Bart Post", "Iris Groen", "Hans Smeets", "Inge de Jong",
)  # fmt: skip
EMAILS = ("whofstra@gem.example", "i.groen@gem.example", "koster12@gem.example", "info@gem.example")

NAMES = """
Van {Wouter} leer je veel.
{hofstra} doet nooit wat hij belooft
Ik mis {Sanne}.
{Sanne van den Bosch} moet blijven.
{van den bosch} moet blijven
{S. v.d. Bosch} moet blijven.
alles via {nadia} loopt vast
{El Idrissi} is streng maar eerlijk.
{Nadia El Idrissi} is streng maar eerlijk.
{Henk de Kok} staat aan het roer.
Vraag {De Kok} niets.
de heer {de kok} weigert
{Henks} planning is onzin.
{Bas} en ik delen een kamer.
{Koster} luistert slecht.
{bas koster} luistert slecht
Mevrouw {Prins} geeft nooit antwoord.
{Annemiek} geeft nooit antwoord.
{A. Prins} geeft nooit antwoord.
{Van Leeuwen} kwam te laat.
dhr {van Leeuwen} kwam te laat
{gulay} heeft het druk
{Gulay Yilmaz} heeft het druk.
{Roel ter Braak} is goud waard.
{ter braak} is goud waard
{Mirjam Schaap} huilde gisteren.
mw. {Schaap} huilde gisteren
{Jan Peter} zegt sorry.
{Jan-Peter Brouwer} zegt sorry.
{JP Brouwer} zegt sorry.
{Eefje} is zwanger en zei dat ze stopt.
{Eefje Vink} stopt.
Bij {Vink} op kantoor wordt gepest.
{Corne} is de enige monteur.
{corné kool} is de enige monteur
{Liesbeth van t Veer} heeft mij geholpen.
{van 't veer} heeft mij geholpen
{Verhoeven} pest {Dewi}.
{verhoeven-mol} pest mensen
{Emiel} zijn stijl is ouderwets.
{Dewi Soekarno} zei dat ook.
Het team van {Bart Post} is op.
{Iris Groen} is de beste.
{iris groen} is de beste
Van {Iris} krijg ik energie.
{Hans Smeets} deed het, niet ik.
{smeets} deed het, niet ik
{Inge de Jong} is weg.
Onze manager {De Jong} is weg.
Sinds {Inge} weg is gaat het slecht.
Hoi {Wouter}, ik ben het er niet mee eens.
({Bas}: 06 vergeten)
{HOFSTRA} MOET WEG
{W.H. Hofstra} moet weg.
Ik ben {Ahmed} en ik werk bij de balie.
wethouder {De Bruin} begrijpt er niets van
mevrouw {Uittenbogaard} van nummer 12 klaagt altijd
"""

NUMBERS = """
zaak {2025-118822} loopt nog
zaaknr. {Z.25.004411} loopt nog
Mijn dossiernummer is {DOS-99812}.
melding {#4410982} is genegeerd
Ik heet anders, BSN {111 222 333}.
mijn klantnr {K-778812} klopt niet
mijn account {whofstra} is dicht
inloggen met {koster12} kan niet
ik ben geboren op {12-8-1974}
geb. {1 januari 1980}
06 - {06 - 22 33 44 55} werkt altijd
bel {0252 - 44 55 66}
{+31 70 123 4567}
mail {w.hofstra [at] gem punt example}
{wouter apenstaartje gem.example}
{wouter.hofstra@gem.example}
Ik woon {Javastraat 88-III}.
ik woon aan de {lindenlaan 4a}
Ik woon op {Brink 7}.
Woonachtig aan {Meester P.N. Arntzeniusweg 20}.
{3311 KL 14} is mijn adres
postcode {3311kl}
mijn kenteken is {XB-233-T}
auto {XB233T} staat op een invalidenplek
iban {NL20INGB0001234567}
paspoortnummer {SPECI2014}
personeelsnr {7781}
insta {@wouterhofstra}
ip-adres {10.0.12.33}
"""

INNOCENT = """
Zaak 3 van de lijst kan weg.
De aanvraag 2024 was beter dan die van 2023.
Het dossier van 400 bladzijden is te dik.
De zaak is 20 jaar oud.
Onze auto is 12 jaar oud.
De bus 304 rijdt niet meer.
Ik woon in Rotterdam 3 dagen per week.
Wij wonen 2 straten verder.
Het adres is bekend bij de balie.
Er is geen account 2 of 3 nodig.
Mijn account werkt niet.
Inloggen duurt 10 minuten.
Het wachtwoord is te lang.
De user interface is oud.
Jarig zijn op het werk is leuk.
De app is geboren op de werkvloer.
Mijn pas werkt niet bij deur 4.
Een apenstaartje op het toetsenbord ontbreekt.
Ik zit @home te werken.
Melding 1 was groen, melding 2 rood.
Factuur 12 en 13 zijn betaald.
Bezwaar van 6 weken is te kort.
De kok van het bedrijfsrestaurant is top.
Een vink zetten lukt niet.
Zet een vink bij ja.
Het schaap met de vijf poten bestaat niet.
Post van de prins hebben we niet.
Groen is de kleur van de knop.
Kool en vlees staan op het menu.
De jong belegen kaas is op.
Een mol in de tuin van het gemeentehuis.
De koster van de kerk belt vaak.
Het braakliggende terrein is lelijk.
Hans en Grietje is een sprookje.
Versie 10.2.3 is traag.
De regel van 2 A4 is te streng.
Formulier 12b en 14a zijn weg.
We kregen 1.234 mails in 2025.
In 2025-2026 wordt het beter.
Tussen 2023 en 2026 verdwenen 12 banen.
De begroting van 2026: 123.456.789 euro.
Het is 5 voor 12.
Kamer B2.34 is te warm.
Windows 10 stopt in oktober 2025.
Een bas in de kantine speelde mooi.
Er kwam 25 mm regen.
Op 1 mei en 1 juni gaat het dicht.
De brouwer levert bier voor de borrel.
De leeuwen en de beren op de weg zien.
De ABC-methode werkt.
Het XL formaat past niet.
Dank u wel, en tot ziens.
In Den Bosch gaat het beter.
De gemeente 's-Hertogenbosch doet het ook.
Van den beginne af was het druk.
De KvK en de NS zijn beter.
Paragraaf 4.2.1.3 van het plan is fout.
Mijn OV-kaart is duur.
Ik rijd 40 km naar het werk.
Weg 4 is afgesloten.
"""
