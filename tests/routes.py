"""Every address of Goldseam: who may come in, by which methods, and what it needs in its place.

A new room adds its lines here; `test_access.py` fails until it has.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Route:
    """`owns` is the kind of document whose id the address holds: to others it isn't there."""

    door: str
    methods: frozenset[str]
    place: tuple[object, ...] = ()
    owns: str = ""
    cached: str = "no-store"


GET, POST, BOTH = frozenset({"GET"}), frozenset({"POST"}), frozenset({"GET", "POST"})
DAY = date(2026, 11, 22)
NOBODYS = UUID(int=7)


def anyone(methods: frozenset[str], *place: object, **more: str) -> Route:
    return Route("anyone", methods, place, **more)


def signed_in(methods: frozenset[str], *place: object, **more: str) -> Route:
    return Route("signed-in", methods, place, **more)


def unlocked(methods: frozenset[str], *place: object, **more: str) -> Route:
    return Route("unlocked", methods, place, **more)


ROUTES = {
    # today
    "today:front": anyone(GET),
    "today:show": unlocked(GET),
    "today:everything": unlocked(GET),
    "today:small-thing": unlocked(POST),
    "today:undo-small-thing": unlocked(POST, owns="today.small-thing"),
    # people
    "people:about": anyone(GET),
    "people:join": anyone(BOTH),
    "people:code": unlocked(BOTH),
    "people:first-pin": unlocked(BOTH),
    "people:sign-in": anyone(BOTH),
    "people:second-step": anyone(BOTH),
    "people:recover": anyone(BOTH),
    "people:unlock": signed_in(BOTH),
    "people:lock": signed_in(POST),
    "people:sign-out": anyone(POST),
    "people:leave": anyone(GET),
    "people:account": unlocked(GET),
    "people:choices": unlocked(BOTH),
    "people:say": unlocked(BOTH),
    "people:pin": unlocked(BOTH),
    "people:passphrase": unlocked(BOTH),
    "people:sessions": unlocked(GET),
    "people:end-session": unlocked(POST),
    "people:recovery": unlocked(BOTH),
    "people:new-code": unlocked(POST),
    "people:confirm-recovery": unlocked(BOTH),
    "people:factors": unlocked(GET),
    "people:add-app": unlocked(BOTH),
    "people:add-passkey": unlocked(BOTH),
    "people:backup-codes": unlocked(POST),
    "people:remove-factor": unlocked(POST, owns="factor"),
    "people:someone-knew": unlocked(BOTH),
    "people:delete": unlocked(BOTH),
    "people:gone": anyone(GET),
    # ui
    "ui:manifest": anyone(GET),
    "ui:theme": anyone(POST),
    "ui:worker": anyone(GET, cached="no-cache"),
    "ui:offline": anyone(GET),
    "ui:robots": anyone(GET),
    "ui:style": anyone(GET),  # in a demonstration alone; elsewhere it is not there
    "ui:favicon": anyone(GET),
    "ui:change-password": anyone(GET),
    # drafts
    "drafts:keep": unlocked(POST, "journal-new"),
    "drafts:throw-away": unlocked(POST, owns="draft"),
    "drafts:put-back": unlocked(POST, owns="draft"),
    # check-ins
    "checkins:list": unlocked(GET),
    "checkins:until": unlocked(GET, DAY),
    "checkins:tap": unlocked(POST),
    "checkins:words": unlocked(BOTH),
    "checkins:undo": unlocked(POST, owns="checkins.check-in"),
    "checkins:remove": unlocked(POST, owns="checkins.check-in"),
    "checkins:put-back": unlocked(POST, owns="checkins.check-in"),
    # calm
    "calm:list": anyone(GET),
    "calm:so-far": unlocked(GET),
    "calm:so-far-until": unlocked(GET, DAY),
    "calm:session": unlocked(GET, owns="calm.session"),
    "calm:finish": unlocked(POST, owns="calm.session"),
    "calm:remove": unlocked(POST, owns="calm.session"),
    "calm:put-back": unlocked(POST, owns="calm.session"),
    "calm:exercise": anyone(GET, "breathing"),
    "calm:begin": unlocked(POST, "breathing"),
    # journal
    "journal:list": unlocked(GET),
    "journal:list-until": unlocked(GET, DAY),
    "journal:month": unlocked(GET, 2026, 11),
    "journal:day": unlocked(GET, DAY),
    "journal:search": unlocked(BOTH),
    "journal:new": unlocked(BOTH),
    "journal:go-on": unlocked(BOTH, owns="draft"),
    "journal:read": unlocked(GET, owns="journal.entry"),
    "journal:edit": unlocked(BOTH, owns="journal.entry"),
    "journal:remove": unlocked(POST, owns="journal.entry"),
    "journal:put-back": unlocked(POST, owns="journal.entry"),
    # night
    "night:tonight": unlocked(BOTH),
    "night:keep": unlocked(POST),
    "night:past": unlocked(GET),
    "night:past-until": unlocked(GET, DAY),
    "night:read": unlocked(GET, owns="night.note"),
    "night:edit": unlocked(BOTH, owns="night.note"),
    "night:remove": unlocked(POST, owns="night.note"),
    "night:put-back": unlocked(POST, owns="night.note"),
    # beliefs
    "beliefs:list": unlocked(GET),
    "beliefs:begin": unlocked(POST),
    "beliefs:read": unlocked(GET, owns="beliefs.belief"),
    "beliefs:again": unlocked(POST, owns="beliefs.belief"),
    "beliefs:remove": unlocked(POST, owns="beliefs.belief"),
    "beliefs:put-back": unlocked(POST, owns="beliefs.belief"),
    "beliefs:ask": unlocked(BOTH, "rule", owns="beliefs.belief"),
    "beliefs:keep": unlocked(POST, "rule", owns="beliefs.belief"),
    "beliefs:again-read": unlocked(GET, owns="beliefs.return"),
    "beliefs:again-remove": unlocked(POST, owns="beliefs.return"),
    "beliefs:again-put-back": unlocked(POST, owns="beliefs.return"),
    "beliefs:again-ask": unlocked(BOTH, "seen", owns="beliefs.return"),
    "beliefs:again-keep": unlocked(POST, "seen", owns="beliefs.return"),
    # distance
    "distance:list": unlocked(GET),
    "distance:list-until": unlocked(GET, DAY),
    "distance:begin": unlocked(POST),
    "distance:read": unlocked(GET, owns="walks.distance"),
    "distance:remove": unlocked(POST, owns="walks.distance"),
    "distance:put-back": unlocked(POST, owns="walks.distance"),
    "distance:ask": unlocked(BOTH, "moment", owns="walks.distance"),
    "distance:keep": unlocked(POST, "moment", owns="walks.distance"),
    # letting_go
    "letting_go:list": unlocked(GET),
    "letting_go:list-until": unlocked(GET, DAY),
    "letting_go:begin": unlocked(POST),
    "letting_go:read": unlocked(GET, owns="walks.letting-go"),
    "letting_go:remove": unlocked(POST, owns="walks.letting-go"),
    "letting_go:put-back": unlocked(POST, owns="walks.letting-go"),
    "letting_go:ask": unlocked(BOTH, "what", owns="walks.letting-go"),
    "letting_go:keep": unlocked(POST, "what", owns="walks.letting-go"),
    # friend
    "friend:show": anyone(BOTH),
    # guide
    "together:show": unlocked(GET),
    "together:start": unlocked(GET),
    "together:invite": unlocked(POST),
    "together:accept": unlocked(BOTH),
    "together:confirm": unlocked(POST),
    "together:call-off": unlocked(POST),
    "together:as-seen": unlocked(GET),
    "together:pause": unlocked(POST),
    "together:resume": unlocked(POST),
    "together:leave": unlocked(BOTH),
    "together:withdraw": unlocked(POST, NOBODYS),
    "together:put-back": unlocked(POST, NOBODYS),
    "guide:list": anyone(GET),
    "guide:search": anyone(BOTH),
    "guide:read": anyone(GET, "overthinking"),
    # understanding
    "understanding:list": unlocked(GET),
    "understanding:marked": unlocked(GET, owns="understanding.marks"),
    "understanding:cause": unlocked(BOTH, "betrayal"),
    "understanding:keep": unlocked(POST, "betrayal"),
    "understanding:then-and-now": unlocked(GET),
    "understanding:link-begin": unlocked(POST),
    "understanding:link-read": unlocked(GET, owns="understanding.link"),
    "understanding:link-remove": unlocked(POST, owns="understanding.link"),
    "understanding:link-put-back": unlocked(POST, owns="understanding.link"),
    "understanding:link-ask": unlocked(BOTH, "then", owns="understanding.link"),
    "understanding:link-keep": unlocked(POST, "then", owns="understanding.link"),
    "understanding:story": unlocked(GET),
    "understanding:moment-add": unlocked(BOTH),
    "understanding:moment": unlocked(BOTH, owns="understanding.moment"),
    "understanding:moment-remove": unlocked(POST, owns="understanding.moment"),
    "understanding:moment-put-back": unlocked(POST, owns="understanding.moment"),
    "understanding:attachment": unlocked(GET),
    "understanding:attachment-begin": unlocked(POST),
    "understanding:attachment-read": unlocked(GET, owns="understanding.attachment"),
    "understanding:attachment-remove": unlocked(POST, owns="understanding.attachment"),
    "understanding:attachment-put-back": unlocked(POST, owns="understanding.attachment"),
    "understanding:attachment-ask": unlocked(BOTH, "silence", owns="understanding.attachment"),
    "understanding:attachment-keep": unlocked(POST, "whom", owns="understanding.attachment"),
    # reflections
    "reflections:list": unlocked(GET),
    "reflections:list-until": unlocked(GET, DAY),
    "reflections:about": unlocked(GET, "signs"),
    "reflections:begin": unlocked(POST, "signs"),
    "reflections:read": unlocked(GET, owns="reflections.reflection"),
    "reflections:remove": unlocked(POST, owns="reflections.reflection"),
    "reflections:put-back": unlocked(POST, owns="reflections.reflection"),
    "reflections:ask": unlocked(BOTH, "went-over-it", owns="reflections.reflection"),
    "reflections:keep": unlocked(POST, "went-over-it", owns="reflections.reflection"),
    # urge
    "urge:pause": anyone(GET),
    "urge:begin": unlocked(POST),
    "urge:fears": unlocked(GET),
    "urge:fears-until": unlocked(GET, DAY),
    "urge:read": unlocked(GET, owns="urge.moment"),
    "urge:remove": unlocked(POST, owns="urge.moment"),
    "urge:put-back": unlocked(POST, owns="urge.moment"),
    "urge:ask": unlocked(BOTH, "fear", owns="urge.moment"),
    "urge:keep": unlocked(POST, "fear", owns="urge.moment"),
    # words
    "words:list": unlocked(GET),
    "words:list-until": unlocked(GET, DAY),
    "words:new": unlocked(BOTH),
    "words:new-keep": unlocked(POST),
    "words:so-far": unlocked(POST),
    "words:read": unlocked(GET, owns="words.statement"),
    "words:change": unlocked(BOTH, owns="words.statement"),
    "words:keep": unlocked(POST, owns="words.statement"),
    "words:part": unlocked(BOTH, "feeling", owns="words.statement"),
    "words:aloud": unlocked(GET, owns="words.statement"),
    "words:said-aloud": unlocked(BOTH, owns="words.statement"),
    "words:share": unlocked(BOTH, owns="words.statement"),
    "words:answer": unlocked(POST, owns="words.statement"),
    "words:remove": unlocked(POST, owns="words.statement"),
    "words:put-back": unlocked(POST, owns="words.statement"),
    "words:reply-new": unlocked(POST),
    "words:reply-read": unlocked(GET, owns="words.reply"),
    "words:reply-change": unlocked(BOTH, owns="words.reply"),
    "words:reply-keep": unlocked(POST, owns="words.reply"),
    "words:reply-part": unlocked(BOTH, "heard", owns="words.reply"),
    "words:reply-heard": unlocked(BOTH, owns="words.reply"),
    "words:reply-share": unlocked(BOTH, owns="words.reply"),
    "words:reply-remove": unlocked(POST, owns="words.reply"),
    "words:reply-put-back": unlocked(POST, owns="words.reply"),
    "words:heard-read": unlocked(GET, owns="words.heard"),
    "words:heard-remove": unlocked(POST, owns="words.heard"),
    "words:heard-put-back": unlocked(POST, owns="words.heard"),
    # chapters
    "chapters:list": unlocked(GET),
    "chapters:new": unlocked(BOTH),
    "chapters:first-evening": unlocked(GET),
    "chapters:read": unlocked(GET, owns="chapters.chapter"),
    "chapters:change": unlocked(BOTH, owns="chapters.chapter"),
    "chapters:share": unlocked(BOTH, owns="chapters.chapter"),
    "chapters:remove": unlocked(POST, owns="chapters.chapter"),
    "chapters:put-back": unlocked(POST, owns="chapters.chapter"),
    # tracks
    "tracks:show": unlocked(GET),
    "tracks:choose": unlocked(BOTH),
    "tracks:remove": unlocked(POST, owns="tracks.track"),
    "tracks:put-back": unlocked(POST, owns="tracks.track"),
    # promises
    "promises:list": unlocked(GET),
    "promises:days": unlocked(GET),
    "promises:own-days": unlocked(GET),
    "promises:start": unlocked(GET),
    "promises:new": unlocked(BOTH),
    "promises:answer": unlocked(POST, owns="promises.report"),
    "promises:report-remove": unlocked(POST, owns="promises.report"),
    "promises:report-put-back": unlocked(POST, owns="promises.report"),
    "promises:answer-remove": unlocked(POST, owns="promises.answer"),
    "promises:answer-put-back": unlocked(POST, owns="promises.answer"),
    "promises:meaning-remove": unlocked(POST, owns="promises.meaning"),
    "promises:meaning-put-back": unlocked(POST, owns="promises.meaning"),
    "promises:repair-read": unlocked(GET, owns="promises.repair"),
    "promises:repair-share": unlocked(POST, owns="promises.repair"),
    "promises:repair-remove": unlocked(POST, owns="promises.repair"),
    "promises:repair-put-back": unlocked(POST, owns="promises.repair"),
    "promises:repair-ask": unlocked(BOTH, "happened", owns="promises.repair"),
    "promises:repair-keep": unlocked(POST, "happened", owns="promises.repair"),
    "promises:show": unlocked(GET, owns="promises.promise"),
    "promises:end": unlocked(POST, owns="promises.promise"),
    "promises:go-on": unlocked(POST, owns="promises.promise"),
    "promises:again": unlocked(POST, owns="promises.promise"),
    "promises:remove": unlocked(POST, owns="promises.promise"),
    "promises:put-back": unlocked(POST, owns="promises.promise"),
    "promises:day": unlocked(GET, DAY, owns="promises.promise"),
    "promises:tell": unlocked(POST, DAY, owns="promises.promise"),
    "promises:move": unlocked(POST, DAY, owns="promises.promise"),
    "promises:meaning": unlocked(POST, DAY, owns="promises.promise"),
    "promises:mend": unlocked(POST, DAY, owns="promises.promise"),
    # boundaries
    "boundaries:list": unlocked(GET),
    "boundaries:start": unlocked(GET),
    "boundaries:new": unlocked(BOTH),
    "boundaries:new-keep": unlocked(POST),
    "boundaries:so-far": unlocked(POST),
    "boundaries:read": unlocked(GET, owns="boundaries.boundary"),
    "boundaries:change": unlocked(BOTH, owns="boundaries.boundary"),
    "boundaries:keep": unlocked(POST, owns="boundaries.boundary"),
    "boundaries:part": unlocked(BOTH, "need", owns="boundaries.boundary"),
    "boundaries:review": unlocked(BOTH, owns="boundaries.boundary"),
    "boundaries:retire": unlocked(BOTH, owns="boundaries.boundary"),
    "boundaries:bring-back": unlocked(POST, owns="boundaries.boundary"),
    "boundaries:share": unlocked(BOTH, owns="boundaries.boundary"),
    "boundaries:remove": unlocked(POST, owns="boundaries.boundary"),
    "boundaries:put-back": unlocked(POST, owns="boundaries.boundary"),
    # support
    "support:show": anyone(GET),
    "support:safe": anyone(BOTH),
    "support:therapist": anyone(GET),
}
