from django.apps import AppConfig


class EnquetesConfig(AppConfig):
    name = "enquetes"

    def ready(self) -> None:
        from enquetes.masking import mask_logs

        mask_logs()
