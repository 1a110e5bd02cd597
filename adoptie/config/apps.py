from django.apps import AppConfig
from django.core.checks import register


class ConfigConfig(AppConfig):
    """Commands that cross the apps: demo, run, doctor."""

    name = "adoptie.config"
    label = "config"

    def ready(self) -> None:
        from adoptie.config.checks import mail_leaves_by_a_server

        register(mail_leaves_by_a_server)
