"""One's own profile, in the portal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.profiles.contracts import (
    AddItem,
    EditItem,
    ItemState,
    Profile,
    ProfileItem,
    ReadingState,
    Section,
)
from rolecall.infra.http import In, Out

_Text = Annotated[str, StringConstraints(max_length=4_000)]
_Name = Annotated[str, StringConstraints(max_length=40)]
_Values = Annotated[list[_Text], Field(max_length=100)]


class MyReadValueOut(Out):
    """A value as a résumé has it. `confidence` is null where nothing was measured."""

    value: str
    confidence: float | None


class MyProfileFieldOut(Out):
    """What an item says in one field, and what the newest résumé says there, shown or not."""

    name: str
    values: list[str]
    read: list[MyReadValueOut]
    is_typed: bool


class MyProfileItemOut(Out):
    """One item. `by_candidate` is true where one changed it oneself, and not the employer."""

    id: UUID
    section: Section
    state: ItemState
    fields: list[MyProfileFieldOut]
    version: int
    by_candidate: bool
    at: datetime | None

    @classmethod
    def of(cls, one: ProfileItem) -> "MyProfileItemOut":
        """Render an item; members are not named."""
        return cls(
            id=one.id,
            section=one.section,
            state=one.state,
            fields=[
                MyProfileFieldOut(
                    name=name,
                    values=list(field.values),
                    read=[
                        MyReadValueOut(value=it.value, confidence=it.confidence)
                        for it in field.read
                    ],
                    is_typed=field.is_typed,
                )
                for name, field in one.fields.items()
            ],
            version=one.version,
            by_candidate=one.by_candidate,
            at=one.at,
        )


class MyResumeOut(Out):
    """A résumé that one sent, and whether it was read."""

    filename: str
    added_at: datetime
    state: ReadingState


class MyProfileOut(Out):
    """What an employer read in one's résumés; `removed` is what one took off oneself."""

    items: list[MyProfileItemOut]
    removed: list[MyProfileItemOut]
    resumes: list[MyResumeOut]

    @classmethod
    def of(cls, one: Profile) -> "MyProfileOut":
        """Render a profile."""
        return cls(
            items=[MyProfileItemOut.of(it) for it in one.items],
            removed=[MyProfileItemOut.of(it) for it in one.removed],
            resumes=[
                MyResumeOut(filename=it.ref.filename, added_at=it.added_at, state=it.state)
                for it in one.sources
            ],
        )


class MyChangeOut(Out):
    """A change, by whose id it is undone."""

    id: UUID


class MyProfileEditedOut(Out):
    """The change that was made, and the profile as it is now."""

    change: MyChangeOut
    profile: MyProfileOut


class MyProfileItemIn(In):
    """An item to add: values by field."""

    section: Section
    values: Annotated[dict[_Name, _Values], Field(max_length=20)]

    def command(self) -> AddItem:
        """Return the command."""
        return AddItem(self.section, {name: tuple(it) for name, it in self.values.items()})


class MyProfileItemPatch(In):
    """Values to correct, by field; null for what is to be as in the résumé again."""

    values: Annotated[dict[_Name, _Values | None], Field(max_length=20)]

    def command(self, item_id: UUID, expected_version: int | None) -> EditItem:
        """Return the command."""
        return EditItem(
            item_id,
            {name: None if it is None else tuple(it) for name, it in self.values.items()},
            expected_version,
        )
