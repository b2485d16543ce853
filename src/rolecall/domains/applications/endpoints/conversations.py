"""Conversations: with a candidate about an application, and with a person about all."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications.schemas.conversations import (
    BegunMessageOut,
    CandidateMailPreviewOut,
    CandidateMessageIn,
    ChooseTemplateIn,
    ChooseTextTemplateIn,
    ConversationOut,
    PersonMessageIn,
    PutBackResumeIn,
    ResumeIn,
    ResumeTakenOut,
    TextConsentIn,
    TextWordsOut,
    WriteMessageIn,
    WriteTextIn,
    WriteToPersonIn,
)
from rolecall.domains.applications.service import resumes, texting, writing, writing_to_people
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/applications/{application_id}", tags=["messages"])
people = Router(prefix="/candidates/{candidate_id}", tags=["messages"])
_WRITE = org(Permission.MESSAGES_SEND)


@router.get("/conversation", **org(Permission.MESSAGES_READ))
async def get_conversation(uow: Uow, actor: ActorDep, application_id: UUID) -> ConversationOut:
    """Return what was written to the candidate and by them, the newest 200, oldest first."""
    return ConversationOut.of(await writing.read_conversation(uow, actor, application_id))


@router.post("/conversation/allow-address", **_WRITE)
async def allow_mail_address(uow: Uow, actor: ActorDep, application_id: UUID) -> ConversationOut:
    """Let mail go to the candidate's address again; 409 where nothing holds it back."""
    await writing.allow_mail(uow, actor, application_id)
    return ConversationOut.of(await writing.read_conversation(uow, actor, application_id))


@router.put("/resume", **org(Permission.CANDIDATES_UPDATE))
async def take_file_as_resume(
    uow: Uow, actor: ActorDep, application_id: UUID, body: ResumeIn
) -> ResumeTakenOut:
    """Take a file of the application, such as one of an answer, as its résumé."""
    taken = await resumes.use_as_resume(uow, actor, application_id, body.file_id)
    return ResumeTakenOut.model_validate(taken)


@router.post("/resume/put-back", status_code=204, **org(Permission.CANDIDATES_UPDATE))
async def put_back_resume(
    uow: Uow, actor: ActorDep, application_id: UUID, body: PutBackResumeIn
) -> None:
    """Take back that a file is the résumé: what was it before is it again."""
    await resumes.put_back_resume(uow, actor, application_id, body.command())


@router.post("/messages", status_code=201, **_WRITE)
async def write_message(
    uow: Uow, actor: ActorDep, application_id: UUID, body: WriteMessageIn
) -> ConversationOut:
    """Write to the candidate, now or at a time; until it leaves it can be recalled."""
    await writing.write_to_candidate(uow, actor, application_id, body.command())
    return ConversationOut.of(await writing.read_conversation(uow, actor, application_id))


@router.post("/messages/preview", **_WRITE)
async def preview_message(
    uow: Uow, actor: ActorDep, application_id: UUID, body: CandidateMessageIn
) -> CandidateMailPreviewOut:
    """Show the mail as the candidate would get it."""
    mail = await writing.preview_to_candidate(uow, actor, application_id, body.wording())
    return CandidateMailPreviewOut.model_validate(mail)


@router.post("/messages/from-template", **_WRITE)
async def begin_message_from_template(
    uow: Uow, actor: ActorDep, application_id: UUID, body: ChooseTemplateIn
) -> BegunMessageOut:
    """Return a saved message in the candidate's language with its variables filled in."""
    words = await writing.begin_from_template(uow, actor, application_id, body.mail_template_id)
    return BegunMessageOut.of(words)


@people.get("/conversation", **org(Permission.MESSAGES_READ))
async def get_person_conversation(uow: Uow, actor: ActorDep, candidate_id: UUID) -> ConversationOut:
    """Return what was written to a person and by them, about any application or none."""
    found = await writing_to_people.read_all_written(uow, actor, candidate_id)
    return ConversationOut.of(found)


@people.post("/conversation/allow-address", **_WRITE)
async def allow_person_mail_address(
    uow: Uow, actor: ActorDep, candidate_id: UUID
) -> ConversationOut:
    """Let mail go to the person's address again; 409 where nothing holds it back."""
    await writing_to_people.allow_mail_to_person(uow, actor, candidate_id)
    found = await writing_to_people.read_all_written(uow, actor, candidate_id)
    return ConversationOut.of(found)


@people.post("/messages", status_code=201, **_WRITE)
async def write_person_message(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: WriteToPersonIn
) -> ConversationOut:
    """Write to a person, and not about an application; 409 where they do not want such mails."""
    await writing_to_people.write_to_person(uow, actor, candidate_id, body.command())
    found = await writing_to_people.read_all_written(uow, actor, candidate_id)
    return ConversationOut.of(found)


@people.post("/messages/preview", **_WRITE)
async def preview_person_message(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: PersonMessageIn
) -> CandidateMailPreviewOut:
    """Show the mail as the person would get it."""
    mail = await writing_to_people.preview_to_person(
        uow, actor, candidate_id, body.wording(), body.job_id
    )
    return CandidateMailPreviewOut.model_validate(mail)


@people.post("/messages/from-template", **_WRITE)
async def begin_person_message(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: ChooseTemplateIn
) -> BegunMessageOut:
    """Return a saved message in the person's language with its variables filled in."""
    words = await writing_to_people.begin_to_person(uow, actor, candidate_id, body.mail_template_id)
    return BegunMessageOut.of(words)


@router.post("/texts", status_code=201, **_WRITE)
async def write_text(
    uow: Uow, actor: ActorDep, application_id: UUID, body: WriteTextIn
) -> ConversationOut:
    """Text the candidate, now or when quiet hours end; 409 without their consent."""
    await texting.write_text(uow, actor, application_id, body.body)
    return ConversationOut.of(await writing.read_conversation(uow, actor, application_id))


@router.post("/texts/from-template", **_WRITE)
async def begin_text_from_template(
    uow: Uow, actor: ActorDep, application_id: UUID, body: ChooseTextTemplateIn
) -> TextWordsOut:
    """Return a saved text in the candidate's language with its variables filled in."""
    words = await texting.begin_text(uow, actor, application_id, body.text_template_id)
    return TextWordsOut(body=words)


@router.post("/text-consent", **_WRITE)
async def note_text_consent(
    uow: Uow, actor: ActorDep, application_id: UUID, body: TextConsentIn
) -> ConversationOut:
    """Note what the candidate said about texts; 409 where the phone itself said STOP."""
    await texting.note_spoken_consent(uow, actor, application_id, given=body.given, note=body.note)
    return ConversationOut.of(await writing.read_conversation(uow, actor, application_id))
