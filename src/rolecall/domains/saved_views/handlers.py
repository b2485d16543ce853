"""Which views of the screen the events of saved views make stale."""

from rolecall.domains.saved_views.events import SavedViewChanged
from rolecall.infra.realtime import StaleKeys, stales


@stales(SavedViewChanged)
def _on_changed(_: SavedViewChanged) -> StaleKeys:
    return [["saved-views"]]
