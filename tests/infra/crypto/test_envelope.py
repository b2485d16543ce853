"""Protected values open where they belong, with their key, unaltered; and nowhere else."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.infra.crypto import DataKey, DecryptionFailed, KeyRing, Place, UnknownKey
from rolecall.infra.crypto.envelope import from_text, to_text

ORG = UUID(int=1)
ROW = UUID(int=2)
PLACE = Place(ORG, "candidates", "birth_date", ROW)


@given(st.binary(max_size=2000))
def test_a_value_comes_back_as_it_was(plain: bytes) -> None:
    ring = KeyRing([DataKey.new()])
    assert ring.decrypt(ring.encrypt(plain, PLACE), PLACE) == plain


def test_the_envelope_names_version_and_key_and_hides_the_value() -> None:
    ring = KeyRing([DataKey.new()])
    version, key_id, nonce, ciphertext = ring.encrypt(b"1980-02-03", PLACE).split(".")
    assert version == "v1"
    assert key_id == ring.current_id
    assert len(from_text(nonce)) == 12
    assert len(from_text(ciphertext)) == len(b"1980-02-03") + 16
    assert b"1980" not in from_text(ciphertext)


def test_the_same_value_never_looks_the_same_twice() -> None:
    ring = KeyRing([DataKey.new()])
    assert len({ring.encrypt(b"same", PLACE) for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place(UUID(int=9), "candidates", "birth_date", ROW),
        Place(ORG, "employees", "birth_date", ROW),
        Place(ORG, "candidates", "ssn_last4", ROW),
        Place(ORG, "candidates", "birth_date", UUID(int=9)),
    ],
    ids=["other organization", "other table", "other column", "other row"],
)
def test_a_copied_value_does_not_open_elsewhere(elsewhere: Place) -> None:
    ring = KeyRing([DataKey.new()])
    with pytest.raises(DecryptionFailed):
        ring.decrypt(ring.encrypt(b"secret", PLACE), elsewhere)


@given(st.data())
def test_any_altered_character_is_noticed(data: st.DataObject) -> None:
    ring = KeyRing([DataKey.new()])
    sealed = ring.encrypt(b"secret", PLACE)
    position = data.draw(st.integers(0, len(sealed) - 1))
    replacement = data.draw(st.characters().filter(lambda c: c != sealed[position]))
    altered = sealed[:position] + replacement + sealed[position + 1 :]
    with pytest.raises((DecryptionFailed, UnknownKey)):
        ring.decrypt(altered, PLACE)


@given(st.text(max_size=80))
def test_text_that_is_no_envelope_is_refused(text: str) -> None:
    with pytest.raises((DecryptionFailed, UnknownKey)):
        KeyRing([DataKey.new()]).decrypt(text, PLACE)


def test_rotation_moves_a_value_to_the_current_key() -> None:
    old, new = DataKey.new(), DataKey.new()
    sealed = KeyRing([old]).encrypt(b"secret", PLACE)
    during = KeyRing([new, old])
    assert not during.is_current(sealed)
    moved = during.reencrypt(sealed, PLACE)
    assert during.is_current(moved)
    assert KeyRing([new]).decrypt(moved, PLACE) == b"secret"
    with pytest.raises(UnknownKey, match=old.id):
        KeyRing([new]).decrypt(sealed, PLACE)


def test_blind_indexes_are_equal_for_equal_values_of_one_column_only() -> None:
    ring = KeyRing([DataKey.new()])
    index = ring.blind_index("123-45", name="licences.number")
    assert len(index) == 16
    assert index == ring.blind_index("123-45", name="licences.number")
    assert index != ring.blind_index("123-46", name="licences.number")
    assert index != ring.blind_index("123-45", name="people.number")
    assert index != KeyRing([DataKey.new()]).blind_index("123-45", name="licences.number")
    assert ring.blind_index("c", name="ab") != ring.blind_index("bc", name="a")


def test_a_look_up_during_rotation_matches_rows_of_both_keys() -> None:
    old, new = DataKey.new(), DataKey.new()
    before = KeyRing([old]).blind_index("123-45", name="licences.number")
    after = KeyRing([new]).blind_index("123-45", name="licences.number")
    during = KeyRing([new, old]).blind_indexes("123-45", name="licences.number")
    assert during == [after, before]


def test_a_secret_belongs_to_one_purpose_and_one_key() -> None:
    old, new = DataKey.new(), DataKey.new()
    secret = KeyRing([old]).secret_of("a", old.id)
    ring = KeyRing([new, old])
    assert ring.ids == (new.id, old.id)
    assert len(secret) == 32
    assert ring.secret_of("a", old.id) == secret
    assert len({secret, ring.secret_of("b", old.id), ring.secret_of("a", new.id)}) == 3
    with pytest.raises(UnknownKey):
        KeyRing([new]).secret_of("a", old.id)


def test_keys_keep_to_themselves() -> None:
    key = DataKey.new()
    assert key.material.hex() not in repr(key)
    assert repr(key.material) not in repr(key)
    assert len({key.material, key.field_key, key.index_key}) == 3
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")
    with pytest.raises(ValueError, match="at least one"):
        KeyRing([])


def test_a_place_cannot_be_spelt_two_ways() -> None:
    with pytest.raises(ValueError, match=r"\|"):
        Place(ORG, "a|b", "c", ROW)
    with pytest.raises(ValueError, match=r"\|"):
        Place(ORG, "a", "b|c", ROW)


@given(st.binary(max_size=200))
def test_base64url_round_trip(data: bytes) -> None:
    assert from_text(to_text(data)) == data


@pytest.mark.parametrize("text", ["AB", "A", "AA=", "a+b/", "AA AA", "é"])
def test_base64url_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match="base64url"):
        from_text(text)
