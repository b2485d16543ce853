"""Who has to know that a candidate texted."""

from rolecall.domains.applications import api as applications
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import NoticeKind, Notify, Reader, RecordRef
from rolecall.domains.messaging.events import TextReceived
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of
from rolecall.processes.notifications.replies import who_answers

_SHOWN = 80
"""Characters of a text that the notice quotes."""


async def tell_of_text(uow: UnitOfWork, event: TextReceived) -> None:
    """Tell who texted the candidate last, and the recruiters of the job."""
    text = await messaging.find_text(uow, event.text_id)
    if text is None or event.record_type != "application":
        return
    application = await applications.read_application(uow, event.record_id)
    author = await messaging.last_author(uow, RecordRef(event.record_type, event.record_id))
    readers = await who_answers(uow, application, author)
    words = " ".join(text.body.split())
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPLY_RECEIVED,
            readers=[Reader.of_member(member) for member in readers],
            variables={
                "candidate_name": application.candidate_name,
                "subject": words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…",
            },
            dedupe_key=f"text:{text.id}",
            link=f"/app/applications/{application.id}?view=messages",
            record=record_of(application),
        ),
    )
