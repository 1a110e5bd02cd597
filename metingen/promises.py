"""What is promised about figures, and kept by the database."""

from __future__ import annotations

from adoptie.promises import Promise, changed

# What a figure says; only its status moves on.
FIGURE = (
    *("gemeente_id", "indicator_id", "lengte", "periode", "begin", "eind", "kenmerk", "groep"),
    *("categorie", "n", "waarde", "se", "laag", "hoog", "methode", "bron_hash"),
)

# What was decided of a text that was released; the text itself may still go.
_DECIDED = ("lezing_id", "nummer", "oordeel", "reden", "zwart", "groep")

PROMISES = (
    Promise("meetwaarde_append_only", "metingen_meetwaarde", changed(*FIGURE), "a meetwaarde never changes"),
    Promise(
        "bronbesluit_append_only",
        "metingen_bronbesluit",
        "1 = 1",
        "what a decision on a source is about stays as it was decided",
    ),
    # What the ondernemingsraad read of a source: it says what is followed, of whom, and from when.
    Promise(
        "bron_gebruik_stays",
        "metingen_bron",
        "OLD.soort = 'gebruik' AND " + changed("soort", "traject_id", "wat", "spoor", "vanaf"),
        "a source of usage by staff stays what was decided on",
    ),
    Promise("bron_soort_stays", "metingen_bron", changed("soort"), "a source stays of the kind that it is"),
    Promise(
        "levering_bron_stays", "metingen_levering", changed("bron_id"), "a levering stays with its source"
    ),
    Promise(
        "levering_gebruik_decided",
        "metingen_levering",
        "EXISTS (SELECT 1 FROM metingen_bron WHERE metingen_bron.id = NEW.bron_id"
        " AND metingen_bron.soort = 'gebruik') AND NOT EXISTS (SELECT 1 FROM metingen_bronbesluit"
        " JOIN adoptie_orbesluit ON adoptie_orbesluit.id = metingen_bronbesluit.besluit_id"
        " WHERE metingen_bronbesluit.bron_id = NEW.bron_id AND adoptie_orbesluit.soort <> 'afgewezen'"
        " AND adoptie_orbesluit.geldig_tot >= NEW.tot AND NOT EXISTS"
        " (SELECT 1 FROM metingen_bronbesluit AS named JOIN adoptie_orbesluit AS later"
        " ON later.id = named.besluit_id WHERE named.bron_id = NEW.bron_id"
        " AND (later.genomen_op > adoptie_orbesluit.genomen_op"
        " OR later.genomen_op = adoptie_orbesluit.genomen_op AND later.id > adoptie_orbesluit.id)))",
        "usage by staff comes in under the last decision of the ondernemingsraad",
        "INSERT",
    ),
    Promise(
        "tekst_stays_as_released",
        "metingen_tekst",
        f"OLD.definitief AND (NOT NEW.definitief OR {changed(*_DECIDED)}"
        " OR NEW.tekst <> '' AND NEW.tekst <> OLD.tekst)",
        "a text that was released stays as it is, or goes",
    ),
    Promise(
        "tekstlezing_ends_once",
        "metingen_tekstlezing",
        "OLD.afgerond_op IS NOT NULL AND " + changed("ronde_id", "kolom", "afgerond_op"),
        "a reading that was finished is not opened again",
    ),
    Promise(
        "antwoordbestand_of_vertrouwelijk",
        "metingen_antwoordbestand",
        "NOT EXISTS (SELECT 1 FROM enquetes_ronde"
        " WHERE enquetes_ronde.id = NEW.ronde_id AND enquetes_ronde.modus = 'vertrouwelijk')",
        "answers of an anonymous round never leave",
        "INSERT",
    ),
)
