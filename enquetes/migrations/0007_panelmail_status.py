from django.db import migrations, models
from django.db.models import F


def carry_over(apps, schema_editor):
    mails = apps.get_model("enquetes", "Panelmail").objects.filter(verstuurd=True)
    mails.update(status="verzonden", verstuurd_op=F("gevraagd_op"))


class Migration(migrations.Migration):
    dependencies = [("enquetes", "0006_panelklassen")]

    operations = [
        migrations.AddField(
            model_name="panelmail",
            name="status",
            field=models.CharField(
                choices=[
                    ("wacht", "wacht"),
                    ("bezig", "wordt verstuurd"),
                    ("verzonden", "verzonden"),
                    ("geweigerd", "niet aangekomen, het adres bestaat niet meer"),
                    ("onzeker", "onzeker"),
                ],
                default="wacht",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="panelmail",
            name="geclaimd_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="panelmail",
            name="verstuurd_op",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RemoveField(model_name="panelmail", name="verstuurd"),
    ]
