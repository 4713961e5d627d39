from django.apps import AppConfig


class Together(AppConfig):
    name = "goldseam.together"

    def ready(self) -> None:
        from goldseam.people import accounts
        from goldseam.together.leaving import end

        accounts.deleting.connect(end)
