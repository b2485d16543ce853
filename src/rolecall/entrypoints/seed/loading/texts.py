"""Texts of the demo: the local mailbox takes them, some people agreed, one said STOP."""

from datetime import datetime, timedelta
from typing import Final

from rolecall.access import Actor
from rolecall.domains.applications.api import read_application
from rolecall.domains.applications.contracts import ApplicationSummary, ListFilter
from rolecall.domains.applications.queries import list_applications
from rolecall.domains.applications.service.texting import texting_of
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging.contracts import Direction
from rolecall.domains.messaging.contracts.text_templates import SaveTextTemplate
from rolecall.domains.messaging.contracts.texts import (
    ConsentSource,
    ConsentState,
    SaveTextSettings,
    TextStatus,
)
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules.segments import measure
from rolecall.domains.messaging.rules.text_words import consent_words
from rolecall.domains.messaging.service.texts.account import save_settings
from rolecall.domains.messaging.service.texts.consent import add_entry
from rolecall.domains.messaging.service.texts.templates import save_text_template
from rolecall.infra.db import UnitOfWork
from rolecall.infra.providers.sms import TextProviderKind
from rolecall.kernel import clock, ids
from rolecall.kernel.pages import PageRequest

_Said = tuple[Direction, TextStatus, str]
_OUT, _IN = Direction.OUT, Direction.IN
_THREADS: Final[tuple[tuple[_Said, ...], ...]] = (
    (
        (_OUT, TextStatus.DELIVERED, "Hello, could you come at 9:30 instead of 10?"),
        (_IN, TextStatus.RECEIVED, "Yes, that works. See you then"),
        (_OUT, TextStatus.DELIVERED, "Thank you. The entrance is on the north side today."),
    ),
    (
        (_OUT, TextStatus.SENT, "Hello, do you have ten minutes on the phone this week?"),
        (_IN, TextStatus.RECEIVED, "STOP"),
    ),
)
"""What was said between a recruiter and the first of those in interviews."""


_SAVED: Final = (
    SaveTextTemplate(
        "Ask for a call",
        {
            "en": "Hello {{candidate_name}}, do you have ten minutes on the phone about "
            "{{job_title}} this week? {{writer_name}}",
            "de": "Guten Tag {{candidate_name}}, haben Sie diese Woche zehn Minuten am Telefon? "
            "{{writer_name}}",
        },
    ),
    SaveTextTemplate(
        "Remind of the interview",
        {"en": "Hello {{candidate_name}}, we look forward to meeting you. {{organization_name}}"},
    ),
)


async def tell_texts(uow: UnitOfWork, admin: Actor, recruiter: Actor) -> None:
    """Switch texts on, and tell two conversations; nothing is sent."""
    await save_settings(
        uow,
        admin,
        SaveTextSettings(
            enabled=True,
            kind=TextProviderKind.LOCAL,
            account="",
            sender="+16145550100",
            contact="Call +1 614 555 0100.",
            from_hour=8,
            until_hour=21,
        ),
    )
    for saved in _SAVED:
        await save_text_template(uow, recruiter, saved)
    met = await list_applications(
        uow, ListFilter(stage="interview", status="active"), PageRequest(len(_THREADS))
    )
    for application, thread in zip(met.items, _THREADS, strict=False):
        await _tell(uow, recruiter, application, thread)


async def _tell(
    uow: UnitOfWork, recruiter: Actor, summary: ApplicationSummary, thread: tuple[_Said, ...]
) -> None:
    application = await read_application(uow, summary.id)
    texting = await texting_of(uow, application)
    if texting is None or not texting.number:
        return
    begun = clock.now() - timedelta(hours=3)
    organization = await identity.get_organization(uow)
    # Into the log alone: the audit log runs forward in time, and tells of later things already.
    with clock.at(begun):
        await add_entry(
            uow,
            number=texting.number,
            candidate_id=application.candidate_id,
            state=ConsentState.GIVEN,
            source=ConsentSource.RECRUITER,
            shown=consent_words(application.locale, organization.name, texting.number),
            note="Asked at the end of the first call",
            by=recruiter,
        )
    for number, (direction, status, body) in enumerate(thread):
        at: datetime = begun + timedelta(minutes=7 * (number + 1))
        text_id = ids.uuid7()
        await repository.insert_text(
            uow,
            {
                "id": text_id,
                "direction": direction.value,
                "number": texting.number,
                "name": application.candidate_name,
                "candidate_id": application.candidate_id,
                "record_type": "application",
                "record_id": application.id,
                "author_id": recruiter.user_id if direction is _OUT else None,
                "body": body if number else _with_opt_out(body, texting.opt_out_line),
                "segments": measure(body).segments,
                "dedupe_key": f"demo:{text_id}",
                "status": status.value,
                "available_at": at,
                "created_at": at,
                "finished_at": at,
            },
        )
        if body == "STOP":
            with clock.at(at):
                await add_entry(
                    uow,
                    number=texting.number,
                    candidate_id=None,
                    state=ConsentState.WITHDRAWN,
                    source=ConsentSource.KEYWORD,
                    note=body,
                )


def _with_opt_out(body: str, line: str) -> str:
    return f"{body}\n\n{line}" if line else body
