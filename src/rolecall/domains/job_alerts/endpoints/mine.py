"""A login's own alerts, saved jobs and choices of mails, in every organization."""

from uuid import UUID

from rolecall.domains.job_alerts.schemas import (
    MailChoiceIn,
    MailChoiceOut,
    MailChoicesOut,
    MyAlertOut,
    MyAlertPatch,
    SavedJobOut,
)
from rolecall.domains.job_alerts.service import own
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    PageOut,
    Paging,
    Router,
    RuntimeDep,
    Uow,
    account,
    page_out,
)

alerts = Router(prefix="/job-alerts/mine", tags=["my jobs"])
saved = Router(prefix="/saved-jobs/mine", tags=["my jobs"])
choices = Router(prefix="/mail-choices/mine", tags=["my jobs"])
_ALERTS = "my-alerts:-asked_at"
_SAVED = "my-saved-jobs:-saved_at"


@alerts.get("", **account())
async def list_my_alerts(uow: Uow, actor: ActorDep, paging: Paging) -> PageOut[MyAlertOut]:
    """List one's own confirmed alerts everywhere, once the e-mail address has been confirmed."""
    page = await own.list_own(uow, actor, paging.request(_ALERTS))
    return page_out(page, paging, _ALERTS, MyAlertOut.of)


@alerts.patch("/{alert_id}", **account(transaction=False))
async def change_my_alert(
    db: DatabaseDep, actor: ActorDep, alert_id: UUID, body: MyAlertPatch
) -> MyAlertOut:
    """Change how often an alert of one's own sends, pause it, or let it go on."""
    return MyAlertOut.of(await own.change_own(db, actor, body.command(alert_id)))


@alerts.delete("/{alert_id}", status_code=204, **account(transaction=False))
async def remove_my_alert(db: DatabaseDep, actor: ActorDep, alert_id: UUID) -> None:
    """Remove an alert of one's own, with its mails."""
    await own.remove_own(db, actor, alert_id)


@saved.get("", **account())
async def list_my_saved_jobs(
    uow: Uow, actor: ActorDep, paging: Paging, runtime: RuntimeDep
) -> PageOut[SavedJobOut]:
    """List the jobs that one keeps, with what became of them."""
    page = await own.list_saved(uow, actor, paging.request(_SAVED))
    return page_out(page, paging, _SAVED, lambda kept: SavedJobOut.of(kept, runtime.public_url))


@saved.put("/{job_id}", status_code=204, **account(transaction=False))
async def save_my_job(db: DatabaseDep, actor: ActorDep, job_id: UUID) -> None:
    """Keep a job; again changes nothing."""
    await own.save(db, actor, job_id)


@saved.delete("/{job_id}", status_code=204, **account(transaction=False))
async def forget_my_job(db: DatabaseDep, actor: ActorDep, job_id: UUID) -> None:
    """Keep a job no more."""
    await own.forget(db, actor, job_id)


@choices.get("", **account())
async def list_my_mail_choices(uow: Uow, actor: ActorDep) -> MailChoicesOut:
    """List which mails one gets from each organization that one has to do with."""
    return MailChoicesOut(
        items=[MailChoiceOut.of(one) for one in await own.list_choices(uow, actor)]
    )


@choices.put("/{organization_id}", status_code=204, **account(transaction=False))
async def choose_my_mails(
    db: DatabaseDep, actor: ActorDep, organization_id: UUID, body: MailChoiceIn
) -> None:
    """Let mails that are about no application come from an organization, or end them."""
    await own.choose(db, actor, organization_id, outreach=body.outreach)
