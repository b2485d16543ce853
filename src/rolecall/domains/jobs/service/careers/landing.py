"""The installation's first page: what it is, and where it leads."""

from urllib.parse import urlsplit
from uuid import UUID

from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.service.careers.sites import PACKAGE
from rolecall.infra.db import Database
from rolecall.infra.http.pages import PageView, Rendered, render, texts

SHOWN = 24


async def landing_page(db: Database, language: str, after: UUID | None = None) -> Rendered:
    """Return the first page, with organizations that hire now."""
    found = await queries.list_employers(db, SHOWN + 1, after)
    employers, more = found[:SHOWN], len(found) > SHOWN
    view = PageView(
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
    return render(view)
