"""The office's own forms: institution, procedure, calendar, lists, and the wording of paper.

Each change makes a new edition; none is ever taken away. Going back, also to what the program
was shipped with, is a new edition with an old text.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import Actor, Right, require
from certdesk.forms import files
from certdesk.forms.reader import content_hash, shipped_text
from certdesk.forms.writing import Path, with_value
from certdesk.services.office import Office
from certdesk.storage.rows.editions import EditionRow
from certdesk.storage.unit import Unit


class FormUnchanged(RuleBroken):
    """An edition that says what is in force already."""

    code = "form_unchanged"
    sentence = (
        "{forms}: this is what is in force already. Nothing was stored. "
        "Change something first, or go back without saving."
    )


class FormChangedMeanwhile(RuleBroken):
    """Somebody else made an edition since this text was read."""

    code = "form_changed_meanwhile"
    sentence = (
        "{form} was changed at another window meanwhile. Nothing was stored, what you typed is "
        "still here. Note it, read the page again with F5, and change it there."
    )


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition; `by` is "" for what was shipped; `is_shipped`: it reads like the shipped file.

    `since` is aware, in UTC.
    """

    id: int
    name: str
    hash: str
    since: datetime
    by: str
    is_shipped: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """A form in force: its text and values, and the values the program is shipped with."""

    edition: EditionView
    text: str
    values: Mapping[str, Any]
    shipped: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that came (`added`) or went."""

    added: bool
    line: str


class OfficeForms:
    """Read, check, change and take back what the office may word and decide."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def read(self, name: str, *, by: Actor) -> FormView:
        """The form in force.

        Raises:
            NotAllowed; NoSuchForm.
        """
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            row = self._office.edition(unit, name)
            view = self._views(unit, [row])[0]
        text = row.text
        return FormView(view, text, tomllib.loads(text), tomllib.loads(shipped_text(name)))

    def history(self, name: str, *, by: Actor) -> Sequence[EditionView]:
        """Every edition of a form, the one in force first."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return self._views(unit, unit.editions.of(name))

    def text(self, edition_id: int, *, by: Actor) -> str:
        """The text of an edition."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return unit.editions.get(edition_id).text

    def edited(self, name: str, values: Mapping[Path, object], *, by: Actor) -> str:
        """The text in force with some values changed, checked; None takes a key away.

        Raises:
            FormsError: the outcome could not be used.
        """
        text = self.read(name, by=by).text
        for path, value in values.items():
            text = with_value(text, path, value)
        files.read_form(name, text)
        return text

    def preview(self, name: str, values: Mapping[Path, object], *, by: Actor) -> bytes:
        """The sheet as it would be printed with these values, about people who do not exist.

        Raises:
            FormsError: the outcome could not be used.
        """
        from certdesk.services.supervision.form_preview import preview

        return preview(self._office, name, self.edited(name, values, by=by))

    def adopt(
        self,
        texts: Mapping[str, str],
        *,
        by: Actor,
        based_on: Mapping[str, int] | None = None,
    ) -> Sequence[EditionView]:
        """Make each text the edition in force of its form: all of them, or none.

        A text that is in force already makes no edition. `based_on`: the editions that were
        read before the texts were changed.

        Raises:
            NotAllowed; FormsError: naming file, key and remedy; FormUnchanged: every one of
            them is in force; FormChangedMeanwhile.
        """
        require(by, Right.RUN_OFFICE)
        for name, text in texts.items():
            files.read_form(name, text)
        with self._office.store.write() as unit:
            before = {name: self._office.edition(unit, name) for name in texts}
            for name, number in (based_on or {}).items():
                if before[name].id != number:
                    raise FormChangedMeanwhile(form=name)
            changed = [name for name in texts if content_hash(texts[name]) != before[name].hash]
            if not changed:
                raise FormUnchanged(forms=list(texts))
            rows = [self._keep(unit, before[name], texts[name], by) for name in changed]
            return self._views(unit, rows)

    def take_back(self, edition_id: int, *, by: Actor) -> EditionView:
        """An earlier edition rules again, as a new one.

        Raises:
            NotAllowed; FormUnchanged: it rules already; FormsError: this program cannot use it.
        """
        require(by, Right.RUN_OFFICE)
        with self._office.store.read() as unit:
            row = unit.editions.get(edition_id)
        text = row.text
        if row.kind in files.SHEETS:
            # wording kept by an older program may lack a word that the sheet has got since
            text = files.completed(row.kind, text)
        return self.adopt({row.kind: text}, by=by)[0]

    def back_to_shipped(self, name: str, *, by: Actor) -> EditionView:
        """What the program was shipped with rules again, as a new edition.

        Raises:
            NotAllowed; FormUnchanged: it rules already.
        """
        return self.adopt({name: shipped_text(name)}, by=by)[0]

    def _keep(self, unit: Unit, before: EditionRow, text: str, by: Actor) -> EditionRow:
        now, name = self._office.now(), before.kind
        number = unit.editions.add(name, text, content_hash(text), at=now, by=by.id)
        row = unit.editions.get(number)
        seq = unit.journal.add(
            "form_changed",
            by=by.id,
            subject="edition",
            subject_id=number,
            at=now,
            values={"form": name},
        )
        unit.journal.change(seq, "edition", number, "hash", before.hash, row.hash)
        return row

    def _views(self, unit: Unit, rows: Sequence[EditionRow]) -> list[EditionView]:
        names = unit.staff.names()
        return [
            EditionView(
                id=row.id,
                name=row.kind,
                hash=row.hash,
                since=row.since,
                by="" if row.by is None else names.get(row.by, ""),
                is_shipped=row.hash == content_hash(shipped_text(row.kind)),
                in_force=row.id == unit.editions.newest_id(row.kind),
            )
            for row in rows
        ]


def line_changes(before: str, after: str) -> tuple[LineChange, ...]:
    """What changed from one text to another, line by line, blank lines left out."""
    old, new = before.splitlines(), after.splitlines()
    found: list[LineChange] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            found += [LineChange(added=False, line=line.strip()) for line in old[old_from:old_to]]
            found += [LineChange(added=True, line=line.strip()) for line in new[new_from:new_to]]
    return tuple(one for one in found if one.line)
