"""How a child process is described and begun, so that it can never outlive the one who began it.

A child gets a session of its own: the terminal's Ctrl-C reaches the supervisor alone, which then
stops its children in order. Against `kill -9` of the supervisor the kernel itself sends each child
its `death_signal` (prctl(2), PR_SET_PDEATHSIG). That signal follows the *thread* that forked, so
children are begun from the main thread only. Where there is no such call (outside Linux), a left
over server is found and stopped at the next start instead.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rolecall.infra.embedded.account import Account

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class Launch:
    """One child process: what to run, as whom, and how it is told to leave.

    `env` is the whole environment of the child. `stop_signals` are tried in order, each with the
    deadline in seconds beside it; after the last one comes SIGKILL.
    """

    name: str
    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str]
    account: Account | None = None
    death_signal: signal.Signals = signal.SIGKILL
    stop_signals: tuple[tuple[signal.Signals, float], ...] = field(
        default=((signal.SIGTERM, 20.0),)
    )

    def popen_options(self) -> dict[str, Any]:
        """Return the keyword arguments for `subprocess.Popen` and asyncio's equal."""
        options: dict[str, Any] = {
            "cwd": self.cwd,
            "env": dict(self.env),
            "stdin": subprocess.DEVNULL,
            "start_new_session": True,
            "preexec_fn": _die_with_parent(self.death_signal, os.getpid()),
        }
        return options | identity_options(self.account)


def identity_options(account: Account | None) -> dict[str, Any]:
    """Return the `subprocess` arguments that make a child run as `account` (None: as we do)."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def tool_options(account: Account | None) -> dict[str, Any]:
    """Return the `subprocess` arguments of a tool that we wait for: it dies with us as well."""
    death = _die_with_parent(signal.SIGKILL, os.getpid())
    return {"env": quiet_environment(), "preexec_fn": death} | identity_options(account)


def quiet_environment(**extra: str) -> dict[str, str]:
    """Return a small environment for programs that must see none of our secrets."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", **extra}


def _die_with_parent(death_signal: signal.Signals, parent: int) -> Callable[[], None]:
    """Return what the child does between fork and exec; the kernel keeps the wish across exec.

    `subprocess` calls it after the change of user, which would clear the wish.
    """

    def between_fork_and_exec() -> None:
        if _libc is None:
            return
        _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return between_fork_and_exec
