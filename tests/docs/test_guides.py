"""The guides, their pictures and the screens they speak of stay together."""

import re
import struct
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
PICTURES = ROOT / "docs" / "images"
SCREENS = tomllib.loads((ROOT / "docs" / "guides" / "screens.toml").read_text())
PAGES = sorted(page for folder in (ROOT, ROOT / "docs") for page in folder.glob("*.md")) + sorted(
    (ROOT / "docs").glob("*/*.md")
)
LINK = re.compile(r"(?<!`)\]\(([^)\s]+)\)")
CATALOG = (ROOT / "web" / "src" / "language" / "catalogs" / "de.po").read_text()
SAID = re.findall(r'^msgid ((?:".*"\n)+)', CATALOG, re.MULTILINE)
WORDS = {said.replace('"\n"', "").strip().strip('"') for said in SAID}


def test_every_picture_is_listed_taken_and_shown() -> None:
    shown = {
        Path(link).stem
        for page in (*GUIDES, ROOT / "README.md")
        for link in re.findall(r"!\[[^]]+\]\(([^)]+\.png)\)", page.read_text())
    }
    assert SCREENS["screens"].keys() == shown == {one.stem for one in PICTURES.glob("*.png")}


@pytest.mark.parametrize("name", SCREENS["screens"])
def test_pictures_have_the_size_that_the_list_says(name: str) -> None:
    screen = SCREENS["screens"][name]
    width, height = {"desk": (1280, 800), "phone": (390, 844)}[screen.get("width", "desk")]
    content = (PICTURES / f"{name}.png").read_bytes()
    # Width and height stand in the first chunk (PNG, 11.2.2).
    assert struct.unpack(">II", content[16:24]) == (width, screen.get("height", height))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_words_of_screens_are_on_screens(guide: Path) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", guide.read_text())
    parts = {part for one in named for part in one.split(" → ")}
    assert parts - WORDS == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = {link for link in LINK.findall(page.read_text()) if "://" not in link}
    paths = {link.partition("#")[0] for link in links} - {""}
    assert [path for path in sorted(paths) if not (page.parent / path).exists()] == []
