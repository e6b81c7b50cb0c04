"""The workstation's settings: defaults, what is read, and words for what cannot be."""

from pathlib import Path

import pytest

from certdesk.config import Backups, Config, ConfigError, Printer, read_config, write_config
from certdesk.i18n import catalogue


def written(folder: Path, text: str) -> Path:
    file = folder / "certdesk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_config(tmp_path / "certdesk.toml") == Config("", Printer("", 0.0, 0.0))


def test_database_and_printer_are_read(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        'database = "postgresql://counter@server/certdesk"\n'
        '[printer]\nname = "Canon LBP"\nright_mm = -1\ndown_mm = 1.5\n',
    )
    assert read_config(file) == Config(
        "postgresql://counter@server/certdesk", Printer("Canon LBP", -1.0, 1.5)
    )


def test_what_is_written_is_read_back_and_the_rest_stays(tmp_path: Path) -> None:
    file = tmp_path / "certdesk.toml"
    config = Config(
        "postgresql://counter@server/certdesk",
        Printer('طابعة "الشباك"', 0.5, -1.25, 2),
        (Printer("Canon LBP", 2.0, 0.0),),
        Backups("E:\\نسخ", 30),
    )
    write_config(file, config)
    assert read_config(file) == config
    assert list(tmp_path.iterdir()) == [file]


def test_a_printer_keeps_what_was_measured_of_it() -> None:
    measured = Printer("Canon LBP", 2.0, -1.0)
    config = Config("", measured, (Printer("HP", 1.0),))
    other = config.with_printer(config.printer_named("HP"))
    assert (other.printer, other.printers) == (Printer("HP", 1.0), (measured,))
    assert other.with_printer(other.printer_named("Canon LBP")) == config
    assert config.printer_named("never seen") == Printer("never seen")


@pytest.mark.parametrize(
    "text, named",
    [
        ("database = 3", "database"),
        ("databse = 'x'", "databse"),
        ("database = ", "certdesk.toml"),
        ("printer = 3", "[printer]"),
        ("[printer]\nname = 3", "printer.name"),
        ("[printer]\ncolour = true", "colour"),
        ("[printer]\ncopies = 0", "printer.copies"),
        ("[printer]\ncopies = true", "printer.copies"),
        ("printers = 3", "[[printers]]"),
        ("[[printers]]\ncolour = 1", "colour"),
        ("backup = 3", "[backup]"),
        ("[backup]\nfolder = 3", "backup.folder"),
        ("[backup]\nkeep = 401", "backup.keep"),
        ("[printer]\nright_mm = 'a'", "printer.right_mm"),
        ("[printer]\nright_mm = true", "printer.right_mm"),
        ("[printer]\ndown_mm = 30.1", "printer.down_mm"),
        ("[printer]\ndown_mm = -31", "printer.down_mm"),
    ],
)
def test_what_cannot_be_used_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as refused:
        read_config(file)
    assert str(file) in str(refused.value)
    assert named in str(refused.value)
    assert refused.value.sentence in catalogue()


@pytest.mark.parametrize("edge", [-30, 30.0])
def test_offsets_up_to_the_edge(tmp_path: Path, edge: float) -> None:
    assert read_config(written(tmp_path, f"[printer]\ndown_mm = {edge}")).printer.down_mm == edge


def test_a_file_that_is_no_text_or_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "certdesk.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError):
        read_config(file)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError):
        read_config(tmp_path / "folder")
