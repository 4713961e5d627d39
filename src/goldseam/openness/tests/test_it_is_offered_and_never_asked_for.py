"""Who opens, offers, changes and revokes; the other can thank, once, and nothing else."""

import re
from datetime import timedelta

import pytest
from tests.forms import forms_in

from goldseam.openness.documents import Agreement, Thanks
from goldseam.openness.tests.conftest import WORDS, agreement, main, offer, page_of, today
from goldseam.openness.urls import urlpatterns
from goldseam.together import leaving

pytestmark = pytest.mark.django_db

ALIKE = re.compile(r"[0-9a-f-]{36}|\d+")


def forms(client, address: str) -> list[str]:
    """Where the forms of a page lead, but for those that stand on every page."""
    client.get(address)  # a notice of what was just done, with its undo, is said once
    page = client.get(address).content.decode()
    page = page[page.index("<main") : page.index("</main>")]
    return [form.to for form in forms_in(page, address)]


def together(client) -> str:
    page = client.get("/together/").content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_what_is_offered_both_see(hers, his):
    offer(hers)
    assert WORDS in main(hers)
    assert "Alice opens" in main(his)
    assert WORDS in main(his, page_of(his))


def test_nothing_is_offered_before_it_was_looked_at(hers, his):
    hers.post("/openness/new/", {"what": WORDS, "day": today().isoformat()})
    assert WORDS not in main(his)


def test_nothing_can_be_asked_for(hers, his):
    """On the page of what the other opens, thanks are the only form there is."""
    offer(hers)
    at = page_of(his)
    assert forms(his, at) == [f"{at}thank/"]
    assert forms(his, "/openness/") == []
    assert not re.search(r"\b(ask|request|remind|renew|extend)\b", main(his, at), re.I)
    names = {one.name for one in urlpatterns}
    assert names == {
        "list", "new", "new-from", "read", "change", "anew", "thank", "take-back", "put-back",
        "thanks-take-back", "thanks-put-back",
    }  # fmt: skip


def test_only_the_offerer_changes_revokes_or_offers_anew(hers, his):
    offer(hers)
    at, before = page_of(his), main(hers)
    sent = {"what": "Everything", "day": today().isoformat(), "_offer": "yes"}
    assert his.get(f"{at}change/").status_code == 404
    assert his.post(f"{at}change/", sent).status_code == 404
    assert his.get(f"{at}anew/").status_code == 404
    assert his.post(f"{at}take-back/").status_code == 404
    assert main(hers) == before
    offer(hers, "Only on Fridays.", to=f"{at}change/")
    assert "Only on Fridays." in main(his)
    assert "changed today" in main(his, at)


def test_the_offerer_cannot_thank_themselves(hers):
    offer(hers)
    at = page_of(hers)
    assert hers.post(f"{at}thank/", {"text": "well done"}).status_code == 404


def test_the_other_can_thank_once_and_take_it_back(hers, his, couple, drawer_of):
    offer(hers)
    at = page_of(his)
    for text in ("That helps.", "Twice"):
        his.post(f"{at}thank/", {"text": text})
    assert len(drawer_of(couple[1]).read(Thanks).of(Thanks)) == 1
    assert "That helps." in main(hers, at)
    [back] = forms(his, at)
    his.post(back)
    assert "That helps." not in main(hers, at)
    assert forms(his, at) == [f"{at}thank/"]
    his.post(back.replace("take-back", "put-back"))
    assert "That helps." in main(hers, at)


def test_thanks_need_no_words(hers, his):
    offer(hers)
    at = page_of(his)
    his.post(f"{at}thank/")
    assert "Bob thanks you" in main(hers, at)


def test_revoked_leaves_no_trace_on_the_others_pages(hers, his):
    empty = main(his), together(his)
    offer(hers)
    at = page_of(his)
    his.post(f"{at}thank/")
    hers.post(f"{at}take-back/")
    assert (main(his), together(his)) == empty
    assert his.get(at).status_code == 404
    assert his.post(f"{at}thank/", {"text": "x"}).status_code == 404


def test_words_of_thanks_stay_their_authors_when_what_they_thanked_for_is_gone(hers, his):
    """Listed among what he shares, to be withdrawn or taken along, without what it was for."""
    offer(hers)
    at = page_of(his)
    his.post(f"{at}thank/", {"text": "That helps."})
    hers.post(f"{at}take-back/")
    assert "That helps." in together(his)
    assert WORDS not in together(his)


def test_revoking_is_at_once_and_can_be_undone(hers, his):
    offer(hers)
    at = page_of(hers)
    hers.post(f"{at}take-back/")
    assert WORDS not in main(his)
    hers.post(f"{at}put-back/")
    assert WORDS in main(his)


def test_what_was_offered_by_mistake_is_undone_from_the_notice(hers, his):
    offer(hers)
    undo = re.search(r'action="(/openness/[0-9a-f-]+/take-back/)"', hers.get("/openness/").text)[1]
    hers.post(undo)
    assert WORDS not in main(his)


def test_ended_shows_to_neither_as_open(hers, his, couple, drawer_of, now):
    over = agreement(today() - timedelta(days=1))
    kept = drawer_of(couple[0]).add(over, day=today(), now=now)
    assert "You open<" not in main(hers)
    assert "Over, seen by you alone" in main(hers)
    assert WORDS not in main(his)
    assert WORDS not in together(his)
    assert WORDS not in together(hers)
    assert his.get(f"/openness/{kept.id}/").status_code == 404


def test_ended_and_revoked_look_the_same_to_the_other(hers, his, couple, drawer_of, now):
    offer(hers)
    at = page_of(his)
    hers.post(f"{at}take-back/")
    revoked = [main(his), together(his), his.get(at)]
    over = drawer_of(couple[0]).add(agreement(today() - timedelta(days=1)), day=today(), now=now)
    ended = [main(his), together(his), his.get(f"/openness/{over.id}/")]
    assert ended[:2] == revoked[:2]
    assert ended[2].status_code == revoked[2].status_code == 404
    assert ALIKE.sub("", ended[2].text) == ALIKE.sub("", revoked[2].text)


def test_what_is_over_can_be_offered_anew_by_its_owner(hers, his, couple, drawer_of, now):
    over = agreement(today() - timedelta(days=1))
    kept = drawer_of(couple[0]).add(over, day=today(), now=now)
    assert WORDS in hers.get(f"/openness/{kept.id}/anew/").text
    assert hers.get(f"/openness/{kept.id}/change/").status_code == 404
    offer(hers)
    assert WORDS in main(his)


def test_the_same_offer_sent_twice_is_one(hers, couple, drawer_of):
    offer(hers)
    offer(hers)
    assert len(drawer_of(couple[0]).read(Agreement).of(Agreement)) == 1


def test_for_somebody_alone_it_explains_and_offers_nothing(alice, browser_of):
    client = browser_of(alice)
    assert "For one alone there is nothing to do" in main(client)
    assert forms(client, "/openness/") == []
    assert client.get("/openness/new/").headers["Location"] == "/openness/"


def test_while_the_space_is_paused_nothing_is_offered_and_no_word_is_lost(hers, his, couple):
    leaving.pause(couple[1].person.id)
    answer = hers.post(
        "/openness/new/", {"what": WORDS, "day": today().isoformat(), "_offer": "yes"}
    )
    assert answer.status_code == 409
    assert WORDS in answer.text
    leaving.resume(couple[1].person.id)
    assert WORDS not in main(his)


@pytest.mark.parametrize(
    "sent",
    [
        {"what": ""},
        {"day": ""},
        {"day": "soon"},
        {"day": "2020-01-01"},
        {"other_day": "9999-12-31"},
    ],
)
def test_what_doesnt_fit_is_said_and_the_words_are_still_there(hers, his, sent):
    answer = hers.post(
        "/openness/new/", {"what": WORDS, "day": today().isoformat(), "_offer": "yes", **sent}
    )
    assert answer.status_code == 422
    assert sent.get("what", WORDS) in answer.text
    assert 'role="alert"' in answer.text
    assert WORDS not in main(his)


def test_what_is_typed_is_a_private_draft_until_it_is_offered(hers, his):
    hers.post("/drafts/openness-new/", {"what": WORDS, "_window": "w1"})
    page = hers.get("/openness/new/").text
    assert WORDS in page
    assert "This is what you had begun" in page
    assert WORDS not in main(his)
    continues = re.search(r'name="_continues" value="([^"]+)"', page)[1]
    sent = {"what": WORDS, "day": today().isoformat(), "_window": "w2", "_continues": continues}
    hers.post("/openness/new/", {**sent, "_offer": "yes"})
    assert WORDS not in hers.get("/openness/new/").text


def test_words_said_another_way_come_back_with_their_day(hers):
    day = (today() + timedelta(days=5)).isoformat()
    page = hers.post("/openness/new/", {"what": WORDS, "day": day, "_again": "yes"}).text
    assert WORDS in page
    assert f'value="{day}"' in page


def test_leaving_takes_along_what_one_opened(hers, his, couple, now):
    offer(hers)
    at = page_of(his)
    leaving.leave(couple[0], taking=[Agreement.KIND, Thanks.KIND], now=now)
    assert WORDS in main(hers)
    assert WORDS in main(hers, page_of(hers))
    assert forms(hers, page_of(hers)) == []
    assert his.get(at).status_code == 404


def test_reading_it_leaves_no_trace_with_the_one_who_offered(hers, his):
    offer(hers)
    at = page_of(hers)
    before = main(hers), main(hers, at)
    his.get("/openness/")
    his.get(page_of(his))
    his.post(f"{at}thank/", {"text": "x" * 2_000})
    assert (main(hers), main(hers, at)) == before
