"""The applicant of the demonstration: invented, like the card and the archive."""

from collections.abc import Mapping
from datetime import date, timedelta

CERTIFICATE_AGE_DAYS = 40
SHEETS = 5
SHORT_PHONE = "0770 12 34"
GIVEN_NAME, FAMILY_NAME = "نوال", "بن مثال"
NAME = f"{GIVEN_NAME} {FAMILY_NAME}"

# in the order in which Enter walks through the form; "" is left as it stands
FORM: Mapping[str, str] = {
    "given_name": GIVEN_NAME,
    "family_name": FAMILY_NAME,
    "latin_given_name": "NAWEL",
    "latin_family_name": "BENMITHAL",
    "birth": "14031997",
    "birth_place": "مستغانم",
    "registration_number": "201512345678",
    "bac_year": "",
    "phone": SHORT_PHONE,
    "email": "nawel.mithal@example.dz",
    "purpose": "ملف توظيف",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "رياضيات",
    "diploma_number": "0457",
    "diploma_year": "2020",
    "diploma_dated": "12072020",
}
PHONE = "0770 12 34 56"
SHOWN = {**FORM, "birth": "14/03/1997", "phone": PHONE, "diploma_dated": "12/07/2020"}
"""What the form says in the end: days get their strokes, the phone was corrected."""
ARCHIVE = "سجل الشهادات 3، ص 12، رقم 45"


CARD_NUMBER = "100000457"
# the rest of the card, in the order in which Enter walks through it
CARD: Mapping[str, str] = {
    "issued_on": "02052021",
    "issued_at": "مستغانم",
    "expires_on": "01052031",
    "card_family_name": FAMILY_NAME,
    "card_given_name": GIVEN_NAME,
    "card_latin_family_name": "BENMITHAL",
    "card_latin_given_name": "NAWEL",
    "card_birth": "14031997",
}
HEAD = "ليلى مثال"
PASSWORD = "كلمة للعرض فقط"


def certificate_day(today: date) -> str:
    """A recent birth certificate's date of issue, as it is typed."""
    return f"{today - timedelta(days=CERTIFICATE_AGE_DAYS):%d%m%Y}"
