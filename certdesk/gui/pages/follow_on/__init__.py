"""Follow-up on the ministry's platform: whom to call, one file's steps, filling in together.

| objectName | meaning |
|---|---|
| `follow_on.list_next_calls`, `_appointments`, `_no_news`, `_awaited`, `_uncollected`, | |
| `follow_on.list_ongoing` | the worklists, each with its count |
| `follow_on.list`, `follow_on.empty` | its files, Enter opens; why there are none |
| `follow_on.notice_button` | F9 in the list: the information sheet |
| `follow_on.name`, `_number`, `_phone`, `_facts`, `follow_on.warning_words` | whose file |
| `follow_on.step_account_created` … `follow_on.step_done` | the steps; Enter tells or corrects |
| `follow_on.mode` | step, appointment, call: keys 1, 2, 3 |
| `follow_on.step`, `_on`, `_source`, `_receipt_number`, `_result`, `_asked`, `_note` | a step |
| `follow_on.reason` | why an entry is corrected |
| `follow_on.appointment_on`, `_time`, `_place`, `_papers`, `follow_on.told_on`, | |
| `follow_on.told_source`, `follow_on.appointment_rule` | an appointment |
| `follow_on.reached`, `follow_on.call_note`, `follow_on.call_again_on` | a call |
| `follow_on.record_button` | F12: write it down, correct it |
| `follow_on.strike_button`, `follow_on.cancel_button` | strike out, cancel, with a reason |
| `follow_on.fill_button`, `follow_on.card_button`, `follow_on.file_button` | 4, F9, the file |
| `follow_on.entry_0` … | all that was told, newest first; Enter corrects |
| `follow_on.part_0` …, `follow_on.copy_given_name` … | fill in: parts, values; Enter copies |
| `follow_on.fill_title`, `follow_on.fill_line`, `follow_on.fill_code` | what to do, the QR code |
| `follow_on.copy_button`, `follow_on.back_button` | F12: copy and go on; Esc |
"""

from certdesk.gui.pages.follow_on.page import FollowOnPage

__all__ = ["FollowOnPage"]
