"""Near and far: twelve sentences, and roughly where the answers lie. Nothing is compared."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldseam.library.attachment import WHOM
from goldseam.people.doors import unlocked
from goldseam.people.visits import Visited
from goldseam.questions.showing import said, when
from goldseam.questions.views import Asking, unanswered
from goldseam.removing.views import taking_out
from goldseam.ui.pages import page
from goldseam.ui.words import library, shortened
from goldseam.understanding.documents import RETEST, SD, Attachment, region
from goldseam.understanding.showing import drawn, names_of, rows, where

HOME = "understanding:attachment"


sheets = Asking(
    Attachment, lambda: library().attachment.path, "understanding", HOME, begun="attachment-"
)
begin, ask, keep = sheets.views()
remove, put_back = taking_out(Attachment, to=HOME, put_back="attachment-put-back")


@unlocked
@require_safe
def show_list(request: Visited) -> HttpResponse:
    visit = request.visit
    found = visit.drawer.read(Attachment).of(Attachment)
    return page(
        request,
        "understanding/attachment.html",
        sheet=library().attachment,
        earlier=[(kept.id, shortened(kept.document.whom), when(kept, visit)) for kept in found
                 if kept.document.answers or kept.document.whom],
    )  # fmt: skip


@unlocked
@require_safe
def read(request: Visited, id: UUID) -> HttpResponse:
    """The region with its words and its table, the four patterns, and what was answered."""
    kept, sheet = request.visit.drawer.find(Attachment, id), library().attachment
    asked = kept.document
    found = region(sheet, asked.answers)
    return page(
        request,
        "understanding/region.html",
        sheet=sheet,
        kept=kept,
        whom=asked.whom,
        when=when(kept, request.visit),
        drawn=drawn(found) if found else None,
        where=where(found, sheet) if found else "",
        rows=rows(found) if found else [],
        names=names_of(sheet),
        sd=SD,
        agreement=RETEST,
        said=said(asked, sheet.path, without=(WHOM,)),
        go_on=None if asked.finished_at else unanswered(sheet.path, asked),
    )
