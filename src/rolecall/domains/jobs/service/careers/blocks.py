"""Blocks of a careers page as the template shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rolecall.domains.jobs.contracts.pages import Block, BlockItem, BlockKind, BlockPicture, Picture
from rolecall.domains.jobs.service.careers.open_jobs import Group, OpenJobs
from rolecall.domains.jobs.service.careers.sites import Site

DEPARTMENTS = "departments"
LOCATIONS = "locations"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its addresses: `srcset` for the browser to choose from."""

    alt: str
    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ItemView:
    """An entry of a block."""

    title: str
    subtitle: str
    text: Sequence[str]
    html: str
    picture: Shown | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A department or a place, where its page is, and how many jobs are there."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block. `text` holds its lines."""

    id: str
    kind: str
    heading: str
    text: Sequence[str]
    html: str
    button: str
    picture: Shown | None
    items: Sequence[ItemView]
    links: Sequence[LinkView]


def views(
    site: Site, blocks: Sequence[Block], pictures: Mapping[UUID, Picture], jobs: OpenJobs
) -> list[BlockView]:
    """Return the visible blocks; departments and places are left out where there are none."""
    shown = (_view(site, block, pictures, jobs) for block in blocks if not block.hidden)
    return [view for view in shown if view.links or view.kind not in {DEPARTMENTS, LOCATIONS}]


def links(site: Site, kind: str, groups: Sequence[Group]) -> list[LinkView]:
    """Return where the pages of departments or places are."""
    return [
        LinkView(group.label, site.link(site.group_path(kind, group.address)), len(group.jobs))
        for group in groups
    ]


def _view(site: Site, block: Block, pictures: Mapping[UUID, Picture], jobs: OpenJobs) -> BlockView:
    found: list[LinkView] = []
    if block.kind is BlockKind.DEPARTMENTS:
        found = links(site, DEPARTMENTS, jobs.departments())
    elif block.kind is BlockKind.LOCATIONS:
        found = links(site, LOCATIONS, jobs.locations(site.locale))
    return BlockView(
        id=block.id,
        kind=block.kind.value,
        heading=block.heading,
        text=block.text.splitlines(),
        html=block.html,
        button=block.button,
        picture=_shown(site, block.picture, pictures),
        items=[_item(site, item, pictures) for item in block.items],
        links=found,
    )


def _item(site: Site, item: BlockItem, pictures: Mapping[UUID, Picture]) -> ItemView:
    return ItemView(
        title=item.title,
        subtitle=item.subtitle,
        text=item.text.splitlines(),
        html=item.html,
        picture=_shown(site, item.picture, pictures),
    )


def _shown(
    site: Site, picture: BlockPicture | None, pictures: Mapping[UUID, Picture]
) -> Shown | None:
    known = pictures.get(picture.id) if picture else None
    if picture is None or known is None:
        return None
    paths = [
        (f"{site.path}/pictures/{known.id}/{size.width}.webp", size.width) for size in known.sizes
    ]
    smallest = known.sizes[0]
    return Shown(
        alt=picture.alt,
        src=paths[0][0],
        srcset=", ".join(f"{path} {width}w" for path, width in paths),
        width=smallest.width,
        height=smallest.height,
    )
