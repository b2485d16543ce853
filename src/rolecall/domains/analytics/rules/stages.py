"""Which stages a report has rows for, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rolecall.domains.applications.contracts.figures import StageLine
from rolecall.domains.jobs.contracts import Stage, StageKind, Workflow

_OUT: Final = frozenset({StageKind.REJECTED, StageKind.WITHDRAWN})
ORDER: Final = tuple(kind for kind in StageKind if kind not in _OUT)
"""Kinds of stages from the application to the hire."""

_NAMES: Final = {StageKind.AI_INTERVIEW: "AI interview"}


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a report, in order; the last one is the hire."""

    stages: tuple[Stage, ...]
    by_key: bool

    @property
    def line(self) -> StageLine:
        """The order, for the domain that counts."""
        return StageLine(
            tuple(stage.key for stage in self.stages),
            self.by_key,
            tuple(stage.kind.value for stage in self.stages) if self.by_key else (),
        )

    @property
    def hired(self) -> int:
        """The place of the hire."""
        return len(self.stages) - 1

    @property
    def in_progress(self) -> "Stages":
        """The stages in which an application is in progress: all but the hire."""
        return Stages(self.stages[:-1], self.by_key)

    def place_of_first(self, kinds: Iterable[StageKind]) -> int | None:
        """Return the place of the first stage of one of these kinds, None if there is none."""
        wanted = set(kinds)
        return next((n for n, stage in enumerate(self.stages) if stage.kind in wanted), None)


def stages_of(workflows: Sequence[Workflow]) -> Stages:
    """Return the stages of jobs that go by these workflows, of each the newest version first.

    With one workflow they are its stages, in its order. Stages of several have nothing in common
    but their kinds, so then the kinds that occur are the stages; those of the usual workflow where
    there are no jobs.
    """
    if workflows and len({workflow.id for workflow in workflows}) == 1:
        staged = [stage for stage in workflows[0].stages if stage.kind not in _OUT]
        hired = [stage for stage in staged if stage.kind is StageKind.HIRED]
        others = [stage for stage in staged if stage.kind is not StageKind.HIRED]
        return Stages((*others, *hired), by_key=True)
    return by_kind(workflows)


def by_kind(workflows: Sequence[Workflow]) -> Stages:
    """Return the kinds of stages that occur, whatever the number of workflows."""
    found = {stage.kind for workflow in workflows for stage in workflow.stages} or _USUAL
    return Stages(tuple(_of_kind(kind) for kind in ORDER if kind in found), by_key=False)


def _of_kind(kind: StageKind) -> Stage:
    return Stage(kind.value, _NAMES.get(kind, kind.value.replace("_", " ").capitalize()), kind)


_USUAL: Final = frozenset(
    {
        StageKind.APPLIED,
        StageKind.SCREENING,
        StageKind.INTERVIEW,
        StageKind.OFFER,
        StageKind.HIRED,
    }
)
