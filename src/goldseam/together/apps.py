from django.apps import AppConfig


class Together(AppConfig):
    name = "goldseam.together"

    def ready(self) -> None:
        from goldseam.people import accounts
        from goldseam.together import leaving

        accounts.deleting.connect(leaving.end)
        accounts.changing_keys.connect(leaving.keep_hold)
