"""Workflows: the stages that an application goes through, and the moves between them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID


class StageKind(StrEnum):
    """What a stage means, whatever an organization calls it."""

    APPLIED = "applied"
    SCREENING = "screening"
    ASSESSMENT = "assessment"
    AI_INTERVIEW = "ai_interview"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


FINAL_KINDS: Final = frozenset({StageKind.HIRED, StageKind.REJECTED, StageKind.WITHDRAWN})
"""Kinds of stages in which an application is no longer in progress."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `key` is its name in requests and rows, `name` what people read."""

    key: str
    name: str
    kind: StageKind

    @property
    def is_final(self) -> bool:
        """Whether an application in this stage is no longer in progress."""
        return self.kind in FINAL_KINDS


@dataclass(frozen=True, slots=True)
class Move:
    """A move that the hiring team may make, by the keys of the two stages."""

    from_stage: str
    to_stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowGraph:
    """Stages in the order in which people read them, and the allowed moves between them.

    The stage of kind `withdrawn` has no moves to it: the candidate goes there, not the team.
    `may_reopen` says whether a rejected application may return to the stage that it left.
    """

    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    may_reopen: bool = True

    def stage(self, key: str) -> Stage:
        """Return a stage.

        Raises:
            KeyError: there is no such stage.
        """
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(key)

    def find_stage(self, key: str) -> Stage | None:
        """Return a stage, None if there is none of that key."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def of_kind(self, kind: StageKind) -> tuple[Stage, ...]:
        """Return the stages of a kind, in order."""
        return tuple(stage for stage in self.stages if stage.kind is kind)

    @property
    def entry(self) -> Stage:
        """The stage in which an application begins."""
        return self.of_kind(StageKind.APPLIED)[0]

    @property
    def rejected(self) -> Stage:
        """The stage of rejected applications."""
        return self.of_kind(StageKind.REJECTED)[0]

    @property
    def withdrawn(self) -> Stage:
        """The stage of applications that the candidate took back."""
        return self.of_kind(StageKind.WITHDRAWN)[0]

    def allowed_moves(self, stage_key: str) -> tuple[Stage, ...]:
        """Return the stages that the team may move an application to, in their order."""
        targets = {move.to_stage for move in self.moves if move.from_stage == stage_key}
        return tuple(stage for stage in self.stages if stage.key in targets)

    def allows(self, from_stage: str, to_stage: str) -> bool:
        """Tell whether the team may make this move."""
        return Move(from_stage, to_stage) in self.moves

    def may_withdraw(self, stage_key: str) -> bool:
        """Tell whether the candidate may still take an application in this stage back."""
        return not self.stage(stage_key).is_final


@dataclass(frozen=True, slots=True)
class PinnedJob:
    """A job, and which version of a workflow it goes by. `version` is the job's own."""

    id: UUID
    title: str
    status: str
    workflow_version: int
    has_applications: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow(WorkflowGraph):
    """One version of an organization's workflow. A version never changes once it is there."""

    id: UUID
    version: int
    name: str
    is_default: bool = False
