"""Supervision: what a head of service looks over, and an auditor reads.

| objectName | meaning |
|---|---|
| `supervision.tabs` | unlocks, doubts, staff, journal, cupboard, closing: 1 to 6, Left and Right |
| `supervision.refused` | the neutral words for who may not read here |
| `supervision.unlocks`, `supervision.doubts` | the lists; `…_which` turns between waiting and all |
| `supervision.unlock_note`, `supervision.mark` | F12: reviewed, with a note |
| `supervision.show_number` | the identity number whole, with a reason |
| `supervision.open_request` | the file of the chosen line |
| `supervision.settle` | F12: settles the doubts of the chosen file, with a reason |
| `supervision.staff` | the accounts |
| `supervision.add`, `.suspend`, `.password`, `.role`, `.own_password` | acts on accounts |
| `person.name`, `.role`, `.password`, `.again` | the dialog of an account; `password.old`, `.new` |
| `supervision.journal` | the entries; `supervision.which` turns between acts and readings |
| `supervision.by`, `.act`, `.day`, `.request`, `.filter` | which entries are read |
| `supervision.verify_chain`, `supervision.chain` | walks the chain, says how it stands |
| `supervision.papers` | what should be in the cupboard; Space ticks, a scan ticks a file |
| `supervision.finish_count`, `supervision.print_count` | F12 keeps the count; F9 prints the sheet |
| `supervision.due_back`, `supervision.counts` | papers due back, earlier counts |
| `supervision.closing_day`, `supervision.close_day` | F12: closes the day and prints its sheet |
| `supervision.closed_days` | the closing sheets; Enter prints one again |
| `supervision.count`, `supervision.head`, `.compare`, `.compared` | a sheet and the journal |
"""

from certdesk.gui.pages.supervision.page import SupervisionPage

__all__ = ["SupervisionPage"]
