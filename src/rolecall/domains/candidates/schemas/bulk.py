"""One thing done with many candidates."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, Tag, model_validator

from rolecall.domains.candidates.contracts import CandidateSelection
from rolecall.domains.candidates.schemas.sorting import FiltersIO
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import told_by
from rolecall.kernel.sentences import say

Few = Annotated[list[UUID], Field(max_length=20, default_factory=list)]


class CandidateSelectionIn(In):
    """Candidates by id, or all that fit a filter but some."""

    ids: Annotated[list[UUID] | None, Field(min_length=1, max_length=5_000)] = None
    filter: FiltersIO | None = None
    except_ids: Annotated[list[UUID], Field(max_length=1_000, default_factory=list)]

    @model_validator(mode="after")
    def _one_way(self) -> "CandidateSelectionIn":
        if (self.ids is None) == (self.filter is None):
            raise ValueError(say("Select either by ids or by a filter."))
        return self

    def contract(self) -> CandidateSelection:
        """Return the selection."""
        wanted = self.filter.contract() if self.filter else None
        return CandidateSelection(tuple(self.ids or ()), wanted, frozenset(self.except_ids))


class TagCandidatesIn(In):
    """Mark the candidates with tags and take others away."""

    do: Literal["tag"]
    add: Few
    remove: Few


class PoolCandidatesIn(In):
    """Put the candidates into a talent pool."""

    do: Literal["pool"]
    pool_id: UUID


class TakeOutCandidatesIn(In):
    """Take the candidates out of a talent pool."""

    do: Literal["take_out"]
    pool_id: UUID


class ManyCandidatesIn(In):
    """What is to be done with which candidates."""

    selection: CandidateSelectionIn
    action: Annotated[
        Annotated[TagCandidatesIn, Tag("tag")]
        | Annotated[PoolCandidatesIn, Tag("pool")]
        | Annotated[TakeOutCandidatesIn, Tag("take_out")],
        told_by("do"),
    ]


class StartedOut(Out):
    """The operation that has begun; `total` is how many items it has."""

    id: UUID
    title: Said
    noun: str
    total: int
