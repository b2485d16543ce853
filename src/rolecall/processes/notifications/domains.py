"""Who has to know what became of a careers site's domain: whoever may mend it."""

from typing import Final

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.domains import DomainNews
from rolecall.domains.jobs.events import CareersDomainNews
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, NoticeKind, TellMembers
from rolecall.infra.db import UnitOfWork

_PAGE: Final = "/app/settings?view=careers-domains"
_NOTICES: Final = {
    DomainNews.MISSING: NoticeKind.CAREERS_DOMAIN_MISSING,
    DomainNews.LOST: NoticeKind.CAREERS_DOMAIN_LOST,
    DomainNews.BACK: NoticeKind.CAREERS_DOMAIN_BACK,
}


async def tell_of_domain(uow: UnitOfWork, event: CareersDomainNews) -> None:
    """Tell by mail and in the inbox; nobody of a domain that was removed meanwhile."""
    domain = await jobs.find_domain(uow, event.domain_id)
    if domain is None:
        return
    news = DomainNews(event.news)
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=_NOTICES[news],
            mail=MailKind.CAREERS_DOMAIN_NEWS,
            members=await identity.list_members(uow, may=Permission.ORGANIZATION_UPDATE),
            line={"host": domain.host},
            text={
                "news": news.value,
                "host": domain.host,
                "problem": event.problem or None,
                "text_name": domain.challenge,
                "text_value": domain.token,
                "alias_to": jobs.target_of(uow.runtime).host,
                "shown_until": event.shown_until,
                "settings_url": f"{uow.runtime.public_url}{_PAGE}",
            },
            dedupe_key=f"careers_domain:{domain.id}:{event.number}",
            link=_PAGE,
        ),
    )
