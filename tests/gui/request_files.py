"""A folder whose requests stand at every step, and what its pages say."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.desk import Desk, open_desk
from certdesk.domain.rights import Actor, StaffId
from certdesk.domain.verification import Found
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.request import RequestPage
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from tests.gui.invented_day import CLERK, HEAD, Clock, Counter, staffed_desk
from tests.gui.page_window import named, settle, window_on


class Files(NamedTuple):
    """The requests of the folder, by what became of them."""

    draft: int
    deposited: int
    differs: int
    at_signature: int
    ready: int
    handed_over: int


def made_files(folder: Path) -> Files:
    clock = Clock()
    desk, head, clerk = staffed_desk(folder, clock)
    counter = Counter(desk, clock, clerk)
    draft = counter.draft()
    counter.judge(draft, missing="birth_certificate")
    deposited = counter.deposit()
    as_head = Counter(desk, clock, head)
    as_head._made = 10
    differs = as_head.verified(Found.DIFFERENCES)
    files = Files(
        draft,
        deposited,
        differs,
        as_head.at_signature(),
        as_head.ready(),
        as_head.handed_over(),
    )
    desk.close()
    return files


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files]:
    folder = tmp_path_factory.mktemp("office") / "data"
    return folder, made_files(folder)


@pytest.fixture
def files(made: tuple[Path, Files]) -> Files:
    return made[1]


@pytest.fixture
def desk(tmp_path: Path, made: tuple[Path, Files]) -> Desk:
    return open_desk(Path(shutil.copytree(made[0], tmp_path / "data")), clock=Clock())


@pytest.fixture
def head(desk: Desk) -> Actor:
    return actor_of(desk, HEAD)


@pytest.fixture
def clerk(desk: Desk) -> Actor:
    return actor_of(desk, CLERK)


@pytest.fixture
def window(dressed: QApplication, desk: Desk, clerk: Actor) -> Iterator[MainWindow]:
    with window_on(dressed, desk, clerk) as window:
        yield window


def actor_of(desk: Desk, name: str) -> Actor:
    """Who has that name here."""
    person = next(one for one in desk.staff.people() if one.name == name)
    return Actor(StaffId(person.id), person.name, person.role)


def open_file(window: MainWindow, request_id: int) -> RequestPage:
    window.session.go("request", request_id=request_id)
    settle()
    return named(window, RequestPage, "request")


def words(widget: QWidget) -> str:
    """Everything a widget says, without direction marks."""
    said = [label.text() for label in widget.findChildren(Label) if label.isVisible()]
    said += [one.text for one in widget.findChildren(SignedText) if one.isVisible()]
    return re.sub("[\u2066-\u2069]", "", "\n".join(said))
