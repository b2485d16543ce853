"""Which provider an organization's account asks for."""

from rolecall.infra.providers.email import local_mailbox
from rolecall.infra.providers.sms.contracts import TextAccess, TextProvider, TextProviderKind
from rolecall.infra.providers.sms.local import LocalTexts
from rolecall.infra.providers.sms.twilio import TwilioTexts
from rolecall.infra.settings import CoreSettings, TextSettings


def text_provider(core: CoreSettings, texts: TextSettings, access: TextAccess) -> TextProvider:
    """Return the provider of an account."""
    if access.kind is TextProviderKind.LOCAL:
        return LocalTexts(local_mailbox(core), access.sender)
    return TwilioTexts(texts.twilio_url, access)
