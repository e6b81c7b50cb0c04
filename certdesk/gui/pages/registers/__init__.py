"""Registers: a month's lines, what they count, the workbook.

| objectName | meaning |
|---|---|
| `registers.which` | deposits or hand-overs |
| `registers.month_before`, `registers.month`, `registers.month_after` | the month; Right, Left |
| `registers.lines` | the columns of the paper register, void lines struck |
| `registers.export` | F12: a workbook in the folder of exports |
| `registers.save_as` | the same, elsewhere |
| `registers.import_old` | the register kept before this program |
| `registers.exported_file`, `registers.open_folder` | where it lies |
"""

from certdesk.gui.pages.registers.page import RegistersPage

__all__ = ["RegistersPage"]
