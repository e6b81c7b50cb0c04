"""A new request, from the first letter typed to the receipt.

Contract (objectName, what it is):

| name | control |
|---|---|
| `new_request.<field>` | every field of `domain.request_form.FIELDS`; its editor is `…_editor` |
| `new_request.summary` | the error summary: a link for each field to correct |
| `new_request.known`, `new_request.fill_from_earlier` | known applicant, F11 |
| `new_request.alike`, `new_request.open_alike` | a request like this one, and its file |
| `new_request.go_on`, `new_request.save_and_leave` | F12; keep the draft and go to Today |
| `new_request.print_letter`, `new_request.discard` | F9; forget the draft |
| `checklist.list`, `checklist.paper.<id>`, `checklist.progress` | papers, one row each, «2 of 5» |
| `checklist.accept`, `.not_accept`, `.waive`, `.later` | 1, 2, 3, 4 |
| `checklist.issued_on`, `checklist.sheets`, `checklist.age` | entries of the paper, its age |
| `checklist.reason.<id>`, `checklist.note`, `checklist.record`, `checklist.back` | why not |
| `checklist.problem` | what kept a verdict from being kept |
| `checklist.go_on`, `checklist.deficiency_slip` | F12, F9 |
| `review.<field>`, `review.change.<field>` | an answer, and its way back |
| `review.paper.<id>`, `review.change_paper.<id>` | a paper, and its way back |
| `review.same_person_reason`, `review.alike`, `review.problem` | what stands against a deposit |
| `review.promised_on`, `review.deposit`, `review.back_to_papers` | the day, F12, Esc |
| `receipt.number`, `.name`, `.promised_on`, `.sheets`, `.check_code` | what was registered |
| `receipt.preview` | the very PDF that is printed |
| `new_request.power_cut`, `.form_number`, `.filled_on`, `.filled_at` | a reserved form |
| `new_request.forms_list` | every reserved form that is out |
| `receipt.dictation`, `receipt.dictated` | what to say without paper; F12: the next applicant |
| `receipt.question`, `receipt.note`, `receipt.trouble` | how far the paper has come |
| `receipt.came_out`, `.print_again`, `.new_request`, `.open_file` | F12, F9, F2, the file |
"""

from certdesk.gui.pages.new_request.page import NewRequestPage

__all__ = ["NewRequestPage"]
