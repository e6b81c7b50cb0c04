"""Registers: the lines of a period, what they count, workbook, PDF, closing.

| objectName | meaning |
|---|---|
| `registers.which` | the five registers; Left, Right |
| `registers.month_before`, `registers.month`, `registers.month_after` | month, year; Right, Left |
| `registers.period` | by month, by year, between dates |
| `registers.first`, `registers.last` | the two dates |
| `registers.period_problem` | what is wrong with them |
| `registers.view` | lines, charts, preview, journal of exports |
| `registers.lines` | the columns of the paper register, void lines struck |
| `registers.charts` | the four charts |
| `registers.preview`, `registers.page_before`, `registers.page_after` | the PDF, page by page |
| `registers.print` | the pages shown, to the printer |
| `registers.journal` | who exported what, when; closings |
| `registers.unmasked` | identity numbers in full, for one export (supervisors, auditors) |
| `registers.export` | F12: a workbook in the folder of exports |
| `registers.pdf` | F9: a PDF in the folder of exports, shown |
| `registers.save_as` | a workbook elsewhere |
| `registers.import_old` | the register kept before this program |
| `registers.close_day` | to the closing of the day (supervisors, auditors) |
| `registers.stop` | stops what is being read or written |
| `registers.exported_file`, `registers.open_folder` | where it lies |
| `registers.closing` | how the month stands: open, closed, changed since |
| `registers.close_month`, `registers.closing_page` | close it; print its page again |
| `registers.reminder` | last month waits for its closing |
"""

from certdesk.gui.pages.registers.page import RegistersPage

__all__ = ["RegistersPage"]
