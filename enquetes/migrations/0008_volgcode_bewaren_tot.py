import datetime as dt

from django.db import migrations, models

_KEEP_FOR = dt.timedelta(days=730)


def keep_what_there_is(apps, schema_editor):
    until = dt.datetime.now(tz=dt.UTC).date() + _KEEP_FOR
    apps.get_model("enquetes", "Volgcode").objects.update(bewaren_tot=until)


class Migration(migrations.Migration):
    dependencies = [("enquetes", "0007_panelmail_status")]

    operations = [
        migrations.AddField("volgcode", "bewaren_tot", models.DateField(null=True)),
        migrations.RunPython(keep_what_there_is, migrations.RunPython.noop),
        migrations.AlterField("volgcode", "bewaren_tot", models.DateField()),
    ]
