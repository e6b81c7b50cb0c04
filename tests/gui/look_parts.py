"""Every small widget on one sheet."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.bars import BarPoint, Bars, MeasureBars
from certdesk.gui.widgets.button import DANGER, GHOST, PRIMARY, REFUSE, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import Chip, chip_looks
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.error_summary import ErrorSummary
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.form_row import FormRow
from certdesk.gui.widgets.keycap import KeyCap
from certdesk.gui.widgets.task_row import TaskRow
from certdesk.gui.widgets.tile import Pill, Segmented, Tile
from certdesk.gui.widgets.toast import Toast
from certdesk.i18n import ltr


def components() -> QWidget:
    """Every small widget on one sheet."""
    sheet = _Ground()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setSpacing(12)
    for place, card in enumerate(
        (
            _buttons(),
            _rows(),
            _chips(),
            _empty(),
            _fields(),
            _choices(),
            _charts(),
            _messages(),
        )
    ):
        grid.addWidget(card, place // 2, place % 2)
    return sheet


class _Ground(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)


def _buttons() -> Card:
    card = Card("الأزرار")
    first, second = QHBoxLayout(), QHBoxLayout()
    for button in (
        Button("تابع إلى الوثائق", PRIMARY, key="F12"),
        Button("احفظ المسودة"),
        Button("افتح الملف", GHOST, icon="folder-open"),
    ):
        first.addWidget(button)
    for button in (
        Button("ألغِ الطلب", DANGER, icon="ban"),
        Button("غير مقبولة", REFUSE, icon="x", key="2"),
        Button("رجوع", key="Esc"),
    ):
        second.addWidget(button)
    off = Button("غير متاح", PRIMARY, key="F9")
    off.setEnabled(False)
    second.addWidget(off)
    first.addStretch(1)
    second.addStretch(1)
    card.body.addLayout(first)
    card.body.addLayout(second)
    return card


def _chips() -> Card:
    card = Card("حالات الطلب والوثيقة: لون وعلامة وكلمة")
    holder = QWidget()
    flow = FlowLayout(holder)
    for kind in chip_looks():
        flow.addWidget(Chip(kind, "متأخر 3 أيام" if kind == "late" else ""))
    card.body.addWidget(holder)
    return card


def _rows() -> Card:
    card = Card("صفوف قائمة الوثائق", padding=(8, 12, 8, 8), spacing=0)
    for name, state, must in (
        ("شهادة الميلاد", "not_accepted", "أصل، حديثة"),
        ("كشف نقاط البكالوريا", "accepted", "نسخة"),
        ("الشهادة", "being_looked_at", "أصل"),
        ("كشوف النقاط", "waived", "أصول، عددها 4"),
        ("طلب بروغرس", "not_looked_at", "اختياري"),
    ):
        row = TaskRow(name, state, must, current=state == "being_looked_at")
        row.set_ruled(ruled=False)
        card.body.addWidget(row)
    return card


def _empty() -> Card:
    card = Card("قائمة فارغة")
    card.body.addWidget(
        EmptyState(
            "inbox",
            "لا شيء ينتظر الإمضاء",
            "كل ما دُقّق أُرسل. يظهر هنا ما يُدقَّق بعد الآن.",
            "افتح ما ينتظر التدقيق",
        )
    )
    return card


def _fields() -> Card:
    card = Card("الخانات", spacing=8)
    example = QLineEdit()
    example.setPlaceholderText(f"مثل {ltr('0770 12 34 56')}")
    locked = QLineEdit(ltr("0457/2026"))
    locked.setReadOnly(True)
    combo = QComboBox()
    combo.addItems(["رياضيات", "فيزياء"])
    digits = QLineEdit(ltr("07 70 12 34"))
    wrong = FormRow("خطأ", digits)
    wrong.set_error(f"ينقصه رقمان: عشرة أرقام، مثل {ltr('0770 12 34 56')}")
    good = FormRow("مقفلة", locked)
    good.set_note("يُعطى الرقم عند الإيداع", "text2")
    box = QCheckBox("الشهادة")
    box.setChecked(True)
    box.setAccessibleName("الشهادة")
    for row in (
        FormRow("عادية", QLineEdit("خديجة"), QLineEdit("مقران")),
        FormRow("فارغة", example),
        wrong,
        good,
        FormRow("قائمة", combo),
        FormRow("للتوثيق", box),
    ):
        card.body.addWidget(row)
    return card


def _choices() -> Card:
    card = Card("الاختيار")
    tiles = QHBoxLayout()
    chosen = Tile("شهادة الميلاد غير حديثة", "3")
    chosen.setChecked(True)
    tiles.addWidget(chosen)
    tiles.addWidget(Tile("غير مقروءة", "4"))
    card.body.addLayout(tiles)
    pills = QHBoxLayout()
    first = Pill("الكل", 457)
    first.setChecked(True)
    pills.addWidget(first)
    pills.addWidget(Pill("مفتوحة", 26))
    pills.addWidget(Segmented([("deposit", "الإيداع"), ("pickup", "التسليم"), ("void", "الملغى")]))
    pills.addStretch(1)
    card.body.addLayout(pills)
    for label, value in (("الاسم واللقب", "خديجة مقران"), ("الهاتف", ltr("0770 12 34 56"))):
        card.body.addWidget(FactRow(label, value, link="غيّر"))
    keys = QHBoxLayout()
    for key in ("F2", "F12", "Esc", "Ctrl+Z", "1"):
        keys.addWidget(KeyCap(key))
    keys.addStretch(1)
    card.body.addLayout(keys)
    card.body.addStretch(1)
    return card


def _charts() -> Card:
    card = Card("الطلبات في الشهر")
    values = (52, 55, 59, 58, 43, 38, 67, 82, 4, 113, 72, 112)
    months = [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ]
    card.body.addWidget(
        Bars(
            [
                BarPoint(word, (value,), current=place == 11)
                for place, (word, value) in enumerate(zip(months, values, strict=True))
            ],
            every_word=3,
        ),
        1,
    )
    card.body.addWidget(MeasureBars([("شهادة الميلاد غير حديثة", 9), ("كشوف نقاط ناقصة", 5)]))
    return card


def _messages() -> Card:
    card = Card("رسائل")
    summary = ErrorSummary()
    toast = Toast()
    card.body.addWidget(summary)
    card.body.addWidget(
        Banner(
            f"رقم التسجيل معروف: طلب سابق {ltr('0118/2024')} للسيدة نفسها",
            link="املأ منه",
            key="F11",
        )
    )
    card.body.addWidget(toast)
    card.body.addStretch(1)
    summary.show_problems(
        "خانتان تحتاجان إلى تصحيح قبل المتابعة",
        [("phone", "رقم الهاتف: ينقصه رقمان"), ("diploma_date", "تاريخ الشهادة: بعد تاريخ اليوم")],
    )
    toast.show_text("قُبل كشف نقاط البكالوريا")
    return card
