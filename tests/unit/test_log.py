"""The log tells what happened to the program, never to whom."""

import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from certdesk.domain.errors import RuleBroken
from certdesk.log import open_log, scrub
from tests.builders import form

PLANTED = (
    "ياقوت المثالي",
    "سمسمُ",
    "\ufed3\ufef2",
    "example@mail.example",
    "0550 00 00 01",
    "+213550000001",
    "201700000001",
    "100000017",
    "02/01/1998",
    "1998-01-02",
    "'Semsem ELMITHALI'",
    '"Semsem"',
    "٠٥٥٠٠٠٠٠٠١",
)


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """The program's logger, left afterwards as it was before."""
    root = logging.getLogger("certdesk")
    before = root.handlers[:], root.level, root.propagate
    root.handlers = []
    # a logger that passes nothing on would get a handler of the test runner's own
    root.propagate = True
    yield root
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level, root.propagate = before


@pytest.mark.parametrize("planted", PLANTED)
def test_a_person_is_scrubbed_wherever_he_stands(planted: str) -> None:
    assert planted.strip("'\"") not in scrub(f"saving {planted} failed")
    assert "failed" in scrub(f"saving {planted} failed")


def test_what_is_nobodys_stays() -> None:
    assert scrub("database_locked after 3 tries, 12 ms") == "database_locked after 3 tries, 12 ms"


def test_an_errors_places_are_written_never_its_words(
    logger: logging.Logger, tmp_path: Path
) -> None:
    open_log(tmp_path / "log")
    typed = form()

    def fail() -> None:
        try:
            int(typed["given_name"])
        except ValueError as error:
            raise RuleBroken(phone=typed["phone"]) from error

    try:
        fail()
    except RuleBroken:
        logger.exception("deposit of %s failed", typed["family_name"])
    logger.info("plain line")
    text = (tmp_path / "log" / "certdesk.log").read_text(encoding="utf-8")
    assert not any(value in text for name, value in typed.items() if name != "copies")
    assert "RuleBroken" in text
    assert "ValueError" in text
    assert "test_log.py:" in text
    assert "INFO certdesk: plain line" in text


def test_the_log_is_opened_once(logger: logging.Logger, tmp_path: Path) -> None:
    for _ in range(2):
        open_log(tmp_path / "log")
    assert [type(one) for one in logger.handlers] == [RotatingFileHandler]
    assert not logger.propagate


def test_a_folder_that_cannot_be_written_is_gone_without(
    logger: logging.Logger, tmp_path: Path
) -> None:
    (tmp_path / "log").write_text("a file is in the way", encoding="utf-8")
    open_log(tmp_path / "log")
    assert [type(one) for one in logger.handlers] == [logging.NullHandler]
    logger.error("no complaint")
