"""Taking the pictures of the guides, as `make screenshots` does, from a whole installation."""

import asyncio
from pathlib import Path

import pytest

from scripts.screenshots import take
from tests.support.installation import LiveInstallation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def pictures(folder: Path) -> dict[str, bytes]:
    """Return what was written, by name."""
    return {one.stem: one.read_bytes() for one in folder.iterdir()}


async def test_takes_what_is_named(running: LiveInstallation, tmp_path: Path) -> None:
    told: list[str] = []
    names = ["members", "portal-phone", "careers"]
    await asyncio.to_thread(take, running.url, names, tmp_path, told.append)
    assert told == names
    taken = pictures(tmp_path)
    assert taken.keys() == set(names)
    assert all(content.startswith(b"\x89PNG") for content in taken.values())


async def test_says_what_is_not_there(running: LiveInstallation, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Nothing was found for interviewed"):
        await asyncio.to_thread(take, running.url, ["application"], tmp_path, print)
    with pytest.raises(SystemExit, match=r"Not in docs/guides/screens\.toml: sunset"):
        await asyncio.to_thread(take, running.url, ["sunset"], tmp_path, print)
    assert pictures(tmp_path) == {}
