"""Addresses of asking. The name of each is the name of its view, with dashes."""

from django.urls import URLPattern, URLResolver, include, path

from enquetes.views import (
    beelden,
    inlezen,
    invoer,
    meenemen,
    ontwerp,
    ontwerp_paginas,
    panel,
    panel_balie,
    panel_mijn,
    papier,
    papiercode,
    proef,
    reeksen,
    respond,
    ronde_mails,
    ronde_stappen,
    rondes,
    uitnodigen,
    volgcode,
    voorwaarden,
    vragenlijst_inlezen,
    vragenlijsten,
)

_VRAGENLIJST = [
    path("", vragenlijsten.vragenlijst, name="vragenlijst"),
    path("versie/<int:nummer>/", vragenlijsten.vragenlijst_versie, name="vragenlijst-versie"),
    path("versie/<int:nummer>/papier.pdf", meenemen.vragenlijst_papier, name="vragenlijst-papier"),
    path("versie/<int:nummer>/vragenlijst.json", meenemen.vragenlijst_bestand, name="vragenlijst-bestand"),
    path("vaststellen/", vragenlijsten.vragenlijst_vaststellen, name="vragenlijst-vaststellen"),
    path("nieuwe-versie/", vragenlijsten.vragenlijst_nieuwe_versie, name="vragenlijst-nieuwe-versie"),
    path("teksten/", ontwerp_paginas.vragenlijst_teksten, name="vragenlijst-teksten"),
    path("stap/<slug:richting>/", ontwerp.ontwerp_stap, name="ontwerp-stap"),
    path("begin/", ontwerp.vraag_soort, name="vraag-soort"),
    path("begin/<slug:soort>/", ontwerp.vraag_toevoegen, name="vraag-toevoegen"),
    path("pagina/<slug:code>/", ontwerp_paginas.pagina_tekst, name="pagina-tekst"),
    path("pagina/<slug:code>/voorwaarde/", voorwaarden.pagina_voorwaarde, name="pagina-voorwaarde"),
    path("pagina/<slug:code>/samenvoegen/", ontwerp_paginas.pagina_samenvoegen, name="pagina-samenvoegen"),
    path(
        "pagina/<slug:code>/<slug:richting>/", ontwerp_paginas.pagina_verplaatsen, name="pagina-verplaatsen"
    ),
    path("vraag/<slug:code>/", ontwerp.vraag_wijzigen, name="vraag-wijzigen"),
    path("vraag/<slug:code>/nieuw/<slug:plek>/", ontwerp.vraag_soort, name="vraag-soort"),
    path(
        "vraag/<slug:code>/nieuw/<slug:plek>/<slug:soort>/", ontwerp.vraag_toevoegen, name="vraag-toevoegen"
    ),
    path("vraag/<slug:code>/voorwaarde/", voorwaarden.vraag_voorwaarde, name="vraag-voorwaarde"),
    path("vraag/<slug:code>/afbeelding/", beelden.vraag_afbeelding, name="vraag-afbeelding"),
    path("vraag/<slug:code>/kopieren/", ontwerp.vraag_kopieren, name="vraag-kopieren"),
    path("vraag/<slug:code>/verwijderen/", ontwerp.vraag_verwijderen, name="vraag-verwijderen"),
    path("vraag/<slug:code>/nieuwe-pagina/", ontwerp_paginas.pagina_splitsen, name="pagina-splitsen"),
    path("vraag/<slug:code>/<slug:richting>/", ontwerp.vraag_verplaatsen, name="vraag-verplaatsen"),
]
_VRAGENLIJSTEN: list[URLPattern | URLResolver] = [
    path("", vragenlijsten.vragenlijsten, name="vragenlijsten"),
    path("nieuw/", vragenlijsten.vragenlijst_nieuw, name="vragenlijst-nieuw"),
    path("overnemen/", vragenlijsten.vragenlijst_sjabloon, name="vragenlijst-sjabloon"),
    path("inlezen/", vragenlijst_inlezen.vragenlijst_inlezen, name="vragenlijst-inlezen"),
    path(
        "inlezen/overnemen/",
        vragenlijst_inlezen.vragenlijst_inlezen_overnemen,
        name="vragenlijst-inlezen-overnemen",
    ),
    path("<int:vragenlijst_pk>/", include(_VRAGENLIJST)),
]
_RONDE = [
    path("", rondes.ronde, name="ronde"),
    path("wijzigen/", rondes.ronde_wijzigen, name="ronde-wijzigen"),
    path("uitnodigen/", uitnodigen.ronde_uitnodigen, name="ronde-uitnodigen"),
    path(
        "uitnodigen/bevestigen/",
        uitnodigen.ronde_uitnodigen_bevestigen,
        name="ronde-uitnodigen-bevestigen",
    ),
    path("panel-uitnodigen/", ronde_stappen.ronde_panel_uitnodigen, name="ronde-panel-uitnodigen"),
    path("mail/<slug:soort>/", ronde_mails.ronde_mailtekst, name="ronde-mailtekst"),
    path("zonder-mail/", papier.ronde_zonder_mail, name="ronde-zonder-mail"),
    path("papier/", papier.ronde_papier, name="ronde-papier"),
    path("papier/intrekken/", papier.ronde_papier_intrekken, name="ronde-papier-intrekken"),
    path("proef/", proef.proef_starten, name="proef-starten"),
    path("proef/vullen/", proef.proef_vullen, name="proef-vullen"),
    path("proef/verwijderen/", proef.proef_verwijderen, name="proef-verwijderen"),
    path("openen/", ronde_stappen.ronde_openen, name="ronde-openen"),
    path("sluiten/", ronde_stappen.ronde_sluiten, name="ronde-sluiten"),
    path("heropenen/", ronde_stappen.ronde_heropenen, name="ronde-heropenen"),
    path("stoppen/", ronde_stappen.ronde_stoppen, name="ronde-stoppen"),
    path("afsluiten/", ronde_stappen.ronde_afsluiten, name="ronde-afsluiten"),
    path("mails/mislukt/", ronde_stappen.ronde_mislukt_opnieuw, name="ronde-mislukt-opnieuw"),
    path("mails/terug/", ronde_mails.ronde_retour, name="ronde-retour"),
    path("mails/onzeker/", ronde_stappen.ronde_onzeker_opnieuw, name="ronde-onzeker-opnieuw"),
]
_INVOER = [
    path("", invoer.invoer, name="invoer"),
    path("<int:ronde_pk>/", invoer.invoer_ronde, name="invoer-ronde"),
    path("<int:ronde_pk>/te-laat/", invoer.invoer_te_laat, name="invoer-te-laat"),
]
_RONDES: list[URLPattern | URLResolver] = [
    path("", rondes.rondes, name="rondes"),
    path("traject/<int:pk>/plannen/", rondes.ronde_plannen, name="ronde-plannen"),
    path("traject/<int:pk>/reeks/", reeksen.reeks_maken, name="reeks-maken"),
    path("reeks/<int:reeks_pk>/", reeksen.reeks, name="reeks"),
    path("reeks/<int:reeks_pk>/<slug:stap>/", reeksen.reeks_stap, name="reeks-stap"),
    path("traject/<int:pk>/inlezen/", inlezen.ronde_inlezen, name="ronde-inlezen"),
    path("<int:ronde_pk>/", include(_RONDE)),
]
_PANEL = [
    path("bevestigen/<str:token>/", panel.panel_bevestigen, name="panel-bevestigen"),
    path("afmelden/<str:token>/", panel.panel_afmelden, name="panel-afmelden"),
    path("blijven/<str:token>/", panel.panel_blijven, name="panel-blijven"),
    path("adres/<str:token>/", panel_mijn.panel_adres, name="panel-adres"),
    path("lid/<str:token>/", panel_mijn.panel_mijn, name="panel-mijn"),
    path("lid/<str:token>/gegevens.json", panel_mijn.panel_mijn_json, name="panel-mijn-json"),
    path("lid/<str:token>/kenmerken/", panel_mijn.panel_mijn_profiel, name="panel-mijn-profiel"),
    path("lid/<str:token>/adres/", panel_mijn.panel_mijn_adres, name="panel-mijn-adres"),
    path("lid/<str:token>/volgcode/", panel_mijn.panel_mijn_volgcode, name="panel-mijn-volgcode"),
    path("lid/<str:token>/stoppen/", panel_mijn.panel_mijn_stoppen, name="panel-mijn-stoppen"),
    path("<slug:slug>/", panel.panel_aanmelden, name="panel-aanmelden"),
    path("<slug:slug>/mijn/", panel.panel_link, name="panel-link"),
]
_BALIE = [
    path("", panel_balie.panel, name="panel"),
    path("waarschuwingen/", panel_balie.panel_waarschuwingen_opnieuw, name="panel-waarschuwingen-opnieuw"),
    path("kernen/", panel_balie.panel_kernen, name="panel-kernen"),
    path("zoeken/", panel_balie.panel_zoeken, name="panel-zoeken"),
    path("aanmelden/", panel_balie.panel_balie_aanmelden, name="panel-balie-aanmelden"),
    path("<uuid:lid_pk>/", panel_balie.panel_lid, name="panel-lid"),
    path("<uuid:lid_pk>/kenmerken/", panel_balie.panel_lid_profiel, name="panel-lid-profiel"),
    path("<uuid:lid_pk>/adres/", panel_balie.panel_lid_adres, name="panel-lid-adres"),
    path("<uuid:lid_pk>/verwijderen/", panel_balie.panel_lid_verwijderen, name="panel-lid-verwijderen"),
]

urlpatterns = [
    path("beeld/<slug:sha>/", beelden.vraag_beeld, name="vraag-beeld"),
    path("o/<slug:code>/", respond.open_link, name="open-link"),
    path("e/", papiercode.papiercode, name="papiercode"),
    path("r/<slug:code>/", reeksen.reeks_link, name="reeks-link"),
    path("e/<slug:code>/<str:token>/", respond.antwoord, name="antwoord"),
    path("volgcode/<str:token>/", volgcode.volgcode_intrekken, name="volgcode-intrekken"),
    path("e/<slug:code>/<str:token>/klaar/", respond.antwoord_klaar, name="antwoord-klaar"),
    path("e/<slug:code>/<str:token>/nakijken/", respond.antwoord_nakijken, name="antwoord-nakijken"),
    path("e/<slug:code>/<str:token>/intrekken/", respond.antwoord_intrekken, name="antwoord-intrekken"),
    path("e/<slug:code>/<str:token>/<int:nummer>/", respond.antwoord_pagina, name="antwoord-pagina"),
    path("gemeente/<slug:slug>/vragenlijsten/", include(_VRAGENLIJSTEN)),
    path("gemeente/<slug:slug>/rondes/", include(_RONDES)),
    path("gemeente/<slug:slug>/invoeren/", include(_INVOER)),
    path("gemeente/<slug:slug>/panel/", include(_BALIE)),
    path("panel/", include(_PANEL)),
]
