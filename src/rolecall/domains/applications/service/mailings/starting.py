"""Beginning to write to many."""

from collections.abc import Sequence
from dataclasses import asdict

from rolecall.access import Actor
from rolecall.domains.applications.contracts.mailings import HOLD, Addressee, LeftOut, WriteToMany
from rolecall.domains.applications.contracts.selections import Selection
from rolecall.domains.applications.rules.mailings import leaves_at
from rolecall.domains.applications.service.attaching import (
    chosen_files,
    group_of,
    keep_with_mailing,
)
from rolecall.domains.applications.service.mailings.addressees import (
    left_out,
    of_applications,
    of_people,
)
from rolecall.domains.applications.service.mailings.running import (
    ABOUT_MANY,
    BEGINS,
    FILES,
    GROUP,
    TEXTS,
    TO_PEOPLE,
    TWICE,
    WITH_DECIDED,
)
from rolecall.domains.applications.service.writing import ABOUT, hold_until
from rolecall.domains.applications.service.writing_to_people import KIND
from rolecall.domains.candidates.contracts import CandidateSelection
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import NewItem, Operation, StartOperation
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def start_mailing_about(
    uow: UnitOfWork, actor: Actor, selection: Selection, command: WriteToMany
) -> Operation:
    """Begin to write to the candidates of the selected applications, about these.

    Raises:
        Forbidden: the actor may not write about every application.
        InvalidInput: the words cannot be sent, the time is past or too far ahead, the selected are
            too many, or a file may not go with it.
        Conflict: code `nobody`; none of them can be written to.
    """
    addressees = await of_applications(uow, actor, selection)
    _require_words(ABOUT, command)
    reasons = await left_out(uow, addressees, is_outreach=False, with_decided=command.with_decided)
    return await _start(uow, actor, ABOUT_MANY, addressees, reasons, command)


async def start_mailing_to_people(
    uow: UnitOfWork, actor: Actor, selection: CandidateSelection, command: WriteToMany
) -> Operation:
    """Begin to write to the selected people, and not about an application.

    Raises:
        Forbidden: the actor may not write to candidates.
        InvalidInput, Conflict: as for `start_mailing_about`.
    """
    addressees = await of_people(uow, actor, selection)
    _require_words(KIND, command)
    reasons = await left_out(uow, addressees, is_outreach=True)
    return await _start(uow, actor, TO_PEOPLE, addressees, reasons, command)


async def _start(
    uow: UnitOfWork,
    actor: Actor,
    kind: str,
    addressees: Sequence[Addressee],
    reasons: Sequence[LeftOut | None],
    command: WriteToMany,
) -> Operation:
    if addressees and None not in reasons:
        raise Conflict(say("Nobody of the selection can be written to."), code="nobody")
    begins = clock.now() + hold_until(command.send_at, HOLD)
    mailing_id = ids.uuid7()
    attached = await chosen_files(uow, actor, None, command.file_ids)
    await keep_with_mailing(uow, mailing_id, attached)
    items = [
        NewItem(one.id, one.name, {TWICE: True} if reason is LeftOut.TWICE else None)
        for one, reason in zip(addressees, reasons, strict=True)
    ]
    first = next(iter(command.texts.values()))
    asked = StartOperation(
        kind=kind,
        title=say("Mail “{subject}”", subject=first.subject),
        parameters={
            TEXTS: {language: asdict(words) for language, words in command.texts.items()},
            BEGINS: begins.isoformat(),
            GROUP: group_of(mailing_id),
            WITH_DECIDED: command.with_decided,
            FILES: [
                {"filename": one.filename, "size": one.size, "file_id": str(one.file_id)}
                for one in attached
            ],
        },
        undo_until=leaves_at(begins, len(items)),
    )
    return await operations.start_operation(uow, actor, asked, items)


def _require_words(kind: MailKind, command: WriteToMany) -> None:
    for language, words in command.texts.items():
        messaging.require_words(kind, words, f"texts.{language}.")
