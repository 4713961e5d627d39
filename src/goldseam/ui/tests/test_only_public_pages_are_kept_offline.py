"""The worker keeps what anybody may see and nothing else; its cache changes with its content."""

import json

import pytest
from django.test import Client

from goldseam.ui import pwa
from goldseam.ui.rescue import SECRETS
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> dict:
    script = Client().get("/sw.js").content.decode()
    return json.loads(script.split("const KEPT = ")[1].split(";\n")[0])


def test_the_worker_may_look_after_every_page_and_is_asked_for_anew():
    answer = Client().get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]


def test_every_page_it_keeps_is_open_to_anybody_and_sets_no_cookie(kept):
    assert len(kept["pages"]) == 7 + len(library().guide)
    for address in (kept["offline"], *kept["pages"]):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_every_file_a_kept_page_asks_for_is_kept_too(kept):
    for address in (kept["offline"], *kept["pages"]):
        page = Client().get(address).content.decode()
        wanted = [part.split('"')[0] for part in page.split('href="/static/')[1:]]
        wanted += [part.split('"')[0] for part in page.split('src="/static/')[1:]]
        wanted = [f"/static/{name}" for name in wanted if not name.endswith(".png")]
        assert wanted
        assert set(wanted) <= set(kept["files"])


def test_a_form_that_holds_a_secret_is_never_shown_again(kept):
    assert set(kept["secrets"]) == SECRETS


def test_the_name_of_the_cache_changes_with_what_is_in_it(kept, tmp_path, monkeypatch):
    changed = tmp_path / "worker.js"
    changed.write_text(pwa.WORKER.read_text() + "// changed\n")
    monkeypatch.setattr(pwa, "WORKER", changed)
    monkeypatch.setattr(pwa, "_worker", pwa._worker.__wrapped__)
    assert kept["name"] not in Client().get("/sw.js").content.decode()


def test_browsers_robots_and_password_managers_find_what_they_ask_for():
    browser = Client()
    assert browser.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
    assert "favicon" in browser.get("/favicon.ico")["Location"]
    assert browser.get("/.well-known/change-password")["Location"] == "/account/passphrase/"


def test_the_app_can_be_installed_under_a_neutral_name():
    manifest = Client().get("/manifest.webmanifest").json()
    assert manifest["name"] == "Goldseam"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    assert "trust" not in json.dumps(manifest)
