"""The database's roles by name, and how a process logs in as one of them.

Kept apart from `infra.db`, so that what only passes addresses on (the supervisor) need not load it.
"""

import hashlib
import hmac
from urllib.parse import quote, urlsplit, urlunsplit

OWNER = "rolecall_owner"
MIGRATOR = "rolecall_migrator"
APP = "rolecall_app"
CANDIDATE = "rolecall_candidate"
RELAY = "rolecall_relay"
SUPPORT = "rolecall_support"


def derived_password(secret: str, role: str) -> str:
    """Return the role's password, derived from the installation's root secret."""
    return hmac.new(secret.encode(), f"database:{role}".encode(), hashlib.sha256).hexdigest()


def role_dsn(admin_dsn: str, role: str, secret: str) -> str:
    """Return the DSN of one of our login roles on the server of `admin_dsn`."""
    parts = urlsplit(admin_dsn)
    host = parts.netloc.rpartition("@")[2]
    credentials = f"{quote(role)}:{derived_password(secret, role)}"
    return urlunsplit(parts._replace(netloc=f"{credentials}@{host}"))
