"""Buttons with a word, a sign at its right and the key that presses them at its left."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import Pressable

PRIMARY, SECONDARY, REFUSE, DANGER, GHOST = "primary", "secondary", "refuse", "danger", "ghost"
KINDS = (PRIMARY, SECONDARY, REFUSE, DANGER, GHOST)

# kind: (ground, ground under the mouse, border, words, weight)
_LOOKS: dict[str, tuple[str | None, str | None, str | None, str, int]] = {
    PRIMARY: ("accent", "accent_hover", None, "on_accent", 600),
    SECONDARY: ("surface", "sunk", "edge", "text", 500),
    REFUSE: ("surface", "bad_t", "bad", "bad", 600),
    DANGER: ("danger", "danger_hover", None, "on_danger", 600),
    GHOST: (None, "tint", None, "accent", 500),
}
_SIDE, _SIGN_GAP, _KEY_GAP = 16, 8, 11


class Button(Pressable):
    """A button of one kind: primary (one a page), secondary, refuse, danger, ghost.

    The key is drawn and spoken, not bound: the page binds it. `large` makes it 44 high
    (verdicts, hand-over, dialogs) instead of 36.
    """

    def __init__(
        self,
        text: str,
        kind: str = SECONDARY,
        *,
        icon: str | None = None,
        key: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`.

        Raises:
            ValueError: `kind` is none of `KINDS`.
        """
        if kind not in KINDS:
            raise ValueError(kind)
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self._key = key
        self._large = large
        self._speak()

    @property
    def kind(self) -> str:
        """Which of `KINDS` it is."""
        return self._kind

    @property
    def key(self) -> str:
        """The key drawn on it, or nothing."""
        return self._key

    def set_kind(self, kind: str) -> None:
        """Dress it as another kind."""
        self._kind = kind
        self.update()

    def set_key(self, key: str) -> None:
        """Draw another key, or none."""
        self._key = key
        self._speak()
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, icon: str | None = None) -> None:
        """Another verb, and another sign."""
        self.setText(text)
        self._icon = icon
        self._speak()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its parts, 36 or 44 high at 100 %."""
        side = 10 if self._kind == GHOST else _SIDE
        width = 2 * side + paint.width_of(self.text(), self._role, self._weight) + 1
        if self._sign:
            width += theme.px(18) + _SIGN_GAP
        if self._key:
            width += paint.key_width(self._key) + _KEY_GAP
        return QSize(width, theme.px(44 if self._large else 36))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Ground, border, then sign, word and key in the middle."""
        ground, under_mouse, border, words, _ = _LOOKS[self._kind]
        if not self.isEnabled():
            ground, border, words = (
                ("sunk" if ground else None),
                ("line" if border else None),
                "text3",
            )
        elif self.isDown() and self._kind == PRIMARY:
            ground = "accent_pressed"
        elif self.hovered or self.isDown():
            ground = under_mouse
        if ground or border:
            paint.rounded(painter, rect, 8, ground, border)
        needed = self.sizeHint().width()
        slack = max((rect.width() - needed) / 2, 0.0)
        side = 10 if self._kind == GHOST else _SIDE
        run = paint.Run(painter, rect.adjusted(slack + side, 0, -slack - side, 0))
        if self._sign:
            run.sign(self._sign, theme.px(18), words).gap(_SIGN_GAP)
        run.words(self.text(), self._role, words, weight=self._weight)
        if self._key:
            on_fill = self._kind in {PRIMARY, DANGER} and self.isEnabled()
            cap = words if on_fill else "text2"
            run.gap(_KEY_GAP).key(self._key, cap, cap if on_fill else "edge")

    @property
    def _sign(self) -> str | None:
        """In large letters words alone: else a bar of four buttons is wider than the window."""
        return None if theme.look().dense and self._kind not in {PRIMARY, DANGER} else self._icon

    @property
    def _role(self) -> Role:
        return Role.CARD_TITLE if self._large else Role.LABEL

    @property
    def _weight(self) -> int:
        weight = _LOOKS[self._kind][4]
        return 600 if self._large and self._kind != GHOST else weight

    def _speak(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._key)
