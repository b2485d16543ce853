"""Search over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from rolecall.domains.search.contracts import Best, Found, KindCount, SearchKind
from rolecall.infra.http import Out
from rolecall.kernel.searching import Fragment

FoundSource = Literal[
    "candidate",
    "application",
    "job",
    "candidate_note",
    "application_note",
    "candidate_file",
    "application_file",
]


class FragmentOut(Out):
    """A piece of a text. `found`: it is what was looked for."""

    text: str
    found: bool

    @classmethod
    def all_of(cls, fragments: Sequence[Fragment]) -> "list[FragmentOut]":
        """Render a text in pieces."""
        return [cls(text=one.text, found=one.found) for one in fragments]


class FoundOut(Out):
    """Something that was found; `target_id` is the candidate, application or job it leads to."""

    id: UUID
    target_id: UUID
    source: FoundSource
    title: list[FragmentOut]
    detail: list[FragmentOut]
    snippet: list[FragmentOut]
    at: datetime
    file_id: UUID | None

    @classmethod
    def of(cls, found: Found) -> "FoundOut":
        """Render."""
        return cls.model_validate(
            {
                "id": found.id,
                "target_id": found.target_id,
                "source": found.source,
                "title": FragmentOut.all_of(found.title),
                "detail": FragmentOut.all_of(found.detail),
                "snippet": FragmentOut.all_of(found.snippet),
                "at": found.at,
                "file_id": found.file_id,
            }
        )


class KindCountOut(Out):
    """How many there are of a kind that the caller may see; `is_capped`: that many or more."""

    kind: SearchKind
    count: int
    is_capped: bool


class CountsOut(Out):
    """How many there are of each kind."""

    items: list[KindCountOut]

    @classmethod
    def of(cls, counts: Sequence[KindCount]) -> "CountsOut":
        """Render."""
        return cls(
            items=[
                KindCountOut(kind=one.kind, count=one.count, is_capped=one.is_capped)
                for one in counts
            ]
        )


class BestOut(Out):
    """The best few of a kind. `has_more`: there are others."""

    kind: SearchKind
    items: list[FoundOut]
    has_more: bool


class BestOfAllOut(Out):
    """The best few of each kind of which there are any."""

    items: list[BestOut]

    @classmethod
    def of(cls, groups: Sequence[Best]) -> "BestOfAllOut":
        """Render."""
        return cls(
            items=[
                BestOut(
                    kind=one.kind,
                    items=[FoundOut.of(found) for found in one.items],
                    has_more=one.has_more,
                )
                for one in groups
            ]
        )
