"""Connections and pushes: the states they can be in, and what moves them."""

from enum import StrEnum

from rolecall.kernel.errors import Conflict


class ConnectionState(StrEnum):
    """Where a connection stands."""

    DRAFT = "draft"
    """Chosen and perhaps filled in; nothing runs."""
    TESTED = "tested"
    """The credentials were taken and records could be read."""
    ENABLED = "enabled"
    PAUSED = "paused"
    """A person stopped it. Webhooks are kept, nothing is read or written."""
    NEEDS_AUTHORISATION = "needs_authorisation"
    """The other side does not take the credentials any more."""
    REVOKED = "revoked"
    """Over. The credentials are gone; what was read stays."""


class ConnectionMove(StrEnum):
    """What happens to a connection."""

    SUCCEED = "succeed"
    """A test has read with what is typed in."""
    CHANGE = "change"
    """Settings or secrets were changed: what was tested is not what is there."""
    ENABLE = "enable"
    PAUSE = "pause"
    RESUME = "resume"
    LOSE_AUTHORISATION = "lose_authorisation"
    REVOKE = "revoke"


class PushState(StrEnum):
    """Where something that is to be written stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """A worker has it. Whoever finds it so after the worker's time is up must probe."""
    SENT = "sent"
    REJECTED = "rejected"
    INDETERMINATE = "indeterminate"
    """To be probed."""
    DEAD = "dead"
    """Given up, until a person replays it."""


class Authority(StrEnum):
    """Whose word counts for a group of fields, where both sides have changed them."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    NEWEST = "newest"
    MANUAL = "manual"


class InvalidMove(Conflict):
    """A connection is not in a state that allows this."""

    code = "invalid_connection_move"
