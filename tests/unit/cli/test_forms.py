"""`forms`: checked without a register, imported all or none, exported whole."""

from pathlib import Path

import pytest

from certdesk.forms.files import NAMES
from certdesk.forms.reader import shipped_text
from tests.unit.cli.command import Counter

PASSWORD = "كلمة طويلة جدا"


@pytest.fixture
def exported(counter: Counter) -> Path:
    counter.intake()
    folder = counter.place / "forms-out"
    ran = counter.run("forms", "export", folder, "--json")
    assert ran.code == 0
    assert {one["form"] for one in ran.answer} == set(NAMES)
    return folder


def change(folder: Path, name: str, old: str, new: str) -> Path:
    file = folder / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_what_is_exported_is_good_and_in_force(counter: Counter, exported: Path) -> None:
    ran = counter.run("forms", "check", exported, "--json")
    assert ran.code == 0
    assert {one["form"] for one in ran.answer} == set(NAMES)
    again = counter.run("forms", "import", exported)
    assert again.code == 1
    assert len(again.err.splitlines()) == 1
    kept = counter.run("forms", "export", exported)
    assert (kept.code, len(kept.err.splitlines())) == (1, 1)


def test_an_import_rules_at_once_and_the_shipped_file_takes_it_back(
    counter: Counter, exported: Path
) -> None:
    file = change(exported, "sheets/information_sheet", "تنبيه:", "ملاحظة هامة:")
    assert counter.run("forms", "check", file).out.strip().startswith(str(file))
    (made,) = counter.run("forms", "import", file, "--json").answer
    assert made["form"] == "sheets/information_sheet"
    other = counter.place / "second"
    counter.run("forms", "export", other)
    assert "ملاحظة هامة:" in (other / f"{made['form']}.toml").read_text(encoding="utf-8")
    file.write_text(shipped_text(made["form"]), encoding="utf-8")
    assert counter.run("forms", "import", file).code == 0


def test_one_wrong_file_keeps_all_out(counter: Counter, exported: Path) -> None:
    change(exported, "lists", "ملف هجرة", "ملف الهجرة")
    change(exported, "sheets/page", "{hash}", "")
    checked = counter.run("forms", "check", exported, "--json")
    (wrong,) = [one for one in checked.answer if not one["ok"]]
    assert (wrong["code"], wrong["key"]) == ("forms_missing_placeholder", "edition")
    ran = counter.run("forms", "import", exported)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "sheets/page.toml" in ran.err
    again = counter.place / "again"
    counter.run("forms", "export", again)
    assert (again / "lists.toml").read_text(encoding="utf-8") == shipped_text("lists")


@pytest.mark.parametrize(
    "content, name, code",
    [
        (b"", "notes.toml", "forms_no_such_form"),
        (b"\xff\xfe\x00", "lists.toml", "file_not_text"),
        (b"= 3", "lists.toml", "forms_not_toml"),
        (b"#" * 1_000_001, "lists.toml", "file_too_large"),
    ],
)
def test_a_strange_file_gets_one_clear_line(
    counter: Counter, content: bytes, name: str, code: str
) -> None:
    ran = counter.run("forms", "check", counter.file(content, name), "--json")
    assert (ran.code, ran.answer[0]["code"], len(ran.err.splitlines())) == (1, code, 1)
    assert not counter.root.exists()


def test_a_missing_file_is_told(counter: Counter) -> None:
    ran = counter.run("forms", "import", counter.place / "lists.toml")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_only_a_supervisor_imports_and_exports(
    counter: Counter, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = change(exported, "lists", "ملف هجرة", "ملف الهجرة")
    monkeypatch.setenv("CERTDESK_NEW_PASSWORD", PASSWORD)
    monkeypatch.setenv("CERTDESK_PASSWORD", PASSWORD)
    _start(counter, monkeypatch)
    made = counter.run("staff", "add", "عون المثال", "--role", "clerk", "--as", "رئيسة المثال")
    assert made.code == 0
    for words in (("import", file), ("export", counter.place / "out")):
        refused = counter.run("forms", *words, "--as", "عون المثال")
        assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert counter.run("forms", "import", file, "--as", "رئيسة المثال").code == 0


def _start(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    from certdesk.services.supervision.staff import StaffDesk

    monkeypatch.setattr(StaffDesk, "new_recovery_code", lambda _self: "12345-67890-12345-67890")
    ran = counter.run(
        "staff", "add", "رئيسة المثال", "--role", "supervisor", stdin="12345-67890-12345-67890\n"
    )
    assert ran.code == 0, ran.err
