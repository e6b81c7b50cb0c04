"""Signature: transmittals out, files back.

| objectName | meaning |
|---|---|
| `signature.ready` | verified files, ticked; Space leaves one out |
| `signature.send` | F12: one transmittal of the ticked files, printed |
| `signature.came_out` | the transmittal lies in the printer's tray |
| `signature.outside`, `signature.holders` | files at signature, who holds them, since when |
| `signature.signed` | Enter, or a scan of the receipt |
| `signature.unsigned`, `signature.unsigned_dialog`, `signature.reason` | key 2: with a reason |
| `signature.recall` | key 3: a supervisor calls it back |
| `signature.print_again` | F9: the transmittal of the file chosen |
"""

from certdesk.gui.pages.signature.page import SignaturePage

__all__ = ["SignaturePage"]
