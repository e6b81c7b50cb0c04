"""Frames with invented people: the first page, the list of requests."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from certdesk.gui import theme
from certdesk.gui.frame import Frame
from certdesk.gui.theme import Role
from certdesk.gui.widgets.bars import BarPoint, Bars, DateTile, Legend
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.count_card import CountCard
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.table import CHIP_ROLE, STRUCK_ROLE, TONE_ROLE, CellKind, Table
from certdesk.gui.widgets.tile import Pill
from certdesk.gui.widgets.work_row import WorkRow

Index = QModelIndex | QPersistentModelIndex


_ROOT = QModelIndex()


WORK = [
    (
        "نوال بن علي",
        "0441/2026",
        "موعده الأربعاء 18 نوفمبر",
        "late",
        "تابع الإمضاء",
        "متأخر 3 أيام",
    ),
    ("محمد الأمين قادري", "0445/2026", "موعده أمس", "late", "تابع الإمضاء", "متأخر بيوم"),
    (
        "جميلة بن زيان",
        "0448/2026",
        "شهادة الميلاد غير حديثة، عادت اليوم",
        "missing",
        "أكمل الوثائق",
        "",
    ),
    ("ياسين بوعلام", "0447/2026", "مودع منذ الأربعاء، لم يُدقَّق في الأرشيف", "to_verify", "دقّق", ""),
    ("سارة حمادوش", "", "مسودة من الأحد، وثيقتان من 5", "draft", "أكمل المسودة", ""),
    ("فاطمة الزهراء بن عودة", "0398/2026", "جاهز منذ 32 يوما ولم يُستلم", "ready", "اتصل بها", ""),
    (
        "زهرة بوكرمة",
        "0403/2026",
        "استلمت الشهادة وبقيت كشوف النقاط",
        "partly",
        "سلّم الباقي",
        "",
    ),
]


def clock() -> tuple[str, str]:
    """A Monday that never passes."""
    return "الاثنين 23 نوفمبر 2026", "10:42"


def frame() -> Frame:
    """The frame with counts, a person and a reader."""
    made = Frame(office="مصلحة الشهادات", school="المدرسة العليا للأساتذة", clock=clock)
    for page, count in (
        ("requests", 26),
        ("verify", 4),
        ("pickup", 12),
        ("signature", 7),
        ("follow_on", 5),
        ("supervision", 2),
    ):
        made.set_count(page, count)
    made.set_person("أمينة بلقاسم", "عون الشباك", "أ")
    made.set_reader("قارئ الرموز جاهز")
    return made


def today() -> Frame:
    """The first page with invented work."""
    made = frame()
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 2, 0, 0)
    column.setSpacing(14)
    column.addLayout(_counts())
    below = QHBoxLayout()
    below.setSpacing(14)
    below.addWidget(_work_list(), 680)
    side = QVBoxLayout()
    side.setSpacing(14)
    side.addWidget(_appointments())
    if not theme.look().compact and not theme.look().dense:
        side.addWidget(_week(), 1)
    side.addWidget(_backup())
    if theme.look().compact:
        side.addStretch(1)
    below.addLayout(side, 416)
    column.addLayout(below, 1)
    shell = made.add_page("today", page)
    shell.set_title("اليوم", "صباح الخير أمينة، 18 ملفا ينتظر إجراء")
    shell.set_title_widgets(Button("طلب جديد", PRIMARY, icon="file-plus", key="F2"))
    shell.set_hints(
        [
            ("F2", "طلب جديد"),
            ("F3", "بحث أو مسح"),
            ("F8", "تسليم"),
            ("F7", "السجلات"),
            ("F1", "مساعدة"),
        ]
    )
    shell.set_status("حُفظ كل شيء 10:42")
    return made


def _counts() -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for sign, word, count, caption, tone in (
        ("pencil", "مسودات", 2, "أقدمها منذ يومين", "accent"),
        ("eye", "للتدقيق", 4, "لدى رئيسة المصلحة", "accent"),
        ("signature", "عند الإمضاء", 7, "جدول إرسال واحد منذ الأحد", "accent"),
        ("circle-check", "جاهز للتسليم", 12, "3 منها أُبلغ أصحابها", "accent"),
        ("clock", "متأخر عن الموعد", 3, "أقدمها 3 أيام عمل", "bad"),
    ):
        card = CountCard(sign, word, tone=tone)
        card.set_count(count, caption)
        row.addWidget(card)
    return row


def _work_list() -> Card:
    card = Card("ابدأ من هنا", "الأقدم موعدا أولا", padding=(6, 10, 6, 8), spacing=0)
    card.head.setContentsMargins(10, 0, 10, 5)
    card.head.addWidget(Link("عرض الكل (18)", underlined=False, weight=600))
    for place, (name, number, reason, chip, verb, text) in enumerate(WORK):
        row = WorkRow(name, number, reason, chip, verb, chip_text=text, first=place == 0)
        row.set_ruled(ruled=place < len(WORK) - 1)
        card.body.addWidget(row)
    card.body.addStretch(1)
    return card


def _appointments() -> Card:
    card = Card("مواعيد هذا الأسبوع", padding=(16, 8, 16, 8), spacing=6)
    card.head.addWidget(Link("المتابعة", underlined=False, weight=600))
    for day, name, note, token, time in (
        (24, "نبيلة شريف", "الثلاثاء، الموعد على بروغرس", "text2", "09:30"),
        (25, "كريم بن يطو", "الأربعاء، لم يستلم وثائقه بعد", "warn", "11:00"),
        (26, "إيمان عثماني", "الخميس، الموعد على بروغرس", "text2", "08:45"),
    ):
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(DateTile(day, "نوفمبر"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, Role.VALUE))
        words.addWidget(Label(note, Role.CAPTION, token))
        row.addLayout(words, 1)
        row.addWidget(Label(time, Role.STRONG))
        card.body.addLayout(row)
        card.body.addWidget(Rule())
    return card


def _week() -> Card:
    card = Card("هذا الأسبوع", padding=(16, 8, 16, 4), spacing=0)
    card.head.addWidget(Legend([("أُودع", "edge"), ("سُلّم", "accent")]))
    card.body.addWidget(
        Bars(
            [
                BarPoint("الأحد", (9, 7)),
                BarPoint("الاثنين", (4, 2), current=True),
                BarPoint("الثلاثاء", (0, 0)),
                BarPoint("الأربعاء", (0, 0)),
                BarPoint("الخميس", (0, 0)),
            ]
        ),
        1,
    )
    return card


def _backup() -> Card:
    card = Card(padding=(16, 12, 16, 12))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(
        SignDisc("database-export", disc=40, size=20, radius=8, ground="ok_t", token="ok")
    )
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("النسخة الاحتياطية سليمة", Role.STRONG))
    words.addWidget(Label("منذ ساعتين، اليوم 08:30", Role.CAPTION, "text2"))
    row.addLayout(words, 1)
    row.addWidget(Button("انسخ الآن"))
    card.body.addLayout(row)
    return card


class Rows(QAbstractTableModel):
    """Invented requests, one kind of cell a column."""

    heads = ("الرقم", "الاسم واللقب", "الفرع", "الهاتف", "الموعد", "الحالة", "الخطوة التالية")

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        chip = row[5]
        answers: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): "" if index.column() == 5 else row[index.column()],
            int(STRUCK_ROLE): chip == "void",
        }
        if index.column() == 5:
            answers[int(CHIP_ROLE)] = chip
        if index.column() == 4 and chip == "late":
            answers[int(TONE_ROLE)] = "bad"
        return answers.get(int(role))


def table() -> Table:
    """Twenty-one requests, the twelfth selected."""
    states = ["draft", "deposited", "missing", "at_signature", "to_verify", "late", "ready"]
    states += ["handed_over", "void", "withdrawn"]
    rows = []
    for place in range(40):
        state = states[place % len(states)]
        number = "—" if state == "draft" else f"{456 - place:04}/2026"
        name, verb = WORK[place % 7][0], WORK[place % 7][4]
        phone = f"0770 00 {10 + place} {20 + place}"
        rows.append((number, name, "علوم طبيعية", phone, "23/11/2026", state, verb))
    made = Table()
    made.setModel(Rows(rows))
    made.model().setParent(made)
    for column, (kind, width) in enumerate(
        (
            (CellKind.NUMBER, 108),
            (CellKind.NAME, 196),
            (CellKind.TEXT, 128),
            (CellKind.CODE, 140),
            (CellKind.DATE, 116),
            (CellKind.CHIP, 150),
            (CellKind.VERB, 150),
        )
    ):
        made.set_column_kind(column, kind, width)
    made.horizontalHeader().setSortIndicatorShown(True)
    made.horizontalHeader().setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    made.select_row(11)
    made.setAccessibleName("الطلبات")
    return made


def requests() -> Frame:
    """The list of requests."""
    made = frame()
    card = Card(padding=(1, 6, 1, 4))
    card.body.addWidget(table())
    shell = made.add_page("requests", card)
    pills = [Pill("الكل", 457), Pill("مفتوحة", 26), Pill("متأخرة", 3), Pill("جاهزة", 12)]
    pills[0].setChecked(True)
    shell.set_title("الطلبات")
    shell.set_title_widgets(
        Button("الأعمدة", icon="columns"), Button("تصفية", icon="filter"), beside=pills
    )
    shell.set_hints([("Enter", "افتح عند الخطوة التالية"), ("F3", "بحث"), ("F9", "طباعة")])
    shell.set_status("457 طلبا سنة 2026", sign="")
    return made
