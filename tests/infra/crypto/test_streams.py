"""Encrypted files: the same bytes come back, and whatever was done to them is noticed."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.infra.crypto import (
    DecryptionFailed,
    FileDecryptor,
    FileEncryptor,
    decrypt_chunks,
    encrypt_chunks,
    encrypted_size,
    new_file_key,
)
from rolecall.infra.crypto.streams import FRAME_BYTES, HEADER_BYTES, TAG_BYTES

FRAME = FRAME_BYTES
SEALED = FRAME_BYTES + TAG_BYTES
DATA = b"org|files|content|1"
KEY = new_file_key()


def encrypt(plain: bytes, piece: int = 50_000) -> bytes:
    encryptor = FileEncryptor(KEY, DATA)
    parts = [encryptor.update(plain[i : i + piece]) for i in range(0, len(plain), piece)]
    return b"".join(parts) + encryptor.finish()


def decrypt(sealed: bytes, piece: int = 40_000, *, key: bytes = KEY, data: bytes = DATA) -> bytes:
    decryptor = FileDecryptor(key, data)
    parts = [decryptor.update(sealed[i : i + piece]) for i in range(0, len(sealed), piece)]
    return b"".join(parts) + decryptor.finish()


def frames(sealed: bytes) -> tuple[bytes, list[bytes]]:
    body = sealed[HEADER_BYTES:]
    return sealed[:HEADER_BYTES], [body[i : i + SEALED] for i in range(0, len(body), SEALED)]


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 3 * FRAME + 7])
@pytest.mark.parametrize("piece", [1_000, FRAME, FRAME + TAG_BYTES, 10**6])
def test_sizes_around_frames_come_back(size: int, piece: int) -> None:
    plain = bytes(i * 7 % 251 for i in range(size))
    sealed = encrypt(plain, piece)
    assert decrypt(sealed, piece) == plain
    assert len(sealed) == encrypted_size(size)


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=100_000), max_size=5), st.integers(1, 90_000))
def test_however_it_is_cut_it_comes_back(pieces: list[bytes], read: int) -> None:
    encryptor = FileEncryptor(KEY, DATA)
    sealed = b"".join(encryptor.update(piece) for piece in pieces) + encryptor.finish()
    assert decrypt(sealed, read) == b"".join(pieces)


def test_equal_files_look_different_and_give_nothing_away() -> None:
    plain = b"curriculum vitae" * 1000
    first, second = encrypt(plain), encrypt(plain)
    assert first != second
    assert b"vitae" not in first


@pytest.mark.parametrize("keep", [0, 3, HEADER_BYTES, HEADER_BYTES + 5])
def test_a_file_cut_in_its_beginning_is_noticed(keep: int) -> None:
    with pytest.raises(DecryptionFailed):
        decrypt(encrypt(b"text")[:keep])


def test_a_file_cut_exactly_between_frames_is_noticed() -> None:
    header, parts = frames(encrypt(b"x" * (3 * FRAME)))
    with pytest.raises(DecryptionFailed):
        decrypt(header + parts[0] + parts[1])


@settings(max_examples=60)
@given(st.data())
def test_a_file_cut_anywhere_is_noticed(data: st.DataObject) -> None:
    sealed = encrypt(b"x" * (FRAME + 100))
    keep = data.draw(st.integers(0, len(sealed) - 1))
    with pytest.raises(DecryptionFailed):
        decrypt(sealed[:keep])


@settings(max_examples=60)
@given(st.data())
def test_any_altered_byte_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(encrypt(b"x" * (FRAME + 100)))
    position = data.draw(st.integers(0, len(sealed) - 1))
    sealed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DecryptionFailed):
        decrypt(bytes(sealed))


def test_frames_that_are_swapped_repeated_dropped_or_appended_are_noticed() -> None:
    header, (a, b, c, last) = frames(encrypt(bytes(range(256)) * (FRAME * 3 // 256) + b"end"))
    for wrong in ([b, a, c, last], [a, a, b, c, last], [a, c, last], [a, b, c, last, last]):
        with pytest.raises(DecryptionFailed):
            decrypt(header + b"".join(wrong))


def test_frames_of_another_file_of_the_same_key_are_noticed() -> None:
    header, (first, last) = frames(encrypt(b"a" * (FRAME + 1)))
    _, (other, _) = frames(encrypt(b"b" * (FRAME + 1)))
    with pytest.raises(DecryptionFailed):
        decrypt(header + other + last)
    assert decrypt(header + first + last) == b"a" * (FRAME + 1)


def test_another_key_or_another_file_does_not_open_it() -> None:
    sealed = encrypt(b"text")
    with pytest.raises(DecryptionFailed):
        decrypt(sealed, key=new_file_key())
    with pytest.raises(DecryptionFailed):
        decrypt(sealed, data=b"org|files|content|2")


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        FileEncryptor(b"short", DATA)


def test_streams_keep_no_more_than_a_frame_or_two() -> None:
    async def story() -> int:
        total = 20 * FRAME

        async def plain() -> AsyncIterator[bytes]:
            for _ in range(total // 1024):
                yield b"p" * 1024

        largest = received = 0
        async for piece in decrypt_chunks(encrypt_chunks(plain(), KEY, DATA), KEY, DATA):
            largest, received = max(largest, len(piece)), received + len(piece)
        assert received == total
        return largest

    assert asyncio.run(story()) <= 2 * FRAME


def test_a_stream_that_breaks_off_raises_instead_of_ending() -> None:
    async def story() -> None:
        async def cut() -> AsyncIterator[bytes]:
            yield encrypt(b"x" * (2 * FRAME))[:-1]

        async for _ in decrypt_chunks(cut(), KEY, DATA):
            pass

    with pytest.raises(DecryptionFailed):
        asyncio.run(story())
