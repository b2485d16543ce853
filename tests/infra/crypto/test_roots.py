"""Data keys are wrapped by the root secret, for one owner, and survive a change of the secret."""

import pytest

from rolecall.infra.crypto import DataKey, DecryptionFailed, RootKeys, UnknownKey

FIRST = "first-root-secret-of-the-installation-0001"
SECOND = "second-root-secret-of-the-installation-002"
OWNER = "org:00000000-0000-0000-0000-000000000001"


def test_a_wrapped_key_comes_back() -> None:
    key = DataKey.new()
    wrapped = RootKeys(FIRST).wrap(key, OWNER)
    assert RootKeys(FIRST).unwrap(wrapped, OWNER).material == key.material


def test_a_wrapped_key_is_of_no_use_to_another_owner() -> None:
    wrapped = RootKeys(FIRST).wrap(DataKey.new(), OWNER)
    with pytest.raises(DecryptionFailed):
        RootKeys(FIRST).unwrap(wrapped, OWNER[:-1] + "2")


def test_another_root_secret_does_not_open_it_and_says_which_one_would() -> None:
    roots = RootKeys(FIRST)
    wrapped = roots.wrap(DataKey.new(), OWNER)
    with pytest.raises(UnknownKey, match=roots.current_id):
        RootKeys(SECOND).unwrap(wrapped, OWNER)


def test_changing_the_root_secret_rewraps_without_touching_data() -> None:
    key = DataKey.new()
    wrapped = RootKeys(FIRST).wrap(key, OWNER)
    both = RootKeys(SECOND, [FIRST])
    assert not both.is_current(wrapped)
    rewrapped = both.wrap(both.unwrap(wrapped, OWNER), OWNER)
    assert both.is_current(rewrapped)
    assert RootKeys(SECOND).unwrap(rewrapped, OWNER).material == key.material


def test_short_root_secrets_are_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        RootKeys("x" * 31)
    with pytest.raises(ValueError, match="32"):
        RootKeys(FIRST, ["short"])


def test_derived_secrets_differ_by_purpose_and_by_root_secret() -> None:
    a = RootKeys(FIRST).derive_secret("database password of rolecall_app")
    assert a == RootKeys(FIRST).derive_secret("database password of rolecall_app")
    assert a != RootKeys(FIRST).derive_secret("database password of rolecall_relay")
    assert a != RootKeys(SECOND).derive_secret("database password of rolecall_app")
