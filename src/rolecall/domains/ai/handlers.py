"""Which views of the screen the events of language models make stale."""

from rolecall.domains.ai.events import ModelSettingsChanged
from rolecall.domains.ai.service import account
from rolecall.infra.realtime import StaleKeys, stales

REGISTERED = (account.reencrypt_secret,)
"""What the rotation of keys calls is known as soon as this is imported."""


@stales(ModelSettingsChanged)
def _on_settings_changed(_: ModelSettingsChanged) -> StaleKeys:
    return [["model-settings"]]
