"""The Jinja2 environment: what every template may use.

`url("journal:entry", id)`, `static("ui/css/goldseam.css")`, `_("words")` and `{% trans %}`.
Reversing an address and hashing a file name are remembered, since a page asks for dozens of them;
`remembered(macro)` does the same for pieces of pages.
"""

from collections.abc import Callable, Hashable, MutableMapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any
from uuid import UUID

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from goldseam.ui.compiled import Compiled
from goldseam.ui.words import whole

# The language of the page being put together. Asking Django costs microseconds, and a page asks
# for dozens of phrases, so `pages.page` asks once and says it here.
language: ContextVar[str] = ContextVar("language", default="en")

_SOME_ID = UUID(int=0x5EED << 112)


class Straight(Context):
    """Calls macros and plain functions at once; Jinja asks each time what to hand them."""

    def call(self, called: Any, *args: Any, **kwargs: Any) -> Any:
        kind = type(called)
        if kind is FunctionType and not hasattr(called, "jinja_pass_arg"):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        if kind is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(self.eval_ctx, *args, **kwargs)
        return super().call(called, *args, **kwargs)


class Pages(Environment):
    context_class = Straight

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary for Jinja's chain of two, which every import in a page walks along."""
        return {**self.globals, **(d or {})}


def environment(**options: Any) -> Environment:
    env = Pages(
        loader=options["loader"],
        auto_reload=options["auto_reload"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=Compiled(made_by=Path(__file__).read_text()),
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.filters["whole"] = whole
    env.globals.update(gettext=gettext, _=gettext, url=url, static=static, remembered=remembered)
    return env


def url(name: str, *args: object) -> str:
    """The address of a named page."""
    if len(args) == 1 and isinstance(args[0], UUID):
        return _address(name, _SOME_ID).replace(str(_SOME_ID), str(args[0]))
    return _address(name, *args)


def gettext(words: str, /, **values: object) -> Markup:
    """A phrase of ours in the language of the page, with escaped values in its places."""
    if values:
        return _in_language(language.get(), words) % values
    return _without_places(language.get(), words)


def remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The same macro, which thinks only once for the same arguments in the same language.

    For pieces that are alike on every page, such as icons: a page calls them by the dozen. Never
    for anything somebody wrote: what is remembered outlives the request.
    """

    @lru_cache(maxsize=512)
    def known(language: str, *args: Hashable, **kwargs: Hashable) -> Markup:
        return macro(*args, **kwargs)

    def recalled(*args: Any, **kwargs: Any) -> Markup:
        try:
            return known(language.get(), *args, **kwargs)
        except TypeError:  # a list can't be remembered
            return macro(*args, **kwargs)

    return recalled


@lru_cache(maxsize=4096)
def _in_language(language: str, words: str) -> Markup:
    with translation.override(language):
        return Markup(translation.gettext(words))  # noqa: S704 - ours, and the translators'


@lru_cache(maxsize=4096)
def _without_places(language: str, words: str) -> Markup:
    return _in_language(language, words) % {}  # as Jinja does: “%%” in every phrase is one “%”


@lru_cache(maxsize=512)
def _address(name: str, *args: object) -> str:
    return reverse(name, args=args)


@lru_cache(maxsize=128)
def static(path: str) -> str:
    """The address of a static file, with its hash."""
    return str(staticfiles_storage.url(path))
