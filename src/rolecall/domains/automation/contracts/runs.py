"""Runs: what a rule did about one stay of an application in a stage, or why it did nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.automation.contracts.rules import Action
from rolecall.kernel.sentences import Sentence, say


class RunState(StrEnum):
    """Where a run is."""

    WAITING = "waiting"
    """For the end of the undo window or of the delay; a person can cancel it until then."""
    DONE = "done"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why a run, or one action of it, did nothing."""

    CONDITIONS = "conditions"
    LEFT_STAGE = "left_stage"
    UNDONE = "undone"
    DECIDED = "decided"
    JOB_IDLE = "job_idle"
    RULE_OFF = "rule_off"
    LOOP = "loop"
    CANCELLED = "cancelled"
    NO_SUCH_MOVE = "no_such_move"
    NOBODY = "nobody"
    NO_ADDRESS = "no_address"
    NO_MESSAGE = "no_message"
    NO_KIT = "no_kit"
    TIME_ASKED = "time_asked"

    @property
    def sentence(self) -> Sentence:
        """The reason as people read it."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.CONDITIONS: say("the conditions did not hold"),
    Reason.LEFT_STAGE: say("it had left the stage"),
    Reason.UNDONE: say("the move was undone"),
    Reason.DECIDED: say("it was decided"),
    Reason.JOB_IDLE: say("the job was on hold or put away"),
    Reason.RULE_OFF: say("the rule was switched off or removed"),
    Reason.LOOP: say("automation had moved it too often"),
    Reason.CANCELLED: say("somebody cancelled it"),
    Reason.NO_SUCH_MOVE: say("the workflow has no such move from its stage"),
    Reason.NOBODY: say("nobody on the hiring team has this role"),
    Reason.NO_ADDRESS: say("the candidate has no e-mail address"),
    Reason.NO_MESSAGE: say("the saved message was deleted"),
    Reason.NO_KIT: say("the interview kit is no longer in use"),
    Reason.TIME_ASKED: say("such an interview is arranged, or a time for it is being chosen"),
}
_OF_ACTIONS = {Reason.NO_MESSAGE, Reason.NO_KIT, Reason.TIME_ASKED}
"""Why one action alone did nothing."""
REASONS_OF_RUNS = tuple(reason.value for reason in Reason if reason not in _OF_ACTIONS)
"""Why a whole run did nothing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one action: what was done, or why not."""

    kind: str
    summary: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run. `entry_id` is the transition that set it off."""

    id: UUID
    rule_id: UUID
    rule_name: str
    rule_version: int
    application_id: UUID
    candidate_name: str
    job_id: UUID
    job_title: str
    entry_id: UUID
    stage_name: str
    state: RunState
    reason: Reason | None
    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    created_at: datetime
    due_at: datetime
    finished_at: datetime | None
    cancelled_by: str


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which runs; every criterion that is given must hold."""

    rule_id: UUID | None = None
    application_id: UUID | None = None
    state: RunState | None = None
