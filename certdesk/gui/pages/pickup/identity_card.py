"""The card shown at the glass, typed or read, held against the file as one types."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.identity import Comparison, Deed, Person, PersonCheck, Receiver
from certdesk.domain.mrz import MrzReading
from certdesk.gui import theme
from certdesk.gui.pages.pickup.card_fields import DocumentFields, PersonFields, fill_from_zone
from certdesk.gui.pages.pickup.comparing import Compared
from certdesk.gui.pages.pickup.lines import Line, document_lines
from certdesk.gui.pages.pickup.proxy_fields import ProxyFields
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import Chip
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr
from certdesk.services.counter.choices import PickupChoices
from certdesk.services.counter.identity_check import Checked, PickupInput
from certdesk.services.views import RequestView

_APPLICANT, _PROXY = Receiver.APPLICANT.value, Receiver.PROXY.value
_CHIPS = {
    Comparison.MATCHES: ("same", ""),
    Comparison.SPELLING_DIFFERS: ("differs", ""),
    Comparison.MISMATCH: ("not_accepted", "Does not match"),
}


class IdentityCard(Card):
    """Who receives, whose card, what it says. Nothing is decided here."""

    edited = Signal()
    """Something was typed, chosen or read."""
    card_edited = Signal()
    """The same, but for the note: what a supervisor looked at is no longer what stands here."""

    def __init__(self, page: str = "pickup") -> None:
        """Empty; `page` begins the contract names of its fields."""
        prefix = f"{page}."
        super().__init__(tr("Identity: the card beside the file"), padding=(16, 10, 16, 10))
        self.body.setSpacing(4)
        self.receiver = Segmented([(_APPLICANT, tr("The applicant")), (_PROXY, tr("Proxy"))])
        self.receiver.setObjectName(f"{prefix}receiver")
        self.receiver.setAccessibleName(tr("Who receives the papers"))
        self.side = Segmented(
            [(_PROXY, tr("1. Proxy and deed")), (_APPLICANT, tr("2. Card of the applicant"))]
        )
        self.side.setObjectName(f"{prefix}side")
        self.side.setAccessibleName(tr("Whose document is typed"))
        self.chip = Chip("same")
        self.document = DocumentFields(prefix)
        self.person = PersonFields(prefix)
        self.proxy = ProxyFields(prefix)
        self.compared = Compared(self.person)
        self.remark = NameField(f"{prefix}note", tr("Note"))
        self.own = self._own_pane()
        self._arrange()
        self._connect()
        self._show_side(_APPLICANT)

    @property
    def is_proxy(self) -> bool:
        """Whether somebody else receives."""
        return self.receiver.current == _PROXY

    @property
    def first(self) -> Field:
        """Where typing begins."""
        return self.proxy.name if self.is_proxy else self.document.number

    @property
    def fields(self) -> list[Field]:
        """Every field, in the order in which Enter visits them."""
        return [*self.proxy.fields, *self.document.fields, *self.person.fields, self.remark]

    @property
    def needed(self) -> list[Field]:
        """What the sheet to sign must carry; a document may be without expiry."""
        own = self.document.fields[:-1]
        if not self.is_proxy:
            return own
        proxy = [one for one in self.proxy.fields if one is not self.proxy.document.expires_on]
        return [*proxy, *own]

    def forget(self) -> None:
        """Nothing typed any more: the person has gone."""
        for part in (self.document, self.person, self.proxy):
            part.clear()
        self.remark.set_text("")
        self.remark.set_problem(None)
        self.show_check(None)

    def offer(self, choices: PickupChoices) -> None:
        """The office's lists."""
        self.document.offer(choices)
        self.proxy.offer(choices)

    def begin(self, view: RequestView) -> None:
        """Another file: nothing typed yet, the file's side filled."""
        self.receiver.set_current(_APPLICANT)
        self._show_side(_APPLICANT)
        self.compared.begin(view)
        self.forget()

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        person = self.person.person()
        return self.document.is_empty() and person == Person() and self.proxy.is_empty()

    def entered(self, lines: Sequence[int] | None) -> PickupInput:
        """What the clerk entered, as the services take it."""
        note, chosen = self.remark.text().strip(), None if lines is None else tuple(lines)
        own = self.document.shown(self.person.person())
        if not self.is_proxy:
            return PickupInput(document=own, note=note, lines=chosen)
        deed: Deed | None = self.proxy.deed()
        return PickupInput(
            receiver=Receiver.PROXY,
            document=self.proxy.document.shown(Person()),
            principal_document=own,
            proxy_name=self.proxy.name.text().strip(),
            deed=deed,
            note=note,
            lines=chosen,
        )

    def mark_problems(self) -> Field | None:
        """Say below the fields which dates cannot be read; the first of them."""
        found = dict((*self.document.problems(), *self.person.problems()))
        if self.is_proxy:
            found.update(self.proxy.problems())
        for field in self.fields:
            field.set_problem(found.get(field))
        return next((field for field in self.fields if field in found), None)

    def fill(self, read: MrzReading) -> None:
        """What a reader sent of the applicant's card."""
        self._show_side(_APPLICANT)
        fill_from_zone(self.document, self.person, read)
        self.card_edited.emit()
        self.edited.emit()

    def fill_proxy(self, read: MrzReading) -> None:
        """What a reader sent while the proxy's document was asked for."""
        self.proxy.document.number.set_text(read.document_number)
        self.proxy.document.expires_on.set_value(read.expiry_date)
        self.card_edited.emit()
        self.edited.emit()

    def take_zone(self, read: MrzReading, choices: PickupChoices) -> None:
        """What a reader sent of the card asked for; the kind follows the zone's form."""
        document = self.proxy.document if self.shows_proxy else self.document
        kinds = choices.mrz_kinds
        if kinds.get(document.kind.key() or "") != read.format:
            document.kind.set_key(next((k for k, v in kinds.items() if v == read.format), None))
        (self.fill_proxy if self.shows_proxy else self.fill)(read)
        document.issued_on.setFocus()

    @property
    def shows_proxy(self) -> bool:
        """Whether the proxy's own document is asked for now."""
        return not self.proxy.isHidden()

    def close_lists(self) -> bool:
        """Close an open list of places; whether there was one."""
        places = (self.document.issued_at, self.proxy.document.issued_at)
        for place in places:
            if place.suggested:
                place.close_list()
                return True
        return False

    def show_check(self, checked: Checked | None) -> None:
        """Signs, letters and chip as the check says; None: nothing was typed."""
        role = "principal" if self.is_proxy else "applicant"
        check: PersonCheck | None = None
        if checked is not None:
            check = next((one for one in checked.checks if one.role == role), None)
        typed = self.person.person() != Person()
        self.compared.show_check(check if typed else None)
        self.chip.setVisible(check is not None and typed)
        if check is not None:
            kind, words = _CHIPS[check.comparison]
            self.chip.set_state(kind, tr(words) if words else "")

    def go_to(self, field: Field) -> None:
        """Bring the field's side to the front and stand in it."""
        if self.is_proxy and field is not self.remark:
            self._show_side(_PROXY if field in self.proxy.fields else _APPLICANT)
        field.setFocus()

    def sizeHint(self) -> QSize:
        """What its lines need."""
        return QSize(theme.px(560), super().sizeHint().height())

    def _own_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in document_lines(self.document):
            column.addWidget(line)
        column.addWidget(self.compared)
        return pane

    def _arrange(self) -> None:
        self.head.insertWidget(1, self.chip)
        self.head.addWidget(self.receiver)
        self.body.addWidget(self.side)
        self.body.addWidget(self.proxy)
        self.body.addWidget(self.own)
        self.body.addStretch(1)
        self.body.addWidget(Line(tr("Note"), self.remark))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _connect(self) -> None:
        for field in self.fields:
            field.edited.connect(lambda _text, field=field: self._edited(field))
        self.receiver.chosen.connect(self._receiver_chosen)
        self.side.chosen.connect(self._side_chosen)
        self._chain = EnterChain([*self.document.fields, *self.person.fields, self.remark], self)
        self._proxy_chain = EnterChain(self.proxy.fields, self)
        self._proxy_chain.finished.connect(lambda: self._side_chosen(_APPLICANT))

    def _edited(self, field: Field) -> None:
        field.set_problem(None)
        if field is not self.remark:
            self.card_edited.emit()
        self.edited.emit()

    def _receiver_chosen(self, name: str) -> None:
        self._side_chosen(name)
        self.card_edited.emit()
        self.edited.emit()

    def _side_chosen(self, name: str) -> None:
        self._show_side(name)
        (self.proxy.name if name == _PROXY else self.document.number).setFocus()

    def _show_side(self, name: str) -> None:
        self.side.setVisible(self.is_proxy)
        self.side.set_current(name)
        self.proxy.setVisible(self.is_proxy and name == _PROXY)
        self.own.setVisible(not self.is_proxy or name == _APPLICANT)
