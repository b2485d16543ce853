"""Rules, who is due, and runs over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.retention.contracts import (
    MAX_MONTHS,
    Change,
    Defer,
    Deferral,
    Due,
    Outcome,
    Preview,
    Rule,
    RuleKind,
    Run,
    SetRule,
    Standing,
    Terms,
)
from rolecall.infra.http import In, Out

Months = Annotated[int, Field(ge=1, le=MAX_MONTHS)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]


class RetentionTermsIn(In):
    """After how many months people are erased, null to keep them."""

    months: Months | None
    spare_pools: bool = True
    """Whether people in a talent pool are kept."""

    def terms(self) -> Terms:
        """Return the terms."""
        return Terms(self.months, self.spare_pools)


class RetentionRuleIn(RetentionTermsIn):
    """A change of a rule. `typed_name` is the organization's, where more people would be erased."""

    typed_name: Annotated[str, StringConstraints(max_length=200)] = ""

    def command(self, kind: RuleKind, version: int | None) -> SetRule:
        """Return the command."""
        return SetRule(kind, self.terms(), self.typed_name, version)


class AnnouncedRuleOut(Out):
    """A change that holds from an instant to come; until then it can be called off."""

    months: int | None
    spare_pools: bool
    takes_effect_at: datetime
    by_name: str

    @classmethod
    def of(cls, coming: Change) -> "AnnouncedRuleOut":
        """Render one."""
        return cls(
            months=coming.terms.months,
            spare_pools=coming.terms.spare_pools,
            takes_effect_at=coming.takes_effect_at,
            by_name=coming.by_name,
        )


class RetentionRuleOut(Out):
    """A rule as it holds now, and what is announced of it."""

    kind: RuleKind
    months: int | None
    spare_pools: bool
    announced: AnnouncedRuleOut | None
    changed_at: datetime | None
    changed_by_name: str
    version: int

    @classmethod
    def of(cls, rule: Rule) -> "RetentionRuleOut":
        """Render a rule."""
        coming = rule.announced
        return cls(
            kind=rule.kind,
            months=rule.terms.months,
            spare_pools=rule.terms.spare_pools,
            announced=AnnouncedRuleOut.of(coming) if coming else None,
            changed_at=rule.changed_at,
            changed_by_name=rule.changed_by_name,
            version=rule.version,
        )


class RetentionRulesOut(Out):
    """The rules, one for each kind of people."""

    items: list[RetentionRuleOut]


class DuePersonOut(Out):
    """Somebody whose time is over after `kept_until`, unless something keeps them longer."""

    candidate_id: UUID
    full_name: str
    kind: RuleKind
    kept_until: date
    is_held: bool

    @classmethod
    def of(cls, due: Due) -> "DuePersonOut":
        """Render one."""
        return cls.model_validate(due)


class RetentionPreviewOut(Out):
    """What a rule would do: erase `due` people but the `held` ones, `due_soon` within 30 days."""

    due: int
    due_soon: int
    held: int
    deferred: int
    """Whom somebody keeps longer; they are counted nowhere else."""
    is_stricter: bool
    """More people would be erased than now: it has to be confirmed, and holds after seven days."""
    people: list[DuePersonOut]

    @classmethod
    def of(cls, preview: Preview) -> "RetentionPreviewOut":
        """Render a preview."""
        return cls.model_validate(preview)


class DeferralIn(In):
    """Until when to keep somebody, and why."""

    keep_until: date
    reason: Reason

    def command(self, candidate_id: UUID) -> Defer:
        """Return the command."""
        return Defer(candidate_id, self.keep_until, self.reason.strip())


class DeferralOut(Out):
    """That somebody is kept longer."""

    keep_until: date
    reason: str
    by_name: str
    at: datetime

    @classmethod
    def of(cls, deferral: Deferral) -> "DeferralOut":
        """Render one."""
        return cls.model_validate(deferral)


class StandingOut(Out):
    """Whether a person is due soon, or kept longer."""

    due: DuePersonOut | None
    deferral: DeferralOut | None

    @classmethod
    def of(cls, standing: Standing) -> "StandingOut":
        """Render one."""
        return cls(
            due=DuePersonOut.of(standing.due) if standing.due else None,
            deferral=DeferralOut.of(standing.deferral) if standing.deferral else None,
        )


class RunRuleOut(Out):
    """By which terms a run went."""

    kind: RuleKind
    months: int | None


class RunCountOut(Out):
    """How many people of a run something became of."""

    outcome: Outcome
    count: int


class RetentionRunOut(Out):
    """One night: how many were due, and what became of them."""

    id: UUID
    day: date
    begun_at: datetime
    finished_at: datetime | None
    rules: list[RunRuleOut]
    due: int
    counts: list[RunCountOut]

    @classmethod
    def of(cls, run: Run) -> "RetentionRunOut":
        """Render a run."""
        return cls(
            id=run.id,
            day=run.day,
            begun_at=run.begun_at,
            finished_at=run.finished_at,
            rules=[RunRuleOut(kind=kind, months=one.months) for kind, one in run.rules.items()],
            due=run.due,
            counts=[RunCountOut(outcome=word, count=one) for word, one in run.counts.items()],
        )
