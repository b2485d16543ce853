"""The interviewer's next step, and what an interview shows, by the rules of the product.

Guarantees: what a stranger said is read in the sandbox alone; the same plan and turns give the same
step and the same findings; each quote is cut out of the turns that were given, here, by its place,
whatever comes back from the sandbox; nothing is sent, and nothing is kept.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import structlog
from pydantic import TypeAdapter, ValidationError

from rolecall.domains.ai.contracts import (
    Analysis,
    Engine,
    Finding,
    InterviewPlan,
    InterviewReadingStopped,
    NextStep,
    Noted,
    Utterance,
)
from rolecall.domains.ai.rules.interview.analysis import VERSION, hash_of, summary_of
from rolecall.domains.ai.rules.interview.conversation import next_step
from rolecall.domains.ai.rules.interview.evidence import quote_at
from rolecall.domains.ai.rules.interview.talk import Heard, Step
from rolecall.domains.ai.service.interview_program import PLAN, TURNS, Task
from rolecall.infra.db import Database
from rolecall.infra.languages import in_language
from rolecall.infra.sandbox.contracts import MEBIBYTE, Crashed, Limits, SandboxError
from rolecall.infra.sandbox.runner import Sandbox
from rolecall.kernel.sentences import say

LIMITS: Final = Limits(wall_seconds=20, cpu_seconds=15, memory_bytes=896 * MEBIBYTE)
PROGRAM: Final = "rolecall.domains.ai.service.interview_program"
_NOTE: Final = "ai.interview_readers"
_AT_ONCE: Final = 2
_HEARD: Final = TypeAdapter(Heard)
_FINDINGS: Final = TypeAdapter(tuple[Finding, ...])
_NOTED: Final = TypeAdapter(tuple[Noted, ...])
_ANY: Final = TypeAdapter(Any)
_BETWEEN: Final = "\n\n"
_log = structlog.get_logger()


async def plan_next_step(
    db: Database,
    plan: InterviewPlan,
    turns: Sequence[Utterance],
    seconds_left: int | None = None,
    limits: Limits = LIMITS,
) -> NextStep:
    """Return what the interviewer says next; outside any transaction.

    No turns give the opening. `seconds_left` is None where there is no limit. Each of the
    candidate's turns has the `question` that was open; an answer that was given anew replaces the
    earlier one in `turns`. Where reading the last answer has to be stopped, the interview goes on
    without what it says.

    Raises:
        ValueError: the interviewer has spoken last, or the interview is at its end.
    """
    heard = Heard()
    if turns:
        try:
            heard = _HEARD.validate_python(await _read(db, plan, turns, Task.HEARD, limits))
        except (InterviewReadingStopped, ValidationError):
            _log.warning("interview_answer_not_read", turn=turns[-1].turn)
    return said_in(plan, next_step(plan, turns, seconds_left, heard))


def said_in(plan: InterviewPlan, step: Step) -> NextStep:
    """Return a step as it is said in the language of the interview."""
    return NextStep(
        move=step.move,
        text=_BETWEEN.join(in_language(one, plan.language) for one in step.said),
        question=step.question,
        ended=step.ended,
        noted=step.noted,
        unanswered=step.unanswered,
        engine=Engine.RULES,
        version=VERSION,
    )


async def analyse_interview(
    db: Database, plan: InterviewPlan, turns: Sequence[Utterance], limits: Limits = LIMITS
) -> Analysis:
    """Return what an interview shows of each criterion, with quotes; outside any transaction.

    Raises:
        InterviewReadingStopped: it took too long or too much memory, or fell over.
    """
    answer = await _read(db, plan, turns, Task.FINDINGS, limits)
    try:
        findings = _FINDINGS.validate_python(answer["findings"])
        noted = _NOTED.validate_python(answer["noted"])
        has_encoder, model = bool(answer["has_encoder"]), str(answer["model"])
        findings = tuple(_quoted(one, turns) for one in findings)
    except (KeyError, TypeError, ValueError) as error:
        raise _stopped(Crashed.reason) from error
    version = f"{VERSION} {model}"
    return Analysis(
        engine=Engine.SMALL_MODEL if has_encoder else Engine.RULES,
        version=version,
        inputs_hash=hash_of(plan, turns, version),
        findings=findings,
        summary=summary_of(plan, findings),
        noted=noted,
    )


def _quoted(finding: Finding, turns: Sequence[Utterance]) -> Finding:
    """Return a finding whose quotes are cut out of the turns by their places."""
    by_turn = {one.turn: one for one in turns}
    quotes = tuple(quote_at(by_turn[one.turn], one.start, one.end) for one in finding.quotes)
    return replace(finding, quotes=quotes)


async def _read(
    db: Database,
    plan: InterviewPlan,
    turns: Sequence[Utterance],
    task: Task,
    limits: Limits,
) -> Any:
    slots: asyncio.Semaphore = db.runtime.notes.setdefault(_NOTE, asyncio.Semaphore(_AT_ONCE))
    given = {"plan": PLAN.dump_python(plan), "turns": TURNS.dump_python(tuple(turns))}
    try:
        async with slots:
            return await Sandbox(limits).run(PROGRAM, _ANY.dump_json(given), {"task": task})
    except SandboxError as error:
        raise _stopped(error.reason) from error


def _stopped(reason: str) -> InterviewReadingStopped:
    _log.warning("interview_reader_stopped", reason=reason)
    return InterviewReadingStopped(
        say(
            "What the answers show could not be found out: reading them had to be stopped. The "
            "answers are kept. Read them yourself, or try it again."
        ),
        reason,
    )
