"""The clock stands where a test says, for whoever opens a page."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone


@pytest.fixture
def at(monkeypatch) -> Callable[[datetime], datetime]:
    def stop(moment: datetime) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return stop


@pytest.fixture
def read() -> Callable[..., str]:
    """read(browser, address): what stands on a page."""

    def page(browser, address: str) -> str:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    return page
