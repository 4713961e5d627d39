"""Estimates with honest uncertainty: observations in, estimates out.

Pure: nothing here knows Django, reads the clock or touches the database.
"""

from .changing import Reliable, reliable_change

__all__ = ["Reliable", "reliable_change"]
