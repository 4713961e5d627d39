"""Estimates with honest uncertainty: observations in, estimates out.

Pure: nothing here knows Django, reads the clock or touches the database.
"""

from goldseam.estimate.changing import Change, Reliable, changed, reliable_change
from goldseam.estimate.evidence import Evidence
from goldseam.estimate.fears import Calibration, calibration
from goldseam.estimate.patterns import Pattern, patterns
from goldseam.estimate.punctuality import Punctuality, next_range, punctuality
from goldseam.estimate.safety import felt_safe, rated
from goldseam.estimate.tracking import State, Track, follow, told, track

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
    "told",
    "track",
]
