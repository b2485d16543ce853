"""A profile as a JSON Resume document (schema 1.0.0, jsonresume.org). Pure.

What the schema has no place for stands under keys of its own, which it allows: `licences`, and
`expires` of certificates.
"""

from collections.abc import Iterable
from typing import Any, Final

from rolecall.domains.profiles.contracts import ProfileItem, Section
from rolecall.domains.profiles.rules.sections import VALUE, YES

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(items: Iterable[ProfileItem]) -> dict[str, Any]:
    """Return the document; what is not known is left out."""
    by: dict[Section, list[dict[str, tuple[str, ...]]]] = {section: [] for section in Section}
    for one in items:
        by[one.section].append(one.values)
    emails, phones = _values(by[Section.EMAILS]), _values(by[Section.PHONES])
    places = _values(by[Section.LOCATION])
    return {
        "$schema": SCHEMA,
        "basics": _told(
            name=_first(_values(by[Section.NAME])),
            email=_first(emails),
            phone=_first(phones),
            summary=_first(_values(by[Section.SUMMARY])),
            location=_told(address=places[0]) if places else None,
            profiles=[{"url": url} for url in _values(by[Section.LINKS])],
            furtherEmails=emails[1:],
            furtherPhones=phones[1:],
        ),
        "work": [_work(one) for one in by[Section.WORK]],
        "education": [
            _told(
                institution=_one(one, "institution"),
                studyType=_one(one, "degree"),
                area=_one(one, "area"),
                startDate=_one(one, "start"),
                endDate=_one(one, "end"),
            )
            for one in by[Section.EDUCATION]
        ],
        "skills": [
            _told(
                name=_one(one, "concept") or _one(one, "name"),
                keywords=[_one(one, "name")] if "concept" in one and "name" in one else None,
            )
            for one in by[Section.SKILLS]
        ],
        "certificates": [
            _told(name=_one(one, "name"), date=_one(one, "issued"), expires=_one(one, "expires"))
            for one in by[Section.CERTIFICATES]
        ],
        "licences": [_licence(one) for one in by[Section.LICENCES]],
        "languages": [
            _told(language=_one(one, "language"), fluency=_one(one, "level"))
            for one in by[Section.LANGUAGES]
        ],
    }


def _work(one: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return _told(
        name=_one(one, "company"),
        position=_one(one, "title"),
        location=_one(one, "location"),
        startDate=_one(one, "start"),
        endDate=_one(one, "end"),
        highlights=list(one.get("highlights", ())),
    )


def _licence(one: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    compact = _one(one, "compact")
    return _told(
        type=_one(one, "type"),
        state=_one(one, "state"),
        number=_one(one, "number"),
        expires=_one(one, "expires"),
        compact=None if compact is None else compact == YES,
    )


def _values(items: Iterable[dict[str, tuple[str, ...]]]) -> list[str]:
    return [text for one in items if (text := _one(one, VALUE))]


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _one(values: dict[str, tuple[str, ...]], name: str) -> str | None:
    return next(iter(values.get(name, ())), None)


def _told(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}
