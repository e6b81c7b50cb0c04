"""Something typed would be lost: asked once, the safe answer first."""

from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.i18n import tr


def may_lose(widget: QWidget) -> bool:
    """Whether the person lets go of what is not saved."""
    dialog = DialogFrame(
        widget,
        tr("Leave without saving?"),
        verb=tr("Leave, and let go of it"),
        sign="x",
        consequences=(("pencil", tr("What was typed in the settings is not saved yet.")),),
    )
    dialog.setObjectName("settings_leaving")
    dialog.verb_pressed.connect(dialog.accept)
    return dialog.exec() == DialogFrame.DialogCode.Accepted
