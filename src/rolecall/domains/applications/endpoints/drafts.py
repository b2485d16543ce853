"""The draft that a browser holds: found by its cookie, begun, kept, shown, let go.

The cookie is the capability: random, for the pages of one job alone, out of the reach of scripts. A
second one without a secret says that there is a draft, so that the job's page can ask for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from fastapi import Request, Response
from starlette.datastructures import FormData, UploadFile

from rolecall.domains.applications.contracts.drafts import ENCLOSED, LIFETIME, RESUME, Draft
from rolecall.domains.applications.endpoints.forms import (
    ANSWER_PREFIX,
    PHOTOS,
    Upload,
    candidate_actor,
    read_resume,
    read_upload,
    typed_answers,
    typed_fields,
)
from rolecall.domains.applications.rules.drafts import to_check
from rolecall.domains.applications.service import drafting, guarding
from rolecall.domains.applications.service.guarding import Visitor
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, FileRef
from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import FormDraft
from rolecall.domains.visits import api as visits
from rolecall.domains.visits.contracts import Asked, Step
from rolecall.infra.http import client_address
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import FieldError, NotFound, RolecallError
from rolecall.kernel.tenant import Tenant

COOKIE: Final = "rolecall_draft"
MARK: Final = "rolecall_draft_kept"
_SECONDS: Final = int(LIFETIME.total_seconds())
_NOT_TO_BE_KEPT: Final = {"duplicate_application", "job_not_open"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody applies: whose job, asked from where."""

    request: Request
    runtime: Runtime
    slug: str
    """What the site was asked for by: a host of its own, too."""
    organization: OrganizationRef
    job_id: UUID
    visitor: Visitor

    @property
    def org_id(self) -> UUID:
        """Whose job it is."""
        return self.organization.id

    @property
    def tenant(self) -> Tenant:
        """The organization."""
        return Tenant(self.org_id)

    @property
    def page(self) -> str:
        """The address of the job's page, to which the cookie belongs."""
        return f"{jobs.site_path(self.slug)}/jobs/{self.job_id}"

    @property
    def platform_url(self) -> str:
        """What addresses of the installation begin with: nothing where the page is there itself."""
        return "" if jobs.site_path(self.slug) else self.runtime.public_url


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a form: the draft, the token if it was begun now, files that were refused.

    Without a draft nothing was.
    """

    draft: Draft | None
    token: str = ""
    errors: tuple[FieldError, ...] = ()


async def desk_of(request: Request, runtime: Runtime, slug: str, job_id: UUID) -> Desk:
    """Return where a request applies.

    Raises:
        NotFound: there is no such careers site.
    """
    organization = await jobs.find_site_organization(runtime.database, slug)
    visitor = guarding.visitor_of(runtime.database, client_address(request), job_id)
    return Desk(request, runtime, slug, organization, job_id, visitor)


async def find_draft(desk: Desk) -> Draft | None:
    """Return the draft that the browser's cookie opens, None if it opens none."""
    token = desk.request.cookies.get(COOKIE, "")
    if not token:
        return None
    try:
        async with desk.runtime.database.transaction(desk.tenant) as uow:
            return await drafting.open_draft(uow, desk.job_id, token)
    except NotFound:
        return None


def count_sent(desk: Desk, form: FormData, *, is_whole: bool) -> None:
    """Count that a form was taken; one that is the `is_whole` of an application began it, too."""
    source = str(form.get("source") or "")
    if is_whole:
        _count(desk, Step.BEGUN, source)
    _count(desk, Step.SENT, source)


def hand_over_new(desk: Desk, response: Response, token: str, source: str) -> None:
    """Give the browser the token of a draft that was begun now, if one was, and count that."""
    if token:
        _count(desk, Step.BEGUN, source)
        hand_over(desk, response, token)


def hand_over(desk: Desk, response: Response, token: str) -> None:
    """Give the browser the token of a draft."""
    for name, value, is_secret in ((COOKIE, token, True), (MARK, "1", False)):
        response.set_cookie(
            name, value,
            max_age=_SECONDS, path=desk.page, samesite="lax", httponly=is_secret,
            secure=desk.runtime.public_url.startswith("https://"),
        )  # fmt: skip


def take_back(desk: Desk, response: Response) -> None:
    """Let the browser forget its draft."""
    for name in (COOKIE, MARK):
        response.delete_cookie(name, path=desk.page, samesite="lax", httponly=name == COOKIE)


async def keep_form(desk: Desk, form: FormData, draft: Draft | None, *, is_proved: bool) -> Kept:
    """Keep what a form holds, its files too, in the browser's draft or in a new one.

    Nothing is kept where very many drafts were begun from the same place.
    """
    token = ""
    async with desk.runtime.database.transaction(desk.tenant) as uow:
        if draft is None:
            if not await guarding.may_begin(desk.runtime.database, desk.visitor):
                return Kept(None)
            draft, token = await drafting.begin_draft(uow, desk.job_id, is_proved=is_proved)
        draft = await drafting.keep_typed(uow, draft.id, typed_fields(form), typed_answers(form))
    if token:
        _count(desk, Step.BEGUN, str(form.get("source") or ""))
    draft, errors = await _keep_uploads(desk, form, draft)
    return Kept(draft, token, errors)


async def _keep_uploads(
    desk: Desk, form: FormData, draft: Draft
) -> tuple[Draft, tuple[FieldError, ...]]:
    """Keep the files of a form; returns what was wrong with those that are refused."""
    errors: list[FieldError] = []
    for name in sorted({RESUME, *(name for name in form if is_file_field(name))}):
        for one in [*form.getlist(name), *(form.getlist(PHOTOS) if name == RESUME else ())]:
            if isinstance(one, UploadFile):
                await one.seek(0)
        try:
            draft = await _keep_upload(desk, form, draft, name)
        except RolecallError as refusal:
            if not refusal.errors:
                raise
            errors += refusal.errors
    return draft, tuple(errors)


def may_be_kept(error: RolecallError) -> bool:
    """Tell whether a form that was refused may be taken later, so that it is worth keeping."""
    return error.problem_code not in _NOT_TO_BE_KEPT


def is_file_field(name: str) -> bool:
    """Tell whether files of a field of this name are kept."""
    return name == RESUME or name.startswith(ANSWER_PREFIX)


def may_be_removed(name: str) -> bool:
    """Tell whether a file of this name can be taken out of a draft."""
    return is_file_field(name) or name.startswith(ENCLOSED)


def purpose_of(name: str) -> FilePurpose:
    """Return what a file in a field is for."""
    return FilePurpose.RESUME if name == RESUME else FilePurpose.DOCUMENT


def error_name(name: str) -> str:
    """Return what refusals call a field of the form."""
    return name.replace(ANSWER_PREFIX, "answers.", 1)


async def keep_stored(desk: Desk, draft: Draft, name: str, ref: FileRef) -> Draft:
    """Keep a file that was stored in a field of the draft."""
    async with desk.runtime.database.transaction(desk.tenant) as uow:
        return await drafting.keep_file(uow, draft.id, name, ref)


def form_draft(draft: Draft) -> FormDraft:
    """Return what the page shows of a draft beside the fields."""
    content = draft.content
    return FormDraft(
        files={name: one.name for name, one in content.files.items()},
        to_check=to_check(content),
        until=draft.expires_at,
    )


def shown(draft: Draft, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the draft as the arguments of a form that is filled in; `typed` goes before it."""
    return {
        "values": {**draft.content.values, **(typed or {})},
        "answers": draft.content.answers,
        "draft": form_draft(draft),
    }


def _count(desk: Desk, step: Step, source: str) -> None:
    """Count a step by the source that the form names."""
    scope = desk.request.scope
    asked = Asked(scope["headers"], scope["query_string"], client_address(desk.request))
    visits.count(desk.runtime, desk.organization, step, asked, job_id=desk.job_id, source=source)


async def _keep_upload(desk: Desk, form: FormData, draft: Draft, name: str) -> Draft:
    sent = form.get(name)
    if name == RESUME:
        upload = await read_resume(form, desk.runtime)
    else:
        upload = await read_upload(sent if isinstance(sent, UploadFile) else None, desk.runtime)
    if upload is None:
        return draft
    await guarding.require_upload(desk.runtime.database, desk.visitor)
    return await keep_stored(desk, draft, name, await store(desk, draft, name, upload))


async def store(desk: Desk, draft: Draft, name: str, upload: Upload) -> FileRef:
    """Check a file of a field and store it."""
    return await files.store_upload(
        desk.runtime,
        desk.tenant,
        candidate_actor(desk.org_id, draft.content.values.get("full_name", ""), desk.request),
        purpose=purpose_of(name),
        filename=upload.filename,
        content=upload.content,
        field=error_name(name),
    )


def with_errors(error: RolecallError | None, more: tuple[FieldError, ...]) -> RolecallError | None:
    """Return an error with what was wrong with files as well."""
    if error is None or not more:
        return error
    known = {fault.field for fault in error.errors}
    further = tuple(fault for fault in more if fault.field not in known)
    error.errors = (*error.errors, *further)
    return error
