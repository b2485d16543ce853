"""Rules: when, if, then, and after how long."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.jobs.contracts import AnswerValue, KnockoutOperator, TeamRole

__all__ = [
    "Action",
    "ActionKind",
    "Condition",
    "ConditionKind",
    "Rule",
    "RuleContent",
    "SaveRule",
    "TeamRole",
    "Trigger",
]


class Trigger(StrEnum):
    """What a rule waits for."""

    ENTERS = "enters"
    """An application enters the stage; with a delay it acts only if it is still there."""
    LEAVES = "leaves"
    """An application leaves the stage for another one, whichever."""


class ConditionKind(StrEnum):
    """What is asked of an application."""

    SOURCE_IS = "source_is"
    """Its source is one of `values`."""
    KNOCKED_OUT = "knocked_out"
    """An answer fits a knock-out rule of the job."""
    NOT_KNOCKED_OUT = "not_knocked_out"
    ANSWER = "answer"
    """Its answer to `question_id` compares with `value` by `operator`; for rules of one job."""
    TAGGED = "tagged"
    """The candidate has one of the tags called `values`."""
    NOT_TAGGED = "not_tagged"
    """The candidate has none of them."""
    FIELD = "field"
    """The candidate's custom field `field_id` has a value, which compares by `operator`."""


class ActionKind(StrEnum):
    """What a rule does."""

    MOVE = "move"
    """To the stage `stage_key`, if the workflow has this move from where the application is."""
    TAG = "tag"
    """Mark the candidate with the tag called `text`, which is made if there is none."""
    ASK_FEEDBACK = "ask_feedback"
    """Ask the members of the job's hiring team with the role `team_role` to assess."""
    REMIND = "remind"
    """Remind the members with the role `team_role` of `text`, such as to schedule an interview."""
    MAIL = "mail"
    """Write to the candidate: `subject` and `text`, or the saved message `template_id`."""
    ASK_FOR_TIME = "ask_for_time"
    """Let the candidate choose a time for the interview by the kit `kit_id`.

    Any one member of the job's hiring team with the role `team_role` will do.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition; all of a rule must hold."""

    kind: ConditionKind
    values: tuple[str, ...] = ()
    question_id: str = ""
    field_id: UUID | None = None
    operator: KnockoutOperator | None = None
    value: AnswerValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action; those of a rule are taken in their order.

    With `template_id` or `kit_id` the subject is what the saved message or the kit was called when
    the rule was written.
    """

    kind: ActionKind
    stage_key: str = ""
    team_role: TeamRole | None = None
    subject: str = ""
    text: str = ""
    template_id: UUID | None = None
    kit_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContent:
    """What people write. `job_id` narrows a rule to one job of the workflow."""

    name: str
    workflow_id: UUID
    job_id: UUID | None = None
    trigger: Trigger
    stage_key: str
    after_days: int = 0
    conditions: tuple[Condition, ...] = ()
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(RuleContent):
    """A rule as it is kept; `position` is its place in the order."""

    id: UUID
    active: bool
    position: int
    version: int
    updated_at: datetime

    @property
    def actor_name(self) -> str:
        """How the rule signs what it does."""
        return f"Automation: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRule:
    """Make a rule, or (with `rule_id`) change one. `version` is the one that the editor saw."""

    content: RuleContent
    active: bool = True
    rule_id: UUID | None = None
    version: int | None = None
