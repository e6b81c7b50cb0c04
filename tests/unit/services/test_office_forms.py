"""Editions: checked before they are kept, journalled, taken back, never lost."""

from datetime import timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.rights import Actor, NotAllowed
from certdesk.forms.errors import EmptyText, FormsError, MissingPlaceholder, UnknownKey, WrongType
from certdesk.forms.reader import content_hash, shipped_text
from certdesk.services.sheets.rendering import worded_by
from certdesk.services.supervision.office_forms import (
    FormChangedMeanwhile,
    FormUnchanged,
    line_changes,
)
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    at_signature,
    deposit,
    draft,
    edition,
    prepare,
    ready,
    staffed,
)
from tests.databases import TestClock
from tests.paper.reading import words

RECEIPT = "sheets/deposit_receipt"


def adopt(desk: Desk, name: str, old: str, new: str, by: Actor = SUPERVISOR) -> int:
    text = desk.office_forms.read(name, by=SUPERVISOR).text
    assert old in text
    return desk.office_forms.adopt({name: text.replace(old, new, 1)}, by=by)[0].id


def test_what_is_shipped_rules_until_the_office_says_otherwise(desk: Desk) -> None:
    view = desk.office_forms.read(RECEIPT, by=AUDITOR)
    assert view.edition.is_shipped
    assert view.edition.in_force
    assert view.edition.by == ""
    assert view.values == view.shipped


def test_an_edition_words_the_next_sheet_and_its_foot_and_the_old_sheet_stays(
    desk: Desk, clock: TestClock
) -> None:
    _, supervisor = staffed(desk)
    first = deposit(desk, 1)
    before = desk.printing.sheet(first.sheet_id)
    adopt(desk, RECEIPT, 'title = "وصل إيداع"', 'title = "وصل استلام ملف"', supervisor)
    adopt(desk, "sheets/page", "ختم المصلحة", "مكان الختم", supervisor)
    clock.moment += timedelta(days=1)
    second = desk.printing.sheet(deposit(desk, 2).sheet_id)
    again = desk.printing.sheet(first.sheet_id)
    assert again.pdf == before.pdf
    text = words(second.pdf)
    assert {"استلام", "مكان"} <= text
    view = desk.office_forms.read(RECEIPT, by=supervisor)
    with desk.office.store.read() as unit:
        now = worded_by(desk.office, unit, "deposit_receipt", {})
        kept = unit.sheets.get(first.sheet_id).snapshot["_editions"]
        then = worded_by(desk.office, unit, "deposit_receipt", kept)
    assert now.setup.wording_hash == view.edition.hash
    assert then.setup.wording_hash == content_hash(shipped_text(RECEIPT))
    assert (view.edition.by, view.edition.is_shipped) == (supervisor.name, False)


def test_a_sheet_of_before_editions_were_noted_has_the_first_wording(desk: Desk) -> None:
    done = deposit(desk)
    before = desk.printing.sheet(done.sheet_id).pdf
    with desk.office.store.write() as unit:
        kept = dict(unit.sheets.get(done.sheet_id).snapshot)
        del kept["_editions"]
        unit.sheets.update(done.sheet_id, {"snapshot": kept})
    adopt(desk, RECEIPT, "وصل إيداع", "وصل آخر")
    assert desk.printing.sheet(done.sheet_id).pdf == before


def test_registers_take_the_office_s_titles(desk: Desk) -> None:
    adopt(desk, "registers", "سجل إيداع ملفات", "دفتر ملفات")
    assert desk.registers.wording().deposit.title.startswith("دفتر ملفات")


def test_a_request_keeps_the_procedure_it_was_taken_under(desk: Desk) -> None:
    old = draft(desk, 1)
    number = adopt(desk, "procedure", "max_age_days = 365", "max_age_days = 90")
    new = draft(desk, 2)
    with desk.office.store.read() as unit:
        rows = [unit.requests.get(one) for one in (old, new)]
        ages = [
            desk.office.procedure(unit, row.procedure_id).papers[2].max_age_days for row in rows
        ]
    assert ages == [365, 90]
    assert rows[1].procedure_id == number


@pytest.mark.parametrize(
    "name, old, new, kind, key",
    [
        (RECEIPT, 'title = "وصل إيداع"', 'titel = "وصل"', UnknownKey, "titel"),
        (RECEIPT, '"رقم {number}"', '"رقم"', MissingPlaceholder, "number"),
        (RECEIPT, '"وصل إيداع"', '" "', EmptyText, "title"),
        (RECEIPT, '"وصل إيداع"', "7", WrongType, "title"),
        ("registers", '"ملغى"', '""', EmptyText, "struck"),
        ("procedure", "draft_days = 30", 'draft_days = "30"', WrongType, "delays.draft_days"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    desk: Desk, name: str, old: str, new: str, kind: type[FormsError], key: str
) -> None:
    text = shipped_text(name).replace(old, new, 1)
    good = shipped_text("lists").replace("ملف هجرة", "ملف الهجرة")
    with pytest.raises(kind) as refused:
        desk.office_forms.adopt({"lists": good, name: text}, by=SUPERVISOR)
    assert (refused.value.data["file"], refused.value.data["key"]) == (f"{name}.toml", key)
    assert [len(desk.office_forms.history(one, by=SUPERVISOR)) for one in ("lists", name)] == [1, 1]


def test_values_are_changed_one_by_one_and_checked(desk: Desk) -> None:
    forms = desk.office_forms
    text = forms.edited("procedure", {("delays", "delay_working_days"): 5}, by=SUPERVISOR)
    came, went = (
        [one.line for one in line_changes(shipped_text("procedure"), text) if one.added is added]
        for added in (True, False)
    )
    assert came[0].startswith("delay_working_days = 5")
    assert went[0].startswith("delay_working_days = 3")
    with pytest.raises(MissingPlaceholder):
        forms.edited(RECEIPT, {("number",): "رقم"}, by=SUPERVISOR)


def test_going_back_is_an_edition_too_and_journalled(desk: Desk) -> None:
    _, supervisor = staffed(desk)
    forms = desk.office_forms
    mine = adopt(desk, "institution", '"مستغانم"', '"مدينة المثال"', supervisor)
    back = forms.back_to_shipped("institution", by=supervisor)
    assert back.is_shipped
    again = forms.take_back(mine, by=supervisor)
    history = forms.history("institution", by=supervisor)
    assert [one.in_force for one in history] == [True, False, False, False]
    assert [one.hash for one in history] == [again.hash, back.hash, again.hash, back.hash]
    assert forms.text(mine, by=supervisor) == forms.read("institution", by=supervisor).text
    with desk.office.store.read() as unit:
        entries = [one for one in unit.journal.entries() if one.act == "form_changed"]
    assert [one.subject_id for one in entries] == [again.id, back.id, mine]
    assert {one.by for one in entries} == {supervisor.id}
    assert entries[-1].changes[0].new == "institution"


def test_a_wording_of_an_older_program_gets_what_the_sheet_has_since(desk: Desk) -> None:
    line = next(one for one in shipped_text(RECEIPT).splitlines() if one.startswith("number = "))
    edition(desk, RECEIPT, {line: "", 'title = "وصل إيداع"': 'title = "وصل قديم"'})
    old = desk.office_forms.history(RECEIPT, by=SUPERVISOR)[0]
    desk.office_forms.back_to_shipped(RECEIPT, by=SUPERVISOR)
    desk.office_forms.take_back(old.id, by=SUPERVISOR)
    view = desk.office_forms.read(RECEIPT, by=SUPERVISOR)
    assert view.values == {**view.shipped, "title": "وصل قديم"}


def test_saying_the_same_again_makes_no_edition(desk: Desk) -> None:
    with pytest.raises(FormUnchanged):
        desk.office_forms.back_to_shipped("lists", by=SUPERVISOR)
    assert len(desk.office_forms.history("lists", by=SUPERVISOR)) == 1


def test_who_read_an_older_edition_does_not_undo_a_newer_one(desk: Desk) -> None:
    forms = desk.office_forms
    view = forms.read("lists", by=SUPERVISOR)
    adopt(desk, "lists", "ملف هجرة", "ملف الهجرة")
    mine = {"lists": view.text.replace("مسابقة", "مسابقة توظيف")}
    with pytest.raises(FormChangedMeanwhile):
        forms.adopt(mine, by=SUPERVISOR, based_on={"lists": view.edition.id})
    assert "مسابقة توظيف" not in forms.read("lists", by=SUPERVISOR).text


def test_only_a_supervisor_changes_and_a_clerk_does_not_read(desk: Desk) -> None:
    forms = desk.office_forms
    for actor in (CLERK, AUDITOR):
        with pytest.raises(NotAllowed):
            forms.adopt({"lists": shipped_text("lists") + "# \n"}, by=actor)
        with pytest.raises(NotAllowed):
            forms.back_to_shipped("lists", by=actor)
    with pytest.raises(NotAllowed):
        forms.read("lists", by=CLERK)
    assert forms.history("lists", by=AUDITOR)


def test_paper_numbered_before_the_service_got_its_code_is_still_found(desk: Desk) -> None:
    _, supervisor = staffed(desk)
    first = desk.office_sheets.blank_forms(2, by=supervisor)
    at_signature(desk, 1)
    request_id = ready(desk, 2)
    prepared = prepare(desk, request_id, 2)
    adopt(desk, "procedure", 'service_code = ""', 'service_code = "م.ش"', supervisor)
    (sent,) = desk.lists.transmittals()
    assert sent.number == "ت/0001/م.ش/2026"
    assert sent.sheet_id is not None
    assert desk.printing.find_transmittal(2026, 1).id == sent.sheet_id
    again = desk.office_sheets.blank_forms_again(
        Reference(NumberKind.DEPOSIT, 2026, 1), by=supervisor
    )
    assert again.sheet_id == first.sheet_id
    view = desk.reading.show(request_id, by=supervisor)
    assert view.handovers[-1].sheet_id == prepared.sheet_id
