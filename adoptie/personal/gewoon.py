"""Names of people that are ordinary words as well: by themselves they say nothing of anybody."""

from __future__ import annotations

_SURNAMES = """
akker appel arend baan baas bakker bal balk bark beek beer bel berg berger berk beuk bever bijl blad bleek
blik bloem bloemen blok boek boer bok boom boomgaard boon boot borst bos bosch bot bout bouw bouwman braak
brand brander breed brink broeder broek broer brood brug bruggeman bruin buis buiten burg burger bus buur cent
cool daal dag dam dans deur diender dijk dijkman dik dikke doorn dorp draaier droog drop druif duif duin
duivel dukker dun durf edel eerlijk eiland engel es fijn fles fluit fris gans geer gerst gilde glas goed goede
goud graaf graan graf groen groenen groep groot grote haak haan haar haas hak half hamer hand hart haven heer
hees heide heilig hek held hemel hert heuvel hoek hof hoge hol hond hoog hoop hoorn horst hout huis huisman
jong jonge jonker kaag kamer kamp kan kant kap kar kater keizer kerk kers ketel keur keus kick kleer klein
kleine klerk klok knol knoop koe koek koers kok kolk koning konings kool koopman koopmans koper kraak kraan
krans kreek kroes kroon kruid kruis kuil kunst kwik laan laat laken lam land lang lange leek leer leeuw lelie
licht lid lief linde lock loods loon los luit maan maat man markt mars mast meer meester meeuw mei melk mens
mes middel min mol molen mond mooi mug muis munt muur nacht nagel nest net nieuw nieuwe noord oord oost oosten
oud oude ouder paal paard pad paling pan paus peer pen pens peper pijl pijn plaat plas plat plein plug poel
pol polder pool poort poot post pot priester prins proost punt put raad raam rade ram rang recht regen rein
reus rib ridder riet rijk ring roest rol rood roos rots ruit rust salm sap schaap schaar schaft schans schat
scheper schild schilder schim schip schoen schol school schoon schot schrijver schroef schuur slag slim sloot
sluis smal smid snel snoek spaan spanjer speelman spek spel spiegel spijker spin spit spoor sprong staal staf
stam stap star steeg steen ster sterk stoel stok stoker storm straat streep stroom strop struik swaan taal tak
tas tegel tel tent timmer tol toren trap tuin tuinman twist vaart vader val valk varken vast veen veer veld
velden ven verf vet vink vis visser vlam vlaming vlieg vloed vlug vogel vol volk vonk vork vos vriend vrij
vroeg waal waard wagen wal walle wals wand wandelaar water wees weg weide wel werf werk west westen wiel wijk
wijn wijs wilde wind winkel winter wit witte wolf woud zand zee zeeman zeg zeker zijl zilver zin zomer zon
zondag zout zuid zwaan zwaard zwart zwarte zwerver
"""
_FIRST_NAMES = """
ad al an april august beer ben bloem bo brit dag dik do door duif ed else em fee fien fijn fleur gerst haven
hen ine iris jade jet jij jo job juli june juni ko kop lente lieve linde lot maan maj mark mart mei meis merel
mini mon nova ot pam parel per pip prins rein rem rijk rol roos sam ster stern sterre storm sun tel tes ties
tip ton too trees trui tuur veer vlinder vos wende wes wil will winter wolf zomer zon
"""
GEWOON = frozenset(_SURNAMES.split()) | frozenset(_FIRST_NAMES.split())
