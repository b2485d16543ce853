"""Mappings to begin with: those of known systems, and guesses by what fields are called elsewhere.

A guess is proposed and never applied: a person sees it beside samples and saves it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rolecall.domains.integrations.contracts.mappings import FieldMapping, MappingDraft, Step
from rolecall.domains.integrations.contracts.port import Entity, Record, Stream
from rolecall.domains.integrations.rules.targets import TARGETS, Kind

_STATUS: Final = Step("lookup", "status")
_TRIM: Final = Step("trim")
_PRESETS: Final[Mapping[tuple[str, str], MappingDraft]] = {
    ("greenhouse", "jobs"): MappingDraft(
        Entity.JOB,
        (
            FieldMapping("title", "name", (_TRIM,)),
            FieldMapping("status", "status", (_STATUS,)),
        ),
        {"status": {"open": "open", "draft": "draft", "closed": "closed"}},
    ),
    ("greenhouse", "candidates"): MappingDraft(
        Entity.CANDIDATE,
        (
            FieldMapping("given_name", "first_name", (_TRIM,)),
            FieldMapping("family_name", "last_name", (_TRIM,)),
            FieldMapping("email", "email_addresses[0].value", (_TRIM,)),
            FieldMapping("phone", "phone_numbers[0].value", (Step("e164", "US"),)),
            FieldMapping("headline", "title", (_TRIM,)),
            FieldMapping("company", "company", (_TRIM,)),
        ),
    ),
}
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "name", "job_title", "jobTitle", "position", "text"),
    "description": ("description", "description_html", "content", "descriptionHtml"),
    "department": ("department", "department.name", "team", "departments[0].name"),
    "location": ("location", "location.name", "address", "city"),
    "status": ("status", "state"),
    "given_name": ("given_name", "first_name", "firstName", "firstname", "givenName"),
    "family_name": ("family_name", "last_name", "lastName", "lastname", "familyName", "surname"),
    "email": ("email", "email_address", "emailAddress", "emails[0]", "email_addresses[0].value"),
    "phone": ("phone", "phone_number", "phoneNumber", "mobile", "phones[0]"),
    "headline": ("headline", "job_title", "title"),
    "company": ("company", "employer", "current_company"),
}
_STEPS: Final[Mapping[Kind, tuple[Step, ...]]] = {
    Kind.TEXT: (_TRIM,),
    Kind.LONG_TEXT: (Step("html_to_text"),),
    Kind.EMAIL: (_TRIM,),
    Kind.PHONE: (Step("e164", "US"),),
}
_OPEN: Final = frozenset({"active", "live", "open", "published"})
_DRAFT: Final = frozenset({"draft", "pending"})
_CLOSED: Final = frozenset({"archived", "cancelled", "closed", "filled", "inactive"})


def preset_of(connector: str, stream: Stream) -> MappingDraft | None:
    """Return the mapping that a known system begins with."""
    return _PRESETS.get((connector, stream.name))


def guessed(entity: Entity, records: Iterable[Record]) -> MappingDraft | None:
    """Return a mapping by what the fields of records are called; None where nothing is alike."""
    seen = [one.data for one in records]
    fields: list[FieldMapping] = []
    tables: dict[str, dict[str, str]] = {}
    for target in TARGETS[entity]:
        source = next((name for name in _NAMES.get(target.name, ()) if _any_has(seen, name)), None)
        if source is None:
            continue
        if target.kind is Kind.CHOICE:
            tables["status"] = _status_table(
                str(one.get(source)) for one in seen if one.get(source)
            )
            fields.append(FieldMapping(target.name, source, (_STATUS,)))
        else:
            fields.append(FieldMapping(target.name, source, _STEPS.get(target.kind, ())))
    return MappingDraft(entity, tuple(fields), tables) if fields else None


def _status_table(values: Iterable[str]) -> dict[str, str]:
    """Return what known words mean; the others are left for a person to say."""
    meant = {"open": _OPEN, "draft": _DRAFT, "closed": _CLOSED}
    return {
        value.strip().lower(): ours
        for value in values
        for ours, words in meant.items()
        if value.strip().lower() in words
    }


def _any_has(seen: Iterable[Mapping[str, Any]], path: str) -> bool:
    return any(isinstance(_at(one, path), str) for one in seen)


def _at(record: Any, path: str) -> Any:
    """Return what is at a path of names, of which one may ask for the first of a list."""
    for part in path.split("."):
        name, first, _ = part.partition("[0]")
        record = record.get(name) if isinstance(record, Mapping) else None
        if first:
            record = record[0] if isinstance(record, list) and record else None
    return record
