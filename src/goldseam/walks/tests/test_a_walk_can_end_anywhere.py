"""Distance and letting go: short paths with a way out at every step."""

import pytest

from goldseam.walks.documents import Distance, LettingGo

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


def _begin(browser, room: str) -> str:
    first = browser.post(f"/{room}/begin/").headers["Location"]
    return first[: first[:-1].rindex("/") + 1]


def test_why_somebody_stepped_back_is_kept_and_shown(alice, browser):
    at = _begin(browser, "distance")
    for question, answer in (
        ("moment", "He looked at his phone"), ("form", ["silent", "busy"]), ("needs", ["quiet"]),
        ("gives", "Air"), ("keeps-out", "His hand"), ("said-simply", "Give me an hour"),
    ):  # fmt: skip
        last = browser.post(f"{at}{question}/", {"answer": answer})
    assert last.headers["Location"] == at
    text = browser.get(at).content.decode()
    for shown in ("He looked at his phone", "I say less, or nothing", "Give me an hour"):
        assert shown in text
    (kept,) = alice.drawer.read(Distance).of(Distance)
    assert kept.document.form == ("silent", "busy")


@pytest.mark.parametrize(
    ("answer", "said"),
    [("pressed", "Then it can wait"), ("still-happening", "no time to let go")],
)
def test_letting_go_stops_where_it_isnt_safe_or_wanted(browser, answer, said):
    at = _begin(browser, "letting-go")
    ended = browser.post(f"{at}wanted/", {"answer": answer}, follow=True)
    assert ended.redirect_chain[-1][0] == at
    text = ended.content.decode()
    assert said in text
    assert "Go on where you were" not in text


def test_letting_go_goes_on_where_it_is_wanted(browser):
    at = _begin(browser, "letting-go")
    assert browser.post(f"{at}wanted/", {"answer": "yes"}).headers["Location"] == f"{at}what/"


def test_letting_go_is_never_reminded_of(alice, browser):
    at = _begin(browser, "letting-go")
    browser.post(f"{at}wanted/", {"answer": "yes"})
    browser.post(f"{at}what/", {"answer": "That summer", "_later": "yes"})
    today = browser.get("/today/").content.decode()
    assert "letting-go" not in today
    assert "That summer" not in today
    assert "That summer" in browser.get("/letting-go/").content.decode()


def test_a_walk_is_found_by_its_words(browser):
    at = _begin(browser, "letting-go")
    browser.post(f"{at}what/", {"answer": "That summer in Lisbon"})
    browser.post("/journal/search/", {"words": "lisbon"})
    found = browser.get("/journal/search/").content.decode()
    assert at in found


def test_what_is_removed_comes_back(alice, browser):
    at = _begin(browser, "distance")
    browser.post(f"{at}moment/", {"answer": "A look"})
    browser.post(f"{at}remove/")
    assert browser.get(at).status_code == 404
    assert browser.post(f"{at}put-back/").headers["Location"] == at
    assert "A look" in browser.get(at).content.decode()
    assert len(alice.drawer.read(LettingGo, Distance).of(Distance)) == 1
