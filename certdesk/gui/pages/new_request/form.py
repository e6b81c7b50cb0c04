"""Step 1: the form on one screen, in the order of the paper, right or wrong as typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from certdesk.domain.dates import parse_day, shown_day
from certdesk.domain.form_fields import NO, YES
from certdesk.domain.request_form import FormReading
from certdesk.gui import theme
from certdesk.gui.pages.new_request.power_cut import FORM_WAY
from certdesk.gui.pages.new_request.problems import Problems
from certdesk.gui.pages.new_request.rows import offer
from certdesk.gui.pages.new_request.sections import PROXY_WAY, Sections
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.error_summary import ErrorSummary
from certdesk.gui.widgets.fields import EnterChain, Field
from certdesk.gui.widgets.suggest_field import SuggestField
from certdesk.i18n import ltr, tr
from certdesk.services.counter.intake import DraftSaved, KnownApplicant
from certdesk.services.counter.suggestions import FormChoices
from certdesk.services.request.likeness import Likeness

_ASKED = ("authenticate_diploma", "authenticate_transcripts")


class FormStep(QWidget):
    """The fields, what is wrong with them, and what is already known of the person."""

    typed = Signal()
    """The person changed something: `raw` says what stands there now."""
    finished = Signal()
    """Enter in the last field."""
    filled = Signal(int)
    """So many empty fields were filled from an earlier request."""
    file_wanted = Signal(int)
    """Open the request that looks like this one."""

    def __init__(
        self, session: Session, choices: FormChoices, in_file: Banner | None = None
    ) -> None:
        """An untouched form; `in_file` says who else is in it."""
        super().__init__()
        self._in_file = in_file
        self.setObjectName("new_request.form")
        self._session = session
        self._choices = choices
        self.offers_earlier = True
        self._known: KnownApplicant | None = None
        self._alike: Likeness | None = None
        self._before_fill: dict[str, str] = {}
        self.sections = Sections(choices)
        self.summary = ErrorSummary()
        self.summary.setObjectName("new_request.summary")
        self.summary.problem_chosen.connect(self.focus_field)
        self.problems = Problems(self.sections, self.summary)
        self._build_banners()
        self._lay_out()
        self._listen()
        self.show_raw({})

    # what stands in the form

    @property
    def fields(self) -> Mapping[str, Field]:
        """The widgets by contract field name."""
        return self.sections.fields

    def offer(self, choices: FormChoices) -> None:
        """Today's date for a new form, and the office's lists as they are now."""
        self._choices = choices
        for name, words in choices.texts.items():
            field = self.fields[name]
            if isinstance(field, ChoiceField):
                field.set_choices([Choice(word, word) for word in words])
        for name, kinds in choices.kinds.items():
            field = self.fields[name]
            if isinstance(field, ChoiceField):
                field.set_choices([Choice(key, title) for key, title in kinds])

    def raw(self) -> dict[str, str]:
        """What stands in the form, empty fields left out."""
        texts = {name: field.text() for name, field in self.fields.items()}
        return {name: text for name, text in texts.items() if text}

    def show_raw(self, raw: Mapping[str, str]) -> None:
        """Show a stored form, or (empty) the one to begin with; nothing is told."""
        shown = _as_read(raw) if raw else self._first_raw()
        for name, field in self.fields.items():
            field.set_text(shown.get(name, ""))
        self.problems.clear()
        self.problems.show_odd(())
        self._know(None)
        self.say_alike(())
        self._open_proxy()
        self.sections.power_cut.setVisible(bool(shown.get("form_number")))

    def open_form(self, number: str = "") -> None:
        """What follows was written on the reserved form of that number."""
        field = self.fields["form_number"]
        self.sections.power_cut.show()
        if number:
            field.set_text(number)
            self.typed.emit()
        self._go_to(self.fields["filled_on"] if field.text() else field)

    def scanned(self, code: str) -> bool:
        """The code on a blank form that is out; whether it was one."""
        found: list[str] = []
        forms = self._session.desk.blank_forms
        self._session.ask(lambda: forms.number_of(code), found.append)
        if found and found[0]:
            self.open_form(found[0])
        return bool(found and found[0])

    def fill_from_earlier(self) -> None:
        """Fill what is still empty from the earlier request the banner names."""
        if self._known is None:
            return
        self._before_fill = self.raw()
        empty = [name for name in self._known.fields if not self.fields[name].text()]
        for name in empty:
            self.fields[name].set_text(self._known.fields[name])
        self._know(None)
        self.filled.emit(len(empty))
        self.typed.emit()

    def empty_again(self) -> None:
        """Take back what `fill_from_earlier` filled."""
        for name, field in self.fields.items():
            field.set_text(self._before_fill.get(name, ""))
        self.typed.emit()

    # what is known of it

    def was_kept(self, saved: DraftSaved) -> None:
        """The draft was kept: what was mended is no longer said to be wrong."""
        self.problems.mended(saved.problems)
        self.say_alike(saved.likenesses)

    def say_alike(self, likenesses: Sequence[Likeness]) -> None:
        """Another numbered request is like this one: the first is named."""
        self._alike = likenesses[0] if likenesses else None
        self.alike_banner.setVisible(self._alike is not None)
        if self._alike is None:
            return
        # both sentences are warnings of the counter: nothing is refused here
        sentence = (
            tr("The same person has request {number}: {name}", **_of(self._alike))
            if self._alike.why == "same_person"
            else tr("The same diploma stands in request {number}: {name}", **_of(self._alike))
        )
        self.alike_banner.set_text(sentence, "alert-triangle")

    # the focus

    def focus_first(self) -> None:
        """The first field that is still empty, the name in a new form."""
        way = self.sections.way()
        empty = (field for field in way if field.isVisibleTo(self) and not field.text())
        self._go_to(next(empty, self.fields["given_name"]))

    def focus_field(self, name: str) -> None:
        """Put the caret into a field, its text selected to be typed over."""
        if name in FORM_WAY:
            self.sections.power_cut.show()
        if name in PROXY_WAY and not self.sections.proxy_tick.on:
            name = "depositor_kind"
        self._go_to(self.fields[name])

    def next_pane(self) -> None:
        """F6: from card to card."""
        cards = [card for card in self.sections.cards if card.isVisible()]
        focus = QApplication.focusWidget()
        here = [place for place, card in enumerate(cards) if focus and card.isAncestorOf(focus)]
        place = here[0] + 1 if here else 0
        if place == len(cards):
            self.finished.emit()
            return
        inside = (field for field in self.sections.way() if cards[place].isAncestorOf(field))
        self._go_to(next(inside))

    def changeEvent(self, event: QEvent) -> None:
        """The cards stand below one another when letters are large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cards"):
            self._fit()

    # made once

    def _build_banners(self) -> None:
        self.known_banner = Banner("", key="F11")
        offer(self.known_banner.link, tr("Fill from it"))
        self.known_banner.setObjectName("new_request.known")
        self.known_banner.link.setObjectName("new_request.fill_from_earlier")
        self.known_banner.link_pressed.connect(self.fill_from_earlier)
        self.alike_banner = Banner("", tone="warn")
        offer(self.alike_banner.link, tr("Open that file"))
        self.alike_banner.setObjectName("new_request.alike")
        self.alike_banner.link.setObjectName("new_request.open_alike")
        self.alike_banner.link_pressed.connect(self._want_file)

    def _lay_out(self) -> None:
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(14)
        self._cards.addWidget(self.sections.person, 1)
        self._cards.addWidget(self.sections.diploma, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        for banner in (self._in_file, self.summary, self.known_banner, self.alike_banner):
            if banner is not None:
                column.addWidget(banner)
        column.addWidget(self.sections.power_cut)
        column.addLayout(self._cards)
        column.addWidget(self.sections.proxy)
        column.addStretch(1)
        self._fit()

    def _listen(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self.typed)
        all_forms = self.sections.power_cut.all_forms
        all_forms.clicked.connect(lambda _on=False: self._session.go("blank_forms"))
        tick = self.sections.proxy_tick
        tick.edited.connect(self._open_proxy)
        tick.entered.connect(self._after_tick)
        chain = EnterChain(self.sections.way(), self)
        chain.finished.connect(self.finished)
        originals = self.fields["authenticate_originals"]
        originals.entered.connect(lambda: self._go_to(self.fields["purpose"]))
        for field in self.fields.values():
            if isinstance(field, SuggestField):
                field.listed.connect(partial(self._mind_list, field))
        self._session.keys.bind(self, "fill_from_earlier", self.fill_from_earlier)
        self._session.keys.bind(self, "next_pane", self.next_pane)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _fit(self) -> None:
        wide, tall = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(tall if theme.look().dense else wide)
        self.sections.fit()

    # what happens

    def _first_raw(self) -> dict[str, str]:
        first = dict.fromkeys((*_ASKED, "authenticate_originals"), YES)
        today = self._choices.today
        copies = str(self._choices.default_copies)
        return first | {"written_on": f"{today:%d/%m/%Y}", "copies": copies}

    def _open_proxy(self, _text: str = "") -> None:
        self.sections.proxy.setVisible(self.sections.proxy_tick.on)

    def _mind_list(self, field: SuggestField, shown: bool) -> None:  # noqa: FBT001 - a signal's
        """Esc closes the suggestions first; without them it is the window's."""
        keys = self._session.keys
        if shown:
            keys.bind(field, "back", field.close_list)
        else:
            keys.unbind(field, "back")

    def _after_tick(self) -> None:
        if self.sections.proxy_tick.on:
            self._go_to(self.fields[PROXY_WAY[0]])
        else:
            self.finished.emit()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible() or new is None:
            return
        left, entered = self._field_of(old), self._field_of(new)
        if self.isAncestorOf(new):
            self._show_on_screen(new)
        if left and left != entered:
            self._field_left(left, entered)

    def _field_of(self, widget: QWidget | None) -> str:
        if widget is None:
            return ""
        inside = (name for name, field in self.fields.items() if field.isAncestorOf(widget))
        return next(inside, "")

    def _field_left(self, name: str, entered: str) -> None:
        def show(reading: FormReading) -> None:
            self.problems.show_one(name, reading.problems)
            self.problems.show_odd(reading.warnings, but=entered)

        raw, intake = self.raw(), self._session.desk.intake
        self._session.ask(lambda: intake.read(raw), show)
        if name == "filled_on":
            self._date_the_letter()
        if name == "registration_number" and self.offers_earlier:
            number = self.fields[name].text()
            self._session.ask(lambda: intake.known_applicant(number), self._know)

    def _date_the_letter(self) -> None:
        """The letter on a reserved form was written on the day it was filled in."""
        written, filled = self.fields["written_on"], parse_day(self.fields["filled_on"].text())
        if isinstance(filled, date) and written.text() == shown_day(self._choices.today):
            written.set_text(shown_day(filled))
            self.typed.emit()

    def _know(self, known: KnownApplicant | None) -> None:
        empty = known is not None and any(not self.fields[name].text() for name in known.fields)
        self._known = known if empty else None
        self.known_banner.setVisible(empty)
        if known is not None:
            sentence = tr(
                "The registration number is known: earlier request {number} of {name}",
                number=ltr(known.number),
                name=known.name,
            )
            self.known_banner.set_text(sentence, "user")

    def _want_file(self) -> None:
        if self._alike is not None:
            self.file_wanted.emit(self._alike.request_id)

    def _go_to(self, field: Field) -> None:
        # as Tab would: the text is selected, typing replaces it
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_on_screen(self, widget: QWidget) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget, 0, theme.px(48))


def _as_read(raw: Mapping[str, str]) -> dict[str, str]:
    """The form as its reading takes it: what was never said is shown as what it means."""
    unsaid = [name for name in _ASKED if name not in raw]
    # domain: nothing said about either paper means both, one ticked alone means that one
    means = NO if any(raw.get(name) == YES for name in _ASKED) else YES
    return {"authenticate_originals": YES, **dict.fromkeys(unsaid, means), **raw}


def _of(like: Likeness) -> dict[str, str]:
    return {"number": ltr(like.number), "name": like.name}
