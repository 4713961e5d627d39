"""`goldseam check` finds what is wrong with a host: an identifier, what it is, what would help."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from goldseam.config import checks, environment


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


def found(data, **variables):
    place = environment.read({"GOLDSEAM_DATA": str(data), **variables})
    return [finding.id.removeprefix("goldseam.") for finding in checks.host(place)]


def test_a_fresh_folder_has_nothing_wrong_with_it(data):
    assert found(data) == []


def test_a_folder_others_can_look_into(data):
    data.chmod(0o755)
    assert found(data) == ["E002"]


def test_a_folder_that_is_not_there(tmp_path):
    assert found(tmp_path / "nowhere") == ["E001"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_that_belongs_to_somebody_else(data):
    os.chown(data, 12345, -1)
    assert found(data) == ["E013"]


@pytest.mark.parametrize("name", ["secret.key", "goldseam.sqlite3", "goldseam.sqlite3-wal"])
def test_a_file_others_can_read(data, name):
    (data / name).write_text("x" * 64)
    (data / name).chmod(0o640)
    assert found(data) == ["E003"]


def test_a_secret_that_protects_nothing(data):
    (data / "secret.key").write_text("secret")
    (data / "secret.key").chmod(0o600)
    assert found(data) == ["E004"]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://goldseam.example.org", ["E005"]),
        ("http://192.168.1.20:8000", ["E005"]),
        ("http://localhost:8000", []),
        ("http://127.0.0.1:8000", []),
        ("http://[::1]:8000", []),
        ("https://goldseam.example.org", ["W006"]),
    ],
)
def test_passphrases_never_travel_unprotected(data, origin, expected):
    assert found(data, GOLDSEAM_ORIGIN=origin) == expected


def test_an_open_address_with_a_local_name(data):
    assert found(data, GOLDSEAM_HOST="0.0.0.0") == ["W001"]  # noqa: S104


def test_a_clock_that_is_behind():
    assert [f.id for f in checks._clock(datetime(2020, 1, 1, tzinfo=UTC))] == ["goldseam.W003"]
    assert [*checks._clock(datetime.now(UTC))] == []


def test_helplines_that_nobody_has_checked_for_long():
    later = datetime.now(UTC) + timedelta(days=4000)
    assert [finding.id for finding in checks.content(later)] == ["goldseam.W004"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite
def test_a_database_that_does_not_wait_for_the_disk():
    assert checks.database(None) == []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    assert [finding.id for finding in checks.database(None)] == ["goldseam.E012"]
    connection.close()


def test_every_finding_says_what_would_help(data):
    data.chmod(0o777)
    (data / "secret.key").write_text("short")
    place = environment.read({"GOLDSEAM_DATA": str(data), "GOLDSEAM_ORIGIN": "http://a.example"})
    findings = list(checks.host(place))
    assert len(findings) >= 3
    for finding in findings:
        assert finding.hint
        assert finding.hint in checks.said(finding)
