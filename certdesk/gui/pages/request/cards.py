"""The cards of a request that only show: data, papers, verification, hand-overs."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.custody import Balance
from certdesk.domain.request import State
from certdesk.gui import theme
from certdesk.gui.pages.request.words import (
    DOUBTS,
    PLACE_TONES,
    STATUSES,
    doubt_seen,
    form_words,
    moment,
    place_words,
    typed_values,
)
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import Chip
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.services.act_words import FOUND, REFUSALS
from certdesk.services.sheets.correction_words import CorrectedField, corrected_fields
from certdesk.services.views import HandoverView, LostReceiptView, RequestView

_FACT_HIGH, _LABEL_WIDE, _LABEL_WIDEST = 31, 150, 280


class PartsCard(Card):
    """A card whose content is made anew each time; `box` holds it."""

    def __init__(self, title: str, name: str) -> None:
        """Empty."""
        super().__init__(title, padding=(18, 14, 18, 14), spacing=6)
        self.setObjectName(name)
        self.box = QVBoxLayout()
        self.box.setSpacing(0)
        self._holder = QWidget()
        self.body.addWidget(self._holder)

    def start(self) -> QVBoxLayout:
        """Take away what was shown; the column to fill."""
        self.body.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        self.box = QVBoxLayout(self._holder)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.body.addWidget(self._holder)
        return self.box


class DataCard(PartsCard):
    """What was typed."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("The request's data"), "request.data")

    def show_view(self, view: RequestView, kinds: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Every filled field, in the order of the paper form."""
        column = self.start()
        facts = typed_values(view, kinds)
        corrected = corrected_fields(view, kinds)
        shown = {label for label, _ in facts}
        # what has no field in the form, sheets counted anew, gets the whole width
        facts += [(one.label, one.new) for one in _last_of_each(corrected, but=shown)]
        for at, (label, value) in enumerate(facts):
            before = [one for one in corrected if one.label == label]
            wide = _LABEL_WIDE if label in shown else _LABEL_WIDEST
            ruled = at < len(facts) - 1
            column.addWidget(
                FactRow(
                    label,
                    value,
                    high=_FACT_HIGH,
                    wide_label=wide,
                    ruled=ruled and not before,
                )
            )
            for one in before:
                column.addWidget(_struck(one, wide))
            if before and ruled:
                column.addWidget(Rule())


class PapersCard(PartsCard):
    """Each paper and where it is; the sum below."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("The papers and where they are"), "request.papers")

    def show_view(self, view: RequestView) -> None:
        """The ledger; for a draft, what was found of each paper."""
        column = self.start()
        if view.state is State.DRAFT:
            for paper in view.papers:
                chip = Chip(paper.item.verdict.value)
                column.addWidget(_line(paper.document.short_title, "", chip))
                column.addWidget(Rule())
            return
        for line in view.lines:
            where = Label(place_words(line, view.transmittal), Role.NOTE, PLACE_TONES[line.place])
            where.set_weight(500)
            what = "، ".join((form_words(line), trn("{n} sheets, paper", line.sheets)))
            column.addWidget(_short_line(line.title, what, where))
            column.addWidget(Rule())
        column.addSpacing(8)
        balance = SignedText(role=Role.NOTE, size=18, weight=500)
        words, tone = _balance_words(view.balance)
        balance.set_text(words, "archive", tone, token="text")
        balance.setObjectName("request.balance")
        column.addWidget(balance)


class VerificationCard(PartsCard):
    """What the archive said; doubts only for who may read them."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("Verification"), "request.verification")

    def show_view(self, view: RequestView) -> None:
        """The newest look, then the doubts or the neutral words."""
        column = self.start()
        seen = view.verification
        if seen is None:
            column.addWidget(Label(tr("Not looked up in the archive yet"), Role.NOTE, "text2"))
        else:
            tone = "ok" if seen.lets_sign else "warn"
            words = SignedText(role=Role.BODY, size=18, weight=500)
            sign = "circle-check" if seen.lets_sign else "alert-triangle"
            words.set_text(tr(FOUND[seen.found.value]), sign, tone, token="text")
            column.addWidget(words)
            for label, text in (
                (tr("Archive reference"), seen.reference),
                (tr("Differences"), seen.differences),
                (tr("Settled because"), seen.settled_reason),
                (tr("Looked up on"), moment(seen.at)),
            ):
                if text:
                    column.addWidget(FactRow(label, text, high=_FACT_HIGH, ruled=False))
        if view.doubted and not view.doubts:
            neutral = SignedText(role=Role.NOTE, size=18)
            neutral.set_text(
                tr("The file is with the head of service"), "shield-check", "vio", token="text"
            )
            column.addWidget(neutral)
        for doubt in view.doubts:
            column.addWidget(Rule())
            column.addWidget(Label(tr(DOUBTS[doubt.kind.value]), Role.LABEL, wrap=True))
            detail = doubt_seen(doubt.kind.value, doubt.detail)
            settled = "" if doubt.is_open else tr("settled: {why}", why=doubt.settled_reason)
            for text in (detail, settled or tr("open, blocks signature and hand-over")):
                if text:
                    column.addWidget(Label(text, Role.CAPTION, "text2", wrap=True))


class HandoversCard(PartsCard):
    """Every attempt at giving papers out."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("Hand-overs"), "request.handovers")

    def show_view(self, view: RequestView) -> None:
        """Newest first; the card hides when nobody tried."""
        column = self.start()
        attempts = list(reversed(view.handovers))
        self.setVisible(bool(attempts or view.lost_receipts))
        for lost in reversed(view.lost_receipts):
            outcome = Label(
                tr("refused, attempt") if lost.refusal else tr("granted, declaration"),
                Role.NOTE,
                "bad" if lost.refusal else "ok",
            )
            column.addWidget(_line(tr("Lost receipt"), _lost_note(lost), outcome))
            column.addWidget(Rule())
        for at, attempt in enumerate(attempts):
            if at:
                column.addWidget(Rule())
            status = Label(tr(STATUSES[attempt.status]), Role.NOTE, _status_tone(attempt))
            status.set_weight(500)
            column.addWidget(_line(_attempt_title(attempt), _attempt_note(attempt), status))


def _last_of_each(
    corrected: Sequence[CorrectedField], *, but: Collection[str]
) -> list[CorrectedField]:
    """The newest correction of each field that is not shown already: emptied ones, sheets."""
    newest: dict[str, CorrectedField] = {}
    for one in corrected:
        if one.label not in but:
            newest.setdefault(one.label, one)
    return list(newest.values())


def _struck(one: CorrectedField, wide_label: int) -> QWidget:
    """What stood there before, struck, below it; who corrected it, when and why."""
    box = QWidget()
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(one.old, Role.NOTE, "text3", struck=True))
    text.addWidget(Label("، ".join((one.by, moment(one.at))), Role.CAPTION, "text2", wrap=True))
    if one.reason:
        text.addWidget(Label(one.reason, Role.CAPTION, "text2", wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 5)
    row.addSpacing(theme.px(wide_label))
    row.addLayout(text, 1)
    said = tr("{field}: {new} in place of {old}", field=one.label, new=one.new, old=one.old)
    box.setAccessibleName(said)
    return box


def _line(title: str, note: str, at_left: QWidget) -> QWidget:
    """Title, a quiet note under it, what stands at the left end."""
    box = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(title, Role.LABEL))
    if note:
        words.addWidget(Label(note, Role.CAPTION, "text2", wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 5, 0, 5)
    row.setSpacing(12)
    row.addLayout(words, 1)
    row.addWidget(at_left)
    return box


def _short_line(title: str, note: str, at_left: QWidget) -> QWidget:
    """The same in one line; large letters need two."""
    if theme.look().dense:
        return _line(title, note, at_left)
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 5, 0, 5)
    row.setSpacing(12)
    row.addWidget(Label(title, Role.LABEL))
    row.addWidget(Label(note, Role.CAPTION, "text2"))
    row.addStretch(1)
    row.addWidget(at_left)
    return box


def _balance_words(sheets: Balance) -> tuple[str, str]:
    parts = [
        (trn("{n} sheets taken in", sheets.taken), sheets.taken),
        (trn("{n} made here", sheets.made), sheets.made),
        (trn("{n} given", sheets.given), sheets.given),
        (trn("{n} kept", sheets.kept), sheets.kept),
        (trn("{n} spoiled", sheets.spoiled), sheets.spoiled),
    ]
    said = "، ".join(words for words, count in parts if count)
    if sheets.closes:
        return tr("{parts}: nothing is due", parts=said), "ok"
    return tr("{parts}: {due} here", parts=said, due=trn("{n} sheets, paper", sheets.due)), "warn"


def _status_tone(attempt: HandoverView) -> str:
    tones = {"confirmed": "ok", "refused": "bad", "prepared": "warn"}
    return tones.get(attempt.status, "text2")


def _attempt_title(attempt: HandoverView) -> str:
    kind = tr("Hand-over") if attempt.kind == "pickup" else tr("Return of papers")
    return f"{kind} {ltr(attempt.number or attempt.sheet_number)}"


def _attempt_note(attempt: HandoverView) -> str:
    proxy = tr("by proxy") if attempt.receiver == "proxy" else ""
    why = ""
    if attempt.refusal:
        why = tr(REFUSALS.get(attempt.refusal, "the identity check did not allow it"))
    unlocked = ""
    if attempt.unlock_reason:
        unlocked = tr(
            "let pass by {name}: {why}", name=attempt.unlocked_by, why=attempt.unlock_reason
        )
    when = moment(attempt.confirmed_at or attempt.prepared_at)
    parts = (attempt.receiver_name, proxy, when, why, unlocked, attempt.note)
    return "، ".join(part for part in parts if part)


def _lost_note(lost: LostReceiptView) -> str:
    proxy = tr("by proxy") if lost.declared_by == "proxy" else ""
    why = tr(REFUSALS[lost.refusal]) if lost.refusal in REFUSALS else ""
    signed = lost.reason
    if lost.unlocked_by:
        signed = tr("let pass by {name}: {why}", name=lost.unlocked_by, why=lost.reason)
    when = ltr(f"{lost.declared_on:%d/%m/%Y}")
    return "، ".join(part for part in (lost.name, proxy, when, why, signed) if part)
