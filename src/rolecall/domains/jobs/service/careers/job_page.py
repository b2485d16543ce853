"""A job's own page, with the form to apply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from rolecall.domains.jobs.contracts import Job, PostingFilter, PublicPosting
from rolecall.domains.jobs.queries import jobs as job_queries
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.rules.description import excerpt
from rolecall.domains.jobs.rules.job_posting import job_posting, script_text
from rolecall.domains.jobs.rules.wording import place
from rolecall.domains.jobs.service.careers import cards, social_card
from rolecall.domains.jobs.service.careers.form import FormState, controls, visibility
from rolecall.domains.jobs.service.careers.sites import PACKAGE, Site, kept, open_site
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import Database
from rolecall.infra.http.pages import (
    PageView,
    Rendered,
    register_script,
    render,
    script_path,
    store_of,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Gone, NotFound
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

register_script("apply", PACKAGE)
EMPTY = FormState()
NOWHERE: Mapping[str, str] = MappingProxyType({})
SUMMARY_LENGTH = 155
OTHER_JOBS = 5
GONE = 410
ACCEPTED_FILES = ".pdf,.docx,.doc,.odt,.rtf,.txt,.tif,.tiff"
MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class _Found:
    site: Site
    posting: PublicPosting
    job: Job


async def job_page(
    db: Database, slug: str, job_id: UUID, language: str, *, came: Mapping[str, str] = NOWHERE
) -> Rendered:
    """Return a job's page; of a job that is closed, a page that says so and leads on, status 410.

    `came` says where the reader came from, as fields that the form hands on.

    Raises:
        NotFound: the organization never published such a job.
    """

    async def make() -> tuple[Rendered, datetime | None]:
        site = await open_site(db, slug, language)
        found = await _find(db, site, job_id)
        if found is None:
            return render(await _closed_view(db, site, job_id)), None
        state = replace(EMPTY, values=dict(came))
        return render(_view(db, found, state)), found.posting.valid_through

    return await kept(db, slug, ("job", job_id, language, *sorted(came.items())), make)


async def job_picture(db: Database, slug: str, job_id: UUID, language: str) -> bytes:
    """Return the picture that a link to an open job is shown with, as a PNG.

    Raises:
        NotFound: the organization never published such a job.
        Gone: it is closed.
    """
    site = await open_site(db, slug, language)
    found = await _find(db, site, job_id)
    if found is None:
        raise Gone(say("This job is closed."), code="job_closed")
    card = cards.card(site, found.posting)
    return await social_card.draw(db, site, social_card.card_of_job(site, card))


async def job_page_with_form(
    db: Database, slug: str, job_id: UUID, language: str, state: FormState
) -> Rendered:
    """Return a job's page with a form that was sent and not taken.

    Raises:
        NotFound: the organization never published such a job.
    """
    site = await open_site(db, slug, language)
    found = await _find(db, site, job_id)
    if found is None:
        return render(await _closed_view(db, site, job_id))
    return render(_view(db, found, state))


async def public_detail(db: Database, job_id: UUID) -> tuple[PublicPosting, Job]:
    """Return an open job with everything that the public may know of it.

    Raises:
        NotFound: there is no such job, or it was never published.
        Gone: it is closed.
    """
    posting = await queries.find_posting(db, job_id)
    if posting is None:
        if await queries.find_organization_of(db, job_id) is None:
            raise NotFound(say("There is no such job."))
        raise Gone(say("This job is closed."), code="job_closed")
    async with db.transaction(Tenant(posting.org_id)) as uow:
        job = await job_queries.find_job(uow, job_id)
    if job is None:
        raise NotFound(say("There is no such job."))
    return posting, job


async def kept_of_job(
    db: Database, job_id: UUID, render_job: Callable[[PublicPosting, Job, Runtime], bytes]
) -> bytes:
    """Return what `render_job` makes of an open job; made once per version of its site.

    Raises:
        NotFound: there is no such job, or it was never published.
        Gone: it is closed.
    """
    version = await queries.find_kept_version(db, job_id)
    if version is None:
        raise NotFound(say("There is no such job."))

    async def make() -> tuple[bytes, datetime | None]:
        posting, job = await public_detail(db, job_id)
        return render_job(posting, job, db.runtime), posting.valid_through

    return await store_of(db.runtime).get_or_make(("public", job_id, *version), make)


async def _find(db: Database, site: Site, job_id: UUID) -> _Found | None:
    """Return an open job of the site, None if it is closed.

    Raises:
        NotFound: the site never showed such a job.
    """
    try:
        posting, job = await public_detail(db, job_id)
    except Gone:
        owner = await queries.find_organization_of(db, job_id)
        if owner != site.organization.id:
            raise NotFound(say("There is no such job.")) from None
        return None
    if posting.org_id != site.organization.id:
        raise NotFound(say("There is no such job."))
    return _Found(site, posting, job)


def _view(db: Database, found: _Found, state: FormState) -> PageView:
    site, posting, job = found.site, found.posting, found.job
    t = site.texts
    card = cards.card(site, posting)
    url = site.whole(card.path)
    document = job_posting(posting, job, site.hiring, url)
    facts = ", ".join((*card.facts, card.pay) if card.pay else card.facts)
    return PageView(
        template="jobs/job.html",
        context={
            "site": site,
            "t": t,
            "card": card,
            "job": job,
            "places": [place(location, site.locale) for location in posting.locations],
            "url": url,
            "picture": social_card.card_of_job(site, card),
            "summary": excerpt(job.description_html, SUMMARY_LENGTH) or f"{job.title}. {facts}",
            "json_ld": script_text(document),
            "form": state,
            "controls": controls(job.questions, state, t.yes, t.no, t.only_if),
            "accepted_files": ACCEPTED_FILES,
            "script": script_path("apply"),
            "apply_address": _apply_address(db, job.id),
            "max_megabytes": db.runtime.settings.storage.max_upload_bytes // MEGABYTE,
        },
        brand=site.brand,
        locale=site.locale,
        status=state.status,
        style=visibility(job.questions),
        scripted=True,
        # Whoever has applied is led to their own page, which is at the installation.
        leads_to=site.platform_url,
    )


def _apply_address(db: Database, job_id: UUID) -> str:
    """Return where a mail begins an application, empty where no mail comes in."""
    domain = db.runtime.settings.inbound.inbound_domain
    return messaging.mailbox_address("apply", job_id, domain) if domain else ""


async def _closed_view(db: Database, site: Site, job_id: UUID) -> PageView:
    others = await queries.list_postings(
        db, PostingFilter(), PageRequest(OTHER_JOBS), site.organization.id
    )
    return PageView(
        template="jobs/closed.html",
        context={
            "site": site,
            "t": site.texts,
            "cards": [cards.card(site, other) for other in others.items if other.id != job_id],
        },
        brand=site.brand,
        locale=site.locale,
        status=GONE,
    )
