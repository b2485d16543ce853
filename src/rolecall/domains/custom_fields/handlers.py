"""Which views custom fields' events make stale."""

from rolecall.domains.custom_fields.events import CustomFieldChanged
from rolecall.infra.realtime import StaleKeys, stales


@stales(CustomFieldChanged)
def _on_changed(event: CustomFieldChanged) -> StaleKeys:
    return [["custom-fields"], [f"{event.record_type}s"]]
