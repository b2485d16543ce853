"""Who a row is.

Guarantees: a row that cannot be a record is told with the column and the remedy, all its problems
at once; two rows have the same key only if they are one person by address, or by number and name.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from rolecall.domains.candidates.contracts import ImportedPerson, Link
from rolecall.domains.custom_fields.contracts import JsonValue
from rolecall.domains.imports.contracts import (
    CUSTOM,
    MAX_TAGS,
    Problem,
    Settings,
    SourceRow,
    Target,
)
from rolecall.kernel.email_addresses import is_address, normalise_email
from rolecall.kernel.sentences import said_by, say
from rolecall.kernel.terms import fold

ReadField = Callable[[UUID, str], JsonValue]
"""Reads a cell of a custom field.

Raises:
    ValueError: it is not of the field's kind; the sentence says what to write.
    KeyError: the field is not in use any more.
"""

_MAX_LINE: Final = 200
_MAX_TAG: Final = 60
_MAX_CONTACTS: Final = 10
_MAX_LINKS: Final = 20
_SHORTEST_PHONE: Final = 6
_LONGEST_PHONE: Final = 60
_LONGEST_URL: Final = 500
_QUOTED: Final = 80
"""Characters of a cell that a problem quotes."""
_NAMED_ADDRESS: Final = re.compile(r"[^<>]*<\s*(?P<address>[^<>]+?)\s*>\Z")
_FORMULA: Final = re.compile(r"'(?=[=+\-@\t\r\n])")


@dataclass(slots=True)
class ReadRow:
    """A row as it is understood. `person` is None where there are problems."""

    label: str
    key: str
    person: ImportedPerson | None
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


def read_row(
    cells: Sequence[str], headers: Sequence[str], settings: Settings, read_field: ReadField
) -> ReadRow:
    """Return who a row is, or what is wrong with it."""
    given: dict[str, list[tuple[str, str]]] = {}
    for header, target, cell in zip(headers, settings.targets, cells, strict=False):
        text = _FORMULA.sub("", cell, count=1).strip()
        if target and text:
            given.setdefault(target, []).append((header, text))
    problems: list[Problem] = []
    name = _name(given, problems)
    emails = list(_emails(given.get(Target.EMAIL, ()), problems))
    phones = list(_phones(given.get(Target.PHONE, ()), problems))
    if not name:
        problems.append(Problem("", say("There is no name. Fill in the name of the person.")))
    if not emails and not phones and not any(one.column for one in problems):
        problems.append(
            Problem("", say("There is no e-mail address and no phone number. Fill in one of them."))
        )
    location = ", ".join(dict.fromkeys(text for _, text in given.get(Target.LOCATION, ())))
    links = tuple(_links(given.get(Target.LINK, ()), problems))
    tags = tuple(_tags(given.get(Target.TAGS, ()), settings.tags, problems))
    fields = _fields(given, read_field, problems)
    lines = {
        target: _line(given.get(target, ()), problems)
        for target in (Target.HEADLINE, Target.EMPLOYER, Target.SOURCE)
    }
    if len(location) > _MAX_LINE:
        problems.append(Problem(given[Target.LOCATION][0][0], _too_long(_MAX_LINE)))
    values = _shown(given, name, emails, phones, location, links, tags, lines)
    label = (name or next(iter(emails), "") or next(iter(phones), ""))[:_MAX_LINE]
    if problems:
        return ReadRow(label, _key(name, emails, phones), None, problems, values)
    person = ImportedPerson(
        full_name=name,
        emails=tuple(emails),
        phones=tuple(phones),
        location=location,
        headline=lines[Target.HEADLINE],
        employer=lines[Target.EMPLOYER],
        links=links,
        tags=tags,
        source=lines[Target.SOURCE] or settings.source,
        values=fields,
    )
    return ReadRow(label, _key(name, emails, phones), person, [], values)


def of_resume(row: SourceRow, read: ReadRow) -> ReadRow:
    """Return who a row is with what its document adds, if it has one.

    A document that was not taken is nobody; what could not be read of it is told where something is
    missing; who has no name yet is called like the file.
    """
    resume = row.resume
    if resume is None:
        return read
    label = read.label or (row.cells[0] if row.cells else "")[-_MAX_LINE:]
    if resume.is_refused:
        return ReadRow(label, "", None, [Problem("", resume.remark)], {})
    if read.person is None and resume.remark:
        return replace(read, label=label, problems=[Problem("", resume.remark), *read.problems])
    return replace(read, label=label)


def _key(name: str, emails: Sequence[str], phones: Sequence[str]) -> str:
    """Return by what a row's person is the same as another row's; empty if nothing tells."""
    if emails:
        return normalise_email(emails[0])
    if phones and name:
        digits = "".join(one for one in phones[0] if one.isdecimal())
        return f"{digits[-9:]} {fold(name)}"
    return ""


def _name(given: Mapping[str, Sequence[tuple[str, str]]], problems: list[Problem]) -> str:
    whole = given.get(Target.FULL_NAME, ())
    parts = [
        text
        for target in (Target.FIRST_NAME, Target.LAST_NAME)
        for _, text in given.get(target, ())
    ]
    if whole:
        header, text = whole[0]
        last, comma, first = text.partition(",")
        # “Petrov, Ana”, as lists by last name have it; titles behind a comma have a point.
        if comma and first.strip().replace(" ", "").replace("-", "").isalpha():
            text = f"{first.strip()} {last.strip()}"
    else:
        header, text = "", " ".join(parts)
    text = " ".join(text.split())
    if len(text) > _MAX_LINE:
        problems.append(Problem(header, _too_long(_MAX_LINE)))
    return text


def _emails(given: Sequence[tuple[str, str]], problems: list[Problem]) -> Iterator[str]:
    seen: set[str] = set()
    for header, text in given:
        for part in re.split(r"[;,|\s]+(?=\S+@)|[;|]", text):
            named = _NAMED_ADDRESS.match(part.strip())
            address = (named["address"] if named else part).strip().removeprefix("mailto:")
            if not address or normalise_email(address) in seen:
                continue
            if not is_address(address):
                problems.append(
                    Problem(
                        header,
                        say(
                            "“{address}” is no e-mail address. Write it like "
                            "name@example.com, or leave the cell empty.",
                            address=address[:_QUOTED],
                        ),
                    )
                )
                continue
            seen.add(normalise_email(address))
            yield address
    if len(seen) > _MAX_CONTACTS:
        problems.append(
            Problem(
                given[0][0],
                say("A person has at most {max_contacts} addresses.", max_contacts=_MAX_CONTACTS),
            )
        )


def _phones(given: Sequence[tuple[str, str]], problems: list[Problem]) -> Iterator[str]:
    seen: set[str] = set()
    for header, text in given:
        for part in re.split(r"[;|,\n]", text):
            number = " ".join(part.split())
            digits = "".join(one for one in number if one.isdecimal())
            if not number or digits in seen:
                continue
            if len(digits) < _SHORTEST_PHONE or len(number) > _LONGEST_PHONE:
                problems.append(
                    Problem(
                        header,
                        say(
                            "“{number}” is no phone number. Write it with its area code, or "
                            "leave the cell empty.",
                            number=number[:_QUOTED],
                        ),
                    )
                )
                continue
            seen.add(digits)
            yield number
    if len(seen) > _MAX_CONTACTS:
        problems.append(
            Problem(
                given[0][0],
                say("A person has at most {max_contacts} numbers.", max_contacts=_MAX_CONTACTS),
            )
        )


def _links(given: Sequence[tuple[str, str]], problems: list[Problem]) -> Iterator[Link]:
    seen: set[str] = set()
    for header, text in given:
        for part in re.split(r"[;|\s]+|,\s+", text):
            if not part:
                continue
            url = part if re.match(r"https?://", part, re.IGNORECASE) else f"https://{part}"
            if "." not in part or len(url) > _LONGEST_URL:
                problems.append(
                    Problem(
                        header,
                        say("“{part}” is no web address. Write it whole.", part=part[:_QUOTED]),
                    )
                )
            elif url not in seen and len(seen) < _MAX_LINKS:
                seen.add(url)
                yield Link(url)


def _tags(
    given: Sequence[tuple[str, str]], everybodys: Sequence[str], problems: list[Problem]
) -> Iterator[str]:
    seen: set[str] = set()
    for header, text in (*(("", tag) for tag in everybodys), *given):
        for part in re.split(r"[;|,]", text):
            tag = " ".join(part.split())
            if not tag or fold(tag) in seen:
                continue
            if len(tag) > _MAX_TAG:
                problems.append(Problem(header, _too_long(_MAX_TAG)))
                continue
            seen.add(fold(tag))
            yield tag
    if len(seen) > MAX_TAGS:
        header = given[0][0] if given else ""
        problems.append(
            Problem(
                header, say("A row may name {max_tags} tags. Leave some out.", max_tags=MAX_TAGS)
            )
        )


def _fields(
    given: Mapping[str, Sequence[tuple[str, str]]], read_field: ReadField, problems: list[Problem]
) -> dict[UUID, JsonValue]:
    values: dict[UUID, JsonValue] = {}
    for target, found in given.items():
        if not target.startswith(CUSTOM):
            continue
        header, text = found[0]
        field_id = UUID(target.removeprefix(CUSTOM))
        try:
            values[field_id] = read_field(field_id, text)
        except KeyError:
            continue
        except ValueError as error:
            problems.append(Problem(header, said_by(error)))
    return values


def _line(given: Sequence[tuple[str, str]], problems: list[Problem]) -> str:
    if not given:
        return ""
    header, text = given[0]
    if len(text) > _MAX_LINE:
        problems.append(Problem(header, _too_long(_MAX_LINE)))
    return " ".join(text.split())


def _too_long(most: int) -> str:
    return say("This has more than {most} characters. Shorten it.", most=most)


def _shown(
    given: Mapping[str, Sequence[tuple[str, str]]],
    name: str,
    emails: Sequence[str],
    phones: Sequence[str],
    location: str,
    links: Sequence[Link],
    tags: Sequence[str],
    lines: Mapping[Target, str],
) -> dict[str, str]:
    shown = {
        Target.FULL_NAME.value: name,
        Target.EMAIL.value: ", ".join(emails),
        Target.PHONE.value: ", ".join(phones),
        Target.LOCATION.value: location,
        Target.LINK.value: ", ".join(link.url for link in links),
        Target.TAGS.value: ", ".join(tags),
        **{target.value: text for target, text in lines.items()},
    }
    shown |= {target: found[0][1] for target, found in given.items() if target.startswith(CUSTOM)}
    return {target: text for target, text in shown.items() if text}
