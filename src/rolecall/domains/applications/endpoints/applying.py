"""The pages of applying, which need no script: the form, its draft, and what came of it.

A form that is not taken comes back with everything in it, and is kept: a reload shows it again.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from rolecall.domains.applications.contracts import Submitted
from rolecall.domains.applications.contracts.drafts import RESUME, Draft
from rolecall.domains.applications.endpoints.drafts import (
    Desk,
    Kept,
    count_sent,
    desk_of,
    find_draft,
    form_draft,
    hand_over,
    keep_form,
    may_be_kept,
    may_be_removed,
    shown,
    take_back,
    with_errors,
)
from rolecall.domains.applications.endpoints.forms import (
    PHOTOS,
    command_of,
    submit_form,
    typed_answers,
    typed_fields,
)
from rolecall.domains.applications.service import confirming, drafting, guarding
from rolecall.domains.applications.service.drafts_read import Reading, read_draft
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import FilledForm
from rolecall.infra.http import Router, RuntimeDep, public
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput, RolecallError, TooManyRequests
from rolecall.kernel.sentences import say

router = Router(tags=["candidate pages"])
_SHOWN_IN_THE_FORM = {409, 413, 415, 422, 429, 503}
TRAP = "company_fax"
"""A field that people do not see: what fills it in is a program."""
_READ = "read"
_DISCARD = "discard"
_REMOVE = "remove:"
_NOTICES = {one.value: f"notice_{one.value}" for one in Reading} | {"confirm": "notice_confirm"}


class _ToBeConfirmed(Exception):
    """The application is to be confirmed by mail before it is taken."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A form that was sent, where, with the draft that the browser had or this request began.

    `token` is that of a draft which was begun by this request. `is_proved`: by the draft, or by a
    proof of work in the form, which counts once.
    """

    desk: Desk
    form: FormData
    draft: Draft | None
    is_proved: bool
    token: str = ""


@router.post("/careers/{slug}/jobs/{job_id}/apply", **public())
async def apply_by_form(request: Request, runtime: RuntimeDep, slug: str, job_id: UUID) -> Response:
    """Take the form of a job's page, or a step on the way to it: its button says which."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await find_draft(desk)
    async with request.form() as form:
        sent = _Sent(desk, form, draft, await _is_proved(desk, form, draft))
        step = str(form.get("step") or "")
        if step == _READ:
            return await _read_resume(sent)
        if step == _DISCARD:
            return await _discard(desk, draft)
        if step.startswith(_REMOVE):
            return await _remove_file(sent, step.removeprefix(_REMOVE))
        return await _take(sent)


@router.get("/careers/{slug}/jobs/{job_id}/apply", **public())
async def show_draft(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, came: str = ""
) -> Response:
    """Show the form as the browser's draft keeps it; without one lead to the job."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await find_draft(desk)
    if draft is None:
        response = RedirectResponse(desk.page, 303)
        take_back(desk, response)
        return response
    form = FilledForm(**shown(draft), notice=_NOTICES.get(came, "notice_kept"))
    return await jobs.job_page_with_form(request, runtime, slug, job_id, form)


@router.get("/careers/{slug}/jobs/{job_id}/apply/go-on/{token}", **public())
async def open_by_link(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, token: str
) -> Response:
    """Open the draft that a private link leads to, in this browser."""
    desk = await desk_of(request, runtime, slug, job_id)
    async with runtime.database.transaction(desk.tenant) as uow:
        await drafting.open_draft(uow, job_id, token)
    response = RedirectResponse(
        f"{desk.page}/apply#apply", 303, headers={"Referrer-Policy": "no-referrer"}
    )
    hand_over(desk, response, token)
    return response


async def _take(sent: _Sent) -> Response:
    """Submit the form and lead to the private status page; or show what is still to be done."""
    try:
        submitted = await _submit(sent)
    except _ToBeConfirmed:
        return await _ask_to_confirm(sent)
    except RolecallError as error:
        if error.status not in _SHOWN_IN_THE_FORM:
            raise
        return await _show_again(sent, error)
    base = sent.desk.platform_url
    response = RedirectResponse(f"{base}/status/{submitted.status_token}?received=1", 303)
    take_back(sent.desk, response)
    return response


async def _submit(sent: _Sent) -> Submitted:
    desk, form = sent.desk, sent.form
    command_of(form, desk.job_id, desk.request)
    await guarding.require_room(desk.runtime.database, desk.visitor)
    is_confirmed = sent.draft is not None and sent.draft.is_confirmed
    trap = str(form.get(TRAP) or "")
    if not is_confirmed and await guarding.is_suspect(
        desk.runtime.database, desk.visitor, is_proved=sent.is_proved, trap=trap
    ):
        raise _ToBeConfirmed
    submitted = await submit_form(
        desk.runtime, desk.org_id, desk.job_id, form, desk.request, sent.draft
    )
    count_sent(desk, form, is_whole=sent.draft is None)
    return submitted


async def _is_proved(desk: Desk, form: FormData, draft: Draft | None) -> bool:
    """Tell whether the work was done, for the draft or for the form, and not at once."""
    if draft is not None and draft.is_proved:
        return clock.now() - draft.begun_at >= guarding.SOONEST
    answer = str(form.get("proof") or "")
    return await guarding.has_proved(
        desk.runtime.database, desk.visitor, answer, not_before=guarding.SOONEST
    )


async def _keep(sent: _Sent) -> tuple[_Sent, Kept]:
    """Keep the form, and return it with the draft that it is in then."""
    kept = await keep_form(sent.desk, sent.form, sent.draft, is_proved=sent.is_proved)
    after = replace(sent, draft=kept.draft or sent.draft, token=kept.token or sent.token)
    return after, kept


async def _show_again(sent: _Sent, error: RolecallError) -> Response:
    """Return the page with what was sent and what was wrong, and keep it where that may help."""
    desk, kept = sent.desk, Kept(None)
    if may_be_kept(error):
        sent, kept = await _keep(sent)
    page = FilledForm(
        values=typed_fields(sent.form),
        answers=typed_answers(sent.form),
        error=with_errors(error, kept.errors),
        draft=form_draft(kept.draft) if kept.draft else None,
    )
    response = await jobs.job_page_with_form(
        desk.request, desk.runtime, desk.slug, desk.job_id, page
    )
    if sent.token:
        hand_over(desk, response, sent.token)
    return response


async def _read_resume(sent: _Sent) -> Response:
    """Keep the form and fill in what the résumé says; then show the draft."""
    there = sent.draft.content.files if sent.draft else {}
    came = [*sent.form.getlist(RESUME), *sent.form.getlist(PHOTOS)]
    if RESUME not in there and not any(isinstance(one, UploadFile) and one.size for one in came):
        missing = say("Choose the file with your résumé first.")
        return await _show_again(sent, InvalidInput.of_field(RESUME, missing, "required"))
    sent, kept = await _keep(sent)
    if (refusal := _refusal(kept)) is not None:
        return await _show_again(sent, refusal)
    reading = Reading.STOPPED
    if kept.draft and await guarding.may_read(sent.desk.runtime.database, sent.desk.visitor):
        _, reading = await read_draft(sent.desk.runtime.database, kept.draft)
    return _to_draft(sent, reading.value)


async def _remove_file(sent: _Sent, name: str) -> Response:
    sent, kept = await _keep(sent)
    if (refusal := _refusal(kept)) is not None:
        return await _show_again(sent, refusal)
    if kept.draft and may_be_removed(name):
        async with sent.desk.runtime.database.transaction(sent.desk.tenant) as uow:
            await drafting.remove_file(uow, kept.draft.id, name)
    return _to_draft(sent, "")


async def _ask_to_confirm(sent: _Sent) -> Response:
    """Keep the form and mail a link that opens it: who reads mail there may send it."""
    desk = sent.desk
    sent, kept = await _keep(sent)
    if (refusal := _refusal(kept)) is not None:
        return await _show_again(sent, refusal)
    applicant = command_of(sent.form, desk.job_id, desk.request).applicant
    if kept.draft is None or not await guarding.may_mail(
        desk.runtime.database, desk.visitor, applicant.email
    ):
        return await _show_again(sent, _too_many())
    async with desk.runtime.database.transaction(desk.tenant) as uow:
        await confirming.mail_link(uow, kept.draft, applicant)
    return _to_draft(sent, "confirm")


def _refusal(kept: Kept) -> RolecallError | None:
    """Return why a form was not kept whole, None if it was."""
    if kept.errors:
        return InvalidInput(kept.errors[0].message, errors=kept.errors)
    return _too_many() if kept.draft is None else None


async def _discard(desk: Desk, draft: Draft | None) -> Response:
    """Remove the browser's draft with its files."""
    if draft is not None:
        async with desk.runtime.database.transaction(desk.tenant) as uow:
            await drafting.discard_draft(uow, draft.id)
    response = RedirectResponse(desk.page, 303)
    take_back(desk, response)
    return response


def _to_draft(sent: _Sent, came: str) -> Response:
    """Lead to the draft, so that a reload sends nothing twice."""
    query = f"?came={came}" if came else ""
    response = RedirectResponse(f"{sent.desk.page}/apply{query}#apply", 303)
    if sent.token:
        hand_over(sent.desk, response, sent.token)
    return response


def _too_many() -> TooManyRequests:
    return TooManyRequests(
        say("Many requests came from your network. Please try again in a while."),
        retry_after=guarding.HOUR,
    )
