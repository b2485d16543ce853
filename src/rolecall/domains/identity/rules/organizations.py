"""Which addresses organizations may have."""

from typing import Final

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

RESERVED_SLUGS: Final = frozenset(
    {"admin", "api", "app", "careers", "docs", "platform", "portal", "public", "rolecall", "status"}
)


def check_slug(slug: str) -> None:
    """Pass, or refuse a slug that the installation needs for itself.

    Raises:
        InvalidInput: it is reserved.
    """
    if slug in RESERVED_SLUGS:
        raise InvalidInput.of_field(
            "slug", say("“{slug}” is reserved. Choose another address.", slug=slug), "slug_reserved"
        )
