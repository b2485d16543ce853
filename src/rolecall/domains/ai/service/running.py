"""Asking a language model: within the budget, with a record, and not again while it is down.

Guarantees: nobody is asked inside a transaction; what is asked stands in the record before it
leaves, and counts as estimated until the answer says what it took, so that a process that dies, or
several at once, cannot spend more than the budget; the same subject is not asked about twice at
once; an endpoint that fails again and again is left alone for a while.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel

from rolecall.domains.ai import queries, repository
from rolecall.domains.ai.contracts import Capability, ModelRunState, ModelUnavailable, ModelUse
from rolecall.domains.ai.events import ModelSettingsChanged
from rolecall.domains.ai.service import account
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.llm import NoReply, Question, Tokens
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import Tenant

PAUSE: Final = timedelta(minutes=10)
"""How long an endpoint is left alone that failed `FAILURES` times in a row."""
FAILURES: Final = 5
OVERDUE: Final = timedelta(minutes=2)
"""After this time a run whose end is not recorded has died."""
_CHARACTERS_OF_A_TOKEN: Final = 3
_ERROR: Final = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked together: the questions by name, and the versions of their prompts."""

    capability: Capability
    subject_id: UUID | None
    prompts: str
    questions: Mapping[str, Question[Any]]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers by the names of the questions, and the model that gave them."""

    answers: Mapping[str, BaseModel]
    model: str


@dataclass(frozen=True, slots=True)
class _Begun:
    run_id: UUID
    account: account.Account


def month_of(at: datetime) -> datetime:
    """Return the beginning of the calendar month (UTC) that budgets count by."""
    return at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


async def count_use(uow: UnitOfWork) -> ModelUse:
    """Return what was asked in the present month."""
    return await queries.count_use(uow, month_of(clock.now()))


async def ask(db: Database, tenant: Tenant, asked: Asked) -> Answered:
    """Return the answers to all questions; call it outside any transaction.

    Raises:
        ModelUnavailable: there is no model for this, its budget is used up, it is left alone for a
            while, somebody else asks at this moment, or it gave no answer that fits.
    """
    async with db.transaction(tenant) as uow:
        begun = await _begin(uow, asked)
    model = account.model_of(db.runtime, begun.account)
    given = await asyncio.gather(
        *(model.ask(one) for one in asked.questions.values()), return_exceptions=True
    )
    replies = [one for one in given if not isinstance(one, BaseException)]
    failures = [one for one in given if isinstance(one, NoReply)]
    bugs = [
        one for one in given if isinstance(one, BaseException) and not isinstance(one, NoReply)
    ]  # fmt: skip
    took = [*(one.tokens for one in replies), *(one.tokens for one in failures)]
    tokens = Tokens(sum(one.read for one in took), sum(one.written for one in took))
    reason = _ERROR if bugs else failures[0].reason if failures else ""
    async with db.transaction(tenant) as uow:
        await _end(uow, begun.run_id, reason, tokens)
    if bugs:
        raise bugs[0]
    if failures:
        may_pass = all(one.may_pass for one in failures)
        raise _unavailable(reason, may_pass=may_pass) from failures[0]
    answers = {
        name: one.answer for name, one in zip(asked.questions, replies, strict=True)
    }  # fmt: skip
    return Answered(answers, begun.account.access.model)


async def _begin(uow: UnitOfWork, asked: Asked) -> _Begun:
    await repository.lock_settings(uow)
    held = await account.read_account(uow)
    settings, now = held.settings, clock.now()
    if not settings.enabled:
        raise _unavailable("off", may_pass=False)
    if asked.subject_id is not None and await queries.is_running(
        uow, asked.subject_id, now - OVERDUE
    ):
        raise _unavailable("running", may_pass=True)
    if asked.capability is not Capability.CHECK:
        last = await queries.last_reasons(uow, now - PAUSE, FAILURES)
        if len(last) == FAILURES and all(last):
            raise _unavailable("paused", may_pass=True)
    read = sum(_estimate(one) for one in asked.questions.values())
    written = sum(one.max_tokens for one in asked.questions.values())
    use = await count_use(uow)
    if use.tokens + read + written > settings.monthly_tokens:
        raise _unavailable("over_budget", may_pass=False)
    run_id = ids.uuid7()
    await repository.begin_run(
        uow,
        repository.BegunRun(
            id=run_id,
            capability=asked.capability,
            subject_id=asked.subject_id,
            model=settings.model,
            host=account.host_of(settings.url),
            prompts=asked.prompts,
            inputs_hash=_hash(asked),
            tokens_read=read,
            tokens_written=written,
            started_at=now,
        ),
    )
    return _Begun(run_id, held)


async def _end(uow: UnitOfWork, run_id: UUID, reason: str, tokens: Tokens) -> None:
    state = ModelRunState.FAILED if reason else ModelRunState.ANSWERED
    now = clock.now()
    await repository.end_run(uow, run_id, state, reason, (tokens.read, tokens.written), now)
    if await repository.note_answered(uow, reason, now):
        uow.emit(ModelSettingsChanged(organization_id=uow.org_id))


def _estimate(question: Question[Any]) -> int:
    """Return about how many tokens a question has, its second attempt included."""
    form = str(question.answer.model_json_schema())
    characters = len(question.instructions) + len(question.material) + len(form)
    return 2 * characters // _CHARACTERS_OF_A_TOKEN


def _hash(asked: Asked) -> str:
    said = "\0".join(f"{name}\0{one.material}" for name, one in sorted(asked.questions.items()))
    return sha256(f"{asked.prompts}\0{said}".encode("utf-8", "replace")).hexdigest()


def _unavailable(reason: str, *, may_pass: bool) -> ModelUnavailable:
    return ModelUnavailable(words_of(reason), reason, may_pass=may_pass)


def words_of(reason: str) -> Sentence:
    """Return what a reason means, and what to do about it."""
    return _WORDS.get(reason, _OTHER)


_OTHER: Final = say("Asking the language model failed. Try it again.")
_WORDS: Final[Mapping[str, Sentence]] = {
    "unusable_answer": say("The language model did not answer in a form that can be used."),
    "off": say("No language model is switched on."),
    "running": say("The language model is being asked about this already."),
    "paused": say(
        "The language model failed several times in a row. It is asked again in some minutes."
    ),
    "over_budget": say(
        "The tokens of this month are used up. An administrator can allow more of them."
    ),
    "refused_key": say("The endpoint does not accept the key. Give another one."),
    "no_such_model": say(
        "The endpoint knows no such model, or the address is not complete. It often ends in /v1."
    ),
    "busy": say("The endpoint asks to come back later: too much is asked of it."),
    "refused": say("The endpoint refused the question."),
    "server_error": say("The endpoint has a fault of its own."),
    "timed_out": say("The endpoint took too long to answer."),
    "unreachable": say("The endpoint cannot be reached."),
    "host_not_found": say("The endpoint's host cannot be found. Check the address."),
    "address_refused": say("The address may not be asked: it leads into a private network."),
    "too_large": say("The answer of the endpoint was too long."),
}
