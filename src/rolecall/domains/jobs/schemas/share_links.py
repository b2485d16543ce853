"""Share links over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from rolecall.domains.jobs.contracts import CreateShareLink, ShareLink
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import ShortText


class ShareLinkIn(In):
    """Whom a link is for, and the source that applications by it are counted under."""

    label: ShortText
    source: Annotated[str, StringConstraints(min_length=1, max_length=60)]

    def command(self, job_id: UUID) -> CreateShareLink:
        """Return the command to make it."""
        return CreateShareLink(job_id=job_id, label=self.label, source=self.source)


class ShareLinkOut(Out):
    """A share link. `visits` counts how often it was opened, programs among them."""

    id: UUID
    label: str
    source: str
    url: str
    visits: int
    created_at: AwareDatetime
    created_by_name: str
    retired_at: AwareDatetime | None
    can_retire: bool

    @classmethod
    def of(cls, link: ShareLink, base_url: str, *, can_retire: bool) -> "ShareLinkOut":
        """Render a link under the address of its organization's careers site."""
        return cls(
            id=link.id,
            label=link.label,
            source=link.source,
            url=f"{base_url}/s/{link.code}",
            visits=link.visits,
            created_at=link.created_at,
            created_by_name=link.created_by_name,
            retired_at=link.retired_at,
            can_retire=can_retire and link.retired_at is None,
        )


class ShareLinksOut(Out):
    """All links of a job."""

    items: list[ShareLinkOut]
