"""Members whom a note about a candidate mentions."""

from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.events import MembersMentioned
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, NoticeKind, RecordRef, TellMembers
from rolecall.infra.db import UnitOfWork


async def call_members(uow: UnitOfWork, event: MembersMentioned) -> None:
    """Tell the mentioned by mail and in their inbox; a note that is gone by now calls nobody.

    The mail leads to the note and does not quote it: who may read it is decided there.
    """
    note = await candidates.find_note(uow, event.note_id)
    if note is None:
        return
    candidate = await candidates.read_candidate(uow, event.candidate_id)
    found = await identity.get_members_by_ids(uow, event.user_ids)
    about = {"author_name": event.by_name, "candidate_name": candidate.full_name}
    page = f"/app/candidates/{candidate.id}?view=notes"
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=NoticeKind.MENTION,
            mail=MailKind.MENTION,
            members=[member for member in found.values() if member.status is MemberStatus.ACTIVE],
            line=about,
            text={"candidate_url": f"{uow.runtime.public_url}{page}", **about},
            dedupe_key=f"mention:{event.note_id}",
            link=page,
            record=RecordRef("candidate", candidate.id),
        ),
    )
