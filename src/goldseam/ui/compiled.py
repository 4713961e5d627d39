"""Templates stay compiled from one start to the next, beside the program as Python's modules do.

They lie in `goldseam/__pycache__`, or where PYTHONPYCACHEPREFIX says, and never in the data folder:
what lies there is run, so whoever may write data must not be able to write it. Where nothing may be
written, each start compiles anew.
"""

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

PACKAGE = Path(__file__).resolve().parent.parent


class Compiled(FileSystemBytecodeCache):
    """`made_by` is what compiles a template: when that has changed, it is compiled again."""

    def __init__(self, made_by: str) -> None:
        folder = Path(cache_from_source(str(PACKAGE / "any.py"))).parent
        super().__init__(str(folder), "template-%s.cache")
        self._made_by = f"{jinja2.__version__}\n{made_by}"

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._made_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError):  # perhaps a power cut left half a file
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
