"""A second set of invented answers, written before anybody looked whether the rules take them.

With the rules of that day 157 of its 207 traces were gone (76 %), and 8 of the 118 innocent lines lost a
word.
"""

from __future__ import annotations

STAFF = (
    "Jeroen van der Meer", "Saïda Benali", "Ton Vos", "Bakker, Ingrid", "R.J. (Rob) de Graaf", "Lotte Jansen",
    "Grietje Dijkstra-de Boer", "Ömer Şahin", "Marieke van 't Hof", "Pieter-Jan Scholten", "Kuiper, Els",
    "mw. drs. C. Wolters", "Nguyễn Thị Lan", "André Müller", "Hilde Smit", "Joke de Wit", "Tjitske Ypma",
    "Dirk-Jan op den Akker", "Françoise Dubois", "Yvonne de Bruijn", "Bram Peters", "Karin Zwart",
    "Ahmed ben Salah", "Maxime d'Ancona", "Siem Koning",
)  # fmt: skip
EMAILS = ("jvdmeer@stad.example", "t.vos@stad.example", "s.benali3@stad.example", "kcc@stad.example")

NAMES = """
{Jeroen} plant alles dicht.
Ik krijg geen antwoord van {jeroen}.
{Jeroen van der Meer} plant alles dicht.
{jeroen vd meer} plant alles dicht
{Jeroen v.d. Meer} plant alles dicht.
het was {Van Der Meer} die nee zei
Zonder {van der meer} was het al klaar geweest.
{J. van der Meer} tekent nooit op tijd.
{J v d Meer} tekent nooit op tijd
De heer {Van der Meer} tekent nooit op tijd.
{VAN DER MEER} TEKENT NOOIT OP TIJD
{Meer, Jeroen van der} staat op de lijst.
{Saida} wordt niet gehoord.
{saïda} wordt niet gehoord
Alleen {Saida Benali} kent het archief.
alleen {benali} kent het archief
{Benali's} bureau is leeg.
{Benalis} bureau is leeg
{S. Benali} staat in elke mail.
Laat {Ton} dat maar doen.
{Ton Vos} zegt altijd nee.
{ton vos} zegt altijd nee
Daar gaat {Vos} over.
Overleg met {Vos} heeft geen zin.
Dhr. {Vos} is streng.
meneer {vos} is streng
{T. Vos} is streng.
{Ingrid} is de enige die het snapt.
{Ingrid Bakker} is de enige die het snapt.
ingrid is ziek, {ingrid bakker} dus
Mevrouw {Bakker} is te druk.
mw {bakker} is te druk
Bij {Bakker} ligt het stil.
{I. Bakker} heeft de code.
{Rob} heeft twee petten op.
{rob de graaf} heeft twee petten op
{R.J. de Graaf} heeft twee petten op.
Sinds {De Graaf} teamleider is, gaat het mis.
{Lotte} en {Bram} doen het samen.
{lotte jansen} is top
Vraag {Lotte Jansens} agenda maar op.
{L. Jansen} is top.
collega {jansen} is top
Het lukt alleen dankzij {Jansen}.
{Grietje Dijkstra} gaat met pensioen.
{Dijkstra-de Boer} gaat met pensioen.
{dijkstra} gaat met pensioen en dan?
{G. Dijkstra-de Boer} gaat met pensioen.
{Ömer} programmeert alles zelf.
{omer} programmeert alles zelf
{Omer Sahin} programmeert alles zelf.
Zonder {Sahin} valt het om.
zonder {şahin} valt het om
{Marieke van 't Hof} luistert tenminste.
{marieke van t hof} luistert tenminste
{Marieke v.'t Hof} luistert tenminste.
{Van 't Hof} luistert tenminste.
{Pieter-Jan} is aardig.
{Pieter Jan} is aardig.
{pieterjan} is aardig
{PJ Scholten} is aardig.
{P.J. Scholten} is aardig.
{Scholten} is aardig, de rest niet.
Alles moet langs {Els}.
alles moet langs {els kuiper}
Alles moet langs {Els Kuiper}.
Mevrouw {Kuiper} moet alles zien.
mevrouw {Wolters} is onbereikbaar
{C. Wolters} is onbereikbaar.
Drs. {Wolters} is onbereikbaar.
{Lan} weet waar het staat.
{Nguyen Thi Lan} weet waar het staat.
{Thi Lan} weet waar het staat.
{andre} moppert veel
{Andre Muller} moppert veel.
{Müllers} gemopper ben ik zat.
{Hilde} geeft goed les.
{hilde smit} geeft goed les
Door {Smit} is het nu beter.
{Joke} lacht altijd.
{Joke de Wit} lacht altijd.
mevr. {De Wit} lacht altijd
Met {De Wit} kun je lachen.
{tjitske} is nieuw
{Tjitske Ypma} is nieuw.
{ypma} is nieuw
{Dirk-Jan op den Akker} is weg.
{dirkjan} is weg
{Op den Akker} is weg.
{D.J. op den Akker} is weg.
{francoise} verdient beter
{Francoise Dubois} verdient beter.
Geef {Dubois} eens een compliment.
{Yvonne de Bruin} doet de roosters.
{Yvonne de Bruijn} doet de roosters.
{de bruijn} doet de roosters
{Yvonnes} roosters kloppen niet.
{Peters} rapport ligt er nog.
{B. Peters} schreef het rapport.
{Karin Zwart} is onze redder.
{Karin} is onze redder.
{Zwart} is onze redder, zegt {Karin}.
mevrouw {Zwart} is onze redder
{Ahmed ben Salah} helpt iedereen.
{ben salah} helpt iedereen
{Ahmed} helpt iedereen.
{Maxime d'Ancona} is stagiair.
{d'Ancona} is stagiair.
{Siem} is de baas.
{Siem Koning} is de baas.
mijn leidinggevende {siem} is de baas
Beste {Karin}, dank je.
Groetjes {Hilde}
- {Ton}: te streng
1. {Els} 2. {Bram} 3. niemand
@{Karin} wil jij dit doen?
{Karin/Hilde/Joke} krijgen nooit hulp.
Het is {Brams} schuld.
hoi {bram!} alles goed
de man van {Hilde Smit} werkt hier ook
Team {Wolters} draait, team {Scholten} niet.
wethouder {Hendriks} wil dit niet
Burgemeester {Van Zanten} kwam langs.
Mijn buurman {Gerrit Timmerman} wacht al een jaar.
mevrouw {A.B. Cornelissen} kreeg drie brieven
{Mehmet Kaya} kreeg de verkeerde vergunning.
De heer en mevrouw {Pluim} wachten al een jaar.
"""

NUMBERS = """
bsn {123 45 67 82} is van mijn moeder
Mijn sofinummer is {123456782}.
BSN: {123.456.782}
bsn{123456782}
burgerservicenummer {1 2 3 4 5 6 7 8 2}
BSN {111-222-333} klopt niet in jullie systeem
bel mij op {06-12 34 56 78}
mijn nummer is {06.12.34.56.78}
{+31-6-12345678} na zessen
{0031 612345678}
tel {010-1234567}
tel. {(0182) 12 34 56}
{0182 - 123456} is thuis
telefoon {+31 (0)182 123456}
whatsapp {+316 1234 5678}
{06 123 456 78} graag bellen
bel {O6-12345678} maar
belgie: {+32 478 12 34 56}
mijn zus {0612345678/0687654321}
mail {ton.vos@stad.example} maar
mail {Ton.Vos@Stad.Example}
mail naar {t_vos apenstaartje stad.example}
mail: {tvos apenstaartje stad punt nl}
mail: {tonvos at stad dot nl}
mail {tonvos [at] stad.example}
mail {tonvos(apenstaartje)stad.example}
mail {tonvos @ stad.example}
mail {ton vos@stad.example}
Molenstraat {Molenstraat 12-2} is mijn huis
ik woon {Dorpsstraat 4 bis}
ik woon op {Dorpsstraat 4-hs}
ik woon {Lange Voorhout 12}
ik woon {Van Goghlaan 112 III}
ik woon {Prins Bernhardstraat 7b}
ik woon {prins bernhardstraat 7b}
ik woon {Nieuwe Kerkstr. 9}
ik woon {Kerkstr 9}
Mijn huis: {'s-Gravenweg 14}
{Burg. Jansenlaan 33} heeft geen stoep
{1e Barendrechtseweg 6}
{Oude Rijn 5} staat blank
{Singel 250} staat blank
ik woon {Haven 3}
postcode {1234 AB}
postcode {1234  ab}
postcode {1234ab} nummer 9
Adres {4241 AB 12}
stort op {NL91 ABNA 0417 1643 00}
iban {nl91abna0417164300}
IBAN: {NL91-ABNA-0417-1643-00}
rekening {NL91.ABNA.0417.1643.00}
belgisch {BE68 5390 0754 7034}
oude giro {1234567}
auto {12-ABC-3} staat dubbel
auto {G-123-BB} staat dubbel
auto {gb-001-b} staat dubbel
auto {12abc3} staat dubbel
kenteken {AB 12 CD} staat dubbel
kenteken: {ab12cd}
zaaknummer {Z2024-001234} ligt er al maanden
Zaak {Z/24/012345} ligt er al maanden
mijn dossier {D-2024-1188} is kwijt
kenmerk {2024.012345} van de brief
zaaknummer {2024-0099182} is kwijt
aanvraag {OLO 7654321} is kwijt
mijn account {jvdmeer} werkt niet
inlognaam {t.vos} werkt niet
gebruikersnaam: {vos023}
mijn login is {saib01}
account {s.benali3} is op slot
twitter {@karin_zwart}
insta {@omer.sahin} mag je volgen
geboren {03-05-1961} in Rotterdam
geboren op {3 mei 1961}
geboortedatum {3/5/61}
personeelsnummer {40213}
klantnummer {88231907}
paspoort {NXB2C4D61} is verlopen
kijk op {https://www.linkedin.com/in/karin-zwart-123}
ip {192.168.10.24} van mijn pc
"""

# Names of places, months and things, and numbers of amounts, dates, laws and rooms.
INNOCENT = """
De bakker bij het station is beter dan de kantine.
Vos en das zijn hier in het bos gezien.
Een jansen of pietersen krijgt hier dezelfde brief.
De Koningsweg is al weken dicht.
Op Koningsdag werkt niemand.
In april en mei is de drukte het grootst.
Juni was rustig, augustus niet.
Wit is geen kleur voor een vloer die snel vies wordt.
Zwart op wit staat het in de brief.
De smit van het dorp bestaat niet meer.
Meer tijd, meer rust, meer collega's.
De meer ervaren collega's leren de nieuwe het vak.
Van der meeste mensen hoor ik niets.
Het hof van beroep deed er een jaar over.
De graaf van het kasteel was vroeger de baas.
Ik wil graag thuis werken op vrijdag.
Wil je dit systeem nog een jaar houden?
Kan het wat sneller? Kan ik ergens oefenen?
De els langs de weg is omgezaagd.
Een ton zand voor de speelplaats was te veel.
Dat kost een ton per jaar.
De akker naast het gemeentehuis wordt een parkeerplaats.
Lan en wifi doen het niet in zaal 3.
De rob-zaal is te klein.
Rotterdam, Utrecht en Den Haag doen het anders.
In Bergen op Zoom werkt dit al.
De Zuid-Hollandse eilanden liggen ver weg.
Hardinxveld-Giessendam heeft hetzelfde systeem.
Microsoft Teams valt vaak uit.
Outlook en Word zijn prima, Excel is te lastig.
Het zaaksysteem van Centric is traag.
De iPad van het werk is beter dan de oude laptop.
Met Windows 11 is alles anders.
SharePoint snap ik niet.
De Wet open overheid kost veel werk.
Volgens de Woo moet het binnen 4 weken.
Artikel 12 van de Wmo is niet duidelijk.
De AVG verbiedt dit, zegt de FG.
Op maandag is het druk, op vrijdag niet.
Tussen Kerst en Oud en Nieuw is alles dicht.
De zomer van 2024 was te heet op kantoor.
Kamer 2.14 is te koud.
Vergaderzaal 3 heeft geen scherm.
Ik werk 32 uur per week, waarvan 16 thuis.
Het duurt 6 tot 8 weken, en niet 10 dagen.
Van de 40 zaken waren er 12 te laat.
Dat was in 2023 zo, en in 2024 en 2025 ook.
Op 12 maart 2026 begon de proef.
Op 12-03-2026 begon de proef om 9.30 uur.
Het kostte 12.500 euro, later 1.250,50 euro.
Ik geef het een 7, mijn team een 6,5.
De versie 4.2.1 werkte beter dan 5.0.
Ik woon 12 km van mijn werk.
De weg naar 2030 is lang.
Straat 1 en straat 2 van het plan zijn klaar.
Op de markt 3 keer per week een balie.
Het plein 40 jaar oud en toch mooi.
De laan is breed genoeg voor 2 auto's.
Wij hebben 1500 km gereden voor de wijkteams.
In 1950 en 1960 was er nog geen internet.
Bel het klantcontactcentrum op 14 078.
Bel 112 bij brand en anders de balie.
Er zijn 123456789 redenen om te stoppen.
De nummers 1 2 3 4 5 moeten op de deur.
Een 9-tot-5 baan is dit niet.
24/7 bereikbaar zijn wil ik niet.
Stap 1: minder mail. Stap 2: meer praten.
NL-alert ging om 12.00 uur af.
De OR en de HR-afdeling praten te weinig.
De burgemeester was er ook, en dat deed ons goed.
Mijn teamleider luistert goed.
De wethouder wil te snel.
De heer des huizes bestaat niet meer.
Mevrouw, zeg ik dan, dat kan niet.
Dames en heren, zo gaat het niet.
Collega's helpen elkaar graag.
Collega van burgerzaken zegt dat het niet kan.
Beste mensen, maak het simpel.
Hart voor de zaak hebben we allemaal.
Een goede vriend werkt bij de buren.
Er is te veel werk en te weinig brood op de plank.
Koning klant is hier de baas.
De winter was koud en de gang ook.
De ster van het team is de nieuwe printer.
Roos is geen kleur die ik mooi vind.
De rozen bij de ingang zijn dood.
Post komt te laat, de post van maandag op woensdag.
De kok van de kantine mag blijven.
Het groene dak is een goed idee.
Groot gelijk, zei de directie, en deed niets.
De jonge collega's zijn sneller.
Oude systemen, nieuwe mensen.
Het kleine team doet het grote werk.
De visser in mij wil naar buiten.
Haar laptop is oud, die van mij ook.
Zijn baan is veranderd, en die van haar niet.
Als ik de baas was, dan ging het anders.
Ik ben blij en dankbaar.
Ben jij ook zo moe? Ben ik de enige?
Bram is een plaats in Noorwegen, hoor ik.
Hilde is geen merk van bureaustoelen.
Peter en de wolf speelde op het feest.
Sint-Maarten en Sinterklaas vieren we samen.
Pasen en Pinksteren vallen laat.
Amsterdam-Noord heeft wel een loket.
Van Dale kent dat woord niet.
De Rabobank is dicht en het postkantoor ook.
Jumbo en Albert Heijn hebben wel een pakketpunt.
Station Gouda is vijf minuten lopen.
Meer Berg en Bos, minder beton.
De deur van zaal B-12-3 klemt.
Formulier A-2 en bijlage 3b zijn niet te vinden.
Ga naar www.stad.example en klik op Verhuizen.
Code 1234 werkt niet op de kopieerder.
Toestel 06 staat op de derde verdieping.
Per 1-1-2026 gaat alles anders.
Dossiers van voor 2010 zijn op papier.
De 65-plussers en de 18-jarigen begrijpen het niet.
"""
