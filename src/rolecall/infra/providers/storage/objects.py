"""Both stores, through `obstore` (the `object_store` crate of Apache Arrow)."""

import asyncio
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from rolecall.infra.providers.storage.contracts import (
    ObjectNotFound,
    StorageUnavailable,
    StoredObject,
    checked_key,
)
from rolecall.kernel.sentences import say

_PART_BYTES = 8 * 1024 * 1024
_READ_BYTES = 256 * 1024


class BucketStorage:
    """Objects in a bucket that speaks S3."""

    def __init__(self, store: S3Store | LocalStore) -> None:
        """Use a store, made in the process that will use it: its threads do not survive a fork."""
        self._store = store

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> None:
        """Write an object, whole or not at all."""
        checked_key(key)
        if isinstance(content, bytes):
            with _translated(key):
                await obstore.put_async(self._store, key, content, use_multipart=False)
            return
        pieces = aiter(content)
        begin = bytearray()
        async for piece in pieces:
            begin += piece
            if len(begin) > _PART_BYTES:
                break
        else:
            # One request instead of the three of a multipart upload.
            await self.put(key, bytes(begin))
            return
        with _translated(key):
            await obstore.put_async(
                self._store, key, _joined(bytes(begin), pieces), chunk_size=_PART_BYTES
            )

    async def get(self, key: str) -> AsyncIterator[bytes]:
        """Return the object's bytes in pieces."""
        checked_key(key)
        with _translated(key):
            result = await obstore.get_async(self._store, key)
        return _pieces(key, result.stream(min_chunk_size=_READ_BYTES))

    async def delete(self, key: str) -> None:
        """Remove an object, if it is there."""
        checked_key(key)
        try:
            with _translated(key):
                await obstore.delete_async(self._store, key)
        except ObjectNotFound:
            return

    async def exists(self, key: str) -> bool:
        """Return whether there is such an object."""
        checked_key(key)
        try:
            with _translated(key):
                await obstore.head_async(self._store, key)
        except ObjectNotFound:
            return False
        return True

    async def list(self, prefix: str) -> AsyncIterator[StoredObject]:
        """Yield the objects below `prefix`."""
        checked_key(prefix)
        with _translated(prefix):
            async for batch in obstore.list(self._store, prefix):
                for meta in batch:
                    yield StoredObject(meta["path"], meta["size"], meta["last_modified"])


class FolderStorage(BucketStorage):
    """Objects as files below a folder, which only the user of the process may enter."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is not there.

        Raises:
            OSError: it cannot be made.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(LocalStore(prefix=folder))
        self._folder = folder

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> None:
        """Write an object, whole or not at all, and through to the disk."""
        await super().put(key, content)
        # A record that says "stored" must not outlive the bytes when the power fails.
        with _translated(key):
            await asyncio.to_thread(self._sync, key)

    def _sync(self, key: str) -> None:
        path = self._folder / key
        for one in (path, *path.parents):
            handle = os.open(one, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
            if one == self._folder:
                return


async def _joined(begin: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield begin
    async for piece in rest:
        yield piece


async def _pieces(key: str, stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    with _translated(key):
        async for piece in stream:
            yield bytes(piece)


@contextmanager
def _translated(key: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ObjectNotFound(say("The stored file is missing."), key=key) from error
    except (BaseError, OSError) as error:
        # Only the kind: the text of the library repeats addresses and request headers.
        raise StorageUnavailable(
            say(
                "The file store does not work ({name}). Check ROLECALL_STORAGE_URL, its "
                "credentials, and the space left.",
                name=type(error).__name__,
            )
        ) from error
