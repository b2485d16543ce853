"""The picture that networks and chats show a link with: whose page it is and what is on it.

Guarantees: the address names what is on the picture, so that who keeps pictures asks again when
something on it has changed; a picture is drawn once per process as long as that stays the same.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import CardWords
from rolecall.domains.jobs.service.careers.cards import Card
from rolecall.domains.jobs.service.careers.logo import logo
from rolecall.domains.jobs.service.careers.sites import Site
from rolecall.infra.db import Database
from rolecall.infra.http.pages import store_of
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

FILE = "card.png"
_VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SocialCard:
    """A picture as pages name it: its whole address, what it shows in words, and what is on it."""

    url: str
    alt: str
    words: CardWords
    version: str


def card_of_site(site: Site, headline: str, open_count: int) -> SocialCard:
    """Return the card of the careers page."""
    title = headline or site.texts("list_title", name=site.organization.name)
    return card_of_group(site, site.home, title, open_count)


def card_of_group(site: Site, path: str, title: str, open_count: int) -> SocialCard:
    """Return the card of a department's or a place's page."""
    facts = (site.texts("jobs_open", count=open_count),) if open_count else ()
    return _card(site, path, title, facts)


def card_of_job(site: Site, card: Card) -> SocialCard:
    """Return the card of a job."""
    facts = (card.place or card.workplace, card.pay, card.department)
    return _card(site, card.path, card.title, facts)


async def draw(db: Database, site: Site, card: SocialCard) -> bytes:
    """Return a card as a PNG.

    Raises:
        NotFound: none could be drawn.
    """

    async def make() -> tuple[bytes, datetime | None]:
        drawn = await files.draw_card(db.runtime, await _logo(db, site), card.words)
        if drawn is None:
            raise NotFound(say("There is no such picture."))
        return drawn, None

    key = ("social card", site.organization.id, card.version)
    return await store_of(db.runtime).get_or_make(key, make)


def _card(site: Site, path: str, title: str, facts: Sequence[str]) -> SocialCard:
    words = CardWords(
        name=site.organization.name,
        title=title,
        facts=tuple(fact for fact in facts if fact),
        color=site.brand.safe_color,
        on_color=site.brand.on_color,
    )
    named = json.dumps([asdict(words), str(site.settings.logo_file_id)])
    version = hashlib.sha256(named.encode()).hexdigest()[:_VERSION_LENGTH]
    url = site.whole(f"{path.rstrip('/')}/{FILE}?lang={site.language}&v={version}")
    return SocialCard(url, f"{title} · {site.organization.name}", words, version)


async def _logo(db: Database, site: Site) -> bytes:
    if site.settings.logo_file_id is None:
        return b""
    try:
        return (await logo(db, site.organization.slug)).content
    except NotFound:
        return b""
