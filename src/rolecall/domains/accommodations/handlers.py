"""The views that go stale when requests are made and answered."""

from rolecall.domains.accommodations.events import (
    AccommodationAnswered,
    AccommodationAsked,
    AccommodationShared,
)
from rolecall.infra.realtime import StaleKeys, stales

_Changed = AccommodationAsked | AccommodationAnswered | AccommodationShared


@stales(AccommodationAsked)
def _on_asked(event: AccommodationAsked) -> StaleKeys:
    return _case_of(event)


@stales(AccommodationAnswered)
def _on_answered(event: AccommodationAnswered) -> StaleKeys:
    return _case_of(event)


@stales(AccommodationShared)
def _on_shared(event: AccommodationShared) -> StaleKeys:
    return [*_case_of(event), ["interviews"]]


def _case_of(event: _Changed) -> StaleKeys:
    return [["applications", str(event.application_id), "accommodation"]]
