"""The window on a PostgreSQL server that the data folder names."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from certdesk.desk import open_desk
from certdesk.domain.errors import KnownError
from certdesk.gui.opening import open_folder
from certdesk.gui.pages.today import TodayPage
from certdesk.services.wanted import Wanted
from certdesk.storage.folder import DataFolder
from tests.builders import deposited, ready


def _folder(root: Path, address: str) -> DataFolder:
    folder = DataFolder(root)
    folder.create(trial=True)
    folder.config.write_text(f"database = {json.dumps(address)}\n", encoding="utf-8")
    return folder


def test_the_window_opens_on_a_server_and_shows_what_waits_there(
    dressed: QApplication, empty_postgres: str, tmp_path: Path
) -> None:
    folder = _folder(tmp_path / "data", empty_postgres)
    desk = open_desk(folder.root)
    deposited(desk, 1)
    ready(desk, 2)
    desk.close()
    window = open_folder(dressed, folder)
    try:
        window.start()
        page = window.findChild(TodayPage)
        assert isinstance(page, TodayPage)
        shown = {wanted: card.count for wanted, card in page.counts.cards.items()}
        assert (shown[Wanted.TO_VERIFY], shown[Wanted.READY]) == (1, 1)
        assert not folder.database.exists()
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_server_out_of_reach_is_said_before_any_window(
    dressed: QApplication, tmp_path: Path
) -> None:
    folder = _folder(tmp_path / "data", "postgresql://clerk@127.0.0.1:9/certdesk")
    with pytest.raises(KnownError) as refused:
        open_folder(dressed, folder)
    assert refused.value.code == "server_unreachable"
