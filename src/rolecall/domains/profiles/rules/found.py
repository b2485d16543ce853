"""From a parsed résumé to items of a profile. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.ai.contracts import Education, Licence, Resume, Skill, Value, Work
from rolecall.domains.files.contracts import FileLayout
from rolecall.domains.profiles.contracts import Evidence, ReadItem, Section
from rolecall.domains.profiles.rules.sections import NO, VALUE, YES


def with_boxes(items: Iterable[ReadItem], layout: FileLayout) -> list[ReadItem]:
    """Return items whose values say in which lines of which page they stand."""
    return [
        replace(
            item,
            fields={
                name: tuple(_with_boxes(one, layout) for one in found)
                for name, found in item.fields.items()
            },
        )
        for item in items
    ]


def _with_boxes(one: Evidence, layout: FileLayout) -> Evidence:
    if one.start is None or one.end is None:
        return one
    return replace(one, boxes=layout.lines_of(one.start, one.end))


def items_of(resume: Resume, file_id: UUID) -> list[ReadItem]:
    """Return what a résumé says, section by section, in its own order."""
    return [
        ReadItem(section=section, file_id=file_id, fields=fields)
        for section, fields in _all(resume, file_id)
        if fields
    ]


_Fields = Mapping[str, tuple[Evidence, ...]]


def _all(resume: Resume, file_id: UUID) -> Iterator[tuple[Section, _Fields]]:
    for section, values in _plain(resume):
        for value in values:
            yield section, _fields(file_id, {VALUE: value})
    for work in resume.work:
        yield Section.WORK, _work(work, file_id)
    for school in resume.education:
        yield Section.EDUCATION, _education(school, file_id)
    for skill in resume.skills:
        yield Section.SKILLS, _skill(skill, file_id)
    for licence in resume.licences:
        yield Section.LICENCES, _licence(licence, file_id)
    for one in resume.certifications:
        found = {"name": one.name, "issued": one.issued, "expires": one.expires}
        yield Section.CERTIFICATES, _fields(file_id, found)
    for language in resume.languages:
        spoken = {"language": language.code, "level": language.level}
        yield Section.LANGUAGES, _fields(file_id, spoken)


def _plain(resume: Resume) -> Iterator[tuple[Section, Sequence[Value]]]:
    """Yield the sections whose items are a single value."""
    yield Section.NAME, _there(resume.name)
    yield Section.LOCATION, _there(resume.location)
    yield Section.SUMMARY, _there(resume.summary)
    yield Section.EMAILS, resume.emails
    yield Section.PHONES, resume.phones
    yield Section.LINKS, resume.links


def _there(value: Value | None) -> Sequence[Value]:
    return () if value is None else (value,)


def _skill(one: Skill, file_id: UUID) -> _Fields:
    found = _fields(file_id, {"name": one.written})
    if one.concept is not None:
        found["concept"] = (Evidence(value=one.concept, file_id=file_id),)
    return found


def _work(one: Work, file_id: UUID) -> _Fields:
    found = _fields(
        file_id,
        {
            "title": one.title,
            "company": one.company,
            "location": one.location,
            "start": one.start,
            "end": one.end,
            "highlights": one.highlights,
        },
    )
    if one.is_current:
        found["current"] = (Evidence(value=YES, file_id=file_id),)
    return found


def _education(one: Education, file_id: UUID) -> _Fields:
    return _fields(
        file_id,
        {
            "institution": one.institution,
            "degree": one.degree,
            "area": one.area,
            "start": one.start,
            "end": one.end,
        },
    )


def _licence(one: Licence, file_id: UUID) -> _Fields:
    found = _fields(
        file_id,
        {"type": one.type, "state": one.state, "number": one.number, "expires": one.expires},
    )
    if one.is_compact is not None:
        found["compact"] = (Evidence(value=YES if one.is_compact else NO, file_id=file_id),)
    return found


def _fields(
    file_id: UUID, fields: Mapping[str, Value | Iterable[Value] | None]
) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, tuple[Evidence, ...]] = {}
    for name, given in fields.items():
        if given is None:
            continue
        values = (given,) if isinstance(given, Value) else tuple(given)
        if values:
            found[name] = tuple(
                Evidence(
                    value=one.value,
                    quote=one.quote,
                    file_id=file_id,
                    start=one.span.start,
                    end=one.span.end,
                    confidence=one.confidence,
                    by_model=one.by_model,
                )
                for one in values
            )
    return found
