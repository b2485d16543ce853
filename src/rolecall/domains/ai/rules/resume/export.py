"""A parsed résumé as JSON Resume's plain values, without places and confidences."""

from typing import Any

from rolecall.domains.ai.contracts import Education, Licence, Resume, Value, Work


def plain(resume: Resume) -> dict[str, Any]:
    """Return names, lists and dates alone; a position that lasts has the end `present`."""
    return {
        "name": _text(resume.name),
        "email": [one.value for one in resume.emails],
        "phone": [one.value for one in resume.phones],
        "location": _text(resume.location),
        "links": [one.value for one in resume.links],
        "summary": _text(resume.summary),
        "work": [_work(one) for one in resume.work],
        "education": [_education(one) for one in resume.education],
        "skills": [one.written.value for one in resume.skills],
        "certifications": [one.name.value for one in resume.certifications],
        "licences": [_licence(one) for one in resume.licences],
        "languages": [one.code.value for one in resume.languages],
    }


def _text(value: Value | None) -> str | None:
    return value.value if value is not None else None


def _work(one: Work) -> dict[str, Any]:
    return {
        "company": _text(one.company),
        "title": _text(one.title),
        "start": _text(one.start),
        "end": "present" if one.is_current else _text(one.end),
        "highlights": [point.value for point in one.highlights],
    }


def _education(one: Education) -> dict[str, Any]:
    return {
        "institution": _text(one.institution),
        "degree": _text(one.degree),
        "area": _text(one.area),
        "start": _text(one.start),
        "end": _text(one.end),
    }


def _licence(one: Licence) -> dict[str, Any]:
    return {
        "type": one.type.value,
        "state": _text(one.state),
        "number": _text(one.number),
        "expires": _text(one.expires),
        "compact": one.is_compact,
    }
