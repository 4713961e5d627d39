"""After a miss: three answers for oneself first; shared, they lay a row of dots."""

import re
from datetime import timedelta

import pytest

from goldseam.promises.tests.conftest import TONIGHT, make, seen, tell, text, words

pytestmark = pytest.mark.django_db
DAY = "2026-11-23"
ANSWERS = {
    "happened": "I looked up at nine.",
    "meant": "That you sat there alone.",
    "plan": "I set an alarm.",
}


@pytest.fixture
def missed(couple, window):
    """A promise of Alice's to Bob that she says wasn't kept."""
    hers = window(couple[0])
    at = make(hers)
    assert tell(hers, at, DAY, "not-kept").headers["Location"] == f"{at}{DAY}/"
    return hers, window(couple[1]), at


def walk(client, begin: str, **said: str) -> str:
    """Answer its questions; return the address of what was written."""
    at = client.post(begin).headers["Location"]
    while found := re.search(r"/([a-z]+)/$", at):
        if found[1] not in ANSWERS:
            break
        window = re.search(r'name="_window" value="([^"]*)"', text(client.get(at)))[1]
        sent = {"answer": said.get(found[1], ANSWERS[found[1]]), "_window": window}
        at = client.post(at, sent).headers["Location"]
    return at


def test_a_miss_leads_to_mending_and_asks_no_more_than_three_things(missed):
    hers, _, at = missed
    assert "It can be mended where it broke" in text(hers.get(f"{at}{DAY}/"))
    page = text(hers.get(walk(hers, f"{at}{DAY}/repair/begin/")))
    assert all(said in page for said in ANSWERS.values())


def test_what_is_written_after_a_miss_is_private_until_it_is_shared(missed):
    hers, his, at = missed
    pages = (f"{at}{DAY}/", at, "/promises/", "/promises/days/", "/together/")
    before = [seen(his, page) for page in pages]
    mine = walk(hers, f"{at}{DAY}/repair/begin/")
    assert [seen(his, page) for page in pages] == before
    assert his.get(mine).status_code == 404
    hers.post(f"{mine}share/")
    page = words(seen(his, f"{at}{DAY}/"))
    assert all(said in page for said in ANSWERS.values())
    assert "One that wasn’t has been mended." in words(seen(his, "/promises/"))


def test_a_change_to_it_stays_private_until_it_is_shared_again(missed):
    hers, his, at = missed
    mine = walk(hers, f"{at}{DAY}/repair/begin/")
    hers.post(f"{mine}share/")
    hers.post(f"{mine}plan/", {"answer": "Two alarms.", "_window": "w"})
    assert "Two alarms." not in seen(his, f"{at}{DAY}/")
    assert "still sees what you shared" in text(hers.get(mine))
    hers.post(f"{mine}share/")
    assert "Two alarms." in seen(his, f"{at}{DAY}/")


def test_a_shared_repair_opens_for_both_and_can_be_withdrawn(missed):
    hers, his, at = missed
    hers.post(f"{walk(hers, f'{at}{DAY}/repair/begin/')}share/")
    link = re.search(r'href="(/promises/repair/[^"]+)"', text(his.get("/together/")))[1]
    for client in (hers, his):
        assert "I set an alarm." in text(client.get(link, follow=True))
    withdraw = link.replace("/promises/repair/", "/together/") + "withdraw/"
    hers.post(withdraw)
    assert "I set an alarm." not in seen(his, f"{at}{DAY}/")
    assert "One gap can still be mended." in words(seen(his, "/promises/"))


def test_there_is_one_repair_for_a_day(missed):
    hers, _, at = missed
    first = walk(hers, f"{at}{DAY}/repair/begin/")
    assert hers.post(f"{at}{DAY}/repair/begin/").headers["Location"] == first


def test_only_a_miss_is_mended(couple, window):
    hers = window(couple[0])
    at = make(hers)
    assert hers.post(f"{at}{DAY}/repair/begin/").status_code == 404
    tell(hers, at, DAY)
    assert hers.post(f"{at}{DAY}/repair/begin/").status_code == 404


def test_what_a_miss_meant_is_said_by_who_had_counted_on_it(missed):
    hers, his, at = missed
    assert hers.post(f"{at}{DAY}/meaning/", {"text": "Nothing"}).status_code == 404
    assert his.post(f"{at}{DAY}/meaning/", {"text": ""}).status_code == 422
    his.post(f"{at}{DAY}/meaning/", {"text": "I waited at the window."})
    assert "What it meant to Bob" in text(hers.get(f"{at}{DAY}/"))
    assert "I waited at the window." in seen(hers, f"{at}{DAY}/")
    his.post(f"{at}{DAY}/meaning/", {"text": "I waited."})
    assert "changed on" in seen(hers, f"{at}{DAY}/")


def test_words_about_a_miss_are_not_lost_when_it_is_none_any_more(missed):
    hers, his, at = missed
    tell(hers, at, DAY, "late")
    answered = his.post(f"{at}{DAY}/meaning/", {"text": "I waited at the window."})
    assert answered.status_code == 422
    assert "I waited at the window." in text(answered)


def test_a_gap_stays_mendable_however_long_ago(alice, window):
    hers = window(alice)
    at = make(hers, to="oneself")
    tell(hers, at, DAY, "not-kept")
    late = window(alice, TONIGHT + timedelta(days=200))
    assert "Can still be mended" in text(late.get("/promises/"))
    walk(late, f"{at}{DAY}/repair/begin/")
    assert "One that wasn’t has been mended." in words(seen(late, "/promises/"))
    assert "Can still be mended" not in text(late.get("/promises/"))


def test_a_gap_can_also_be_gilded_when_it_was_kept_after_all(missed):
    hers, his, at = missed
    tell(hers, at, DAY, "late")
    assert "1 of 1 kept. One of them late." in words(seen(his, "/promises/"))
