"""Promises that no code path may break: the database itself refuses."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER ronde_modus_fixed BEFORE UPDATE OF modus ON enquetes_ronde
WHEN OLD.status <> 'concept' AND NEW.modus <> OLD.modus
BEGIN SELECT RAISE(ABORT, 'modus is fixed once a ronde is open'); END;
CREATE TRIGGER ronde_verzegeld_final BEFORE UPDATE ON enquetes_ronde
WHEN OLD.status = 'verzegeld' AND (NEW.status <> 'verzegeld' OR NEW.aantal <> OLD.aantal)
BEGIN SELECT RAISE(ABORT, 'a sealed ronde stays sealed'); END;
CREATE TRIGGER versie_fixed BEFORE UPDATE ON enquetes_vragenlijstversie
WHEN OLD.vastgesteld AND (NEW.inhoud <> OLD.inhoud OR NEW.hash <> OLD.hash OR NOT NEW.vastgesteld)
BEGIN SELECT RAISE(ABORT, 'a published versie never changes'); END;
"""
SQLITE_DROP = "DROP TRIGGER ronde_modus_fixed; DROP TRIGGER ronde_verzegeld_final; DROP TRIGGER versie_fixed;"

POSTGRES = """
CREATE FUNCTION enquetes_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'promise broken: %', TG_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER ronde_modus_fixed BEFORE UPDATE OF modus ON enquetes_ronde FOR EACH ROW
WHEN (OLD.status <> 'concept' AND NEW.modus <> OLD.modus) EXECUTE FUNCTION enquetes_refuse();
CREATE TRIGGER ronde_verzegeld_final BEFORE UPDATE ON enquetes_ronde FOR EACH ROW
WHEN (OLD.status = 'verzegeld' AND (NEW.status <> 'verzegeld' OR NEW.aantal <> OLD.aantal))
EXECUTE FUNCTION enquetes_refuse();
CREATE TRIGGER versie_fixed BEFORE UPDATE ON enquetes_vragenlijstversie FOR EACH ROW
WHEN (OLD.vastgesteld AND (NEW.inhoud <> OLD.inhoud OR NEW.hash <> OLD.hash OR NOT NEW.vastgesteld))
EXECUTE FUNCTION enquetes_refuse();
"""
POSTGRES_DROP = """
DROP TRIGGER ronde_modus_fixed ON enquetes_ronde;
DROP TRIGGER ronde_verzegeld_final ON enquetes_ronde;
DROP TRIGGER versie_fixed ON enquetes_vragenlijstversie;
DROP FUNCTION enquetes_refuse();
"""


def _run(sqlite, postgres):
    def run(apps, schema_editor):
        connection = schema_editor.connection
        if connection.vendor == "sqlite":
            # A trigger holds semicolons of its own: sqlite3 knows where a statement ends, a split does not.
            with connection.cursor() as cursor:
                for statement in _statements(sqlite):
                    cursor.execute(statement)
        else:
            schema_editor.execute(postgres, params=None)

    return run


def _statements(script):
    import sqlite3

    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class Migration(migrations.Migration):
    dependencies = [("enquetes", "0001_initial")]

    operations = [migrations.RunPython(_run(SQLITE, POSTGRES), _run(SQLITE_DROP.replace("; ", ";\n"), POSTGRES_DROP))]
