"""Log lines without words: what went wrong and where, never what anyone wrote.

An exception's text can quote a field, a query's parameters or a name. Lines therefore carry the
logger, the level, the exception's type and the places it passed through, and nothing else.
"""

import logging
import traceback
from types import TracebackType


class Wordless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            return f"{line} {kind.__name__} at {_places(trace)}"
        # Our own loggers speak in constant sentences; other libraries' arguments may hold words.
        return f"{line} {record.msg if record.name.startswith('goldseam') else _where(record)}"


def _where(record: logging.LogRecord) -> str:
    return f"{record.module}:{record.lineno}"


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-8:]))
