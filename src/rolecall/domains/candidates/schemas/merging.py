"""Duplicates, merges and splits over HTTP."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.candidates.contracts import (
    CHOSEN_FIELDS,
    CUSTOM,
    DuplicatePair,
    DuplicateScan,
    MatchKind,
    Merge,
    MergeCandidates,
    MergePreview,
    MovedKind,
    PairDecision,
    PairState,
    SplitMerge,
    SplitPreview,
)
from rolecall.infra.http import In, Out, Said

MAX_TAKEN = 500
FieldName = Annotated[
    str, StringConstraints(pattern=rf"^({'|'.join(CHOSEN_FIELDS)}|{CUSTOM}[0-9a-f-]{{36}})$")
]


class PairMemberOut(Out):
    """One of two records that may be one person."""

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    employer: str
    applications_count: int
    created_at: datetime


class PairReasonOut(Out):
    """What two records have in common, in the form in which all spellings are the same."""

    kind: MatchKind
    value: str


class DuplicatePairOut(Out):
    """Two records that may be one person.

    `strength` is 3 for one mailbox, 2 for one number, 1 for one name with one employer, and one
    more for each further reason.
    """

    id: UUID
    first: PairMemberOut
    second: PairMemberOut
    reasons: list[PairReasonOut]
    strength: int
    state: PairState
    later_until: datetime | None
    found_at: datetime
    decided_by: str
    decided_at: datetime | None
    version: int

    @classmethod
    def of(cls, pair: DuplicatePair) -> "DuplicatePairOut":
        """Render a pair."""
        return cls.model_validate(pair)


class PairDecisionIn(In):
    """What is decided about a pair: two people, ask in a week, or ask now."""

    decision: PairDecision


class DuplicateScanOut(Out):
    """A pass over all records: how many it has seen, and how many new pairs it found."""

    id: UUID
    started_at: datetime
    finished_at: datetime | None
    seen: int
    found: int
    by_name: str


class DuplicateScanStateOut(Out):
    """The pass that began last, null if there was none."""

    scan: DuplicateScanOut | None

    @classmethod
    def of(cls, scan: DuplicateScan | None) -> "DuplicateScanStateOut":
        """Render a pass."""
        return cls(scan=DuplicateScanOut.model_validate(scan) if scan else None)


class CountOfKindOut(Out):
    """How much of a kind would move."""

    kind: MovedKind
    count: int


class AppliedTwiceOut(Out):
    """A job for which both records have an application."""

    job_id: UUID
    job_title: str


class MergePreviewOut(Out):
    """What a merge would do.

    `addresses_differ` says that both people applied, each with an address of their own: the merge
    then takes `addresses_checked`.
    """

    moves: list[CountOfKindOut]
    applied_twice: list[AppliedTwiceOut]
    addresses_differ: bool

    @classmethod
    def of(cls, preview: MergePreview) -> "MergePreviewOut":
        """Render a preview."""
        return cls(
            moves=[
                CountOfKindOut(kind=kind, count=count)
                for kind, count in preview.counts.items()
                if count
            ],
            applied_twice=[AppliedTwiceOut.model_validate(one) for one in preview.applied_twice],
            addresses_differ=preview.addresses_differ,
        )


class CandidateMergeIn(In):
    """Which record goes into this one, and which of its values win.

    `take` names fields of the record (`full_name`, `email`, …) and custom ones (`custom:FIELD_ID`).
    With the versions, nothing is merged if one of the two has changed since.
    """

    merged_id: UUID
    take: Annotated[list[FieldName], Field(max_length=100, default_factory=list)]
    survivor_version: int | None = None
    merged_version: int | None = None
    addresses_checked: bool = False

    def command(self, survivor_id: UUID) -> MergeCandidates:
        """Return the command."""
        return MergeCandidates(
            survivor_id=survivor_id,
            merged_id=self.merged_id,
            take=frozenset(self.take),
            survivor_version=self.survivor_version,
            merged_version=self.merged_version,
            addresses_checked=self.addresses_checked,
        )


class CandidateMergeOut(Out):
    """That one record went into another; `split_at` says that they are two again."""

    id: UUID
    survivor_id: UUID
    merged_id: UUID
    merged_name: str
    at: datetime
    by_name: str
    split_at: datetime | None
    split_by: str

    @classmethod
    def of(cls, merge: Merge) -> "CandidateMergeOut":
        """Render a merge."""
        return cls.model_validate(merge)


class CandidateMergesOut(Out):
    """What is merged into a record now, newest first."""

    items: list[CandidateMergeOut]


class ThingOut(Out):
    """One thing that goes or stays."""

    kind: MovedKind
    key: str
    label: Said


class FieldReturnOut(Out):
    """What becomes of a field that the merge changed: it returns unless it was changed since."""

    field: str
    label: str
    before: str
    after: str
    now: str
    returns: bool


class SplitPreviewOut(Out):
    """What taking two records apart would do.

    `goes` returns to the merged record, `gone` was removed since, `may_go` came since and stays
    unless it is taken along.
    """

    merge: CandidateMergeOut
    holder_id: UUID
    holder_name: str
    goes: list[ThingOut]
    gone: list[ThingOut]
    may_go: list[ThingOut]
    fields: list[FieldReturnOut]

    @classmethod
    def of(cls, preview: SplitPreview) -> "SplitPreviewOut":
        """Render a preview."""
        return cls.model_validate(preview)


class TakenIn(In):
    """Something that came since and goes along."""

    kind: Literal["note", "file", "application"]
    key: Annotated[str, StringConstraints(max_length=60)]


class CandidateSplitIn(In):
    """What goes along, and whether the two are known to be two people from now on."""

    take: Annotated[list[TakenIn], Field(max_length=MAX_TAKEN, default_factory=list)]
    not_the_same: bool = False

    def command(self, merge_id: UUID) -> SplitMerge:
        """Return the command."""
        return SplitMerge(
            merge_id=merge_id,
            take=tuple((MovedKind(one.kind), one.key) for one in self.take),
            not_the_same=self.not_the_same,
        )
