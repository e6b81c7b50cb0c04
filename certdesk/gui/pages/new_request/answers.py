"""The answers of a request in words, line by line, each with the field it leads back to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from certdesk.domain.diploma import DIPLOMA, TRAINING_TRANSCRIPTS
from certdesk.i18n import ltr, shown, tr, trn
from certdesk.services.counter.suggestions import FormChoices
from certdesk.services.views import RequestView


@dataclass(frozen=True, slots=True)
class Answer:
    """One line: `field` is the contract name of the field its change link leads to."""

    field: str
    label: str
    value: str


def of_person(view: RequestView) -> list[Answer]:
    """Who asks, and who deposits."""
    birth = "، ".join(part for part in (shown(view.birth), view.birth_place) if part)
    answers = [
        _when(view),
        Answer("given_name", tr("Given and family name"), view.name),
        Answer("latin_given_name", tr("In Latin letters"), _island(view.latin_name)),
        Answer("birth", tr("Birth"), birth),
        Answer("registration_number", tr("Registration number"), _island(view.registration_number)),
        Answer("phone", tr("Phone number"), _island(view.phone)),
        Answer("email", tr("E-mail"), _island(view.email)),
    ]
    if view.depositor.get("kind") == "proxy":
        name = str(view.depositor.get("name", ""))
        answers.append(Answer("depositor_name", tr("Deposited by the proxy"), name))
    return answers


def _when(view: RequestView) -> Answer:
    """The day of the letter; of a reserved form its number, day and hour."""
    number = view.form.get("form_number", "")
    if not number:
        return Answer("written_on", tr("Written on"), shown(view.form.get("written_on", "")))
    when = " ".join(filter(None, (view.form.get("filled_on"), view.form.get("filled_at"))))
    return Answer("form_number", tr("Reserved form"), f"{ltr(number)}، {ltr(when)}")


def of_diploma(view: RequestView, choices: FormChoices) -> list[Answer]:
    """What is to be authenticated."""
    kinds = dict(choices.kinds["diploma_kind"])
    dated = "" if view.diploma_dated is None else shown(view.diploma_dated)
    kind = kinds.get(view.diploma_kind, view.diploma_kind)
    field = "، ".join(part for part in (view.study_field, view.branch) if part)
    return [
        Answer("purpose", tr("Purpose"), view.purpose),
        Answer("study_field", tr("Field and branch"), field),
        Answer("speciality", tr("Speciality"), view.speciality),
        Answer("diploma_number", tr("Diploma number"), _island(view.diploma_number)),
        Answer("diploma_dated", tr("Diploma dated"), "، ".join(filter(None, (dated, kind)))),
        Answer("authenticate_diploma", tr("To authenticate"), asked_words(view.authenticate)),
    ]


def asked_words(asked: Mapping[str, object]) -> str:
    """«الشهادة و4 كشوف نقاط، ختم الأصول، نسخة واحدة»."""
    papers = " ".join(_papers(asked))
    parts = [papers] if papers else []
    if asked.get("originals", True):
        parts.append(tr("Stamp the originals"))
    parts.append(trn("{n} copies", cast(int, asked.get("copies") or 0)))
    return "، ".join(parts)


def _papers(asked: Mapping[str, object]) -> Iterator[str]:
    papers = cast("list[str]", asked.get("papers") or [])
    if DIPLOMA in papers:
        yield tr("The diploma")
    if TRAINING_TRANSCRIPTS in papers:
        sheets = cast(int, asked.get("transcripts") or 0)
        words = trn("{n} transcripts", sheets) if sheets else tr("The transcripts")
        # «و» is written to the word that follows
        yield f"و{words}" if DIPLOMA in papers else words


def _island(text: str) -> str:
    return ltr(text) if text else "—"
