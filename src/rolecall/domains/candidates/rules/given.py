"""Taking a value over into a record, and giving it back. Pure.

A name and a place take the place of what the record has. A number becomes the primary one beside
those that are there, and links are added: nothing by which a person can be reached gets lost.
"""

from collections.abc import Sequence
from uuid import UUID

from rolecall.domains.candidates.contracts.contacts import Contact, ContactKind, Link, NewContact
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.domains.candidates.contracts.records import Candidate, UpdateCandidate
from rolecall.domains.candidates.rules.contacts import arranged, normalise_contact
from rolecall.domains.candidates.rules.names import sort_name


def on_record(person: Candidate, field: GivenField) -> str:
    """Return what a record says in a field."""
    match field:
        case GivenField.FULL_NAME:
            return person.full_name
        case GivenField.PHONE:
            return person.phone
        case GivenField.LOCATION:
            return person.location
        case GivenField.LINKS:
            return "\n".join(link.url for link in person.links)


def holds(person: Candidate, field: GivenField, value: str) -> bool:
    """Tell whether a record says this already, however it is written."""
    match field:
        case GivenField.PHONE:
            return any(_is_number(one, value) for one in person.contacts)
        case GivenField.LINKS:
            return not _missing(person, value)
        case _:
            return _folded(on_record(person, field)) == _folded(value)


def is_as_taken(person: Candidate, field: GivenField, value: str) -> bool:
    """Tell whether a record still says what was taken over, so that it can be given back."""
    if field is GivenField.PHONE:
        return any(one.is_primary and _is_number(one, value) for one in person.contacts)
    return holds(person, field, value)


def taking(person: Candidate, field: GivenField, value: str) -> UpdateCandidate:
    """Return the change that takes a value over."""
    match field:
        case GivenField.FULL_NAME:
            return _change(person.id, person.version, full_name=value)
        case GivenField.LOCATION:
            return _change(person.id, person.version, location=value)
        case GivenField.PHONE:
            others = [_again(one, is_primary=_keeps(one)) for one in person.contacts]
            return _with_contacts(
                person, [NewContact(ContactKind.PHONE, value, is_primary=True), *others]
            )
        case GivenField.LINKS:
            added = tuple(Link(url) for url in _missing(person, value))
            return _change(person.id, person.version, links=(*person.links, *added))


def giving_back(person: Candidate, field: GivenField, value: str, replaced: str) -> UpdateCandidate:
    """Return the change that brings back what `value` was taken over for."""
    match field:
        case GivenField.FULL_NAME:
            return _change(person.id, person.version, full_name=replaced)
        case GivenField.LOCATION:
            return _change(person.id, person.version, location=replaced)
        case GivenField.PHONE:
            others = [one for one in person.contacts if not _is_number(one, value)]
            return _with_contacts(
                person,
                [_again(one, is_primary=_keeps(one) or _is_number(one, replaced))
                 for one in others],
            )  # fmt: skip
        case GivenField.LINKS:
            before = set(replaced.splitlines())
            added = {url for url in value.splitlines() if url not in before}
            kept = tuple(link for link in person.links if link.url not in added)
            return _change(person.id, person.version, links=kept)


def _change(
    candidate_id: UUID,
    version: int,
    *,
    full_name: str | None = None,
    location: str | None = None,
    links: tuple[Link, ...] | None = None,
) -> UpdateCandidate:
    return UpdateCandidate(
        candidate_id=candidate_id,
        expected_version=version,
        full_name=full_name,
        location=location,
        links=links,
    )


def _with_contacts(person: Candidate, wanted: Sequence[NewContact]) -> UpdateCandidate:
    return UpdateCandidate(
        candidate_id=person.id, expected_version=person.version, contacts=arranged(wanted)
    )


def _keeps(one: Contact) -> bool:
    """Tell whether a contact stays the primary one of its kind, whatever becomes of numbers."""
    return one.is_primary and one.kind is not ContactKind.PHONE


def _again(one: Contact, *, is_primary: bool) -> NewContact:
    return NewContact(one.kind, one.value, one.label, is_primary)


def _is_number(one: Contact, number: str) -> bool:
    norm = normalise_contact(ContactKind.PHONE, number) or number
    return one.kind is ContactKind.PHONE and norm == (
        normalise_contact(ContactKind.PHONE, one.value) or one.value
    )


def _missing(person: Candidate, value: str) -> list[str]:
    there = {link.url.rstrip("/") for link in person.links}
    return [url for url in dict.fromkeys(value.splitlines()) if url.rstrip("/") not in there]


def _folded(text: str) -> str:
    return " ".join(sort_name(text).split())
