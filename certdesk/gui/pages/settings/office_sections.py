"""The school's names, and the lists that suggest: lines of two forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from certdesk.gui.pages.settings.form_section import FormSection
from certdesk.gui.pages.settings.specs import LATIN, LINES, Group, Spec
from certdesk.i18n import tr


class InstitutionSection(FormSection):
    """Names, titles, place, hours."""

    name = "institution"
    form = "institution"

    def print_page(self) -> None:
        """F9: the names as they stand on a receipt."""
        self.show_sheet(tr("Receipt of the deposit"))

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """Names first: they stand at the head of every sheet."""
        del values
        return (
            Group(
                tr("At the head of every sheet"),
                (
                    Spec(("country",), tr("Name of the state")),
                    Spec(("ministry",), tr("Name of the ministry")),
                    Spec(("school",), tr("Name of the school")),
                    Spec(("directorate",), tr("Name of the directorate")),
                    Spec(("service",), tr("Name of the service")),
                    Spec(("place",), tr("Town, before the date")),
                ),
                tr("F9 shows them on a receipt."),
            ),
            Group(
                tr("People and titles"),
                (
                    Spec(("addressee",), tr("To whom the letter is addressed")),
                    Spec(("signatory_title",), tr("Title of who signs")),
                    Spec(("supervisor_title",), tr("Title of the head of service")),
                    Spec(("clerk_title",), tr("Title of the counter clerk")),
                ),
            ),
            Group(
                tr("Window, hours, platform"),
                (
                    Spec(("short_school",), tr("Short name of the school, in the window")),
                    Spec(("wilaya",), tr("Number of the wilaya"), LATIN),
                    Spec(("office_hours", "ordinary"), tr("Hours of the counter"), LATIN),
                    Spec(("office_hours", "ramadan"), tr("Hours in Ramadan"), LATIN),
                    Spec(("platform", "url"), tr("Where the platform is on the web"), LATIN),
                    Spec(("platform", "help_email"), tr("E-mail of its help"), LATIN),
                ),
            ),
        )


class ListsSection(FormSection):
    """What is suggested while somebody types; other words can always be typed."""

    name = "lists"
    form = "lists"

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """One list a card, one word a line."""
        purposes = tuple(
            Spec(("purposes", row["id"], "title"), tr("Purpose {n}", n=n))
            for n, row in enumerate(values["purposes"], 1)
        )
        return (
            Group(
                tr("Studies"),
                (
                    Spec(("study_fields",), tr("Fields, one a line"), LINES),
                    Spec(("branches",), tr("Branches, one a line"), LINES),
                    Spec(("specialities",), tr("Specialities, one a line"), LINES),
                ),
            ),
            Group(
                tr("Identity documents"),
                (Spec(("places_of_issue",), tr("Places of issue, one a line"), LINES),),
            ),
            Group(tr("Purposes of the authentication"), purposes),
        )
