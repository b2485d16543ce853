"""Writing the mails of a mailing, and taking back what has not left."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts.mailings import HOLD, Addressee, LeftOut
from rolecall.domains.applications.rules.mailings import WHY, leaves_at
from rolecall.domains.applications.service.mailings.addressees import (
    about,
    left_out,
    person,
    require_writer,
)
from rolecall.domains.applications.service.writing import UNDO_WINDOW, leave, mail_about
from rolecall.domains.applications.service.writing_to_people import locales_of, mail_to
from rolecall.domains.candidates import api as candidates
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Attachment, MessageStatus, QueueMessage, Wording
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome, Undo
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

ABOUT_MANY: Final = "applications.write"
TO_PEOPLE: Final = "candidates.write"
_BACK, _PEOPLE_BACK = "applications.write_back", "candidates.write_back"
TEXTS, BEGINS, GROUP, FILES = "texts", "begins", "group", "files"
WITH_DECIDED = "with_decided"
"""What the parameters of a mailing hold: the words by language, when the first mail leaves, by what
all are recalled, the files that go with each, and whether it is for those decided, too."""
TWICE = "twice"
_MESSAGE = "message_id"
_AT_ONCE = 50
_WRITTEN_JUST_NOW = say("You have written the same to this person just now.")

Compose = Callable[[Wording], Awaitable[QueueMessage]]


@dataclass(frozen=True, slots=True)
class _Letter:
    """To whom, and how the words become a mail."""

    to: Addressee
    compose: Compose


@operations.kind(ABOUT_MANY, noun="application", at_once=_AT_ONCE, undo=Undo(_BACK, HOLD))
async def write_about_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Write about each application of which that is possible."""
    found = await queries.find_applications(uow, [item.record_id for item in chunk.items])

    def letter(index: int) -> _Letter:
        application = found[index]

        async def compose(words: Wording) -> QueueMessage:
            return await mail_about(uow, chunk.actor, application, words)

        return _Letter(about(application), compose)

    letters = [letter(index) for index in range(len(found))]
    return await _write(uow, chunk, {one.to.id: one for one in letters}, is_outreach=False)


@operations.kind(TO_PEOPLE, noun="candidate", at_once=_AT_ONCE, undo=Undo(_PEOPLE_BACK, HOLD))
async def write_to_many_people(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Write to each person to whom that is possible."""
    found = await candidates.read_candidates(uow, [item.record_id for item in chunk.items])
    locales = await locales_of(uow, found.keys())

    def letter(candidate_id: UUID) -> _Letter:
        candidate = found[candidate_id]

        async def compose(words: Wording) -> QueueMessage:
            await candidates.hold_candidate(uow, candidate_id)
            return await mail_to(uow, chunk.actor, candidate, words)

        return _Letter(person(candidate, locales[candidate_id]), compose)

    letters = {one: letter(one) for one in found}
    return await _write(uow, chunk, letters, is_outreach=True)


@operations.kind(_BACK, noun="application")
@operations.kind(_PEOPLE_BACK, noun="candidate")
async def take_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Recall all that has not left, and say of each whether it had."""
    allowed = policy.can_write_to_candidate(chunk.actor)
    if not allowed:
        return [Outcome(ItemStatus.REFUSED, allowed.reason) for _ in chunk.items]
    for group in sorted({item.given[GROUP] for item in chunk.items}):
        await messaging.recall_messages(uow, group)
    written = [UUID(item.given[_MESSAGE]) for item in chunk.items]
    statuses = await messaging.statuses_of(uow, written)
    return [_taken_back(statuses.get(one)) for one in written]


async def _write(
    uow: UnitOfWork,
    chunk: operations.Chunk,
    letters: Mapping[UUID, _Letter],
    *,
    is_outreach: bool,
) -> list[Outcome]:
    texts = {language: Wording(**words) for language, words in chunk.parameters[TEXTS].items()}
    begins = datetime.fromisoformat(chunk.parameters[BEGINS])
    group: str = chunk.parameters[GROUP]
    attached = tuple(
        Attachment(one["filename"], one["size"], UUID(one["file_id"]))
        # What was begun before there were files has none.
        for one in chunk.parameters.get(FILES, ())
    )
    to = [one.to for one in letters.values()]
    # What was begun before this was asked went to everybody.
    with_decided: bool = chunk.parameters.get(WITH_DECIDED, True)
    now = await left_out(uow, to, is_outreach=is_outreach, with_decided=with_decided)
    reasons = dict(zip(letters, now, strict=True))

    async def write(item: Item) -> Outcome:
        if is_outreach:
            policy.can_write_to_candidate(chunk.actor).require()
        else:
            require_writer(chunk.actor)
        letter = letters.get(item.record_id)
        reason = LeftOut.TWICE if item.given.get(TWICE) else reasons.get(item.record_id)
        if letter is None or reason is not None:
            return _refused(reason or LeftOut.GONE)
        words = messaging.in_language(texts, letter.to.locale)
        mail = replace(await letter.compose(words), attachments=attached)
        due = leaves_at(begins, item.position)
        if await messaging.find_twin(uow, mail, due) is not None:
            return Outcome(ItemStatus.SKIPPED, _WRITTEN_JUST_NOW, "written_just_now")
        message = await leave(
            uow,
            chunk.actor,
            replace(
                mail,
                hold_for=max(due - clock.now(), UNDO_WINDOW),
                group_key=group,
                dedupe_key=f"{group}:{item.record_id}",
            ),
        )
        return Outcome(ItemStatus.DONE, undo={_MESSAGE: str(message.id), GROUP: group})

    return await operations.each(uow, chunk.items, write)


def _refused(reason: LeftOut) -> Outcome:
    status = ItemStatus.SKIPPED if reason is LeftOut.TWICE else ItemStatus.REFUSED
    return Outcome(status, WHY[reason], reason.value)


def _taken_back(status: MessageStatus | None) -> Outcome:
    if status is MessageStatus.RECALLED:
        return Outcome(ItemStatus.DONE)
    return Outcome(
        ItemStatus.REFUSED, say("It had left already, or was never sent."), "not_recallable"
    )
