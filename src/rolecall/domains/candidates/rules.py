"""Pure rules of candidate records."""

import unicodedata


def normalised_email(email: str) -> str | None:
    """Return the form that e-mail addresses are compared in (NFKC, case folded), None if empty.

    Nothing is cut away (dots, `+tags`): who owns which mailbox is for the mail host to say.
    """
    return unicodedata.normalize("NFKC", email).casefold().strip() or None


def sort_name(full_name: str) -> str:
    """Return the form that names are sorted in."""
    return unicodedata.normalize("NFKC", full_name).casefold().strip()
