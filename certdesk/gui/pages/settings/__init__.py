"""The settings: what the office decides and words, and what belongs to this workstation.

| objectName | meaning |
|---|---|
| `settings.sections` | the parts; `settings.sections.<part>` is one line of it, up and down move |
| `settings.save` | shows what changes, then keeps it (F12, and F12 again) |
| `settings.let_go` | what was typed and not saved goes |
| `settings.history` | the editions of the form: who, when, what; any can rule again |
| `settings.<part>.<path>` | one value: `settings.procedure.delays.draft_days` |
| `settings.<part>.<path>_default` | back to what the program was shipped with |

Parts of the office (supervisors; auditors read): `institution`, `procedure`, `papers`,
`calendar`, `wording`, `lists`. Of the workstation (everybody): `printers`, `scanner`,
`appearance`, `backup`.
"""

from certdesk.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
