"""Every form file by its name; what an older program kept is still read."""

import pytest

from certdesk.forms.errors import EmptyText, MissingKey, NoSuchForm, UnknownKey
from certdesk.forms.files import NAMES, name_of, read_form, read_kept
from certdesk.forms.procedure import Procedure
from certdesk.forms.reader import shipped_text
from certdesk.forms.sheets import PageWording


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_files_are_good(name: str) -> None:
    assert read_form(name, shipped_text(name)) == read_kept(name, shipped_text(name))
    assert name_of(f"/somewhere/{name}.toml") == name
    assert name_of(f"C:\\forms\\{name.rpartition('/')[2]}.toml") == name


@pytest.mark.parametrize("file", ["notes.toml", "sheets/nothing.toml", ""])
def test_another_file_is_refused_with_the_names_there_are(file: str) -> None:
    with pytest.raises(NoSuchForm) as refused:
        name_of(file)
    assert "sheets/deposit_receipt" in str(refused.value.data["known"])
    with pytest.raises(NoSuchForm):
        read_form("nothing", "")


def without(text: str, key: str) -> str:
    kept = [line for line in text.splitlines() if not line.startswith(f"{key} =")]
    assert len(kept) == len(text.splitlines()) - 1
    return "\n".join(kept)


def test_wording_kept_before_a_word_was_added_takes_the_shipped_word() -> None:
    old = without(shipped_text("sheets/page"), "stamp") + '\ngone = "كلمة قديمة"\n'
    old = old.replace("تجربة", "للتجربة")
    with pytest.raises((MissingKey, UnknownKey)):
        read_form("sheets/page", old)
    page = read_kept("sheets/page", old)
    assert isinstance(page, PageWording)
    assert (page.stamp, page.trial) == ("ختم المصلحة", "للتجربة")


def test_a_procedure_kept_before_a_setting_was_added_takes_the_shipped_setting() -> None:
    old = without(shipped_text("procedure"), "no_news_days").replace("days = 3 ", "days = 4 ")
    procedure = read_kept("procedure", old)
    assert isinstance(procedure, Procedure)
    assert (procedure.no_news_days, procedure.delay_working_days) == (14, 4)


def test_what_is_wrong_otherwise_stays_wrong() -> None:
    with pytest.raises(EmptyText):
        read_kept("sheets/page", shipped_text("sheets/page").replace('"تجربة"', '""'))
