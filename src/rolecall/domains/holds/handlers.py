"""Which views the events of holds make stale."""

from rolecall.domains.holds.events import HoldChanged
from rolecall.infra.realtime import StaleKeys, stales


@stales(HoldChanged)
def _on_changed(event: HoldChanged) -> StaleKeys:
    return [["holds"], [f"{event.kind}s", str(event.subject_id)], ["erasure"]]
