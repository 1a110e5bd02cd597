"""A questionnaire to begin with, in our own words; every gemeente may change it."""

from __future__ import annotations

from typing import Literal

from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.editing import UNKNOWN, options_from

_AGREE = options_from(
    ("helemaal niet mee eens", "niet mee eens", "een beetje mee eens", "mee eens", "helemaal mee eens")
)
_OFTEN = options_from(("nooit", "soms", "ongeveer de helft van de tijd", "vaak", "altijd"))
_ABLE = options_from(("dat lukt mij niet", "met hulp", "zelf, maar het kost moeite", "zelf, zonder moeite"))


def _scale(
    code: str,
    text: str,
    options: tuple[Optie, ...] = _AGREE,
    *,
    better: Literal["hoger", "lager"] = "hoger",
) -> Vraag:
    return Vraag(code, Soort.SCHAAL, text, opties=(*options, UNKNOWN), richting=better)


def _choice(code: str, kind: Soort, text: str, *options: str, unknown: bool = False) -> Vraag:
    return Vraag(code, kind, text, opties=(*options_from(options), *[UNKNOWN] * unknown))


_WORK = Pagina(
    titel="Digitaal werken",
    vragen=(
        _scale("systemen_helpen", "De digitale systemen helpen mij om mijn werk goed te doen."),
        _scale("snel_vinden", "Ik vind snel de informatie die ik voor mijn werk nodig heb."),
        Vraag(
            "dubbel_werk",
            Soort.GETAL,
            "Hoeveel uur per week bent u bezig met iets twee keer invoeren of overtypen?",
            toelichting="Een schatting is genoeg.",
            minimum=0,
            maximum=40,
            eenheid="Uren per week.",
            richting="lager",
        ),
        _choice(
            "waar_vast",
            Soort.MEERKEUZE,
            "Waar loopt u op vast? U kunt meer dan één antwoord kiezen.",
            "Systemen zijn traag of vallen uit",
            "Systemen werken niet samen",
            "Ik weet niet hoe iets moet",
            "Ik mis rechten of gegevens",
            "Mijn apparaat of werkplek werkt niet goed",
            "Ik loop nergens op vast",
        ),
    ),
)
_LOAD = Pagina(
    titel="Uw werk",
    vragen=(
        _scale("werk_af", "Ik krijg mijn werk af in de tijd die ik heb.", _OFTEN),
        _scale(
            "onderbroken",
            "Ik word in mijn werk gestoord door meldingen of storingen.",
            _OFTEN,
            better="lager",
        ),
        _choice(
            "werkdruk_anders",
            Soort.KEUZE,
            "Wat doet digitaal werken met uw werkdruk?",
            "Het maakt mijn werk lichter",
            "Het maakt geen verschil",
            "Het maakt mijn werk zwaarder",
            unknown=True,
        ),
    ),
)
_SKILLS = Pagina(
    titel="Wat u kunt",
    vragen=(
        Vraag(
            "vaardig",
            Soort.MATRIX,
            "Hoe goed lukt u dit?",
            toelichting="Doet u dit nooit? Sla de regel dan over.",
            opties=_ABLE,
            rijen=options_from(
                (
                    "Een zaak van begin tot eind digitaal behandelen",
                    "Samen in één document werken",
                    "Digitaal overleggen",
                    "Veilig omgaan met persoonsgegevens",
                ),
                prefix="r",
            ),
            richting="hoger",
        ),
        _scale("tijd_leren", "Ik krijg genoeg tijd om nieuwe systemen te leren kennen."),
    ),
)
_TRUST = Pagina(
    titel="Vertrouwen",
    vragen=(
        _scale("wordt_beter", "Ik verwacht dat inwoners door digitaal werken beter geholpen worden."),
        _scale("wordt_geluisterd", "Er gebeurt iets met wat ik over digitaal werken zeg."),
        Vraag(
            "eerste_verandering",
            Soort.TEKST,
            "Wat moet als eerste anders, zodat u digitaal beter kunt werken?",
            toelichting="Noem geen namen van mensen.",
            lang=True,
        ),
    ),
)

NULMETING = Inhoud(
    titel="Nulmeting digitaal werken",
    inleiding="Wij gaan meer digitaal werken. Daarom willen we weten hoe het nu gaat. "
    "Later stellen we dezelfde vragen nog een keer. Dan zien we wat er beter is, en wat niet.",
    paginas=(_WORK, _LOAD, _SKILLS, _TRUST),
)
