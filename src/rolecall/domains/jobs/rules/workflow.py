"""What a workflow may look like, and the one that every organization begins with. Pure.

Guarantees: a graph that passed `checked_graph` has exactly one entry (kind `applied`), one `hired`,
one `rejected` and one `withdrawn` stage, unique keys, no move out of nowhere or into `withdrawn`,
every stage reachable from the entry, and `hired` and `rejected` reachable from every stage that is
not final. So an application can never get stuck, and can always be refused.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from rolecall.domains.jobs.contracts import Move, Stage, StageKind, WorkflowGraph
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import NOTHING, Sentence, say

MAX_STAGES: Final = 30
MAX_MOVES: Final = 400
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SINGLE_KINDS: Final = (StageKind.HIRED, StageKind.REJECTED, StageKind.WITHDRAWN)

_LINE: Final = (
    Stage("applied", "Applied", StageKind.APPLIED),
    Stage("screening", "Screening", StageKind.SCREENING),
    Stage("interview", "Interview", StageKind.INTERVIEW),
    Stage("offer", "Offer", StageKind.OFFER),
    Stage("hired", "Hired", StageKind.HIRED),
)
_REJECTED: Final = Stage("rejected", "Rejected", StageKind.REJECTED)
_WITHDRAWN: Final = Stage("withdrawn", "Withdrawn", StageKind.WITHDRAWN)

DEFAULT_WORKFLOW: Final = WorkflowGraph(
    stages=(*_LINE, _REJECTED, _WITHDRAWN),
    moves=(
        *(Move(before.key, after.key) for before, after in itertools.pairwise(_LINE)),
        *(Move(stage.key, _REJECTED.key) for stage in _LINE),
    ),
)
"""`applied → screening → interview → offer → hired`, from any of them → `rejected`; nothing else.

From `hired` too: somebody who was hired may never start, and gives the opening back.
"""
DEFAULT_NAME: Final = "Default"


def checked_graph(
    stages: Iterable[Stage], moves: Iterable[Move], *, may_reopen: bool = True
) -> WorkflowGraph:
    """Return the graph with what every workflow has, or refuse it.

    A missing `rejected` stage is added with a move from every stage that is not final, a missing
    `withdrawn` stage is added, and a move that is named twice counts once.

    Raises:
        InvalidInput: with one field error per fault, `stages.2.key` or `moves.0`.
    """
    graph = _completed(tuple(stages), tuple(dict.fromkeys(moves)), may_reopen=may_reopen)
    faults = list(_faulty_stages(graph))
    if not faults:
        faults = list(_faulty_moves(graph)) or list(_unreachable(graph))
    if faults:
        raise InvalidInput(
            say("This workflow cannot be used: {message}", message=faults[0].message),
            code="invalid_workflow",
            errors=faults,
        )
    return graph


def reachable(graph: WorkflowGraph, start: str) -> frozenset[str]:
    """Return the keys of all stages that moves lead to from `start`, itself included."""
    onward: dict[str, list[str]] = {}
    for move in graph.moves:
        onward.setdefault(move.from_stage, []).append(move.to_stage)
    seen, waiting = {start}, [start]
    while waiting:
        for key in onward.get(waiting.pop(), ()):
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    return frozenset(seen)


def _completed(
    stages: tuple[Stage, ...], moves: tuple[Move, ...], *, may_reopen: bool
) -> WorkflowGraph:
    kinds = {stage.kind for stage in stages}
    keys = {stage.key for stage in stages}
    if StageKind.REJECTED not in kinds and _REJECTED.key not in keys:
        open_stages = [stage for stage in stages if not stage.is_final]
        moves = (*moves, *(Move(stage.key, _REJECTED.key) for stage in open_stages))
        stages = (*stages, _REJECTED)
    if StageKind.WITHDRAWN not in kinds and _WITHDRAWN.key not in keys:
        stages = (*stages, _WITHDRAWN)
    return WorkflowGraph(stages=stages, moves=moves, may_reopen=may_reopen)


def _faulty_stages(graph: WorkflowGraph) -> Iterator[FieldError]:
    if len(graph.stages) > MAX_STAGES:
        yield FieldError(
            "stages",
            say("A workflow has at most {max_stages} stages.", max_stages=MAX_STAGES),
            "too_many",
        )
    keys: set[str] = set()
    names: set[str] = set()
    for index, stage in enumerate(graph.stages):
        if not _KEY.fullmatch(stage.key):
            yield FieldError(
                f"stages.{index}.key",
                say(
                    "A key begins with a small letter and has at most 40 small letters, "
                    "digits and underscores, such as phone_screen."
                ),
            )
        if stage.key in keys:
            yield FieldError(
                f"stages.{index}.key",
                say("Two stages have the key “{key}”.", key=stage.key),
                "duplicate",
            )
        if stage.name.casefold() in names:
            yield FieldError(
                f"stages.{index}.name",
                say("Two stages are called “{stage}”.", stage=stage.name),
                "duplicate",
            )
        keys.add(stage.key)
        names.add(stage.name.casefold())
    for kind in (StageKind.APPLIED, *_SINGLE_KINDS):
        count = len(graph.of_kind(kind))
        if count != 1:
            yield FieldError(
                "stages",
                say(
                    "A workflow has one entry stage, of kind applied; here are {number}.",
                    number=count,
                )
                if kind is StageKind.APPLIED
                else say(
                    "A workflow has one {kind} stage; here are {number}.",
                    kind=kind.value,
                    number=count,
                ),
                "stage_count",
            )


def _faulty_moves(graph: WorkflowGraph) -> Iterator[FieldError]:
    if len(graph.moves) > MAX_MOVES:
        yield FieldError(
            "moves",
            say("A workflow has at most {max_moves} moves.", max_moves=MAX_MOVES),
            "too_many",
        )
    for index, move in enumerate(graph.moves):
        fault = _fault_of_move(graph, move)
        if fault:
            yield FieldError(f"moves.{index}", fault)


def _fault_of_move(graph: WorkflowGraph, move: Move) -> Sentence:
    source, target = graph.find_stage(move.from_stage), graph.find_stage(move.to_stage)
    if source is None or target is None:
        unknown = move.from_stage if source is None else move.to_stage
        return say("There is no stage “{unknown}”.", unknown=unknown)
    if source == target:
        return say(
            "A move leads to another stage; this one stays in “{source}”.", source=source.name
        )
    if target.kind is StageKind.WITHDRAWN:
        return say("The candidate withdraws, not the team: no move leads there.")
    if source.kind in {StageKind.REJECTED, StageKind.WITHDRAWN}:
        return say(
            "No move leads out of “{source}”; a rejected application is reopened instead.",
            source=source.name,
        )
    if source.kind is StageKind.HIRED and target.kind is not StageKind.REJECTED:
        return say("From the hired stage there is only the way to the rejected one.")
    return NOTHING


def _unreachable(graph: WorkflowGraph) -> Iterator[FieldError]:
    from_entry = reachable(graph, graph.entry.key)
    hired = graph.of_kind(StageKind.HIRED)[0]
    for index, stage in enumerate(graph.stages):
        if stage.kind is StageKind.WITHDRAWN:
            continue
        field = f"stages.{index}"
        if stage.key not in from_entry:
            yield FieldError(
                field,
                say("No moves lead from the entry stage to “{stage}”.", stage=stage.name),
                "unreachable",
            )
        elif not stage.is_final:
            onward = reachable(graph, stage.key)
            for goal in (hired, graph.rejected):
                if goal.key not in onward:
                    yield FieldError(
                        field,
                        say(
                            "No moves lead from “{stage}” to “{goal}”.",
                            stage=stage.name,
                            goal=goal.name,
                        ),
                        "dead_end",
                    )
