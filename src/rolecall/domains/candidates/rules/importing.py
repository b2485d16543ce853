"""What of a file goes into a record that is there already.

Guarantees: an empty cell changes nothing; with `FILL` nothing that stands in a record is replaced;
addresses, numbers, links and tags are only ever added.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from rolecall.domains.candidates.contracts import (
    Candidate,
    ContactKind,
    ExistingPolicy,
    ImportedPerson,
    Link,
    NewContact,
    PersonChange,
)
from rolecall.domains.candidates.rules.contacts import normalise_contact
from rolecall.domains.custom_fields.contracts import JsonValue
from rolecall.kernel.terms import fold

_FIELDS: Final = ("full_name", "location", "headline", "employer")


def change_of(
    known: Candidate,
    values: Mapping[UUID, JsonValue],
    person: ImportedPerson,
    policy: ExistingPolicy,
) -> PersonChange:
    """Return what an import changes of a record, whose custom fields have these `values`."""
    if policy is ExistingPolicy.SKIP:
        return PersonChange()
    replaces = policy is ExistingPolicy.UPDATE
    tagged = {fold(tag.name) for tag in known.tags}
    return PersonChange(
        fields={
            name: given
            for name in _FIELDS
            if (given := getattr(person, name)) and given != (there := getattr(known, name))
            if replaces or not there
        },
        contacts=_contacts(known, person),
        links=_links(known.links, person.links),
        tags=tuple(name for name in person.tags if fold(name) not in tagged),
        values={
            field_id: value
            for field_id, value in person.values.items()
            if (replaces or field_id not in values) and values.get(field_id) != value
        },
    )


def contacts_of_person(person: ImportedPerson) -> tuple[NewContact, ...]:
    """Return a new record's contacts, each once, the first of a kind as the primary one."""
    found: dict[tuple[ContactKind, str], NewContact] = {}
    for kind, texts in ((ContactKind.EMAIL, person.emails), (ContactKind.PHONE, person.phones)):
        for at, text in enumerate(texts):
            norm = normalise_contact(kind, text) or text
            found.setdefault((kind, norm), NewContact(kind, text, is_primary=at == 0))
    return tuple(found.values())


def _contacts(known: Candidate, person: ImportedPerson) -> tuple[NewContact, ...] | None:
    there = tuple(
        NewContact(one.kind, one.value, one.label, one.is_primary) for one in known.contacts
    )
    norms = {(one.kind, normalise_contact(one.kind, one.value) or one.value) for one in there}
    kinds = {one.kind for one in there}
    added = [
        NewContact(one.kind, one.value, "", one.is_primary and one.kind not in kinds)
        for one in contacts_of_person(person)
        if (one.kind, normalise_contact(one.kind, one.value) or one.value) not in norms
    ]
    return (*there, *added) if added else None


def _links(there: Sequence[Link], given: Sequence[Link]) -> tuple[Link, ...] | None:
    urls = {link.url for link in there}
    added = [link for link in given if link.url not in urls]
    return (*there, *added) if added else None
