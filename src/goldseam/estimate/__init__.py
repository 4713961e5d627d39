"""Estimates with honest uncertainty: observations in, estimates out.

Pure: nothing here knows Django, reads the clock or touches the database. What needs NumPy is loaded
when somebody asks for it, so that starting costs no more where nobody does.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from goldseam.estimate.measuring import Reliable, reliable_change

if TYPE_CHECKING:
    from goldseam.estimate.arriving import Punctuality, next_range, punctuality
    from goldseam.estimate.changing import Change, changed
    from goldseam.estimate.coincidence import Pattern, patterns
    from goldseam.estimate.evidence import Evidence
    from goldseam.estimate.fears import Calibration, calibration
    from goldseam.estimate.safety import felt_safe, rated
    from goldseam.estimate.tracking import State, Track, follow, suppose, suppose_each, told, track

__all__ = [
    "Calibration",
    "Change",
    "Evidence",
    "Pattern",
    "Punctuality",
    "Reliable",
    "State",
    "Track",
    "calibration",
    "changed",
    "felt_safe",
    "follow",
    "next_range",
    "patterns",
    "punctuality",
    "rated",
    "reliable_change",
    "suppose",
    "suppose_each",
    "told",
    "track",
]

_LIES_IN = {
    "changing": ("Change", "changed"),
    "evidence": ("Evidence",),
    "fears": ("Calibration", "calibration"),
    "coincidence": ("Pattern", "patterns"),
    "arriving": ("Punctuality", "next_range", "punctuality"),
    "safety": ("felt_safe", "rated"),
    "tracking": ("State", "Track", "follow", "suppose", "suppose_each", "told", "track"),
}
_FILE_OF = {name: file for file, names in _LIES_IN.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _FILE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILE_OF[name]}"), name)
