"""Pickup: the card beside the file, the papers, the sheet to sign, the number.

| objectName | meaning |
|---|---|
| `pickup.which`, `pickup.ready_list` | ready files or papers to give back; Enter opens |
| `pickup.name`, `pickup.number` | whose file, its number and dates |
| `pickup.receiver`, `pickup.side` | the applicant or a proxy; which document is typed |
| `pickup.document_kind`, `_number`, `pickup.issued_on`, `_at`, `pickup.expires_on` | the card |
| `pickup.card_family_name`, `pickup.card_given_name` | as on the card, in either script |
| `pickup.card_latin_family_name`, `pickup.card_latin_given_name`, `pickup.card_birth` | too |
| `pickup.proxy_name`, `pickup.proxy_document_kind`, `pickup.proxy_document_number`, … | the proxy |
| `pickup.deed_kind`, `_number`, `_dated`, `_issuer` | the deed the proxy comes with |
| `pickup.note` | accepts a difference in spelling |
| `pickup.line_0` … | a paper; Space hands it over or leaves it for later |
| `pickup.block`, `pickup.unlock` | why nothing may go; a supervisor allows it |
| `pickup.attempts` | attempts refused before |
| `pickup.prepare`, `pickup.refuse` | print the sheet to sign (F12); the eye says no |
| `pickup.confirm`, `pickup.print_again`, `pickup.abandon` | F12 and F12 again; F9; not signed |
| `pickup.confirm_dialog` | asks once; `act` hands over, `go_back` is the default |
| `pickup.outcome_number`, `pickup.outcome_sentence` | the pickup number, what it means |
| `pickup.next`, `pickup.print_card`, `pickup.open_file`, `pickup.back_to_list` | after it |
"""

from certdesk.gui.pages.pickup.page import PickupPage

__all__ = ["PickupPage"]
