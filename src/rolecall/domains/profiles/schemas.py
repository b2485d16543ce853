"""Profiles over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.ai.api import model_problem_in_words
from rolecall.domains.files.contracts import FileType, LaidLine, Preview
from rolecall.domains.profiles.contracts import (
    AddItem,
    ArrangeItems,
    Change,
    ChangeKind,
    Edited,
    EditItem,
    Evidence,
    ItemState,
    Profile,
    ProfileField,
    ProfileItem,
    ReadingState,
    Section,
    Source,
)
from rolecall.infra.http import In, Out, Said

Text = Annotated[str, StringConstraints(max_length=4_000)]
FieldName = Annotated[str, StringConstraints(max_length=40)]
FieldValues = Annotated[list[Text], Field(max_length=100)]


class ProfileBoxOut(Out):
    """A line on a page, in fractions of its width and height from the top left; pages from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def of(cls, one: LaidLine) -> "ProfileBoxOut":
        """Render a line."""
        box = one.box
        return cls(page=one.page, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1)


class ProfileEvidenceOut(Out):
    """A value that a résumé says, and where.

    `start` and `end` are code points of the file's text (`GET /files/{file_id}/text`), null for
    what follows from another value. `confidence` is the measured share of right values among those
    that looked like this one, null where nothing was measured. `by_model`: a language model alone
    found it.
    """

    value: str
    quote: str
    file_id: UUID
    start: int | None
    end: int | None
    confidence: float | None
    by_model: bool
    boxes: list[ProfileBoxOut]

    @classmethod
    def of(cls, one: Evidence) -> "ProfileEvidenceOut":
        """Render a value."""
        return cls(
            value=one.value,
            quote=one.quote,
            file_id=one.file_id,
            start=one.start,
            end=one.end,
            confidence=one.confidence,
            by_model=one.by_model,
            boxes=[ProfileBoxOut.of(line) for line in one.boxes],
        )


class ProfileFieldOut(Out):
    """What an item says in one field. `read` is what the newest résumé says, shown or not."""

    name: str
    values: list[str]
    read: list[ProfileEvidenceOut]
    is_typed: bool

    @classmethod
    def of(cls, name: str, one: ProfileField) -> "ProfileFieldOut":
        """Render a field."""
        return cls(
            name=name,
            values=list(one.values),
            read=[ProfileEvidenceOut.of(it) for it in one.read],
            is_typed=one.is_typed,
        )


class ProfileItemOut(Out):
    """One item. `version` is 0 and `by_name` empty for what nobody touched."""

    id: UUID
    section: Section
    state: ItemState
    fields: list[ProfileFieldOut]
    version: int
    by_name: str
    by_candidate: bool
    """The person themself did it, in the portal."""
    at: datetime | None

    @classmethod
    def of(cls, one: ProfileItem) -> "ProfileItemOut":
        """Render an item."""
        return cls(
            id=one.id,
            section=one.section,
            state=one.state,
            fields=[ProfileFieldOut.of(name, field) for name, field in one.fields.items()],
            version=one.version,
            by_name=one.by_name,
            by_candidate=one.by_candidate,
            at=one.at,
        )


class ProfileSourceOut(Out):
    """A résumé, and what was made of it.

    `reason` is a word of the sandbox where the parser had to be stopped; where there is no text,
    its status, or the warning that says why nothing was recognized in a scan. `parser` is the
    version of what read it, 0 if nothing did. `model` is the language model that took part, empty
    for none; `model_problem` says why one that was asked did not.
    """

    file_id: UUID
    filename: str
    type: FileType
    preview: Preview
    added_at: datetime
    application_id: UUID | None
    job_title: str
    state: ReadingState
    reason: str
    engine: str
    parser: int
    is_outdated: bool
    is_cut: bool
    is_recognized: bool
    read_at: datetime | None
    model: str
    model_problem: Said

    @classmethod
    def of(cls, one: Source) -> "ProfileSourceOut":
        """Render a résumé."""
        return cls(
            file_id=one.ref.id,
            filename=one.ref.filename,
            type=one.ref.type,
            preview=one.ref.preview,
            added_at=one.added_at,
            application_id=one.application_id,
            job_title=one.job_title,
            state=one.state,
            reason=one.reason,
            engine=one.engine,
            parser=one.parser,
            is_outdated=one.is_outdated,
            is_cut=one.is_cut,
            is_recognized=one.is_recognized,
            read_at=one.read_at,
            model=one.model,
            model_problem=model_problem_in_words(one.model_problem) if one.model_problem else "",
        )


class ProfileChangeOut(Out):
    """That somebody changed the profile."""

    id: UUID
    kind: ChangeKind
    section: Section
    item_ids: list[UUID]
    at: datetime
    by_name: str
    by_candidate: bool
    undone: bool

    @classmethod
    def of(cls, one: Change) -> "ProfileChangeOut":
        """Render a change."""
        return cls(
            id=one.id,
            kind=one.kind,
            section=one.section,
            item_ids=list(one.item_ids),
            at=one.at,
            by_name=one.by_name,
            by_candidate=one.by_candidate,
            undone=one.undone,
        )


class ProfileOut(Out):
    """What is known of a person's career, the newest résumé first among the sources.

    `removed` are items that can be brought back; `changes` the latest ones, newest first.
    """

    candidate_id: UUID
    items: list[ProfileItemOut]
    removed: list[ProfileItemOut]
    sources: list[ProfileSourceOut]
    changes: list[ProfileChangeOut]

    @classmethod
    def of(cls, one: Profile) -> "ProfileOut":
        """Render a profile."""
        return cls(
            candidate_id=one.candidate_id,
            items=[ProfileItemOut.of(it) for it in one.items],
            removed=[ProfileItemOut.of(it) for it in one.removed],
            sources=[ProfileSourceOut.of(it) for it in one.sources],
            changes=[ProfileChangeOut.of(it) for it in one.changes],
        )


class ProfileEditedOut(Out):
    """A change that was made, by whose id it is undone, and the item as it is now."""

    change: ProfileChangeOut
    item: ProfileItemOut | None

    @classmethod
    def of(cls, one: Edited) -> "ProfileEditedOut":
        """Render a change."""
        return cls(
            change=ProfileChangeOut.of(one.change),
            item=ProfileItemOut.of(one.item) if one.item else None,
        )


class ProfileItemIn(In):
    """An item to add: values by field."""

    section: Section
    values: Annotated[dict[FieldName, FieldValues], Field(max_length=20)]

    def command(self) -> AddItem:
        """Return the command."""
        return AddItem(self.section, {name: tuple(it) for name, it in self.values.items()})


class ProfileItemPatch(In):
    """Values to change, by field; null for what is to be as in the résumé again."""

    values: Annotated[dict[FieldName, FieldValues | None], Field(max_length=20)]

    def command(self, item_id: UUID, expected_version: int | None) -> EditItem:
        """Return the command."""
        return EditItem(
            item_id,
            {name: None if it is None else tuple(it) for name, it in self.values.items()},
            expected_version,
        )


class ProfileOrderIn(In):
    """The order of a section. Items that are not named come behind."""

    section: Section
    item_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)]

    def command(self) -> ArrangeItems:
        """Return the command."""
        return ArrangeItems(self.section, tuple(self.item_ids))


JsonResume = dict[str, Any]
"""A document of JSON Resume's schema 1.0.0."""
