"""Where shipped files and the data folder are."""

import sys
from pathlib import Path

import platformdirs
import pytest

from certdesk import paths


def test_shipped_files_of_the_checkout() -> None:
    assert paths.shipped("forms", "procedure.toml").is_file()
    assert paths.shipped("resources", "i18n", "ar").is_dir()


def test_shipped_files_inside_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_shipped").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.shipped("forms") == tmp_path / "_shipped" / "forms"


def test_the_data_folder_that_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTDESK_DATA", "/srv/counter")
    assert paths.default_data_folder() == Path("/srv/counter")


def test_one_folder_a_machine_on_windows_and_a_user_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CERTDESK_DATA")
    monkeypatch.setattr(platformdirs, "site_data_dir", lambda *_, **__: "/machine")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "/user")
    for system, folder in (("win32", "/machine"), ("linux", "/user")):
        monkeypatch.setattr(sys, "platform", system)
        assert paths.default_data_folder() == Path(folder)
