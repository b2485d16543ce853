"""Values that a person gave elsewhere, beside their record."""

from enum import StrEnum


class GivenField(StrEnum):
    """What a person says of themself when they apply. Links are one to a line."""

    FULL_NAME = "full_name"
    PHONE = "phone"
    LOCATION = "location"
    LINKS = "links"
