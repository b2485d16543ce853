"""When two e-mail addresses are one mailbox."""

import unicodedata


def normalise_email(email: str) -> str:
    """Return the form that addresses are compared in: NFKC, trimmed, case-folded.

    The local part is folded too: RFC 5321, section 2.4 allows servers to tell cases apart, none of
    those that people use does, and two logins that differ by case alone are a trap. Nothing else is
    cut away (dots, `+tags`): who owns which mailbox is for the mail host to say.
    """
    return unicodedata.normalize("NFKC", email).strip().casefold()
