"""What can be wrong with a workbook that is to be imported; nothing of it is ever stored."""

from certdesk.domain.errors import RuleBroken


class FileNotReadable(RuleBroken):
    """Not there, a folder, or not ours to read."""

    code = "file_unreadable"
    sentence = (
        "The file {file} cannot be read. Nothing was imported. "
        "Check where it lies and that this account may read it."
    )


class FileTooBig(RuleBroken):
    """More than any register is."""

    code = "file_too_large"
    sentence = (
        "The file {file} is larger than {most} MB. Nothing was imported. "
        "Remove pictures from it, or cut the register into several files."
    )


class NotAWorkbook(RuleBroken):
    """A picture, a PDF, a text, an OpenDocument table."""

    code = "not_a_workbook"
    sentence = (
        "The file {file} is no Excel workbook. Nothing was imported. "
        "Open the register in Excel and save it as an Excel workbook (.xlsx)."
    )


class OldWorkbook(RuleBroken):
    """The format of before 2007, or one locked by a password: both begin alike."""

    code = "old_workbook"
    sentence = (
        "The file {file} is of the old Excel format (.xls) or locked by a password. Nothing was "
        "imported. Open it in Excel and save it without a password as an Excel workbook (.xlsx)."
    )


class TextTable(RuleBroken):
    """A table of text: its columns and letters would be guessed."""

    code = "text_table"
    sentence = (
        "The file {file} is a table of text (CSV), no Excel workbook. Nothing was imported. Open "
        "it in Excel, look whether letters and dates are right, and save it as .xlsx."
    )


class TornWorkbook(RuleBroken):
    """Cut short by a copy, or damaged."""

    code = "torn_workbook"
    sentence = (
        "The file {file} is damaged or was copied only in part. Nothing was imported. "
        "Copy it again, or open it in Excel and save it anew."
    )


class UnpacksTooBig(RuleBroken):
    """A small file that would fill the memory."""

    code = "unpacks_too_large"
    sentence = (
        "The file {file} would unpack to {mb} MB ({most} at most): this is no ordinary register. "
        "Nothing was unpacked or imported. In Excel, delete the empty rows and columns after the "
        "last entry and save it anew."
    )


class UnsafeXml(RuleBroken):
    """Declarations that no workbook has and that would grow or fetch other files."""

    code = "unsafe_workbook"
    sentence = (
        "The file {file} holds instructions that no register has. It was not opened further and "
        "nothing was imported. Ask whoever gave it to you for a clean copy."
    )


class NoSuchSheet(RuleBroken):
    """A sheet that the workbook does not have."""

    code = "no_such_sheet"
    sentence = (
        "The workbook has no sheet named {sheet}. Nothing was imported. Its sheets: {sheets}."
    )


class TooManyRows(RuleBroken):
    """More entries than one import takes."""

    code = "too_many_rows"
    sentence = (
        "The sheet {sheet} has more than {most} filled rows. Nothing was imported. "
        "Cut the register into several files, for example one a year."
    )
