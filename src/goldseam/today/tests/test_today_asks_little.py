"""Today: how it is, one small thing, what waits tonight; kind on day one, read in one query."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldseam.beliefs.documents import Belief
from goldseam.calm.documents import CalmSession
from goldseam.checkins.documents import Answer, CheckIn
from goldseam.drafts.documents import Draft
from goldseam.drawers.uuid7 import made_at, uuid7
from goldseam.journal.documents import Entry, Tag
from goldseam.night.documents import Note, night_of
from goldseam.people import accounts
from goldseam.people.preferences import Preferences
from goldseam.people.visits import Visit
from goldseam.today.documents import Said, SmallThingAnswer
from goldseam.today.greeting import greeting
from goldseam.today.looking import Today, look
from goldseam.today.week import week
from goldseam.ui.words import library
from goldseam.urge.documents import Moment


@pytest.fixture
def today(alice, browser_of):
    """today() is the page as Alice sees it."""

    def page() -> str:
        return browser_of(alice).get("/today/").content.decode()

    return page


def add(account, document, at=None):
    at = at or timezone.now()
    day = Preferences(time_zone="Europe/Berlin").today(at)
    return account.drawer.add(document, day=day, now=at)


def local(at: datetime) -> datetime:
    return Preferences(time_zone="Europe/Berlin").local(at)


def test_an_identifier_tells_when_it_was_made(now):
    assert abs(made_at(uuid7(now)) - now) < timedelta(milliseconds=1)


@pytest.mark.django_db
def test_the_first_day_is_kind_and_useful(browser_of):
    import os

    from goldseam import vault

    how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
    mara = accounts.join("Mara", "a passphrase", time_zone="UTC", now=timezone.now(), how=how)
    page = browser_of(mara).get("/today/").content.decode()
    assert "nothing here has to be filled in" in page
    assert "One small thing, because this is your first day here" in page
    assert "recovery code" not in page
    assert "The last seven days" not in page


def test_an_older_account_isnt_greeted_as_new(alice, today, monkeypatch):
    monkeypatch.setattr("goldseam.today.looking.made_at", lambda id: timezone.now() - timedelta(9))
    assert "has to be filled in" not in today()


def test_who_has_words_from_before_isnt_greeted_as_new(alice, today, monkeypatch):
    monkeypatch.setattr("goldseam.today.looking.made_at", lambda id: timezone.now())
    assert "has to be filled in" in today()
    yesterday = timezone.now() - timedelta(days=1)
    add(alice, Entry(text="A day.", written_at=yesterday), yesterday)
    assert "has to be filled in" not in today()


def test_three_queries_show_it_however_much_there_is(alice, browser_of, django_assert_num_queries):
    now = timezone.now()
    for age in range(14):
        at = now - timedelta(days=age)
        add(alice, CheckIn(at=at, answer=Answer(distress=5)), at)
        add(alice, CalmSession(exercise="breathing@1", at=at, before=7, after=4), at)
        add(alice, Entry(text="A day.", written_at=at), at)
    browser = browser_of(alice)
    with django_assert_num_queries(3):  # the visit, these days, and what may be older
        browser.get("/today/")


def at_noon(account) -> Today:
    """Today as somebody sees it in the middle of the day."""
    now = timezone.now().replace(hour=11, minute=0)
    person = account.person
    visit = Visit(now, b"", person.id, person.name, False, person.drawer_id, account.keys)
    return look(visit, library())


def test_a_fear_of_these_days_and_a_belief_of_these_weeks_are_taken_up(alice):
    noon = timezone.now().replace(hour=11, minute=0)
    first, then = noon - timedelta(days=15), noon - timedelta(days=1)
    rule = Belief(wording="beliefs@1", begun_at=first, rule="They leave", come_back="two-weeks")
    add(alice, rule, first)
    assert at_noon(alice).offer.thing.id == "back-to-a-belief"
    add(alice, Moment(wording="urge@1", begun_at=then, fear="A lie"), then)
    today = at_noon(alice)
    assert today.offer.thing.id == "look-back-on-a-fear"
    assert today.leads_to == "/urge/fears/"


def test_done_and_not_today_are_remembered_until_tomorrow(alice, browser_of):
    browser = browser_of(alice)
    first = browser.get("/today/").content.decode()
    thing = first.split('name="thing" value="')[1].split('"')[0]
    answer = {"thing": thing, "said": "not-today"}
    second = browser.post("/today/small-thing/", answer, follow=True).content.decode()
    assert f'value="{thing}"' not in second
    thing = second.split('name="thing" value="')[1].split('"')[0]
    answer = {"thing": thing, "said": "not-today"}
    assert (
        "Nothing more for today"
        in browser.post("/today/small-thing/", answer, follow=True).content.decode()
    )
    for kept in alice.drawer.read(SmallThingAnswer).of(SmallThingAnswer):
        alice.drawer.remove(type(kept.document), kept.id, now=timezone.now())
    answer = {"thing": "water", "said": "done"}
    assert (
        "That was today’s small thing"
        in browser.post("/today/small-thing/", answer, follow=True).content.decode()
    )


def test_an_answer_can_be_undone(alice, bob, browser_of):
    browser = browser_of(alice)
    page = browser.post("/today/small-thing/", {"thing": "water", "said": "done"}, follow=True)
    assert "Noted as done. Only you can see it." in page.content.decode()
    (kept,) = alice.drawer.read(SmallThingAnswer).of(SmallThingAnswer)
    address = f"/today/small-thing/{kept.id}/undo/"
    assert f'action="{address}"' in page.content.decode()
    assert browser_of(bob).post(address).status_code == 404
    assert "One small thing" in browser.post(address, follow=True).content.decode()


def test_yesterdays_answers_are_yesterdays(alice, today):
    yesterday = timezone.now() - timedelta(days=1)
    add(alice, SmallThingAnswer(thing="water@1", said=Said.DONE, at=yesterday), yesterday)
    assert "One small thing" in today()


def test_an_exercise_done_today_is_todays_small_thing(alice, today):
    now = timezone.now()
    add(alice, CalmSession(exercise="breathing@1", at=now, finished=True), now)
    assert "That was today’s small thing" in today()


@pytest.mark.parametrize("answer", [{"thing": "unheard-of", "said": "done"}, {"said": "done"}, {}])
def test_an_answer_to_nothing_is_nothing(alice, browser_of, answer):
    assert browser_of(alice).post("/today/small-thing/", answer).status_code == 302
    assert alice.drawer.read(SmallThingAnswer).of(SmallThingAnswer) == []


def test_what_was_noted_in_the_journal_gives_the_reason(alice, today):
    now = timezone.now()
    add(alice, Entry(text="Late.", written_at=now, tags=(Tag("trigger", "late home"),)))
    page = today()
    assert "you noted a trigger today" in page or "because it is late" in page
    assert "late home" not in page


def test_the_night_waits_until_it_is_written(alice, today):
    assert "Five minutes at night" in today()
    now = timezone.now()
    note = Note(good=("Tea.",), written_at=now)
    kept = alice.drawer.add(note, day=night_of(local(now)), now=now)
    assert "Begun. It is enough as it is" in today()
    alice.drawer.change(kept, Note(good=("Tea.",), written_at=now, closed_at=now))
    assert "Written. The day may rest." in today()


def test_something_unfinished_waits_without_its_words(alice, today):
    now = timezone.now()
    kept = add(alice, Draft(place="journal-new", fields={"text": ["He was late"]}, at=now))
    page = today()
    assert "Something you began to write" in page
    assert f"/journal/new/{kept.id}/" in page
    assert "He was late" not in page


def test_the_recovery_code_is_asked_back_once_it_is_due(alice, today, browser_of):
    accounts.choose(alice, recovery_shown_on=timezone.now().date() - timedelta(days=2))
    alice.person.refresh_from_db()
    assert "/account/recovery/confirm/" in today()
    accounts.choose(alice, recovery_confirmed=True)
    assert "/account/recovery/confirm/" not in today()


def test_a_week_shows_each_number_on_its_day_and_leaves_gaps_empty(alice, now):
    found = []
    for age, level in ((0, 3), (2, 6), (2, 4), (9, 10)):
        at = now - timedelta(days=age)
        found.append(alice.drawer.add(
            CheckIn(at=at, answer=Answer(distress=level)), day=at.date(), now=at
        ))  # fmt: skip
    seen = week(found, now.date())
    assert [list(day.levels) for day in seen.days] == [[], [], [], [], [4, 6], [], [3]]
    assert seen.is_enough
    assert {dot.x for day in seen.days for dot in day.dots} == {180, 260}
    ten, nought = week([found[3]], found[3].day).days[-1].dots[0].y, 88
    assert (ten, nought) == (8, 88)


def test_one_day_is_no_picture_yet(alice, today):
    add(alice, CheckIn(at=timezone.now(), answer=Answer(distress=5)))
    assert "The last seven days" not in today()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(1, "Hello, Mara"), (6, "Good morning, Mara"), (13, "Good afternoon, Mara"),
     (18, "Good evening, Mara"), (23, "Good evening, Mara")],
)  # fmt: skip
def test_the_greeting_fits_the_clock(hour, words):
    assert greeting(datetime(2026, 11, 22, hour, tzinfo=UTC), "Mara") == words


def test_who_is_locked_is_asked_to_unlock(alice, browser_of):
    answer = browser_of(alice, locked=True).get("/today/")
    assert answer["Location"] == "/unlock/?next=%2Ftoday%2F"


def test_words_come_forward_once_there_is_a_number(alice, today):
    assert "<summary>Or a word for it</summary>" in today()
    add(alice, CheckIn(at=timezone.now(), answer=Answer(distress=5)))
    assert "Or a word for it" not in today()


def test_a_page_without_scripts_has_a_button_for_every_tap(alice, today):
    page = today()
    assert page.count('name="distress" value="') == 11
    assert page.count('name="feeling" value="') == 8
    assert page.split("<main")[1].count('class="button"') == 1  # one filled button a screen
