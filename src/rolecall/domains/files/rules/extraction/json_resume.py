"""A résumé in the JSON Resume schema, as text: section by section, in the order of the schema."""

import json
from collections.abc import Iterator
from typing import Any, Final

from rolecall.domains.files.rules.extraction import answers

_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
_SECTIONS: Final = {
    "work": ("Work experience", ("position", "name", "company", "location")),
    "volunteer": ("Volunteer", ("position", "organization", "location")),
    "education": ("Education", ("studyType", "area", "institution", "score")),
    "certificates": ("Certifications", ("name", "issuer", "date")),
    "skills": ("Skills", ("name", "level")),
    "languages": ("Languages", ("language", "fluency")),
    "projects": ("Projects", ("name", "entity", "type")),
    "awards": ("Awards", ("title", "awarder", "date")),
    "publications": ("Publications", ("name", "publisher", "releaseDate")),
    "interests": ("Interests", ("name",)),
    "references": ("References", ("name", "reference")),
}
_TEXTS: Final = ("summary", "description", "url", "website")
_LISTS: Final = ("highlights", "responsibilities", "courses", "keywords", "roles")


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text that a person would write of the same facts."""
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (RecursionError, UnicodeDecodeError, ValueError):
        return answers.of_problem("damaged")
    if not isinstance(held, dict):
        return answers.of_problem("damaged")
    return answers.of_text("\n".join(_lines(held)))


def is_resume(content: bytes) -> bool:
    """Tell whether bytes are a résumé of this schema: an object with a part that it names."""
    if not content.lstrip(_BLANKS).startswith(b"{"):
        return False
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (RecursionError, UnicodeDecodeError, ValueError):
        return False
    if not isinstance(held, dict):
        return False
    basics = held.get("basics")
    return (isinstance(basics, dict) and isinstance(basics.get("name"), str)) or any(
        isinstance(held.get(name), list) for name in ("work", "education")
    )


def _lines(held: dict[str, Any]) -> Iterator[str]:
    basics = held.get("basics")
    if isinstance(basics, dict):
        yield from _basics(basics)
    for name, (heading, fields) in _SECTIONS.items():
        items = [one for one in _list(held.get(name)) if isinstance(one, dict)]
        if items:
            yield f"\n{heading.upper()}"
        for item in items:
            yield from _item(item, fields)


def _basics(basics: dict[str, Any]) -> Iterator[str]:
    place = basics.get("location")
    town = _joined(place, ("address", "city", "region", "postalCode", "countryCode"))
    profiles = [_joined(one, ("url",)) or _joined(one, ("network", "username"))
                for one in _list(basics.get("profiles"))]  # fmt: skip
    yield from filter(None, (_said(basics.get("name")), _said(basics.get("label")), town))
    contacts = (_said(basics.get(name)) for name in ("email", "phone", "url", "website"))
    yield from filter(None, (*contacts, *profiles))
    if summary := _said(basics.get("summary")):
        yield f"\nSUMMARY\n{summary}"


def _item(item: dict[str, Any], fields: tuple[str, ...]) -> Iterator[str]:
    period = " – ".join(filter(None, (_said(item.get("startDate")), _said(item.get("endDate")))))
    if period and not _said(item.get("endDate")):
        period = f"{period} – Present"
    yield "\n" + ", ".join(filter(None, (_joined(item, fields), period)))
    yield from filter(None, (_said(item.get(name)) for name in _TEXTS))
    for name in _LISTS:
        said = [one for one in map(_said, _list(item.get(name))) if one]
        if name == "keywords" and said:
            yield ", ".join(said)
        else:
            yield from (f"• {one}" for one in said)


def _joined(item: Any, fields: tuple[str, ...]) -> str:
    if not isinstance(item, dict):
        return ""
    return ", ".join(filter(None, (_said(item.get(name)) for name in fields)))


def _said(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
