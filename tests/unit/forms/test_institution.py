import pytest

from certdesk.forms.errors import BadValue, EmptyText, FormsError, MissingKey
from certdesk.forms.institution import read_institution
from certdesk.forms.reader import shipped_text

SHIPPED = shipped_text("institution")


def test_names_are_those_of_the_notice() -> None:
    institution = read_institution(SHIPPED, "institution.toml")
    assert institution.school == "المدرسة العليا للأساتذة مستغانم"
    assert institution.short_school == "المدرسة العليا للأساتذة"
    assert institution.service == "مصلحة الشهادات"
    assert institution.addressee == institution.signatory_title
    assert institution.addressee.startswith("المدير المساعد المكلف بالتعليم")
    assert institution.directorate.startswith("المديرية المكلفة بالدراسات")
    assert institution.platform_url.startswith("https://progres.mesrs.dz/webauthentication/")
    assert institution.help_email == "authentication@mesrs.dz"
    assert (institution.place, institution.wilaya) == ("مستغانم", "27")
    assert (institution.office_hours, institution.ramadan_hours) == ("08:00-16:30", "09:00-16:00")


@pytest.mark.parametrize(
    "old, new, kind, key",
    [
        ('place = "مستغانم"', 'place = ""', EmptyText, "place"),
        ('place = "مستغانم"', "", MissingKey, "place"),
        ('wilaya = "27"', 'wilaya = "مستغانم"', BadValue, "wilaya"),
        ("08:00-16:30", "8h-16h30", BadValue, "office_hours.ordinary"),
        ("09:00-16:00", "09:00-24:00", BadValue, "office_hours.ramadan"),
        ("https://progres", "progres", BadValue, "platform.url"),
        ("authentication@mesrs.dz", "mesrs.dz", BadValue, "platform.help_email"),
    ],
)
def test_what_the_office_gets_wrong_is_named(
    old: str, new: str, kind: type[FormsError], key: str
) -> None:
    assert old in SHIPPED
    with pytest.raises(FormsError) as caught:
        read_institution(SHIPPED.replace(old, new, 1), "institution.toml")
    assert type(caught.value) is kind
    assert caught.value.data["key"] == key
