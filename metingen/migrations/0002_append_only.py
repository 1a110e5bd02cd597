"""A figure that was stored never changes; only its status moves on."""

from django.db import migrations

_FIXED = "gemeente_id indicator_id lengte periode begin eind groep categorie n waarde se laag hoog methode bron_hash".split()
_SQLITE_CHANGED = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _FIXED)
_POSTGRES_CHANGED = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _FIXED)

SQLITE = f"""CREATE TRIGGER meetwaarde_append_only BEFORE UPDATE ON metingen_meetwaarde WHEN {_SQLITE_CHANGED}
BEGIN SELECT RAISE(ABORT, 'a meetwaarde never changes'); END"""
POSTGRES = f"""
CREATE FUNCTION metingen_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a meetwaarde never changes' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER meetwaarde_append_only BEFORE UPDATE ON metingen_meetwaarde FOR EACH ROW
WHEN ({_POSTGRES_CHANGED}) EXECUTE FUNCTION metingen_refuse();
"""


def add(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER meetwaarde_append_only")
    else:
        schema_editor.execute(
            "DROP TRIGGER meetwaarde_append_only ON metingen_meetwaarde; DROP FUNCTION metingen_refuse()",
            params=None,
        )


class Migration(migrations.Migration):
    dependencies = [("metingen", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
