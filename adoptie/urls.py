"""Addresses of the kernel; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from adoptie.views import (
    begin,
    bewaartermijnen,
    gemeente,
    gereedheid,
    interventies,
    logboek,
    onderdelen,
    orbesluiten,
    persoon,
    persoonsgegevens,
    public,
    rapportagegroepen,
    register,
    start,
    thema,
    toegang,
    traject,
    verzoeken,
)

_GEREEDHEID = [
    path("", gereedheid.gereedheid, name="gereedheid"),
    path("stap/<str:soort>/", gereedheid.stap_toevoegen, name="stap-toevoegen"),
    path("stap/<int:stap_pk>/verwijderen/", gereedheid.stap_verwijderen, name="stap-verwijderen"),
    path("stap/<int:stap_pk>/punt/", gereedheid.criterium_toevoegen, name="criterium-toevoegen"),
    path("punt/<int:criterium_pk>/voldaan/", gereedheid.criterium_voldaan, name="criterium-voldaan"),
    path(
        "punt/<int:criterium_pk>/terugzetten/",
        gereedheid.criterium_terugzetten,
        name="criterium-terugzetten",
    ),
    path(
        "punt/<int:criterium_pk>/verwijderen/",
        gereedheid.criterium_verwijderen,
        name="criterium-verwijderen",
    ),
]
_INTERVENTIES = [
    path("", interventies.interventies, name="interventies"),
    path("toevoegen/", interventies.interventie_toevoegen, name="interventie-toevoegen"),
    path("<int:interventie_pk>/", interventies.interventie_wijzigen, name="interventie-wijzigen"),
    path(
        "<int:interventie_pk>/verwijderen/",
        interventies.interventie_verwijderen,
        name="interventie-verwijderen",
    ),
]
_RAPPORTAGEGROEPEN = [
    path("", rapportagegroepen.rapportagegroepen, name="rapportagegroepen"),
    path("toevoegen/", rapportagegroepen.rapportagegroep_toevoegen, name="rapportagegroep-toevoegen"),
    path("<int:groep_pk>/", rapportagegroepen.rapportagegroep_wijzigen, name="rapportagegroep-wijzigen"),
    path(
        "<int:groep_pk>/verwijderen/",
        rapportagegroepen.rapportagegroep_verwijderen,
        name="rapportagegroep-verwijderen",
    ),
]
_TRAJECT: list[URLPattern | URLResolver] = [
    path("", traject.traject, name="traject"),
    path("wijzigen/", traject.traject_wijzigen, name="traject-wijzigen"),
    path("gereedheid/", include(_GEREEDHEID)),
    path("interventies/", include(_INTERVENTIES)),
    path("rapportagegroepen/", include(_RAPPORTAGEGROEPEN)),
    path("or-besluiten/", orbesluiten.orbesluiten, name="orbesluiten"),
]
_ONDERDELEN = [
    path("", onderdelen.onderdelen, name="onderdelen"),
    path("toevoegen/", onderdelen.onderdeel_toevoegen, name="onderdeel-toevoegen"),
    path("<int:onderdeel_pk>/", onderdelen.onderdeel_wijzigen, name="onderdeel-wijzigen"),
    path("<int:onderdeel_pk>/beeindigen/", onderdelen.onderdeel_beeindigen, name="onderdeel-beeindigen"),
    path("<int:onderdeel_pk>/heropenen/", onderdelen.onderdeel_heropenen, name="onderdeel-heropenen"),
]
_TOEGANG = [
    path("", toegang.toegang, name="toegang"),
    path("toevoegen/", toegang.toegang_toevoegen, name="toegang-toevoegen"),
    path("<int:lidmaatschap_pk>/mailen/", toegang.toegang_mailen, name="toegang-mailen"),
    path("<int:lidmaatschap_pk>/functie/", toegang.toegang_functie, name="toegang-functie"),
    path("<int:lidmaatschap_pk>/intrekken/", toegang.toegang_intrekken, name="toegang-intrekken"),
]
_VERZOEKEN = [
    path("vastleggen/", verzoeken.verzoek_vastleggen, name="verzoek-vastleggen"),
    path("<int:pk>/", verzoeken.verzoek, name="verzoek"),
    path("<int:pk>/bijwerken/", verzoeken.verzoek_bijwerken, name="verzoek-bijwerken"),
    path("<int:pk>/afhandelen/", verzoeken.verzoek_afhandelen, name="verzoek-afhandelen"),
    path("<int:pk>/koppelen/", verzoeken.verzoek_koppelen, name="verzoek-koppelen"),
    path("<int:pk>/stap/<slug:stap>/", verzoeken.verzoek_stap, name="verzoek-stap"),
]
_GEMEENTE: list[URLPattern | URLResolver] = [
    path("", gemeente.gemeente_overzicht, name="gemeente-overzicht"),
    path("begin/", begin.begin, name="begin"),
    path("begin/opzij/", begin.begin_opzij, name="begin-opzij"),
    path("gegevens/", gemeente.gemeente_gegevens, name="gemeente-gegevens"),
    path("logboek/", logboek.logboek, name="logboek"),
    path("persoonsgegevens/", persoonsgegevens.persoonsgegevens, name="persoonsgegevens"),
    path(
        "persoonsgegevens/oude-adressen/mailen/",
        persoonsgegevens.oude_adressen_mailen,
        name="oude-adressen-mailen",
    ),
    path(
        "persoonsgegevens/<slug:stap>/", persoonsgegevens.persoonsgegevens_stap, name="persoonsgegevens-stap"
    ),
    path("verzoeken/", include(_VERZOEKEN)),
    path("register/", register.register, name="register"),
    path("register/invullen/", register.register_invullen, name="register-invullen"),
    path("register/register.<slug:soort>", register.register_bestand, name="register-bestand"),
    path("bewaartermijnen/", bewaartermijnen.bewaartermijnen, name="bewaartermijnen"),
    path("onderdelen/", include(_ONDERDELEN)),
    path("toegang/", include(_TOEGANG)),
    path("thema/", thema.thema, name="thema"),
    path("thema/herstellen/", thema.thema_herstellen, name="thema-herstellen"),
    path("thema.css", thema.thema_css, name="thema-css"),
    path("logo", thema.gemeente_logo, name="gemeente-logo"),
    path("traject/starten/", traject.traject_starten, name="traject-starten"),
    path("traject/<int:pk>/", include(_TRAJECT)),
]

_MIJN = [
    path("", persoon.mijn_gegevens, name="mijn-gegevens"),
    path("gegevens.json", persoon.mijn_gegevens_bestand, name="mijn-gegevens-bestand"),
    path("verbeteren/", persoon.mijn_gegevens_verbeteren, name="mijn-gegevens-verbeteren"),
    path("wissen/", persoon.mijn_gegevens_wissen, name="mijn-gegevens-wissen"),
    path("pauze/", persoon.mijn_gegevens_pauze, name="mijn-gegevens-pauze"),
    path("bezwaar/", persoon.mijn_gegevens_bezwaar_weg, name="mijn-gegevens-bezwaar-weg"),
]

urlpatterns = [
    path("mijn-gegevens/<slug:slug>/", persoon.mijn_gegevens_vragen, name="mijn-gegevens-vragen"),
    path("mijn-gegevens/van/<str:token>/", include(_MIJN)),
    path("mijn-gegevens/adres/<str:token>/", persoon.nieuw_adres, name="nieuw-adres"),
    path("", start.start, name="start"),
    path("gemeente/<slug:slug>/", include(_GEMEENTE)),
    path("toegankelijkheid/", public.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", public.privacy, name="privacy"),
    path("contact/", public.contact, name="contact"),
    path(".well-known/security.txt", public.security_txt, name="security-txt"),
]
