"""Which event tells whom."""

from rolecall.domains.accommodations.events import AccommodationAnswered, AccommodationAsked
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import TransitionKind
from rolecall.domains.applications.events import (
    ApplicationsImported,
    ApplicationSubmitted,
    AssigneesChanged,
    PromiseBroken,
    StageChanged,
    TransitionUndone,
)
from rolecall.domains.approvals import api as approval_api
from rolecall.domains.approvals.events import (
    ApprovalDeclined,
    ApprovalDelegated,
    ApprovalGranted,
    ApprovalReminderDue,
    ApproversAsked,
)
from rolecall.domains.automation.events import CandidateMailDue, ReminderDue
from rolecall.domains.candidates.events import MembersMentioned
from rolecall.domains.identity.events import (
    AccountLocked,
    EmailVerificationRequested,
    FirstSignInOffered,
    LoginDeleted,
    MemberInvited,
    MemberJoined,
    OrganizationSuspended,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeySuspected,
    PasswordChanged,
    PasswordResetRequested,
    RegistrationRepeated,
    SignInLinkRequested,
    UnfamiliarSignIn,
)
from rolecall.domains.interviews import api as interview_records
from rolecall.domains.interviews.contracts import News
from rolecall.domains.interviews.events import (
    BookingAnswered,
    BookingLinkSent,
    CandidateConcerned,
    InterviewCancelled,
    InterviewRescheduled,
    InterviewScheduled,
    ScorecardMissing,
    ScorecardSubmitted,
)
from rolecall.domains.jobs.events import CareersDomainNews
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind
from rolecall.domains.messaging.events import (
    MessageBounced,
    MessageHeldBack,
    MessageStranded,
    ReplyReceived,
    TextReceived,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.processes.notifications import (
    accommodations,
    accounts,
    appointments,
    approvals,
    automation,
    bookings,
    candidates,
    domains,
    interviews,
    members,
    mentions,
    promises,
    replies,
    texts,
)


@handles(ApplicationSubmitted, name="notifications.on_application_submitted")
async def on_application_submitted(uow: UnitOfWork, event: ApplicationSubmitted) -> None:
    """Thank the candidate; tell the recruiters."""
    application = await applications.read_application(uow, event.application_id)
    await candidates.confirm_receipt(uow, application)
    await members.announce_application(uow, application)


@handles(ApplicationsImported, name="notifications.on_applications_imported", queue="bulk")
async def on_applications_imported(uow: UnitOfWork, event: ApplicationsImported) -> None:
    """Write to those who were imported, where that was asked for; who is gone again gets none."""
    if not event.confirm:
        return
    found = await applications.read_applications(uow, event.application_ids)
    for application in found.values():
        await candidates.confirm_receipt(uow, application)


@handles(AccommodationAsked, name="notifications.on_accommodation_asked")
async def on_accommodation_asked(uow: UnitOfWork, event: AccommodationAsked) -> None:
    """Tell those who may answer."""
    await accommodations.tell_of_request(uow, event)


@handles(AccommodationAnswered, name="notifications.on_accommodation_answered")
async def on_accommodation_answered(uow: UnitOfWork, event: AccommodationAnswered) -> None:
    """Tell the person that there is an answer."""
    await accommodations.tell_of_answer(uow, event)


@handles(StageChanged, name="notifications.on_stage_changed")
async def on_stage_changed(uow: UnitOfWork, event: StageChanged) -> None:
    """Tell the candidate of a move, recruiters of a withdrawal.

    What is held and no longer true is recalled: everything when the application is withdrawn, the
    rejection when it is reopened. A candidate who has not heard of the rejection need not hear of
    the reopening.
    """
    application = await applications.read_application(uow, event.application_id)
    record = candidates.record_of(application)
    if event.to_kind == "withdrawn":
        await messaging.recall_held_messages(uow, record)
        await members.announce_withdrawal(uow, application, event.at, event.by_user_id)
    elif event.kind == TransitionKind.REOPENED:
        if not await messaging.recall_held_messages(uow, record, MailKind.APPLICATION_REJECTED):
            await candidates.tell_of_move(uow, application, event)
    elif event.kind != TransitionKind.UNDONE:
        await candidates.tell_of_move(uow, application, event)


@handles(TransitionUndone, name="notifications.on_transition_undone")
async def on_transition_undone(uow: UnitOfWork, event: TransitionUndone) -> None:
    """Recall what waits because of the move; where the mail has left, set it right by another."""
    group = candidates.group_of(event.undone_transition_id)
    if await messaging.was_handed_over(uow, group):
        application = await applications.read_application(uow, event.application_id)
        await candidates.correct(uow, application, event.undone_transition_id)
    else:
        await messaging.recall_messages(uow, group)


@handles(AssigneesChanged, name="notifications.on_assignees_changed")
async def on_assignees_changed(uow: UnitOfWork, event: AssigneesChanged) -> None:
    """Tell those who are newly asked to assess."""
    if event.added:
        application = await applications.read_application(uow, event.application_id)
        await members.ask_assessors(uow, application, event.added)


@handles(PromiseBroken, name="notifications.on_promise_broken")
async def on_promise_broken(uow: UnitOfWork, event: PromiseBroken) -> None:
    """Tell whom the service level names."""
    await promises.tell_of_overdue(uow, event)


@handles(ReminderDue, name="notifications.on_reminder_due")
async def on_reminder_due(uow: UnitOfWork, event: ReminderDue) -> None:
    """Remind whom a rule names."""
    await automation.remind_team(uow, event)


@handles(CandidateMailDue, name="notifications.on_candidate_mail_due")
async def on_candidate_mail_due(uow: UnitOfWork, event: CandidateMailDue) -> None:
    """Write what a rule says to the candidate."""
    await automation.mail_candidate(uow, event)


@handles(InterviewScheduled, name="notifications.on_interview_scheduled")
async def on_interview_scheduled(uow: UnitOfWork, event: InterviewScheduled) -> None:
    """Tell the interviewers."""
    await interviews.tell_interviewers(
        uow, event.interview_id, event.interviewer_ids, News.SCHEDULED, event.sequence
    )


@handles(InterviewRescheduled, name="notifications.on_interview_rescheduled")
async def on_interview_rescheduled(uow: UnitOfWork, event: InterviewRescheduled) -> None:
    """Tell who is new, who is off, and the others if the appointment is another."""
    interview_id, sequence = event.interview_id, event.sequence
    await interviews.tell_interviewers(uow, interview_id, event.added, News.SCHEDULED, sequence)
    await interviews.tell_interviewers(uow, interview_id, event.removed, News.CANCELLED, sequence)
    if event.moved:
        found = await interview_records.read_interview(uow, interview_id)
        others = {one.user_id for one in found.interviewers} - set(event.added)
        await interviews.tell_interviewers(uow, interview_id, others, News.RESCHEDULED, sequence)


@handles(InterviewCancelled, name="notifications.on_interview_cancelled")
async def on_interview_cancelled(uow: UnitOfWork, event: InterviewCancelled) -> None:
    """Tell the interviewers."""
    found = await interview_records.read_interview(uow, event.interview_id)
    everybody = [one.user_id for one in found.interviewers]
    await interviews.tell_interviewers(
        uow, event.interview_id, everybody, News.CANCELLED, event.sequence
    )


@handles(CandidateConcerned, name="notifications.on_candidate_concerned")
async def on_candidate_concerned(uow: UnitOfWork, event: CandidateConcerned) -> None:
    """Tell the candidate."""
    await appointments.tell_candidate(uow, event)


@handles(BookingLinkSent, name="notifications.on_booking_link_sent")
async def on_booking_link_sent(uow: UnitOfWork, event: BookingLinkSent) -> None:
    """Send the candidate the link."""
    await bookings.send_link(uow, event)


@handles(BookingAnswered, name="notifications.on_booking_answered")
async def on_booking_answered(uow: UnitOfWork, event: BookingAnswered) -> None:
    """Tell whoever sent the link."""
    await bookings.tell_owner(uow, event)


@handles(ScorecardMissing, name="notifications.on_scorecard_missing")
async def on_scorecard_missing(uow: UnitOfWork, event: ScorecardMissing) -> None:
    """Remind the interviewer, and at last tell whoever arranged the interview."""
    await interviews.remind(uow, event)


@handles(ScorecardSubmitted, name="notifications.on_scorecard_submitted")
async def on_scorecard_submitted(uow: UnitOfWork, event: ScorecardSubmitted) -> None:
    """Tell whoever arranged the interview."""
    await interviews.announce_scorecard(uow, event)


@handles(MemberInvited, name="notifications.on_member_invited")
async def on_member_invited(uow: UnitOfWork, event: MemberInvited) -> None:
    """Send the invitation."""
    await accounts.invite(uow, event.invitation_id)


@handles(MemberJoined, name="notifications.on_member_joined")
async def on_member_joined(uow: UnitOfWork, event: MemberJoined) -> None:
    """Tell the administrators."""
    await members.welcome(uow, event.user_id)


@handles(OrganizationSuspended, name="notifications.on_organization_suspended")
async def on_organization_suspended(uow: UnitOfWork, event: OrganizationSuspended) -> None:
    """Tell the administrators by mail."""
    await members.tell_of_suspension(uow, event.reason, event.suspended_at)


@handles(EmailVerificationRequested, name="notifications.on_email_verification_requested")
async def on_email_verification_requested(
    uow: UnitOfWork, event: EmailVerificationRequested
) -> None:
    """Send the link."""
    await accounts.ask_to_verify(uow, event.token_id)


@handles(RegistrationRepeated, name="notifications.on_registration_repeated")
async def on_registration_repeated(uow: UnitOfWork, event: RegistrationRepeated) -> None:
    """Tell the owner of the address."""
    await accounts.tell_of_repeated_registration(uow, event.token_id)


@handles(PasswordResetRequested, name="notifications.on_password_reset_requested")
async def on_password_reset_requested(uow: UnitOfWork, event: PasswordResetRequested) -> None:
    """Send the link."""
    await accounts.send_reset_link(uow, event.token_id)


@handles(SignInLinkRequested, name="notifications.on_sign_in_link_requested")
async def on_sign_in_link_requested(uow: UnitOfWork, event: SignInLinkRequested) -> None:
    """Send the link."""
    await accounts.send_sign_in_link(uow, event.token_id)


@handles(FirstSignInOffered, name="notifications.on_first_sign_in_offered")
async def on_first_sign_in_offered(uow: UnitOfWork, event: FirstSignInOffered) -> None:
    """Send the link."""
    await accounts.send_first_sign_in_link(uow, event)


@handles(PasswordChanged, name="notifications.on_password_changed")
async def on_password_changed(uow: UnitOfWork, event: PasswordChanged) -> None:
    """Tell the owner."""
    await accounts.tell_of_new_password(uow, event.user_id, event.changed_at)


@handles(PasskeyAdded, name="notifications.on_passkey_added")
async def on_passkey_added(uow: UnitOfWork, event: PasskeyAdded) -> None:
    """Tell the owner."""
    await accounts.tell_of_passkey(uow, event, MailKind.PASSKEY_ADDED, event.added_at)


@handles(PasskeyRemoved, name="notifications.on_passkey_removed")
async def on_passkey_removed(uow: UnitOfWork, event: PasskeyRemoved) -> None:
    """Tell the owner."""
    await accounts.tell_of_passkey(uow, event, MailKind.PASSKEY_REMOVED, event.removed_at)


@handles(PasskeySuspected, name="notifications.on_passkey_suspected")
async def on_passkey_suspected(uow: UnitOfWork, event: PasskeySuspected) -> None:
    """Tell the owner."""
    await accounts.tell_of_passkey(uow, event, MailKind.PASSKEY_SUSPECTED, event.suspected_at)


@handles(AccountLocked, name="notifications.on_account_locked")
async def on_account_locked(uow: UnitOfWork, event: AccountLocked) -> None:
    """Tell the owner."""
    await accounts.tell_of_lock(uow, event.user_id, event.locked_at, event.locked_minutes)


@handles(LoginDeleted, name="notifications.on_login_deleted")
async def on_login_deleted(uow: UnitOfWork, event: LoginDeleted) -> None:
    """Tell whose login it was."""
    await accounts.tell_of_deletion(uow, event)


@handles(UnfamiliarSignIn, name="notifications.on_unfamiliar_sign_in")
async def on_unfamiliar_sign_in(uow: UnitOfWork, event: UnfamiliarSignIn) -> None:
    """Tell the owner."""
    await accounts.tell_of_sign_in(uow, event)


@handles(MessageBounced, name="notifications.on_message_bounced")
async def on_message_bounced(uow: UnitOfWork, event: MessageBounced) -> None:
    """Tell those who can do something about it."""
    message = await messaging.find_message(uow, event.message_id)
    if message is not None:
        await members.tell_undelivered(uow, message)


@handles(MessageHeldBack, name="notifications.on_message_held_back")
async def on_message_held_back(uow: UnitOfWork, event: MessageHeldBack) -> None:
    """Tell those who can do something about it."""
    message = await messaging.find_message(uow, event.message_id)
    if message is not None:
        await members.tell_undelivered(uow, message)


@handles(MessageStranded, name="notifications.on_message_stranded")
async def on_message_stranded(uow: UnitOfWork, event: MessageStranded) -> None:
    """Tell those who can do something about it."""
    message = await messaging.find_message(uow, event.message_id)
    if message is not None:
        await members.tell_undelivered(uow, message)


@handles(ReplyReceived, name="notifications.on_reply_received")
async def on_reply_received(uow: UnitOfWork, event: ReplyReceived) -> None:
    """Tell whoever should answer."""
    await replies.tell_of_reply(uow, event)


@handles(TextReceived, name="notifications.on_text_received")
async def on_text_received(uow: UnitOfWork, event: TextReceived) -> None:
    """Tell whoever should answer."""
    await texts.tell_of_text(uow, event)


@handles(ApproversAsked, name="notifications.on_approvers_asked")
async def on_approvers_asked(uow: UnitOfWork, event: ApproversAsked) -> None:
    """Tell the approvers whose turn it is."""
    await approvals.ask(uow, event)


@handles(ApprovalReminderDue, name="notifications.on_approval_reminder_due")
async def on_approval_reminder_due(uow: UnitOfWork, event: ApprovalReminderDue) -> None:
    """Remind the approvers who have not answered."""
    await approvals.remind(uow, event)


@handles(ApprovalGranted, name="notifications.on_approval_granted")
async def on_approval_granted(uow: UnitOfWork, event: ApprovalGranted) -> None:
    """Tell whoever asked."""
    await approvals.tell_outcome(uow, await approval_api.get_approval(uow, event.approval_id))


@handles(ApprovalDeclined, name="notifications.on_approval_declined")
async def on_approval_declined(uow: UnitOfWork, event: ApprovalDeclined) -> None:
    """Tell whoever asked."""
    await approvals.tell_outcome(uow, await approval_api.get_approval(uow, event.approval_id))


@handles(ApprovalDelegated, name="notifications.on_approval_delegated")
async def on_approval_delegated(uow: UnitOfWork, event: ApprovalDelegated) -> None:
    """Tell whoever stands in."""
    await approvals.tell_stand_in(uow, event)


@handles(CareersDomainNews, name="notifications.on_careers_domain_news")
async def on_careers_domain_news(uow: UnitOfWork, event: CareersDomainNews) -> None:
    """Tell whoever may mend a careers site's domain."""
    await domains.tell_of_domain(uow, event)


@handles(MembersMentioned, name="notifications.on_members_mentioned")
async def on_members_mentioned(uow: UnitOfWork, event: MembersMentioned) -> None:
    """Tell them."""
    await mentions.call_members(uow, event)
