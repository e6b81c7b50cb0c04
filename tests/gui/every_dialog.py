"""Every dialog of the window, opened as its page opens it, with what has to be typed in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtWidgets import QDialog

from certdesk.domain.request import Move
from certdesk.gui.dialogs.count_dialog import CountDialog
from certdesk.gui.dialogs.decision_dialog import question as decision
from certdesk.gui.dialogs.help_dialog import HelpDialog
from certdesk.gui.dialogs.message_dialog import question, tell
from certdesk.gui.dialogs.own_password_dialog import OwnPasswordDialog
from certdesk.gui.dialogs.person_dialog import PersonDialog
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.dialogs.slot_dialog import SlotDialog
from certdesk.gui.dialogs.supervisor_dialog import Question, SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.messages import Worded
from certdesk.gui.pages.settings.changes_dialog import ask_to_save
from certdesk.gui.pages.settings.history_dialog import HistoryDialog
from certdesk.gui.pages.settings.preview_dialog import PreviewDialog
from certdesk.gui.pages.signature.unsigned_dialog import UnsignedDialog
from certdesk.gui.pages.verify.doubt_dialog import DoubtDialog
from certdesk.services.views import RequestView

SUPERVISORS = ("رئيسة المثال", "رئيس آخر للمثال")
REASONS = ("سبب أول للمثال", "سبب ثان للمثال")
CHANGES = [("الأجل", "3", "5"), ("عدد النسخ", "1", "2")]
SECRET = "مفتاح طويل 1"


@dataclass
class Opened:
    """`types`: what is written into which field; `did`: what the filled button led to."""

    dialog: QDialog
    types: Mapping[str, str] = field(default_factory=dict)
    did: list[object] = field(default_factory=list)


Opener = Callable[[MainWindow, RequestView], Opened]


def _supervisor(
    asked: Question, people: tuple[str, ...] | None, window: MainWindow, _view: RequestView
) -> Opened:
    dialog = SupervisorDialog(window, asked, people)
    types = {"supervisor.reason": REASONS[0]}
    if people is not None:
        types |= {"supervisor.password": SECRET}
    opened = Opened(dialog, types)
    dialog.signed.connect(lambda *said: opened.did.append(said))
    dialog.open()
    return opened


def _decision(move: Move, window: MainWindow, view: RequestView) -> Opened:
    return _supervisor(decision(move, view), None, window, view)


def _reason(window: MainWindow, _view: RequestView) -> Opened:
    dialog = ReasonDialog(
        window, "طباعة نسخة من ورقة المثال؟", verb="اطبع نسخة", sign="printer", reasons=REASONS
    )
    opened = Opened(dialog, {"reason.text": "سبب من عندنا"})
    dialog.then(opened.did.append)
    return opened


def _count(missing: tuple[str, ...], window: MainWindow, _view: RequestView) -> Opened:
    opened = Opened(QDialog(), {"count.note": "بحثنا عنها في الرفوف"})
    opened.dialog = CountDialog(window, 5, missing, opened.did.append)
    opened.dialog.open()
    return opened


def _person(window: MainWindow, _view: RequestView) -> Opened:
    dialog = PersonDialog(
        window,
        "حساب جديد؟",
        verb="افتح الحساب",
        sign="user",
        asks=frozenset({"name", "role", "password"}),
    )
    types = {"person.name": "عون المثال", "person.password": SECRET, "person.again": SECRET}
    opened = Opened(dialog, types)
    dialog.role.set_key("clerk")
    dialog.then(opened.did.append)
    return opened


def _own_password(window: MainWindow, _view: RequestView) -> Opened:
    dialog = OwnPasswordDialog(window, SUPERVISORS[0])
    types = {"password.old": SECRET, "password.new": "مفتاح آخر 2", "password.again": "مفتاح آخر 2"}
    opened = Opened(dialog, types)
    dialog.typed.connect(lambda *said: opened.did.append(said))
    dialog.open()
    return opened


def _slot(window: MainWindow, view: RequestView) -> Opened:
    dialog = SlotDialog(window, view.number, view.lines)
    opened = Opened(dialog, {"slot.text": "أ-12"})
    dialog.then(lambda *said: opened.did.append(said))
    return opened


def _doubt(window: MainWindow, view: RequestView) -> Opened:
    opened = Opened(QDialog(), {"verify.doubt_detail": "رقم غير واضح"})
    opened.dialog = DoubtDialog(window, view.number, opened.did.append)
    opened.dialog.open()
    return opened


def _unsigned(window: MainWindow, view: RequestView) -> Opened:
    opened = Opened(QDialog(), {"signature.reason": REASONS[1]})
    opened.dialog = UnsignedDialog(window, view.number, REASONS, opened.did.append)
    opened.dialog.open()
    return opened


def _changes(window: MainWindow, _view: RequestView) -> Opened:
    did: list[object] = []
    return Opened(ask_to_save(window, CHANGES, lambda: did.append("saved")), did=did)


def _history(window: MainWindow, _view: RequestView) -> Opened:
    session = window.session
    forms = session.desk.office_forms
    editions = forms.history("procedure", by=session.actor)
    dialog = HistoryDialog(session, window, "إصدارات الإجراءات", editions)
    opened = Opened(dialog)
    # the one in force cannot rule again
    dialog.list.setCurrentRow(1)
    dialog.verb_pressed.connect(lambda: opened.did.append(dialog.chosen))
    dialog.open()
    return opened


def _preview(window: MainWindow, _view: RequestView) -> Opened:
    pdf = window.session.desk.printing.blank_letter().pdf
    opened = Opened(PreviewDialog(window, "طلب التوثيق", pdf))
    opened.dialog.open()
    return opened


def _help(window: MainWindow, _view: RequestView) -> Opened:
    opened = Opened(HelpDialog(window, window.session.keys.rows_for(window)))
    opened.dialog.open()
    return opened


def _tell(window: MainWindow, _view: RequestView) -> Opened:
    worded = Worded("wrong_state", "حالة الملف لا تسمح بهذا. لم يتغير شيء. افتح الملف من جديد.")
    dialog = tell(window, "لا يمكن هذا الآن", worded)
    opened = Opened(dialog)
    dialog.accepted.connect(lambda: opened.did.append("read"))
    return opened


def _question(dangerous: bool, window: MainWindow, _view: RequestView) -> Opened:  # noqa: FBT001
    dialog = question(
        window, "إقفال الشهر؟", ["لا يُفتح بعد الإقفال."], act="أقفل", dangerous=dangerous
    )
    opened = Opened(dialog)
    dialog.accepted.connect(lambda: opened.did.append("done"))
    dialog.open()
    return opened


_APPROVE = Question(title="الموافقة على هذا؟", verb="وافق", reasons=REASONS)
_TICKED = Question(
    title="إلغاء التسليم؟", verb="ألغه", danger=True, reasons=REASONS, tick="الوثائق هنا كلها"
)

DIALOGS: Mapping[str, Opener] = {
    "supervisor who is here": partial(_supervisor, _APPROVE, None),
    "supervisor who comes": partial(_supervisor, _APPROVE, SUPERVISORS),
    "supervisor with a tick": partial(_supervisor, _TICKED, SUPERVISORS),
    **{f"decision {move.value}": partial(_decision, move) for move in (Move.REFUSE, Move.VOID)},
    "reason of a copy": _reason,
    "count, all there": partial(_count, ()),
    "count, some missing": partial(_count, ("الشهادة الأصلية، 0001/2026",)),
    "person": _person,
    "own password": _own_password,
    "slot": _slot,
    "doubt": _doubt,
    "unsigned": _unsigned,
    "changes": _changes,
    "history": _history,
    "preview": _preview,
    "help": _help,
    "message": _tell,
    "question": partial(_question, False),
    "dangerous question": partial(_question, True),
}
