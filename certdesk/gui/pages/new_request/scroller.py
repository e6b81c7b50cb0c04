"""Room that scrolls only when it must: between a title and the keys below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Scroller(QScrollArea):
    """Takes what height there is; never scrolls sideways, never has the focus itself."""

    def __init__(self, content: QWidget) -> None:
        """On the ground of what it stands on."""
        super().__init__()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for ground in (self, self.viewport(), content):
            ground.setAutoFillBackground(False)
