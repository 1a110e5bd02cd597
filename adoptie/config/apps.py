from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Commands that cross the apps: demo, run, doctor."""

    name = "adoptie.config"
    label = "config"
