"""A remark may say that a password was lost; it may not say the password."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.passwords import PasswordWritten, holds_password, refuse_passwords

SECRETS = st.text(string.ascii_letters + string.digits + "!#$%&*@_", min_size=4, max_size=20)
NAMES = (
    "كلمة المرور", "كلمه المرور", "كلمة السر", "كَلِمَة المُرُور", "كـلـمـة المرور", "كلمة سر",
    "الرقم السري", "رمز الدخول",
    "باسوورد", "موت دو باس", "password", "PassWord", "pass word", "mot de passe", "mdp", "pwd",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "said", ["{}: Qamar77", "الحساب، {} Qamar77", "{} = قمر", "{}   هي  قمر", "{} الجديدة: 4471",
             "{} الجديدة للحساب Qamar77", "{}: «قمر»", "{} (qamar)"]
)  # fmt: skip
def test_a_password_is_seen(name: str, said: str) -> None:
    assert holds_password(said.format(name))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "نسي كلمة المرور",
        "ضاعت كلمة المرور ولم يستطع الدخول",
        "غيّر كلمة المرور يوم 15/11/2026",
        "غيّر كلمة المرور يوم 15/11، وينتظر",
        "طُلب منه تفعيل الحساب برابط البريد",
        "سيتصل على 0550 12 34 56 بخصوص كلمة المرور",
        "passeport expiré",
        "lost the password",
        "كلمة شكر: للمدرسة",
        "رمز الملف 0457/2026",
        "رقم التسجيل 201712345678",
    ],
)
def test_a_plain_remark_is_none(said: str) -> None:
    assert not holds_password(said)


@given(st.sampled_from(NAMES), SECRETS, st.sampled_from([": ", "=", " : ", " هي "]))
def test_whatever_the_secret(name: str, secret: str, between: str) -> None:
    assert holds_password(f"بريد المعني، {name}{between}{secret}")


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.0123456789"))
def test_without_a_word_for_it_nothing_is_seen(text: str) -> None:
    words = ("سر", "مرور", "عبور", "دخول", "باس")
    assert any(word in text for word in words) or not holds_password(text)


def test_one_of_many_texts_is_enough() -> None:
    refuse_passwords()
    refuse_passwords("نسي كلمة المرور", "")
    with pytest.raises(PasswordWritten):
        refuse_passwords("هادئ", "mdp: qamar")
