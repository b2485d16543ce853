"""The installation's first page: what it is, and where it leads."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from rolecall.domains.jobs.contracts import Employer
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers.sites import PACKAGE
from rolecall.infra.db import Database
from rolecall.infra.http.pages import PageView, Rendered, render, store_of, texts
from rolecall.kernel import clock

SHOWN = 24
KEPT = timedelta(minutes=1)
"""After this the numbers are counted anew: a last day to apply may have passed."""


async def landing_page(db: Database, language: str, after: UUID | None = None) -> Rendered:
    """Return the first page, with organizations that hire now."""

    async def make() -> tuple[Rendered, datetime | None]:
        found = await queries.list_employers(db, SHOWN + 1, after)
        return render(_view(db, language, found, after)), clock.now() + KEPT

    version = await queries.all_sites_version(db)
    return await store_of(db.runtime).get_or_make(("landing", language, after, version), make)


def _view(db: Database, language: str, found: list[Employer], after: UUID | None) -> PageView:
    employers, more = found[:SHOWN], len(found) > SHOWN
    return PageView(
        template="jobs/landing.html",
        context={
            "t": texts(PACKAGE, language),
            "host": urlsplit(db.runtime.public_url).netloc,
            "url": f"{db.runtime.public_url}/",
            "employers": employers,
            "next_path": f"/?after={employers[-1].org_id}" if more else "",
            "later_page": after is not None,
            "dev_mail": not db.runtime.is_production,
        },
        locale=language,
    )
