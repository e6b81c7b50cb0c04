"""The door: who works here now. What the person before left open stays behind it.

| objectName | meaning |
|---|---|
| `sign_in.person_0` … | a person with an account; Up and Down choose, also from the password |
| `sign_in.password` | the password of the chosen person; Enter goes in |
| `sign_in.enter` | go in |
| `sign_in.change` | another password for the chosen person, with the old one |
| `sign_in.forgot` | the way in with the recovery code printed at first start |
| `sign_in.recovery_code`, `sign_in.new_password` | that way's fields |
| `sign_in.reset` | set the new password and go in |
| `sign_in.back` | back to the password |
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.domain.calendar import ALGIERS, long_date
from certdesk.domain.rights import Actor, Role
from certdesk.gui import theme
from certdesk.gui.messages import Worded
from certdesk.gui.session import Session
from certdesk.gui.theme import Role as Letters
from certdesk.gui.widgets.button import GHOST, PRIMARY, Button
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.gui.widgets.person_tile import PersonTile
from certdesk.gui.widgets.split_panel import SplitPanel
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.gui.workstation import remember, remembered
from certdesk.i18n import ltr, tr, trn
from certdesk.services.supervision.staff import Person, WaitBeforeTrying

LAST_PERSON = "last_person"
_CLOCK_EVERY_MS = 10_000
_TILES_SEEN = 3.5
_RING_ROOM = 3


def door(session: Session) -> QWidget:
    """The page in front when somebody has to sign in."""
    return SignIn(session)


class SignIn(SplitPanel):
    """People, a password, and the way back in for who forgot it."""

    def __init__(self, session: Session) -> None:
        """People are read each time the door is shown."""
        names = session.institution()
        line = tr("Authentication of diplomas: from deposit to hand-over")
        super().__init__(names.service, names.school, line)
        self.setObjectName("sign_in")
        self.session = session
        self.people: list[Person] = []
        self.tiles: list[PersonTile] = []
        self._wait_s = 0
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._waited)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_EVERY_MS)
        self._clock.timeout.connect(self._show_time)
        self._build()
        self._connect()

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        chosen = [at for at, tile in enumerate(self.tiles) if tile.isChecked()]
        return self.people[chosen[0]] if chosen else None

    def showEvent(self, event: QShowEvent) -> None:
        """Read the people again and forget what was typed."""
        super().showEvent(event)
        self._show_people()
        self._show_time()
        self._clock.start()
        self.show_reset(shown=False)

    def hideEvent(self, event: object) -> None:
        """No password stays behind."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._clock.stop()
        self._clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a person; Esc leaves the recovery code."""
        ways = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        way = ways.get(event.key())
        if way is not None and self.tiles:
            at = next((at for at, tile in enumerate(self.tiles) if tile.isChecked()), 0)
            self._choose((at + way) % len(self.tiles))
        elif event.key() == Qt.Key.Key_Escape and self.reset_part.isVisible():
            self.show_reset(shown=False)
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Go in with the password typed."""
        person = self.person
        if person is None or self._wait_s:
            return
        staff = self.session.desk.staff

        def sign_in() -> Actor:
            try:
                return staff.sign_in(person.name, self.password.text())
            except WaitBeforeTrying as wait:
                self._wait_s = int(str(wait.data["seconds"]))
                raise

        self.session.ask(sign_in, self._come_in, partial(self._refused, self.password))

    def reset(self) -> None:
        """Go in with the recovery code, setting a new password."""
        person = self.person
        if person is None:
            return
        staff = self.session.desk.staff
        self.session.ask(
            lambda: staff.reset_password(
                person.name, self.new_password.text(), recovery_code=self.recovery_code.text()
            ),
            self._come_in,
            self._reset_refused,
        )

    def show_reset(self, *, shown: bool) -> None:
        """Turn between password and recovery code."""
        self._clear()
        self.password_part.setVisible(not shown)
        self.reset_part.setVisible(shown)
        first: Field = self.recovery_code if shown else self.password
        self.setFocusProxy(first)
        first.setFocus()

    def _change_password(self) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.own_password import ask_own_password

        person = self.person
        if person is not None:
            ask_own_password(self.session, self, person.name, self.password.setFocus)

    def _come_in(self, actor: Actor) -> None:
        remember(self.session.folder.root, LAST_PERSON, actor.id)
        self._clear()
        self.session.sign_in(actor)

    def _refused(self, field: Field, worded: Worded) -> None:
        field.set_text("")
        field.set_problem(worded.sentence)
        field.setFocus()
        if self._wait_s:
            self._waiting()
            self._wait.start()

    def _reset_refused(self, worded: Worded) -> None:
        short = worded.code == "password_too_short"
        field: Field = self.new_password if short else self.recovery_code
        other: Field = self.recovery_code if short else self.new_password
        other.set_problem(None)
        field.set_problem(worded.sentence)
        field.setFocus()

    def _waited(self) -> None:
        self._wait_s -= 1
        if self._wait_s <= 0:
            self._wait_s = 0
            self._wait.stop()
            self.password.set_problem(None)
        self._waiting()

    def _waiting(self) -> None:
        self.enter_button.setEnabled(not self._wait_s)
        waiting = trn("Wait {n} seconds", self._wait_s) if self._wait_s else tr("Come in")
        self.enter_button.set_words(waiting)

    def _clear(self) -> None:
        for field in (self.password, self.recovery_code, self.new_password):
            field.set_text("")
            field.set_problem(None)

    def _choose(self, at: int) -> None:
        self.tiles[at].setChecked(True)
        self._scroll.ensureWidgetVisible(self.tiles[at])
        self.password.set_problem(None)
        # the wait is another person's
        self._wait_s = 0
        self._wait.stop()
        self._waiting()

    def _show_people(self) -> None:
        self.people = [one for one in self.session.desk.staff.people() if one.active]
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = [self._tile(at, person) for at, person in enumerate(self.people)]
        last = remembered(self.session.folder.root, LAST_PERSON)
        at = next((at for at, one in enumerate(self.people) if one.id == last), 0)
        if self.tiles:
            self._choose(at)
        self._fit_tiles()

    def _tile(self, at: int, person: Person) -> PersonTile:
        roles = {
            Role.CLERK: tr("Counter clerk"),
            Role.SUPERVISOR: tr("Head of service"),
            Role.AUDITOR: tr("Auditor"),
        }
        tile = PersonTile(person.name, roles[person.role])
        tile.setObjectName(f"sign_in.person_{at}")
        tile.clicked.connect(self.password.setFocus)
        self._tiles.insertWidget(at, tile)
        return tile

    def _fit_tiles(self) -> None:
        if not self.tiles:
            return
        high = self.tiles[0].sizeHint().height() + self._tiles.spacing()
        self._scroll.setFixedHeight(round(min(len(self.tiles), _TILES_SEEN) * high))

    def _show_time(self) -> None:
        now = self.session.now().astimezone(ALGIERS)
        day = long_date(now.date(), with_weekday=True)
        self._time.setText(tr("{day}, at {time}", day=day, time=ltr(f"{now:%H:%M}")))

    def _build(self) -> None:
        self.slot.setSpacing(0)
        self._time = Label("", Letters.NOTE, "text2")
        asked = Label(tr("Who is at the counter?"), Letters.HEADING)
        self.slot.addWidget(_stacked(asked, self._time))
        self.slot.addSpacing(20)
        content = QWidget()
        content.setProperty("ground", "none")
        self._tiles = QVBoxLayout(content)
        self._tiles.setContentsMargins(_RING_ROOM, _RING_ROOM, _RING_ROOM, _RING_ROOM)
        self._tiles.setSpacing(8)
        self._tiles.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self._scroll, self._scroll.viewport(), content):
            ground.setAutoFillBackground(False)
        self.slot.addWidget(self._scroll)
        self.slot.addSpacing(16)
        self.password_part = self._build_password()
        self.reset_part = self._build_reset()
        self.slot.addWidget(self.password_part)
        self.slot.addWidget(self.reset_part)
        self.slot.addSpacing(16)
        kept = SignedText(size=18)
        kept.set_text(tr("What was open stays as it was left"), "circle-check")
        self.slot.addWidget(_stacked(kept))

    def _build_password(self) -> QWidget:
        self.password = PasswordField("sign_in.password", tr("Password"))
        self.enter_button = Button(tr("Come in"), PRIMARY, key="Enter", large=True)
        self.enter_button.setObjectName("sign_in.enter")
        self.forgot = Button(tr("Forgot the password?"), GHOST)
        self.forgot.setObjectName("sign_in.forgot")
        self.change = Button(tr("Change the password"), GHOST)
        self.change.setObjectName("sign_in.change")
        links = _at_right(self.forgot, self.change)
        return _stacked(_above(self.password, tr("Password")), 12, self.enter_button, 6, links)

    def _build_reset(self) -> QWidget:
        code, new = tr("Recovery code"), tr("New password")
        self.recovery_code = CodeField("sign_in.recovery_code", code, "XXXX-XXXX-XXXX-XXXX-XXXX")
        self.new_password = PasswordField("sign_in.new_password", new)
        self.reset_button = Button(
            tr("Set the password and come in"), PRIMARY, key="Enter", large=True
        )
        self.reset_button.setObjectName("sign_in.reset")
        self.back = Button(tr("Back"), GHOST, key="Esc")
        self.back.setObjectName("sign_in.back")
        return _stacked(
            Label(
                tr("Read the code from the paper written at first start."),
                Letters.CAPTION,
                "text2",
                wrap=True,
            ),
            6,
            _above(self.recovery_code, code),
            8,
            _above(self.new_password, new),
            12,
            self.reset_button,
            6,
            _at_right(self.back),
        )

    def _connect(self) -> None:
        self.password.entered.connect(self.enter)
        self.enter_button.clicked.connect(self.enter)
        self.forgot.clicked.connect(lambda: self.show_reset(shown=True))
        self.change.clicked.connect(self._change_password)
        self.back.clicked.connect(lambda: self.show_reset(shown=False))
        self.reset_button.clicked.connect(self.reset)
        chain = EnterChain([self.recovery_code, self.new_password], self)
        chain.finished.connect(self.reset)


def _stacked(*parts: QWidget | int, sides: int = _RING_ROOM) -> QWidget:
    """Widgets under each other, with gaps in pixels between them and room for a focus ring."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    column = QVBoxLayout(box)
    column.setContentsMargins(sides, 0, sides, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, int):
            column.addSpacing(part)
        else:
            column.addWidget(part)
    return box


def _above(field: Field, words: str) -> QWidget:
    """A field under its label, as wide as the column."""
    field.set_label_shown(False)
    label = Label(words, Letters.LABEL)
    label.setBuddy(field.editor)
    label.setMinimumHeight(theme.step(Letters.LABEL))
    return _stacked(label, 4, field, sides=0)


def _at_right(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return box
