from django.apps import AppConfig
from django.core.checks import register


class ConfigConfig(AppConfig):
    """Commands that cross the apps: demo, run, doctor."""

    name = "adoptie.config"
    label = "config"

    def ready(self) -> None:
        from adoptie.config import checks

        for check in (
            checks.mail_leaves_by_a_server,
            checks.styles_are_collected,
            checks.links_are_safe,
            checks.two_steps_are_asked,
        ):
            register(check)
