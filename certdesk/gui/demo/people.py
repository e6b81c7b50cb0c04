"""The applicants of the demonstration day: invented, like their cards and the archive.

One line a person: key, given and family name, both in Latin letters, birth, registration
number, phone, speciality, number and year of the diploma, its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HEAD, CLERK = "ليلى مثال", "سمير تجربة"
PASSWORD = "كلمة للعرض فقط"
OLD_DAYS = 400
"""Older than the office lets a birth certificate be."""
SHEETS = 5
FRESH_DAYS = 40
SHORT_PHONE = "0770 12 34"

_TABLE = """
nawal | نوال | بن مثال | NAWEL | BENMITHAL | 14031997 | 201512345678 | 0770 12 34 56 | م | 0457 2020 12072020
karim | كريم | تجربة | KARIM | TEDJRIBA | 02111998 | 201612345002 | 0550 20 00 02 | ف | 0118 2021 05072021
samira | سميرة | بن عرض | SAMIRA | BENARDH | 23051996 | 201412345003 | 0661 30 00 03 | ع | 0231 2019 01072019
rachid | رشيد | مثالي | RACHID | MITHALI | 09091995 | 201312345004 | 0555 40 00 04 | م | 0077 2018 30062018
linda | ليندة | عينة | LINDA | AINA | 17011999 | 201712345005 | 0770 50 00 05 | ف | 0312 2022 03072022
yassine | ياسين | بن نموذج | YASSINE | BENNAMOUDEDJ | 28061997 | 201512345006 | 0550 60 00 06 | ع | 0458 2020 12072020
hakim | حكيم | افتراض | HAKIM | IFTIRADH | 11121996 | 201412345007 | 0661 70 00 07 | م | 0909 2019 01072019
farida | فريدة | بن فرض | FARIDA | BENFARDH | 05041998 | 201612345008 | 0555 80 00 08 | ف | 0119 2021 05072021
omar | عمر | خيالي | OMAR | KHIALI | 30101997 | 201512345009 | 0770 90 00 09 | ع | 0460 2020 12072020
zineb | زينب | نموذجي | ZINEB | NAMOUDEDJI | 19071998 | 201612345010 | 0550 10 00 10 | م | 0120 2021 05072021
mourad | مراد | بن خيال | MOURAD | BENKHIAL | 08021999 | 201712345011 | 0661 11 00 11 | ف | 0313 2022 03072022
houda | هدى | وهمي | HOUDA | WAHMI | 26081996 | 201412345012 | 0555 12 00 12 | ع | 0232 2019 01072019
bilal | بلال | بن وهم | BILAL | BENWAHM | 15121995 | 201312345013 | 0770 13 00 13 | م | 0078 2018 30062018
souad | سعاد | مستعار | SOUAD | MOUSTAAR | 03061998 | 201612345014 | 0550 14 00 14 | ف | 0121 2021 05072021
"""  # noqa: E501 - a line is a person
_STUDIES = {
    "م": ("رياضيات وإعلام آلي", "رياضيات", "الرياضيات"),
    "ف": ("علوم المادة", "فيزياء", "العلوم الفيزيائية"),
    "ع": ("آداب ولغات أجنبية", "اللغة الإنجليزية", "اللغة الإنجليزية"),
}


@dataclass(frozen=True, slots=True)
class Invented:
    """One applicant; dates as they are typed (`14031997`)."""

    key: str
    given_name: str
    family_name: str
    latin_given_name: str
    latin_family_name: str
    birth: str
    registration_number: str
    phone: str
    study: str
    diploma: str

    @property
    def name(self) -> str:
        """Given and family name, as the window shows them."""
        return f"{self.given_name} {self.family_name}"

    @property
    def form(self) -> Mapping[str, str]:
        """What is typed, in the order in which Enter walks; "" is left as it stands."""
        field, branch, speciality = _STUDIES[self.study]
        number, year, dated = self.diploma.split()
        return {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "latin_given_name": self.latin_given_name,
            "latin_family_name": self.latin_family_name,
            "birth": self.birth,
            "birth_place": "مستغانم",
            "registration_number": self.registration_number,
            "bac_year": "",
            "phone": self.phone,
            "email": f"{self.key}@example.dz",
            "purpose": "ملف توظيف",
            "study_field": field,
            "branch": branch,
            "speciality": speciality,
            "diploma_number": number,
            "diploma_year": year,
            "diploma_dated": dated,
        }

    @property
    def card(self) -> Mapping[str, str]:
        """The identity card, in the order in which Enter walks through it."""
        return {
            "document_number": f"1000{self.registration_number[-5:]}",
            "issued_on": "02052021",
            "issued_at": "دائرة مستغانم",
            "expires_on": "01052031",
            "card_family_name": self.family_name,
            "card_given_name": self.given_name,
            "card_latin_family_name": self.latin_family_name,
            "card_latin_given_name": self.latin_given_name,
            "card_birth": self.birth,
        }


def days_ago(today: date, days: int) -> str:
    """A day as it is typed."""
    return f"{today - timedelta(days=days):%d%m%Y}"


def archive(place: int) -> str:
    """Where the archive has the diploma that was looked up as the `place`-th."""
    return f"سجل الشهادات 3، ص {10 + place}، رقم {40 + place}"


CAST: Mapping[str, Invented] = {
    (row := [part.strip() for part in line.split("|")])[0]: Invented(*row)
    for line in _TABLE.strip().splitlines()
}
PROXY: Mapping[str, str] = {
    "proxy_name": "سليم وهمي",
    "proxy_document_kind": "",
    "proxy_document_number": "100099001",
    "proxy_issued_on": "03032020",
    "proxy_issued_at": "دائرة مستغانم",
    "proxy_expires_on": "02032030",
    "deed_kind": "",
    "deed_number": "112/2025",
    "deed_dated": "15062025",
    "deed_issuer": "الموثق فلان، مستغانم",
}
"""The proxy, in the order in which Enter walks; "" is chosen from a list."""
