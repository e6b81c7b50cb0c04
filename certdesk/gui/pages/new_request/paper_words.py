"""How the checklist words a paper: what it must be, how old it is."""

from certdesk.domain.checklist import PaperForm, RequiredDocument, Verdict
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import PaperView


def must_be(document: RequiredDocument) -> str:
    """«original, recent» in a list's row."""
    forms = {
        PaperForm.ORIGINAL: tr("originals") if document.asks_sheets else tr("original"),
        PaperForm.COPY: tr("copy"),
        PaperForm.SHOWN: tr("shown only"),
    }
    return "، ".join([forms[document.form], *_more(document)])


def tags(document: RequiredDocument) -> list[str]:
    """The same as quiet boxes beside the paper's name."""
    forms = {
        PaperForm.ORIGINAL: tr("original, not a copy"),
        PaperForm.COPY: tr("a copy will do"),
        PaperForm.SHOWN: tr("shown only"),
    }
    return [forms[document.form], *_more(document)]


def _more(document: RequiredDocument) -> list[str]:
    recent = [tr("recent")] if document.max_age_days is not None else []
    return recent if document.required else [*recent, tr("optional")]


def age_words(age_days: int, document: RequiredDocument, *, recent: bool) -> tuple[str, str]:
    """How old a paper is, and the tone to say it in."""
    if age_days < 0:
        return tr("after today: read the date again"), "warn"
    age = trn("{n} days old", age_days)
    if document.max_age_days is None:
        return age, "ok"
    if recent:
        return tr("{age}: recent", age=age), "ok"
    return tr("{age}, the limit is {limit}", age=age, limit=ltr(document.max_age_days)), "warn"


def counted(done: int, total: int) -> str:
    """«2 of 5»."""
    return tr("{done} of {all}", done=ltr(done), all=ltr(total))


def answer_words(paper: PaperView) -> str:
    """What was taken of a paper, in the list of answers: «4 sheets, originals»."""
    item, document = paper.item, paper.document
    if item.verdict is Verdict.WAIVED:
        return tr("waived: {reason}", reason=item.waive_reason)
    if item.verdict is Verdict.NOT_ACCEPTED:
        return "، ".join(paper.reasons.get(reason, reason) for reason in item.reasons)
    if item.verdict is Verdict.NOT_LOOKED_AT:
        return tr("not looked at yet") if document.required else tr("optional")
    words = [trn("{n} sheets", item.sheets or 1), must_be(document)]
    if paper.age_days is not None:
        words[1:] = [_form_only(document), trn("issued {n} days ago", paper.age_days)]
    return "، ".join(words)


def _form_only(document: RequiredDocument) -> str:
    return must_be(document).split("، ")[0]
