"""The demo organizations' careers pages: what an employer that cares would say, with a picture."""

from io import BytesIO

from rolecall.access import Actor
from rolecall.domains.jobs.contracts.pages import (
    Block,
    BlockItem,
    BlockKind,
    BlockPicture,
    ChangePage,
    SavePage,
)
from rolecall.domains.jobs.service import pages
from rolecall.entrypoints.seed import catalog
from rolecall.entrypoints.seed.catalog import Organization
from rolecall.infra.db import UnitOfWork

LANGUAGE = "en"
_SHOWN = ("recruiter", "manager", "interviewer")
_QUOTES = {
    "harbor-vale": (
        "I came for one winter and stayed for eleven. The ferry crew waves when I am on nights.",
        "We look at each roster together, so nobody learns their weekends from a list on the wall.",
        "In the first week somebody walks every shift with you. Mine still sits across the table.",
    ),
    "juniper-works": (
        "You hear from a person after every step, and it is the same person each time.",
        "We ship on Tuesdays and go home at five. Quiet software is made in quiet weeks.",
        "My first change was live on day three, and two people thanked me for its tests.",
    ),
}
_SCENES = {
    "harbor-vale": "A lighthouse above the harbor in the evening, and a ferry on its way in",
    "juniper-works": "A workshop with lit windows between wooded hills",
}


class _Upload:
    """A file of the catalog, as the web framework would hand it over."""

    def __init__(self, filename: str, content: bytes) -> None:
        self.filename = filename
        self.size = len(content)
        self._content = BytesIO(content)

    async def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


async def publish_careers_page(uow: UnitOfWork, admin: Actor, profile: Organization) -> None:
    """Write the organization's careers page and show it."""
    upload = _Upload(f"{profile.key}.webp", catalog.scene(profile.key))
    picture = await pages.add_picture(uow.runtime.database, admin, upload)
    scene = BlockPicture(picture.id, _SCENES[profile.key])
    blocks = _blocks(profile, scene)
    saved = await pages.save_page(uow, admin, SavePage(language=LANGUAGE, blocks=blocks, version=0))
    await pages.publish_page(uow, admin, ChangePage(language=LANGUAGE, version=saved.version))


def _blocks(profile: Organization, scene: BlockPicture) -> tuple[Block, ...]:
    members = [next(one for one in profile.members if one.key.startswith(role)) for role in _SHOWN]
    people = tuple(
        BlockItem(title=member.name, subtitle=member.title, text=quote)
        for member, quote in zip(members, _QUOTES[profile.key], strict=True)
    )
    return (
        Block(
            id="hero",
            kind=BlockKind.HERO,
            heading=profile.tagline,
            text=profile.careers_intro,
            picture=scene,
        ),
        Block(
            id="departments",
            kind=BlockKind.DEPARTMENTS,
            heading="Where you could work",
        ),
        Block(id="jobs", kind=BlockKind.JOBS),
        Block(id="about", kind=BlockKind.TEXT, heading=f"About {profile.name}", html=profile.about),
        Block(
            id="benefits",
            kind=BlockKind.BENEFITS,
            heading="What you get",
            items=tuple(BlockItem(title=benefit) for benefit in profile.benefits),
        ),
        Block(id="people", kind=BlockKind.PEOPLE, heading="Who you work with", items=people),
        Block(id="locations", kind=BlockKind.LOCATIONS, heading="Where we are"),
        Block(
            id="faq",
            kind=BlockKind.FAQ,
            heading="Good to know",
            items=(
                BlockItem(
                    title="Do I need an account to apply?",
                    html="<p>No. You fill in one form, and a mail says that it arrived.</p>",
                ),
                BlockItem(
                    title="How do I learn where my application stands?",
                    html="<p>The mail leads to a page of your own with the present step.</p>",
                ),
                BlockItem(
                    title="Who reads what I send?",
                    html="<p>The people who hire for the job, and nobody else.</p>",
                ),
            ),
        ),
    )
