"""The views in which nothing is typed: the sheet to sign, papers gone, file not to be given."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.gui import paint
from certdesk.gui.dialogs.message_dialog import question
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import chip_looks
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.handover import HandedOver
from certdesk.services.views import HandoverView, RequestView

_TONES = {"printer": "accent", "circle-check": "ok", "ban": "warn"}


class Outcome(Card):
    """A sign, a word, a big number, what it means, the papers it is about."""

    def __init__(self) -> None:
        """Nothing to say yet."""
        super().__init__(padding=(24, 16, 24, 16), spacing=6)
        self.heading = Label("", Role.PAGE_TITLE, align=paint.CENTRE)
        self.number = Label("", Role.NUMBER, align=paint.CENTRE)
        self.number.setObjectName("pickup.outcome_number")
        self.sentence = Label("", Role.BODY, "text2", align=paint.CENTRE, wrap=True)
        self.sentence.setObjectName("pickup.outcome_sentence")
        self._discs = {sign: _disc(sign) for sign in _TONES}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._shown: list[QWidget] = []
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addStretch(1)
        for disc in self._discs.values():
            self.body.addWidget(disc, 0, middle)
        for label in (self.heading, self.number, self.sentence):
            self.body.addWidget(label)
        self.body.addSpacing(8)
        self.body.addLayout(self._lines)
        self.body.addStretch(2)

    def show_to_sign(self, view: RequestView, prepared: HandoverView | None) -> None:
        """The sheet lies on the counter."""
        if prepared is None:
            return
        on_paper = prepared.sheet_id is not None
        self._show(
            "printer",
            tr("The sheet is to be signed by both") if on_paper else tr("Papers to give back"),
            ltr(prepared.sheet_number) if on_paper else "",
            tr(
                "Receiver: {name}. Nothing leaves before the signature.",
                name=prepared.receiver_name,
            ),
            _papers(view, prepared),
        )

    def show_done(
        self, view: RequestView, given: HandedOver, prepared: HandoverView, *, to_come: int
    ) -> None:
        """The papers have left; `to_come` sheets are still the applicant's to collect."""
        sentence = tr("Receiver: {name}", name=prepared.receiver_name)
        if not given.closed and to_come:
            sentence = f"{sentence}. {trn('{n} sheets are still to be collected', to_come)}"
        self._show(
            "circle-check",
            tr("The papers were given back")
            if prepared.kind == "return"
            else tr("The papers are handed over"),
            ltr(given.number),
            sentence,
            _papers(view, prepared),
        )

    def show_stopped(self, view: RequestView) -> None:
        """Nothing can be given now: neutral words for a doubt, else the state."""
        if view.doubted:
            heading, sentence = tr("The file is with the head of service"), ""
            self._show("ban", heading, "", sentence)
            return
        last = next((one for one in reversed(view.handovers) if one.status == "confirmed"), None)
        if last is not None and last.confirmed_at is not None:
            when = ltr(f"{last.confirmed_at.astimezone(ALGIERS):%d/%m/%Y %H:%M}")
            sentence = tr(
                "On {when}, to {name}. Nothing changes now.", when=when, name=last.receiver_name
            )
            heading = tr("These papers were handed over before")
            self._show("circle-check", heading, ltr(last.number), sentence, _papers(view, last))
            return
        state = chip_looks()[view.state.value].word
        sentence = tr("The state of the file is «{state}»: there is nothing to give.", state=state)
        self._show("ban", tr("Not to be handed over yet"), "", sentence)

    def ask_to_confirm(
        self,
        session: Session,
        view: RequestView,
        prepared: HandoverView,
        then: Callable[[], object],
    ) -> None:
        """Hand over, or go back: the safe one has the focus, F12 again hands over."""
        sentences = [
            f"{view.name}، {ltr(view.number)}",
            tr("Receiver: {name}", name=prepared.receiver_name),
            "، ".join(_papers(view, prepared)),
        ]
        verb = (
            tr("Give the papers back") if prepared.kind == "return" else tr("Hand the papers over")
        )
        title = tr("Has the sheet been signed by both?")
        dialog = question(self.window(), title, sentences, act=verb, dangerous=False)
        dialog.setObjectName("pickup.confirm_dialog")
        act = dialog.findChild(Button, "act")
        if act is not None:
            act.set_key("F12")
        dialog.accepted.connect(then)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        session.keys.bind(dialog, "save_and_go_on", dialog.accept)
        dialog.open()

    def _show(
        self, sign: str, heading: str, number: str, sentence: str, lines: Sequence[str] = ()
    ) -> None:
        for name, disc in self._discs.items():
            disc.setVisible(name == sign)
        for label, text in (
            (self.heading, heading),
            (self.number, number),
            (self.sentence, sentence),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        for old in self._shown:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [Label(line, Role.VALUE, align=paint.CENTRE) for line in lines]
        for line in self._shown:
            self._lines.addWidget(line)
        self.setAccessibleName("، ".join(part for part in (heading, number, sentence) if part))


def _disc(sign: str) -> SignDisc:
    tone = _TONES[sign]
    ground = "tint" if tone == "accent" else f"{tone}_t"
    return SignDisc(sign, disc=64, size=32, ground=ground, token=tone)


def _papers(view: RequestView, attempt: HandoverView) -> list[str]:
    lines = [line for line in view.lines if line.id in attempt.lines]
    return [f"{line.title} ({line.sheets})" for line in lines]
