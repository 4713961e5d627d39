"""A greeting that fits the person's own clock."""

from datetime import datetime

from django.utils.translation import gettext as _


def greeting(local: datetime, name: str) -> str:
    """“Good evening, Alice.” In the small hours no word for the time is a good one."""
    if local.hour < 5:
        return _("Hello, %(name)s") % {"name": name}
    if local.hour < 12:
        return _("Good morning, %(name)s") % {"name": name}
    if local.hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}
