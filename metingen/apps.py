from django.apps import AppConfig


class MetingenConfig(AppConfig):
    name = "metingen"
