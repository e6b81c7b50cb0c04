"""Work pages with invented people: checklist, pickup, dialog, sign in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from certdesk.gui import theme
from certdesk.gui.frame import Frame
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import GHOST, PRIMARY, REFUSE, Button
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import HERO, Chip, Tag
from certdesk.gui.widgets.compare_row import CompareRow
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.equation import Equation, EquationLine
from certdesk.gui.widgets.form_row import FormRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.letter_cells import LetterComparison
from certdesk.gui.widgets.paper_drawing import NumberDisc, PaperDrawing
from certdesk.gui.widgets.split_panel import SplitPanel
from certdesk.gui.widgets.task_row import ProgressSegments, TaskRow
from certdesk.gui.widgets.tile import Tile
from certdesk.i18n import ltr
from tests.gui.look_sheets import frame


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
