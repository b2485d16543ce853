"""The use cases of integrations.

Guarantees: nothing runs on a connection that was not tested as it is; no system is asked within a
transaction; a page's records and the cursor behind it are committed together; secrets are written
and never shown.
"""

from rolecall.domains.integrations.service.connecting import (
    change_connection,
    create_connection,
    enable_connection,
    pause_connection,
    remove_connection,
    resume_connection,
    resync,
    revoke_connection,
    save_mapping,
    sync_now,
)
from rolecall.domains.integrations.service.deciding import decide
from rolecall.domains.integrations.service.opening import Addresses, Connectors
from rolecall.domains.integrations.service.reading import (
    get_connection,
    list_connections,
    list_kinds,
    list_records,
    list_runs,
    list_unmapped,
)
from rolecall.domains.integrations.service.syncing import sync_due
from rolecall.domains.integrations.service.telling import in_words
from rolecall.domains.integrations.service.testing import (
    Rehearsal,
    preview_mapping,
    rehearse,
    test_connection,
)

__all__ = [
    "Addresses",
    "Connectors",
    "Rehearsal",
    "change_connection",
    "create_connection",
    "decide",
    "enable_connection",
    "get_connection",
    "in_words",
    "list_connections",
    "list_kinds",
    "list_records",
    "list_runs",
    "list_unmapped",
    "pause_connection",
    "preview_mapping",
    "rehearse",
    "remove_connection",
    "resume_connection",
    "resync",
    "revoke_connection",
    "save_mapping",
    "sync_due",
    "sync_now",
    "test_connection",
]
