"""A report can also be made because somebody asks for it; nothing filled the table before this."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("adoptie", "0001_initial"),
        ("rapportage", "0001_initial"),
    ]

    operations = [
        migrations.DeleteModel(name="Uitvoering"),
        migrations.CreateModel(
            name="Uitvoering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(choices=[("voortgang", "voortgang"), ("effect", "effect")], max_length=12)),
                ("periode", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht"),
                            ("bezig", "wordt gemaakt"),
                            ("gemaakt", "gemaakt"),
                            ("mislukt", "niet gelukt"),
                        ],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                ("geclaimd_op", models.DateTimeField(blank=True, null=True)),
                ("gemaild", models.JSONField(blank=True, default=list)),
                ("melding", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitvoeringen",
                        to="adoptie.gemeente",
                    ),
                ),
                (
                    "interventie",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="adoptie.interventie"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitvoeringen",
                        to="rapportage.rapportplan",
                    ),
                ),
                (
                    "rapport",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="rapportage.rapport"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "uitvoeringen",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="uitvoering",
            constraint=models.UniqueConstraint(fields=("plan", "periode"), name="uitvoering_once"),
        ),
        migrations.RemoveConstraint(model_name="rapportplan", name="rapportplan_unique"),
        migrations.AddConstraint(
            model_name="rapportplan",
            constraint=models.UniqueConstraint(
                fields=("gemeente", "soort", "lengte"),
                name="rapportplan_unique",
                violation_error_message="Dit plan is er al. Stop het eerst als u het wilt veranderen.",
            ),
        ),
    ]
