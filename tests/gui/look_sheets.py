"""Sheets that show every widget with invented people: for the tests, and to be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from certdesk.gui import theme
from certdesk.gui.frame import Frame
from certdesk.gui.theme import Role
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.bars import BarPoint, Bars, DateTile, Legend, MeasureBars
from certdesk.gui.widgets.button import DANGER, GHOST, PRIMARY, REFUSE, Button
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import HERO, Chip, Tag, chip_looks
from certdesk.gui.widgets.compare_row import CompareRow, FactRow
from certdesk.gui.widgets.count_card import CountCard
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.empty_state import EmptyState, SignDisc
from certdesk.gui.widgets.equation import Equation, EquationLine
from certdesk.gui.widgets.error_summary import ErrorSummary
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.form_row import FormRow
from certdesk.gui.widgets.keycap import KeyCap
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.letter_cells import LetterComparison
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.paper_drawing import NumberDisc, PaperDrawing
from certdesk.gui.widgets.split_panel import SplitPanel
from certdesk.gui.widgets.table import CHIP_ROLE, STRUCK_ROLE, TONE_ROLE, CellKind, Table
from certdesk.gui.widgets.task_row import ProgressSegments, TaskRow
from certdesk.gui.widgets.tile import Pill, Segmented, Tile
from certdesk.gui.widgets.toast import Toast
from certdesk.gui.widgets.work_row import WorkRow
from certdesk.i18n import ltr

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
    ("ياسين بوعلام", "0447/2026", "مودع منذ الأربعاء، لم يُطابق بالأرشيف", "to_verify", "تحقّق", ""),
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
        ("eye", "للتحقق", 4, "لدى رئيسة المصلحة", "accent"),
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


def checklist() -> Frame:
    """One paper on the table, verdict keys, a toast."""
    made = frame()
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(_papers(), 304)
    row.addWidget(_paper_card(), 792)
    shell = made.add_page("new_request", page)
    shell.set_title("خديجة مقران", "طلب جديد")
    if not theme.look().dense:
        shell.set_steps(["البيانات", "الوثائق", "المراجعة", "الوصل"], 1)
    if theme.look().dense:
        shell.set_title_widgets(Button("راجع الإجابات", key="F12"))
        return made
    shell.set_actions(
        Button("راجع الإجابات", key="F12"), Button("اطبع إشعار النقائص", GHOST, icon="printer")
    )
    shell.set_hints([("F4", "قائمة الوثائق"), ("F6", "الجزء التالي"), ("Esc", "رجوع")])
    shell.show_toast("قُبل كشف نقاط البكالوريا")
    return made


def _papers() -> Card:
    card = Card("الوثائق", padding=(8, 10, 8, 8), spacing=0)
    card.head.setContentsMargins(10, 0, 10, 0)
    card.head.addWidget(Label("2 من 5", Role.STRONG, "accent"))
    bar = ProgressSegments()
    states = ["accepted", "accepted", "being_looked_at", "not_looked_at", "not_looked_at"]
    bar.set_states(states, "2 من 5")
    inset = QHBoxLayout()
    inset.setContentsMargins(10, 2, 10, 6)
    inset.addWidget(bar)
    card.body.addLayout(inset)
    for place, (name, must) in enumerate(
        (
            ("طلب التوثيق ممضى", "أصل، من صنع البرنامج"),
            ("كشف نقاط البكالوريا", "نسخة"),
            ("شهادة الميلاد", "أصل، حديثة"),
            ("الشهادة", "أصل"),
            ("كشوف نقاط مسار التكوين", "أصول، عددها 4"),
        )
    ):
        line = TaskRow(name, states[place], must, current=place == 2)
        line.set_ruled(ruled=place not in {1, 4})
        card.body.addWidget(line)
    card.body.addStretch(1)
    return card


def _paper_card() -> Card:
    card = Card(padding=(24, 16, 24, 15), spacing=8)
    upper = QHBoxLayout()
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(Label("الوثيقة 3 من 5", Role.CAPTION, "text2"))
    words.addWidget(Label("شهادة الميلاد", Role.COUNT))
    words.addWidget(Label("ضعها أمامك وانظر إلى ثلاثة أشياء:", Role.NOTE, "text2"))
    for number, (title, note) in enumerate(
        (
            ("الاسم واللقب وتاريخ الميلاد", f"خديجة مقران، {ltr('14/03/1997')}، كما في الطلب"),
            ("تاريخ الإصدار", f"لا يتجاوز 365 يوما، أي بعد {ltr('23/11/2025')}"),
            ("الختم الرطب والإمضاء", "ختم ضابط الحالة المدنية ظاهر وغير مصوّر"),
        ),
        start=1,
    ):
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(NumberDisc(number), 0, Qt.AlignmentFlag.AlignTop)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(Label(title, Role.STRONG))
        both.addWidget(Label(note, Role.NOTE, "text2"))
        line.addLayout(both, 1)
        words.addLayout(line)
    words.addStretch(1)
    upper.addLayout(words, 1)
    tags = QHBoxLayout()
    tags.addWidget(Tag("أصل، لا نسخة"), 0, Qt.AlignmentFlag.AlignTop)
    tags.addWidget(Tag("حديثة"), 0, Qt.AlignmentFlag.AlignTop)
    upper.addLayout(tags)
    if not theme.look().dense:
        upper.addWidget(PaperDrawing("شهادة الميلاد"), 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(upper, 1)
    card.body.addWidget(Rule())
    foot = QHBoxLayout()
    foot.setSpacing(10)
    foot.addWidget(Button("مقبولة", PRIMARY, icon="check", key="1", large=True), 2)
    foot.addWidget(Button("غير مقبولة", REFUSE, icon="x", key="2", large=True), 1)
    foot.addWidget(Button("إعفاء...", icon="shield-check", key="3", large=True), 1)
    foot.addWidget(Button("لاحقا", key="4", large=True), 1)
    card.body.addLayout(foot)
    return card


def pickup() -> Frame:
    """Identity beside the equation."""
    made = frame()
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    hero = Card(padding=(24, 12, 24, 6), spacing=0)
    line = QHBoxLayout()
    line.setSpacing(18)
    line.addWidget(Label("فاطمة الزهراء بن عودة", Role.NAME))
    line.addWidget(Chip("ready", size=HERO))
    line.addStretch(1)
    hero.body.addLayout(line)
    hero.body.addWidget(
        Label(f"الملف {ltr('0398/2026')}  •  أُودع يوم {ltr('18/10/2026')}", Role.NOTE, "text2")
    )
    column.addWidget(hero)
    below = QHBoxLayout()
    below.setSpacing(14)
    below.addWidget(_identity(), 580)
    below.addWidget(_equation_card(), 514)
    column.addLayout(below, 1)
    shell = made.add_page("pickup", page)
    shell.set_actions(
        Button("سلّم الوثائق واطبع المحضر", PRIMARY, icon="package-export", key="F12", large=True),
        Button("لا تسلّم: الهوية غير مؤكدة"),
    )
    shell.set_hints([("F12", "تسليم"), ("F9", "طباعة"), ("Esc", "رجوع دون تسليم")])
    shell.set_status("يُحفظ الاختلاف والملاحظة في السجل", "info-circle", "text2")
    shell.set_hint_status("مُسح الوصل 10:57")
    return made


def _identity() -> Card:
    card = Card("الهوية: البطاقة أمام الملف", padding=(10, 8, 10, 12), spacing=4)
    card.head.setContentsMargins(8, 0, 8, 0)
    card.head.addWidget(Chip("differs"))
    card.body.addWidget(CompareRow("", "على البطاقة", "في الملف", heading=True))
    card.body.addWidget(CompareRow("الاسم", "فاطمة الزهراء", "فاطمة الزهراء"))
    card.body.addWidget(
        LetterComparison(
            "اللقب",
            ("البطاقة", "بن عوده"),
            ("الملف", "بن عودة"),
            "هاء في البطاقة، وتاء مربوطة في الملف",
        )
    )
    card.body.addWidget(CompareRow("باللاتينية", ltr("BENAOUDA"), ltr("BENAOUDA")))
    card.body.addWidget(CompareRow("تاريخ الميلاد", ltr("02/09/1996"), ltr("02/09/1996")))
    card.body.addStretch(1)
    card.body.addWidget(FormRow("الملاحظة", QLineEdit("كُتب اللقب بالهاء في البطاقة")))
    return card


def _equation_card() -> Card:
    card = Card("ما أُودع وما يُسلَّم", padding=(7, 8, 7, 12), spacing=4)
    card.head.setContentsMargins(10, 0, 10, 0)
    card.body.addWidget(equation())
    card.body.addStretch(1)
    return card


def equation() -> Equation:
    """Eight sheets: five handed over, three kept."""
    made = Equation()
    made.set_lines(
        [
            EquationLine("الشهادة", "أصل", 1, 1, 0, handed=True),
            EquationLine("كشوف نقاط مسار التكوين", "أصول", 4, 4, 0, handed=True),
            EquationLine("شهادة الميلاد", "أصل", 1, 0, 1, selectable=False),
            EquationLine("كشف نقاط البكالوريا", "نسخة", 1, 0, 1, selectable=False),
            EquationLine("طلب التوثيق", "أصل", 1, 0, 1, selectable=False),
        ]
    )
    made.set_total(8, 5, 3, balanced=True)
    return made


def dialog(window: QWidget) -> DialogFrame:
    """Voiding a request, with a reason."""
    made = DialogFrame(
        window,
        f"إلغاء الطلب {ltr('0448/2026')}؟",
        "جميلة بن زيان، أُودع يوم 18 نوفمبر 2026",
        verb=f"ألغِ الطلب {ltr('0448/2026')}",
        consequences=[
            ("table", "يبقى الرقم في السجل مشطوبا، ولا يُعاد استعماله."),
            ("archive", "8 أوراق في الخزانة تُردّ إلى صاحبتها قبل إغلاق الملف."),
            ("history", "يُسجَّل الإلغاء وسببه باسمك: أمينة بلقاسم."),
        ],
    )
    reason = QComboBox()
    reason.addItem(f"أُدخل مرتين: الطلب نفسه تحت {ltr('0421/2026')}")
    reason.setAccessibleName("سبب الإلغاء")
    made.slot.addWidget(Label("سبب الإلغاء (واجب)", Role.LABEL))
    made.slot.addWidget(reason)
    return made


def sign_in() -> SplitPanel:
    """Who is at the counter."""
    made = SplitPanel(
        "مصلحة الشهادات",
        "المدرسة العليا للأساتذة مستغانم",
        "توثيق الشهادات: من الإيداع إلى التسليم",
    )
    made.slot.addWidget(Label("من على الشباك؟", Role.HEADING))
    made.slot.addWidget(Label("الاثنين 23 نوفمبر 2026، الساعة 08:02", Role.NOTE, "text2"))
    for name in ("أمينة بلقاسم", "مراد زيتوني"):
        made.slot.addWidget(Tile(name))
    made.slot.addWidget(Button("دخول", PRIMARY, key="Enter", large=True))
    return made


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
            "كل ما تُحقق منه أُرسل. يظهر هنا ما يُتحقق منه بعد الآن.",
            "افتح ما ينتظر التحقق",
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
