"""The use cases of retention.

Guarantees: a rule that could erase more people than before is confirmed, announced and holds only
after its warning; whoever a rule erases was due at that moment, once, with a receipt, and not while
a hold, an open application or somebody's word keeps them; a run goes on where a dead worker left
it, and there is one a day however many relays there are.
"""

from rolecall.domains.retention.service.keeping import (
    end_deferral,
    get_standing,
    keep_longer,
    list_due_people,
)
from rolecall.domains.retention.service.marking import mark_kind
from rolecall.domains.retention.service.reading import export_run, list_runs
from rolecall.domains.retention.service.ruling import (
    call_off,
    list_rules,
    preview_rule,
    set_rule,
)
from rolecall.domains.retention.service.running import begin_run, go_on

__all__ = [
    "begin_run",
    "call_off",
    "end_deferral",
    "export_run",
    "get_standing",
    "go_on",
    "keep_longer",
    "list_due_people",
    "list_rules",
    "list_runs",
    "mark_kind",
    "preview_rule",
    "set_rule",
]
