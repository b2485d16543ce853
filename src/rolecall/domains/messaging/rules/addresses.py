"""How addresses are compared."""

import unicodedata


def normalised_email(email: str) -> str:
    """Return the form that addresses are compared in: NFKC, case folded.

    Nothing is cut away (dots, `+tags`): who owns which mailbox is for the mail host to say.
    """
    return unicodedata.normalize("NFKC", email).strip().casefold()
