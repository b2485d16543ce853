"""Which views the events of presence make stale."""

from rolecall.domains.presence.events import PresenceChosen
from rolecall.infra.realtime import StaleKeys, stales


@stales(PresenceChosen)
def _on_chosen(_: PresenceChosen) -> StaleKeys:
    return [["presence"], ["presence-choice"]]
