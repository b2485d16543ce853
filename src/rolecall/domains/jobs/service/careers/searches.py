"""Searches of an organization's open jobs, for whoever asks outside of the careers pages.

Guarantees: a search finds what the list on the careers page shows for it, slips included, and so
nothing that is not there.
"""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from rolecall.domains.jobs.contracts import (
    Facets,
    JobInWords,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.rules.wording import places
from rolecall.domains.jobs.service.careers.open_jobs import open_jobs
from rolecall.domains.jobs.service.careers.sites import PACKAGE, site_path
from rolecall.infra.db import Database
from rolecall.infra.http.pages import texts


async def find_jobs(db: Database, org_id: UUID, wanted: PostingFilter) -> Sequence[PublicPosting]:
    """Return the organization's open jobs that fit, newest first."""
    return (await open_jobs(db, org_id)).search(wanted).jobs


async def facets_of(db: Database, org_id: UUID, wanted: PostingFilter, language: str) -> Facets:
    """Return what the organization's open jobs can be narrowed by, as the careers page offers it.

    Each facet counts under all other criteria; what is chosen stays on offer.
    """
    jobs = await open_jobs(db, org_id)
    return jobs.facets(wanted, texts(PACKAGE, language), language)


def search_in_words(wanted: PostingFilter, language: str) -> list[str]:
    """Return the criteria of a search as people read them, none where every job fits."""
    t = texts(PACKAGE, language)
    said = [
        t("searched_words", words=wanted.q) if wanted.q else "",
        wanted.department,
        wanted.location,
        t(f"workplace_{wanted.remote_policy}") if wanted.remote_policy else "",
        t(f"employment_{wanted.employment_type}") if wanted.employment_type else "",
    ]
    return [one for one in said if one]


def list_path(slug: str, wanted: PostingFilter, language: str) -> str:
    """Return where the careers page shows a search in a language, without the host.

    `slug` is the name by which the site is asked for: a host of its own, too.
    """
    return f"{site_path(slug) or '/'}?{urlencode({**wanted.fields, 'lang': language})}#jobs"


def job_in_words(posting: PublicPosting, language: str) -> JobInWords:
    """Return an open job as a mail shows it."""
    t = texts(PACKAGE, language)
    remote = posting.remote_policy is not RemotePolicy.ON_SITE
    facts = (
        posting.department,
        places(posting.locations, language),
        t(f"workplace_{posting.remote_policy}") if remote else "",
        t(f"employment_{posting.employment_type}"),
    )
    return JobInWords(
        id=posting.id,
        path=f"/careers/{posting.organization_slug}/jobs/{posting.id}",
        title=posting.title,
        facts=" · ".join(fact for fact in facts if fact),
        published_at=posting.published_at,
    )
