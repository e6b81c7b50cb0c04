"""What the history says of a follow-up."""

from datetime import UTC, datetime

import pytest

from certdesk.services.follow_on.words import followed_words
from certdesk.services.views import HistoryView

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
Changes = tuple[tuple[str, object, object], ...]


def said(act: str, changes: Changes) -> str:
    words = followed_words(HistoryView(AT, act, "عون التجربة", "", changes))
    return words.replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    "act, changes, words",
    [
        (
            "progres_step_told",
            (
                ("step", None, "form_confirm"),
                ("on", None, "2026-11-20"),
                ("source", None, "paper_shown"),
                ("receipt_number", None, "R77"),
            ),
            "النموذج 5: تأكيد الطلب وطباعة إيصال الاستلام، 20/11/2026، أُظهرت وثيقة، الإيصال R77",
        ),
        (
            "progres_step_corrected",
            (("step", "result", "result"), ("result", "refused", "accepted")),
            "نتيجة معالجة الطلب، مقبول، بدلا من: مرفوض",
        ),
        (
            "progres_step_struck",
            (("step", "logged_in", None), ("remark", "ملف آخر", None)),
            "الدخول إلى الحساب، ملف آخر",
        ),
        (
            "appointment_told",
            (("on", "2026-12-01", "2026-12-03"), ("time", None, "09:30"), ("place", "أ", "ب")),
            "03/12/2026، 09:30، ب، بدلا من: 01/12/2026، أ",
        ),
        ("appointment_cancelled", (("on", "2026-12-01", None),), "01/12/2026"),
        (
            "applicant_called",
            (("reached", None, True), ("call_again_on", None, "2026-11-30")),
            "أجاب، يُعاد الاتصال يوم 30/11/2026",
        ),
        ("applicant_called", (("reached", None, False),), "لم يجب"),
        ("deposited", (("number", None, "0001/2026"),), ""),
    ],
)
def test_the_history_names_what_was_told(act: str, changes: Changes, words: str) -> None:
    assert said(act, changes) == words
