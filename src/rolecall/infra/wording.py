"""Words of machines, made fit to be shown."""

from urllib.parse import urlsplit


def shown_address(url: str) -> str:
    """Return the part of a DSN that may be shown: neither user nor password."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{host}{parts.path}" if host else "the local socket"


def first_line(error: Exception) -> str:
    """Return the first line of what an error says, or its kind where it says nothing."""
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
