"""Delays, numbers and habits of the office: lines of the procedure."""

from collections.abc import Mapping, Sequence
from typing import Any

from certdesk.gui.pages.settings.form_section import FormSection
from certdesk.gui.pages.settings.specs import CHOICE, NUMBER, NUMBERS, YES_NO, Group, Spec
from certdesk.i18n import tr


class ProcedureSection(FormSection):
    """What a head of service decides most often."""

    name = "procedure"
    form = "procedure"

    def groups(self, values: Mapping[str, Any]) -> Sequence[Group]:
        """The open questions of the school first."""
        del values
        return (_delays(), _papers(), _people(), _numbers(), _retention())


def _delays() -> Group:
    return Group(
        tr("Delays"),
        (
            Spec(
                ("delays", "delay_working_days"),
                tr("Delivery after how many working days"),
                NUMBER,
                tr("The day of the deposit is not counted."),
            ),
            Spec(("delays", "draft_days"), tr("A draft left behind is kept, in days"), NUMBER),
            Spec(
                ("delays", "uncollected_days"),
                tr("Reminders of ready papers, after how many days"),
                NUMBERS,
            ),
            Spec(
                ("delays", "no_news_days"),
                tr("Call an applicant without news on the platform, after days"),
                NUMBER,
            ),
            Spec(
                ("delays", "appointment_days"),
                tr("Show an appointment how many days before"),
                NUMBER,
            ),
        ),
        tr("Requests already taken keep the rules of their day."),
    )


def _papers() -> Group:
    return Group(
        tr("Papers of the file"),
        (
            Spec(
                ("papers", "birth_certificate", "max_age_days"),
                tr("A birth certificate is recent up to, in days"),
                NUMBER,
                tr("Empty: any age is accepted."),
                optional=True,
            ),
            Spec(
                ("papers", "diploma", "form"),
                tr("The diploma is asked as"),
                CHOICE,
                choices=(("original", tr("original, form")), ("copy", tr("copy, form"))),
            ),
            Spec(
                ("papers", "progres_request", "required"),
                tr("The printout of the platform's request is required at the deposit"),
                YES_NO,
            ),
            Spec(("office", "default_copies"), tr("Copies suggested in a new request"), NUMBER),
        ),
    )


def _people() -> Group:
    return Group(
        tr("Who does what"),
        (
            Spec(
                ("office", "one_person_office"),
                tr("One person does all the work of the service"),
                YES_NO,
            ),
            Spec(
                ("office", "clerk_may_verify_own_deposits"),
                tr("A clerk may verify what the same clerk took in"),
                YES_NO,
            ),
            Spec(
                ("office", "expired_document"),
                tr("An identity document past its date"),
                CHOICE,
                choices=(
                    ("supervisor", tr("the head of service decides")),
                    ("refused", tr("is refused")),
                ),
            ),
        ),
    )


def _numbers() -> Group:
    return Group(
        tr("Numbers"),
        (
            Spec(("numbers", "width"), tr("Digits of a number (0457 has 4)"), NUMBER),
            Spec(
                ("numbers", "service_code"),
                tr("Code of the service inside the number, if there is one"),
                note=tr("Letters only, such as م.ش; empty for none."),
            ),
            Spec(
                ("numbers", "start", "year"),
                tr("Year in which the program takes over the paper register"),
                NUMBER,
                tr("The first numbers below hold in that year alone."),
            ),
            Spec(("numbers", "start", "deposit"), tr("First deposit number"), NUMBER),
            Spec(("numbers", "start", "pickup"), tr("First pickup number"), NUMBER),
            Spec(("numbers", "start", "transmittal"), tr("First transmittal number"), NUMBER),
            Spec(("numbers", "start", "return"), tr("First return number"), NUMBER),
        ),
        tr("A series that has begun goes on where it is."),
    )


def _retention() -> Group:
    return Group(
        tr("How long data is kept"),
        (
            Spec(
                ("retention", "identity_number_days"),
                tr("Numbers of identity documents after the hand-over, in days"),
                NUMBER,
            ),
            Spec(
                ("retention", "full_request_years"),
                tr("The whole file after the hand-over, in years"),
                NUMBER,
            ),
            Spec(("retention", "access_log_years"), tr("Who read what, in years"), NUMBER),
        ),
    )
