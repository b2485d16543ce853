"""Which provider the settings ask for."""

from rolecall.infra.providers.email.contracts import EmailProvider
from rolecall.infra.providers.email.local import LocalMailbox
from rolecall.infra.providers.email.smtp import SmtpAddress, SmtpProvider
from rolecall.infra.settings import CoreSettings, MailSettings, SettingsError
from rolecall.kernel.sentences import plain


def email_provider(core: CoreSettings, mail: MailSettings) -> EmailProvider:
    """Return SMTP where an address is set, else the local mailbox.

    Raises:
        SettingsError: the address cannot be understood, or it is missing in production mode, where
            a mail that stays in a folder would be a mail lost.
    """
    url = mail.smtp_url.get_secret_value()
    if not url:
        if core.env == "production":
            raise SettingsError(plain("ROLECALL_SMTP_URL: production mode needs a mail server."))
        return local_mailbox(core)
    try:
        address = SmtpAddress.parse(url)
    except ValueError as error:
        raise SettingsError(plain(f"ROLECALL_SMTP_URL: {error}.")) from None
    return SmtpProvider(address, timeout=mail.smtp_timeout_seconds)


def local_mailbox(core: CoreSettings) -> LocalMailbox:
    """Return the mailbox in the data folder."""
    return LocalMailbox(core.data / "mailbox")
