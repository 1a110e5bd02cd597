from django.apps import AppConfig


class AdoptieConfig(AppConfig):
    name = "adoptie"
