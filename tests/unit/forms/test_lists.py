import pytest

from certdesk.forms.errors import BadValue, Duplicate, FormsError, UnknownKeyNear
from certdesk.forms.lists import read_lists
from certdesk.forms.reader import shipped_text

SHIPPED = shipped_text("lists")
LISTS = read_lists(SHIPPED, "lists.toml")


def test_wilayas_are_complete_and_in_order() -> None:
    assert [wilaya.code for wilaya in LISTS.wilayas] == [f"{n:02d}" for n in range(1, 70)]
    names = {wilaya.code: (wilaya.ar, wilaya.fr) for wilaya in LISTS.wilayas}
    assert names["27"] == ("مستغانم", "Mostaganem")
    assert names["16"] == ("الجزائر", "Alger")


def test_new_wilayas_have_no_confirmed_number() -> None:
    unconfirmed = [wilaya.code for wilaya in LISTS.wilayas if not wilaya.number_confirmed]
    assert unconfirmed == [f"{n}" for n in range(59, 70)]


def test_there_is_something_to_suggest() -> None:
    assert "الرياضيات" in LISTS.specialities
    assert LISTS.study_fields
    assert LISTS.branches
    assert LISTS.places_of_issue[0] == "دائرة مستغانم"
    assert [purpose.id for purpose in LISTS.purposes][-1] == "other"


@pytest.mark.parametrize(
    "old, new, kind, key",
    [
        ('code = "02"', 'code = "01"', Duplicate, "wilayas"),
        ('code = "02"', 'code = "2"', BadValue, "wilayas[2].code"),
        ('"دائرة مستغانم"', '"دائرة وهران"', Duplicate, "places_of_issue"),
        ("study_fields", "studyfields", UnknownKeyNear, "studyfields"),
    ],
)
def test_what_the_office_gets_wrong_is_named(
    old: str, new: str, kind: type[FormsError], key: str
) -> None:
    assert old in SHIPPED
    with pytest.raises(FormsError) as caught:
        read_lists(SHIPPED.replace(old, new, 1), "lists.toml")
    assert type(caught.value) is kind
    assert caught.value.data["key"] == key
