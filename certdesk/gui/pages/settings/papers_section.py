"""The papers asked, one card each: its names, its rules, and what the clerk looks at."""

from collections.abc import Mapping, Sequence
from typing import Any

from certdesk.gui.pages.settings.form_section import FormSection
from certdesk.gui.pages.settings.specs import CHOICE, LONG, NUMBER, YES_NO, Group, Spec
from certdesk.i18n import ltr, tr


class PapersSection(FormSection):
    """The papers of the procedure, in the order of the notice."""

    name = "papers"
    form = "procedure"

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """A card for each paper."""
        return tuple(
            Group(f"{ltr(number)}. {paper['short_title']}", _specs(paper))
            for number, paper in enumerate(values["papers"], 1)
        )


def _specs(paper: Mapping[str, Any]) -> tuple[Spec, ...]:
    at = ("papers", str(paper["id"]))
    looks = range(len(paper.get("look_at", [])))
    return (
        Spec((*at, "title"), tr("Name, as it stands on sheets")),
        Spec((*at, "short_title"), tr("Short name, in lists")),
        Spec((*at, "form"), tr("It must be"), CHOICE, choices=_forms()),
        Spec((*at, "stage"), tr("Asked for at"), CHOICE, choices=_stages()),
        Spec((*at, "disposal"), tr("Afterwards it"), CHOICE, choices=_disposals()),
        Spec((*at, "required"), tr("Required: without it there is no deposit"), YES_NO),
        Spec((*at, "asks_sheets"), tr("How many sheets is asked"), YES_NO),
        Spec((*at, "asks_issued_on"), tr("The day it was issued is asked"), YES_NO),
        Spec(
            (*at, "max_age_days"),
            tr("Not older than, in days"),
            NUMBER,
            tr("Empty: any age is accepted."),
            optional=True,
        ),
        *(
            spec
            for look in looks
            for spec in (
                Spec((*at, "look_at", look, "title"), tr("Look at {n}", n=ltr(look + 1))),
                Spec(
                    (*at, "look_at", look, "detail"), tr("Look at {n}, how", n=ltr(look + 1)), LONG
                ),
            )
        ),
    )


def _forms() -> tuple[tuple[str, str], ...]:
    return (
        ("original", tr("original, form")),
        ("copy", tr("copy, form")),
        ("shown", tr("shown only")),
    )


def _stages() -> tuple[tuple[str, str], ...]:
    return (("deposit", tr("the deposit")), ("pickup", tr("the pickup")))


def _disposals() -> tuple[tuple[str, str], ...]:
    return (
        ("return", tr("goes back to the applicant")),
        ("keep", tr("stays in the file")),
        ("shown", tr("is only shown")),
    )
