"""RC301: tasks are sent by the relay alone."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_SENDERS = frozenset({"apply_async", "delay", "send_task"})


class TaskSending(Rule):
    """Forbid Celery's senders: what must happen later is an outbox row, or a crash loses it."""

    code = "RC301"
    message = "emit an event with uow.emit(); the relay sends the task after the commit"

    def applies_to(self, place: Place) -> bool:
        """The product outside of its machinery."""
        return place.top == "src" and not place.within("rolecall.infra")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the calls."""
        for call in source.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr in _SENDERS:
                yield self.at(source, call, f".{call.func.attr}()")
