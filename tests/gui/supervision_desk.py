"""A folder that counts, its people, and the supervision page of the real window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.desk import Desk
from certdesk.domain.identity import IdentityRefused
from certdesk.domain.rights import Actor
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.supervision import SupervisionPage
from certdesk.gui.pages.supervision.tab import Tab
from tests.gui.invented_day import Clock, Counter, staffed_desk
from tests.gui.page_window import named, settle, window_on


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """argon2 as it is, but cheap."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(
        "argon2.PasswordHasher",
        lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1),
    )


@pytest.fixture
def staffed(tmp_path: Path, _quick_hashes: None) -> tuple[Desk, Actor, Actor]:
    return staffed_desk(tmp_path / "data", Clock())


@pytest.fixture
def desk(staffed: tuple[Desk, Actor, Actor]) -> Desk:
    return staffed[0]


@pytest.fixture
def head(staffed: tuple[Desk, Actor, Actor]) -> Actor:
    return staffed[1]


@pytest.fixture
def clerk(staffed: tuple[Desk, Actor, Actor]) -> Actor:
    return staffed[2]


@pytest.fixture
def counter(desk: Desk, clerk: Actor) -> Counter:
    return Counter(desk, Clock(), clerk)


@pytest.fixture
def window(dressed: QApplication, desk: Desk, head: Actor) -> Iterator[MainWindow]:
    with window_on(dressed, desk, head) as window:
        yield window


def shown(window: MainWindow, tab: str) -> Tab:
    window.show_page("supervision", {"tab": tab})
    settle()
    page = named(window, SupervisionPage, "supervision")
    assert page.tab is not None
    return page.tab


def refused(desk: Desk, counter: Counter, head: Actor) -> int:
    request_id = Counter(desk, counter.clock, head).ready()
    entered = counter.card(request_id)
    assert entered.document is not None
    document = replace(entered.document, expires_on=date(2025, 3, 1))
    with pytest.raises(IdentityRefused):
        desk.handover.prepare(request_id, replace(entered, document=document), by=counter.by)
    return request_id
