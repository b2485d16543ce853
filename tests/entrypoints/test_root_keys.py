"""The root secret of an installation, and the ones before it."""

import pytest
from pydantic import SecretStr

from rolecall.entrypoints.composition import root_keys
from rolecall.infra.crypto import DataKey, RootKeys
from rolecall.infra.settings import CoreSettings, Settings, SettingsError

OLDEST, OLD, NEW = (f"{word} root secret of an installation" for word in ("oldest", "old", "new"))


def settings_with(current: str, previous: str = "") -> Settings:
    return Settings(
        core=CoreSettings(secret_key=SecretStr(current), previous_secret_keys=SecretStr(previous))
    )


def test_what_earlier_secrets_wrapped_still_opens() -> None:
    key = DataKey.new()
    keys = root_keys(settings_with(NEW, f"{OLD}, {OLDEST}"))
    for secret in (OLDEST, OLD, NEW):
        wrapped = RootKeys(secret).wrap(key, "org:1")
        assert keys.unwrap(wrapped, "org:1").material == key.material
    assert keys.current_id == RootKeys(NEW).current_id


@pytest.mark.parametrize(
    ("current", "previous", "variable"),
    [
        ("", "", "ROLECALL_SECRET_KEY"),
        ("short", "", "ROLECALL_SECRET_KEY"),
        (NEW, "short", "ROLECALL_PREVIOUS_SECRET_KEYS"),
    ],
)
def test_secrets_that_cannot_be_used_are_named_by_their_variable(
    current: str, previous: str, variable: str
) -> None:
    with pytest.raises(SettingsError, match=variable):
        root_keys(settings_with(current, previous))
