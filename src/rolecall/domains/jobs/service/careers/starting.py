"""What a careers page says before anybody has written one, and what to begin with.

Nothing in it has to be made up: it says what the organization has told in its settings and how
applying works in Rolecall, so that it can be public as it is.
"""

from dataclasses import dataclass

from rolecall.domains.identity.contracts import OrganizationRef, OrganizationSettings
from rolecall.domains.jobs.contracts.pages import Block, BlockItem, BlockKind
from rolecall.domains.jobs.service.careers.sites import PACKAGE
from rolecall.infra.http.pages import Texts, texts


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """Blocks to begin with. `key` is `short` or `whole`."""

    key: str
    blocks: tuple[Block, ...]


def starting_blocks(
    organization: OrganizationRef, settings: OrganizationSettings, language: str
) -> tuple[Block, ...]:
    """Return the page of an organization that has not written one."""
    t = texts(PACKAGE, language)
    return (_hero(t, organization, settings), _jobs(), *_about(t, organization, settings))


def page_templates(
    organization: OrganizationRef, settings: OrganizationSettings, language: str
) -> tuple[PageTemplate, ...]:
    """Return what a page can begin with."""
    t = texts(PACKAGE, language)
    hero, jobs = _hero(t, organization, settings), _jobs()
    about = _about(t, organization, settings)
    whole = (
        hero,
        *about,
        Block(id="departments", kind=BlockKind.DEPARTMENTS, heading=t.start_departments),
        jobs,
        Block(id="locations", kind=BlockKind.LOCATIONS, heading=t.start_locations),
        Block(
            id="faq",
            kind=BlockKind.FAQ,
            heading=t.start_faq,
            items=tuple(
                BlockItem(title=t(f"start_question_{n}"), html=f"<p>{t(f'start_answer_{n}')}</p>")
                for n in (1, 2, 3)
            ),
        ),
    )
    return (PageTemplate("short", (hero, jobs, *about)), PageTemplate("whole", whole))


def _hero(t: Texts, organization: OrganizationRef, settings: OrganizationSettings) -> Block:
    title = settings.tagline or t("list_title", name=organization.name)
    return Block(id="hero", kind=BlockKind.HERO, heading=title)


def _jobs() -> Block:
    return Block(id="jobs", kind=BlockKind.JOBS)


def _about(
    t: Texts, organization: OrganizationRef, settings: OrganizationSettings
) -> tuple[Block, ...]:
    if not settings.about_html:
        return ()
    heading = t("about", name=organization.name)
    return (Block(id="about", kind=BlockKind.TEXT, heading=heading, html=settings.about_html),)
