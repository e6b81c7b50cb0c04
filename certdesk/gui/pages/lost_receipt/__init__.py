"""Lost receipt: the identity panel of a pickup, a declaration, then a counted copy.

| objectName | meaning |
|---|---|
| `lost_receipt.receiver`, `lost_receipt.document_number`, … | the identity panel, as at a pickup |
| `lost_receipt.block`, `lost_receipt.unlock` | why not, and the supervisor who lifts it |
| `lost_receipt.declaration` | what is declared, how many copies there were |
| `lost_receipt.copy` | keeps the declaration and prints the copy (F12) |
| `lost_receipt.refuse` | the eye says no: the refusal is kept |
| `lost_receipt.came_out` | the copy was seen: it is counted (F12) |
| `lost_receipt.print_again` | another try of the same copy (F9) |
| `lost_receipt.open_file` | back to the file |
"""

from certdesk.gui.pages.lost_receipt.page import LostReceiptPage

__all__ = ["LostReceiptPage"]
