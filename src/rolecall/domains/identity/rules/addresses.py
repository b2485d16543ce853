"""When two e-mail addresses are one login's."""

import unicodedata


def normalise_email(email: str) -> str:
    """Return the form that addresses are compared in: trimmed, NFKC, case-folded.

    The local part is folded too: RFC 5321, section 2.4 allows servers to tell cases apart, none of
    those that people use does, and two logins that differ by case alone are a trap.
    """
    return unicodedata.normalize("NFKC", email.strip()).casefold()
