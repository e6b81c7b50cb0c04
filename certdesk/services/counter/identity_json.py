"""Identity checks as they are stored: plain JSON there, domain dataclasses here."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from certdesk.domain.identity import (
    Comparison,
    Deed,
    Difference,
    DocumentStatus,
    Person,
    PersonCheck,
    ShownDocument,
)
from certdesk.domain.register import masked


def check_to_json(check: PersonCheck) -> dict[str, Any]:
    """A check as plain JSON; dates in ISO form."""
    plain: dict[str, Any] = _plain(asdict(check))
    return plain


def check_from_json(stored: Mapping[str, Any]) -> PersonCheck:
    """The check that was stored."""
    document = stored["document"]
    return PersonCheck(
        role=stored["role"],
        document=None if document is None else document_from_json(document),
        status=DocumentStatus(stored["status"]),
        comparison=Comparison(stored["comparison"]),
        differences=tuple(Difference(**one) for one in stored["differences"]),
    )


def masked_check(check: PersonCheck) -> PersonCheck:
    """The check with its document's number masked but for the last four."""
    if check.document is None:
        return check
    return replace(check, document=replace(check.document, number=masked(check.document.number)))


def document_from_json(stored: Mapping[str, Any]) -> ShownDocument:
    """The document that was shown."""
    person = dict(stored["person"])
    person["birth_date"] = _day(person["birth_date"])
    return ShownDocument(
        kind=stored["kind"],
        number=stored["number"],
        issued_on=_day(stored["issued_on"]),
        issued_at=stored["issued_at"],
        expires_on=_day(stored["expires_on"]),
        person=Person(**person),
    )


def deed_to_json(deed: Deed | None) -> dict[str, Any] | None:
    """A proxy's deed as plain JSON."""
    return None if deed is None else _plain(asdict(deed))


def deed_from_json(stored: Mapping[str, Any] | None) -> Deed | None:
    """The deed that was stored."""
    if stored is None:
        return None
    return Deed(stored["kind"], stored["number"], _day(stored["dated"]), stored["issuer"])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
