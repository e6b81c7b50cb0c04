"""What only the command line can refuse; everything else is refused by the services."""

from certdesk.domain.errors import KnownError, RuleBroken


class NoRegister(KnownError):
    """A command that reads, in a folder that has nothing to read."""

    code = "no_register"
    sentence = (
        "There is no register in the folder {folder}. Nothing was made or changed. "
        "Check the folder given with --data."
    )


class NoServerNamed(RuleBroken):
    """The password of a server, and no server."""

    code = "no_server_named"
    sentence = (
        "The settings file {file} names no PostgreSQL server. Nothing was kept. Write there: "
        'database = "postgresql://account@server/certdesk".'
    )


class FileUnreadable(RuleBroken):
    """A file that is not there, or may not be read."""

    code = "file_unreadable"
    sentence = (
        "The file {file} cannot be read. Nothing was registered. "
        "Check its name and that this account may read it."
    )


class FileNeeded(RuleBroken):
    """A command about a file, without one."""

    code = "file_needed"
    sentence = "The file is missing. Nothing was done. Name the Excel register to import."


class NotJson(RuleBroken):
    """A file that is not JSON in UTF-8, cut short, or nested without end."""

    code = "not_json"
    sentence = (
        "The file {file} is not whole JSON in UTF-8 (line {line}). Nothing was registered. "
        "Correct the file, then run the command again."
    )


class FileTooLarge(RuleBroken):
    """More than a sensible file holds."""

    code = "file_too_large"
    sentence = (
        "The file {file} is larger than {most} MB. Nothing was registered. "
        "Cut it into several files."
    )


class NotAnObject(RuleBroken):
    """An entry of the file that is no object: `{...}` was expected."""

    code = "wrong_type"
    sentence = (
        "This entry is not an object with named values. Nothing of it was registered. "
        "Write it between braces, as in the documentation."
    )


class TextNotStorable(RuleBroken):
    """A text that no field of ours can hold."""

    code = "text_not_storable"
    sentence = (
        "The field {field} is far too long or holds broken characters. "
        "Nothing of this entry was registered. Correct the field, then send the entry again."
    )


class SignInNeeded(RuleBroken):
    """A folder with staff: who acts?"""

    code = "sign_in_needed"
    sentence = (
        "This register has accounts: say who you are with --as and give the password on the "
        "terminal or in CERTDESK_PASSWORD. Nothing was read or changed."
    )


class NobodyOfThatName(RuleBroken):
    """A folder without staff knows roles alone."""

    code = "not_allowed"
    sentence = (
        "Nobody is called {name} here: a trial folder without accounts knows only clerk, "
        "supervisor and auditor. Nothing was changed."
    )


class UnknownAct(RuleBroken):
    """An act that the program does not know."""

    code = "unknown_act"
    sentence = "The act {act} is not known. Nothing was changed. Check its spelling."


class OutputFolderMissing(KnownError):
    """`--out` into a folder that is not there."""

    code = "output_folder_missing"
    sentence = (
        "The folder {folder} does not exist, so nothing was written. "
        "Make it first, or choose another place for --out."
    )


class OutputUnwritable(KnownError):
    """`--out` where nothing can be written."""

    code = "output_unwritable"
    sentence = (
        "The file {file} cannot be written. What was there before is kept. "
        "Check the disk and the rights of this account, or choose another place for --out."
    )


class FolderInUse(RuleBroken):
    """An export into a folder that holds something."""

    code = "folder_in_use"
    sentence = (
        "The folder {folder} holds files already, so nothing was written there. "
        "Give the name of a new folder."
    )


class FileNotText(RuleBroken):
    """A form file that some other program wrote."""

    code = "file_not_text"
    sentence = (
        "The file {file} is not text in UTF-8. Nothing was stored. "
        "Save it as plain text, encoding UTF-8, then run the command again."
    )


class PeriodUnreadable(RuleBroken):
    """A month, year or span that is none."""

    code = "period_unreadable"
    sentence = (
        "{typed} is not a period. Nothing was written. Write --month 2026-11, --year 2026, or "
        "--from 2026-11-01 --to 2026-11-30."
    )


class ClosingUnreadable(RuleBroken):
    """A closing without a month, or without a PDF for its page."""

    code = "closing_unreadable"
    sentence = (
        "A month is closed with --month 2026-10 --close --out FILE.pdf. Nothing was closed. "
        "Write the month, and a file whose name ends in .pdf."
    )


class ConfirmationNeeded(RuleBroken):
    """A restore without `--yes`."""

    code = "confirmation_needed"
    sentence = "Nothing was changed yet. To put this backup in place, add --yes."


class LinesUnreadable(RuleBroken):
    """Lines of standard input that are not `query<TAB>stored name` in UTF-8."""

    code = "lines_unreadable"
    sentence = (
        "{count} lines hold no query, TAB and stored name in UTF-8 (the first is line {line}). "
        "The other lines were answered."
    )


class NumberNeeded(RuleBroken):
    """A sheet of one request, and no request."""

    code = "number_needed"
    sentence = "This sheet belongs to one file: its number is missing. Nothing was printed."


class DayUnreadable(RuleBroken):
    """A day that is none."""

    code = "day_unreadable"
    sentence = "{typed} is not a day. Nothing was printed. Write it as in --date 2026-11-23."


class CountUnreadable(RuleBroken):
    """Blank forms, and no count of them."""

    code = "count_unreadable"
    sentence = (
        "How many blank forms is not said in figures ({typed}). No number was reserved. "
        "Write --count 10."
    )


class FirstIsSupervisor(RuleBroken):
    """The first account of a register."""

    code = "first_is_supervisor"
    sentence = (
        "The first account is a supervisor's. Nothing was changed. Open it with --role supervisor."
    )


class NobodyKnown(RuleBroken):
    """No account has this name."""

    code = "nobody_known"
    sentence = "Nobody has an account under the name {name}. Nothing was changed."


class ReasonOfCopyNeeded(RuleBroken):
    """A sheet that was issued before, wanted once more without a reason."""

    code = "copy_reason_needed"
    sentence = (
        "This sheet was issued before: what is printed now is a copy, and a copy needs its reason. "
        "No file was written, nothing was counted. Give the reason with --reason."
    )
