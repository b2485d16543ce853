"""One contract, two stores: a folder, and a bucket of a real S3 server (moto's) over loopback."""

import stat
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.request import Request, urlopen
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moto.server import ThreadedMotoServer

from rolecall.infra.providers.storage import (
    ObjectNotFound,
    ObjectStore,
    StorageUnavailable,
    object_store,
)
from rolecall.infra.providers.storage.contracts import checked_key
from rolecall.infra.settings import CoreSettings, SettingsError, StorageSettings
from rolecall.kernel import clock

MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def s3_endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=t/20260101/us-east-1/s3/aws4_request"}
    with urlopen(Request(f"{endpoint}/bucket", method="PUT", headers=signed)) as response:  # noqa: S310
        assert response.status == 200
    yield endpoint
    server.stop()


@pytest.fixture
def core(tmp_path: Path) -> CoreSettings:
    return CoreSettings(data=tmp_path / "data")


@pytest.fixture(params=["folder", "s3"])
def store(
    request: pytest.FixtureRequest, core: CoreSettings, monkeypatch: pytest.MonkeyPatch
) -> ObjectStore:
    if request.param == "folder":
        return object_store(core, StorageSettings())
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    endpoint = request.getfixturevalue("s3_endpoint")
    prefix = f"s3://bucket/{request.node.name.partition('[')[0]}"
    url = f"{prefix}?region=us-east-1&endpoint={endpoint}"
    return object_store(core, StorageSettings(storage_url=url))


async def read(store: ObjectStore, key: str) -> bytes:
    return b"".join([piece async for piece in await store.get(key)])


async def pieces(*sizes: int) -> AsyncIterator[bytes]:
    for number, size in enumerate(sizes):
        yield bytes([number % 251]) * size


async def test_what_was_put_is_got(store: ObjectStore) -> None:
    await store.put("files/org-1/a", b"content")
    assert await read(store, "files/org-1/a") == b"content"
    assert await store.exists("files/org-1/a")


async def test_an_empty_object_is_an_object(store: ObjectStore) -> None:
    await store.put("files/empty", b"")
    assert await read(store, "files/empty") == b""
    assert await store.exists("files/empty")


@pytest.mark.parametrize(
    "sizes",
    [(), (10, 20), (8 * MEBIBYTE,), (8 * MEBIBYTE + 1,), (MEBIBYTE,) * 18],
    ids=["none", "small", "one part", "a byte over", "many parts"],
)
async def test_streams_of_any_length_come_back(store: ObjectStore, sizes: tuple[int, ...]) -> None:
    await store.put("files/stream", pieces(*sizes))
    expected = b"".join([piece async for piece in pieces(*sizes)])
    received = [piece async for piece in await store.get("files/stream")]
    assert b"".join(received) == expected
    assert max((len(piece) for piece in received), default=0) <= 8 * MEBIBYTE


async def test_a_second_put_replaces_the_first(store: ObjectStore) -> None:
    await store.put("files/a", b"a longer first content")
    await store.put("files/a", b"second")
    assert await read(store, "files/a") == b"second"


@pytest.mark.parametrize("sizes", [(10,), (MEBIBYTE,) * 12], ids=["early", "after some parts"])
async def test_a_source_that_breaks_leaves_nothing(
    store: ObjectStore, sizes: tuple[int, ...]
) -> None:
    async def breaking() -> AsyncIterator[bytes]:
        async for piece in pieces(*sizes):
            yield piece
        raise ConnectionResetError

    with pytest.raises((ConnectionResetError, StorageUnavailable)):
        await store.put("files/broken", breaking())
    assert not await store.exists("files/broken")
    assert [stored.key async for stored in store.list("files")] == []


async def test_a_missing_object_is_said_before_the_first_byte(store: ObjectStore) -> None:
    with pytest.raises(ObjectNotFound):
        await store.get("files/none")
    assert not await store.exists("files/none")


async def test_deleting_is_idempotent(store: ObjectStore) -> None:
    await store.put("files/a", b"x")
    await store.delete("files/a")
    await store.delete("files/a")
    assert not await store.exists("files/a")


async def test_a_listing_stays_below_its_prefix(store: ObjectStore) -> None:
    before = clock.now() - timedelta(seconds=5)
    for key in ("files/one/a", "files/one/b", "files/one/deep/c", "files/oneness", "files/two/d"):
        await store.put(key, b"12345")
    found = {stored.key: stored async for stored in store.list("files/one")}
    assert sorted(found) == ["files/one/a", "files/one/b", "files/one/deep/c"]
    assert all(stored.size == 5 and stored.modified_at >= before for stored in found.values())
    assert [stored async for stored in store.list("nothing")] == []


@pytest.mark.parametrize(
    "key",
    ["", "/", "/etc/passwd", "a//b", "a/", "../a", "a/../b", "a/./b", ".hidden", "a\\b", "a b",
     "a\x00", "å", "a\n", "x" * 513, "C:/a", "a?versionId=1", "a%2e%2e"],
)  # fmt: skip
async def test_keys_that_could_lead_elsewhere_are_refused(store: ObjectStore, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        await store.put(key, b"x")
    with pytest.raises(ValueError, match="not a key"):
        await store.get(key)
    with pytest.raises(ValueError, match="not a key"):
        await store.delete(key)
    with pytest.raises(ValueError, match="not a key"):
        await store.exists(key)
    with pytest.raises(ValueError, match="not a key"):
        [stored async for stored in store.list(key)]


@given(st.uuids(), st.uuids())
def test_ids_make_good_keys(org: UUID, file: UUID) -> None:
    assert checked_key(f"files/{org}/{file}") == f"files/{org}/{file}"


async def test_the_folder_is_private(core: CoreSettings) -> None:
    store = object_store(core, StorageSettings())
    await store.put("files/a", b"x")
    assert stat.S_IMODE((core.data / "files").stat().st_mode) == 0o700


async def test_a_folder_by_url(core: CoreSettings, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/some%20where"
    await object_store(core, StorageSettings(storage_url=url)).put("a", b"x")
    assert (tmp_path / "some where" / "a").read_bytes() == b"x"


async def test_a_server_that_does_not_answer_is_said_so(
    core: CoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret")
    url = "s3://bucket/x?region=us-east-1&endpoint=http://127.0.0.1:9"
    store = object_store(core, StorageSettings(storage_url=url))
    with pytest.raises(StorageUnavailable, match="ROLECALL_STORAGE_URL") as raised:
        await store.exists("a")
    assert "very-secret" not in raised.value.detail


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://host/x", "file:///absolute/folder or s3://bucket/prefix"),
        ("file://relative", "file:///absolute/folder"),
        ("file:///", "file:///absolute/folder"),
        ("s3://", "s3://bucket/prefix"),
        ("/var/files", "file:///absolute/folder"),
        ("s3://key:secret@bucket/x", "AWS_ACCESS_KEY_ID"),
        ("s3://bucket/x?acces_key=1", "acces_key"),
        ("file:///dev/null/x", "cannot be used"),
    ],
)
def test_addresses_that_cannot_be_used_are_refused_by_name(
    core: CoreSettings, url: str, said: str
) -> None:
    with pytest.raises(SettingsError, match="ROLECALL_STORAGE_URL") as raised:
        object_store(core, StorageSettings(storage_url=url))
    assert said in raised.value.detail
    assert "secret@" not in raised.value.detail
