"""Automation over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.automation.contracts import (
    Action,
    ActionKind,
    Condition,
    ConditionKind,
    Reason,
    Replay,
    Rule,
    RuleContent,
    Run,
    RunState,
    SaveRule,
    TeamRole,
    Trigger,
)
from rolecall.domains.automation.rules.checking import MAX_ACTIONS, MAX_CONDITIONS, MAX_DAYS
from rolecall.domains.jobs.contracts import JobSummary, KnockoutOperator
from rolecall.infra.http import In, Out, Said

Text = Annotated[str, StringConstraints(max_length=5_000)]
Short = Annotated[str, StringConstraints(max_length=200)]
Key = Annotated[str, StringConstraints(max_length=64)]
Value = (
    bool
    | Annotated[int, Field(ge=-(10**15), le=10**15)]
    | Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
    | Short
)


class ConditionIn(In):
    """One condition; all of a rule must hold."""

    kind: ConditionKind
    values: Annotated[list[Short], Field(default_factory=list, max_length=50)]
    question_id: Key = ""
    field_id: UUID | None = None
    operator: KnockoutOperator | None = None
    value: Value | None = None

    def contract(self) -> Condition:
        """Return the condition."""
        return Condition(
            kind=self.kind,
            values=tuple(self.values),
            question_id=self.question_id,
            field_id=self.field_id,
            operator=self.operator,
            value=self.value,
        )


class ActionIn(In):
    """One action: `move` needs `stage_key`, `tag` its `text`.

    `mail` needs `subject` and `text`, or the `template_id` of a saved message; `ask_for_time` the
    `kit_id` of an interview kit and a `team_role`.
    """

    kind: ActionKind
    stage_key: Key = ""
    team_role: TeamRole | None = None
    subject: Short = ""
    text: Text = ""
    template_id: UUID | None = None
    kit_id: UUID | None = None

    def contract(self) -> Action:
        """Return the action."""
        return Action(
            kind=self.kind,
            stage_key=self.stage_key,
            team_role=self.team_role,
            subject=self.subject,
            text=self.text,
            template_id=self.template_id,
            kit_id=self.kit_id,
        )


class RuleIn(In):
    """A rule: when (`trigger`, `stage_key`), after how many working days, if, then."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    workflow_id: UUID
    job_id: UUID | None = None
    trigger: Trigger
    stage_key: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    after_days: Annotated[int, Field(ge=0, le=MAX_DAYS)] = 0
    conditions: Annotated[list[ConditionIn], Field(default_factory=list, max_length=MAX_CONDITIONS)]
    actions: Annotated[list[ActionIn], Field(min_length=1, max_length=MAX_ACTIONS)]
    active: bool = True

    def content(self) -> RuleContent:
        """Return what people wrote."""
        return RuleContent(
            name=self.name,
            workflow_id=self.workflow_id,
            job_id=self.job_id,
            trigger=self.trigger,
            stage_key=self.stage_key,
            after_days=self.after_days,
            conditions=tuple(condition.contract() for condition in self.conditions),
            actions=tuple(action.contract() for action in self.actions),
        )

    def command(self, rule_id: UUID | None = None, version: int | None = None) -> SaveRule:
        """Return the command to save it."""
        return SaveRule(
            content=self.content(), active=self.active, rule_id=rule_id, version=version
        )


class ConditionOut(Out):
    """One condition."""

    kind: ConditionKind
    values: list[str]
    question_id: str
    field_id: UUID | None
    operator: KnockoutOperator | None
    value: bool | int | float | str | None


class ActionOut(Out):
    """One action."""

    kind: ActionKind
    stage_key: str
    team_role: TeamRole | None
    subject: str
    text: str
    template_id: UUID | None
    kit_id: UUID | None


class RuleOut(Out):
    """A rule."""

    id: UUID
    name: str
    workflow_id: UUID
    job_id: UUID | None
    trigger: Trigger
    stage_key: str
    after_days: int
    conditions: list[ConditionOut]
    actions: list[ActionOut]
    active: bool
    position: int
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, rule: Rule) -> "RuleOut":
        """Render a rule."""
        return cls.model_validate(rule)


class RuleJobOut(Out):
    """A job that rules are narrowed to."""

    id: UUID
    title: str


class RulesOut(Out):
    """The rules of a workflow and of its jobs, in their order."""

    items: list[RuleOut]
    jobs: list[RuleJobOut]

    @classmethod
    def of(cls, rules: Sequence[Rule], jobs: Sequence[JobSummary]) -> "RulesOut":
        """Render rules with the jobs that some of them are narrowed to."""
        return cls(
            items=[RuleOut.of(rule) for rule in rules],
            jobs=[RuleJobOut(id=job.id, title=job.title) for job in jobs],
        )


class OutcomeOut(Out):
    """What became of one action."""

    kind: str
    summary: Said
    reason: Reason | None


class RunOut(Out):
    """A run of a rule; `reason` and its `explanation` say why it did nothing."""

    id: UUID
    rule_id: UUID
    rule_name: str
    rule_version: int
    application_id: UUID
    candidate_name: str
    job_title: str
    stage_name: str
    state: RunState
    reason: Reason | None
    explanation: Said
    actions: list[ActionOut]
    outcomes: list[OutcomeOut]
    created_at: datetime
    due_at: datetime
    finished_at: datetime | None
    cancelled_by: str

    @classmethod
    def of(cls, run: Run) -> "RunOut":
        """Render a run."""
        values = {name: getattr(run, name) for name in cls.model_fields if name != "explanation"}
        explanation = run.reason.sentence if run.reason else ""
        return cls.model_validate({**values, "explanation": explanation}, from_attributes=True)


class RunsOut(Out):
    """Runs that wait."""

    items: list[RunOut]


class ReplayedApplicationOut(Out):
    """An application that would have been matched."""

    id: UUID
    candidate_name: str
    job_title: str
    stage_name: str
    status: str
    at: datetime


class MailOut(Out):
    """A mail as it would be sent; links in it lead nowhere. `html` is a whole document."""

    subject: str
    html: str
    text: str


class ReplayedMailOut(Out):
    """What the action of this number would have written to one of those who were matched."""

    number: int
    to: str
    mail: MailOut


class ReplayOut(Out):
    """What a rule would have done; `applications` are the newest of the `matched`.

    `mails` are what the newest of them with an address would have got.
    """

    days: int
    total: int
    matched: int
    hired: int
    applications: list[ReplayedApplicationOut]
    mails: list[ReplayedMailOut]
    capped: bool

    @classmethod
    def of(cls, replay: Replay) -> "ReplayOut":
        """Render a replay."""
        return cls.model_validate(replay)
