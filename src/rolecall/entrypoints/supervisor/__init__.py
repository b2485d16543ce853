"""Keeping a set of child processes alive, and ending them in order.

`Supervisor` starts programs tier by tier, starts those again that die, and stops all of them the
other way round; `Journal` keeps what they say; `DataLock` sees to it that a data folder has one
supervisor.
"""

from rolecall.entrypoints.supervisor.journal import Journal
from rolecall.entrypoints.supervisor.lock import DataLock
from rolecall.entrypoints.supervisor.program import Program
from rolecall.entrypoints.supervisor.supervisor import Supervisor

__all__ = ["DataLock", "Journal", "Program", "Supervisor"]
