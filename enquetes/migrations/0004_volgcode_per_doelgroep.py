from django.db import migrations, models


def forget(apps, schema_editor):
    # A code made before this one may join somebody as an employee and as an inwoner: nobody agreed to that.
    apps.get_model("enquetes", "Volgcode").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("enquetes", "0003_panelmail")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="volgcode", name="volgcode_once"),
        migrations.AddField(
            model_name="volgcode",
            name="doelgroep",
            field=models.CharField(
                choices=[
                    ("medewerkers", "alle medewerkers"),
                    ("steekproef", "getrokken steekproef van inwoners"),
                    ("panel", "inwonerpanel (vrijwillig)"),
                    ("open", "open link (iedereen)"),
                ],
                default="panel",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="volgcode",
            constraint=models.UniqueConstraint(fields=("gemeente", "doelgroep", "email"), name="volgcode_once"),
        ),
        migrations.AddConstraint(
            model_name="volgcode",
            constraint=models.CheckConstraint(
                condition=models.Q(doelgroep__in=["medewerkers", "steekproef", "panel"]),
                name="volgcode_of_somebody",
            ),
        ),
    ]
