"""Makes this room's checks known to Django."""

from django.apps import AppConfig


class ConfigRoom(AppConfig):
    name = "goldseam.config"
    label = "goldseam_config"

    def ready(self) -> None:
        from goldseam.config import checks  # noqa: F401 - registers itself
