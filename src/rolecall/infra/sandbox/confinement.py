"""What a process may no longer do, imposed by the process on itself, for good.

Several layers, because not every platform has every one:

| layer | holds | needs |
|---|---|---|
| resource limits | processor, memory, files, no writing, no core | POSIX |
| audit hook | no sockets, no programs, from Python | everywhere |
| network namespace | no network at all | Linux, where namespaces may be made |
| Landlock | no file outside the named folders, no TCP, no signals out | Linux 5.13 or newer |
| seccomp | no sockets, no programs, no processes, no looking into others | Linux, x86-64 or arm64 |

`active()` says which of them hold in this process.
"""

import ctypes
import glob
import os
import resource
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rolecall.infra.sandbox import landlock, seccomp

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_NICENESS = 10

_FORBIDDEN_EVENTS = (
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.kill",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "socket.",
    "subprocess.",
    "urllib.",
)

_SYSTEM_FOLDERS = ("/usr/lib", "/usr/share", "/lib", "/lib64")
_LOADERS = ("/lib64/ld-linux-*.so.*", "/lib/ld-linux-*.so.*", "/lib/ld-musl-*.so.*")
"""By the names that the ABIs give them."""

_active: list[str] = []


def end_with(parent: int) -> None:
    """Have the kernel kill this process when its parent, whose id is given, ends."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        # It ended before it could be told so.
        os._exit(1)


def limit(limits: Mapping[str, Any]) -> None:
    """Set the resource limits, given the fields of `contracts.Limits`, and step back in line."""
    cpu = int(limits["cpu_seconds"])
    memory = int(limits["memory_bytes"])
    _set(resource.RLIMIT_CPU, cpu, cpu + 1)
    _set(resource.RLIMIT_AS, memory)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_NOFILE, int(limits["open_files"]))
    _set(resource.RLIMIT_CORE, 0)
    # In case the parent dies first: the kernel ends this process by itself.
    signal.setitimer(signal.ITIMER_REAL, float(limits["wall_seconds"]) + 2)
    os.nice(_NICENESS)
    _active.append("limits")


def isolate(*, readable: Sequence[str]) -> None:
    """Give up network, programs and files, except reading the interpreter and `readable`.

    Call it once every module is imported that may be out of reach afterwards.
    """
    sys.addaudithook(_refuse)
    _active.append("audit-hook")
    _wall_off([*_interpreter_folders(), *readable], ())


def isolate_for(tool: str, *, readable: Sequence[str]) -> None:
    """Give up the same, except becoming the program at `tool`, which keeps every other wall.

    It may read `readable` and the system's libraries. The hook of this interpreter would end with
    it, so none is set.
    """
    _wall_off([*_SYSTEM_FOLDERS, *readable], (tool, *_loaders()))


def _wall_off(readable: Sequence[str], executable: Sequence[str]) -> None:
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        _active.append("network-namespace")
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if landlock.restrict(libc, readable, executable):
        _active.append("landlock")
    # Last, because it also forbids what the layers before it need.
    if seccomp.install(libc, may_execute=bool(executable)):
        _active.append("seccomp")
    _set(resource.RLIMIT_NPROC, 0)


def active() -> tuple[str, ...]:
    """Return the names of the layers that hold in this process."""
    return tuple(_active)


def _set(which: int, soft: int, hard: int | None = None) -> None:
    _, ceiling = resource.getrlimit(which)
    wanted = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        wanted = min(wanted, ceiling)
    try:
        resource.setrlimit(which, (min(soft, wanted), wanted))
    except (ValueError, OSError):
        # macOS knows RLIMIT_AS and refuses to set it.
        if sys.platform.startswith("linux"):
            raise


def _interpreter_folders() -> list[str]:
    folders = {sys.prefix, sys.base_prefix, *_SYSTEM_FOLDERS}
    folders.update(entry for entry in sys.path if entry)
    folders.add(os.path.realpath(os.path.dirname(os.__file__)))  # noqa: PTH120  # a plain string
    return sorted(folders)


def _loaders() -> list[str]:
    """Return the programs that the kernel starts to load a program's libraries."""
    return [found for pattern in _LOADERS for found in glob.glob(pattern)]  # noqa: PTH207  # before pathlib is needed


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN_EVENTS):
        raise PermissionError(f"{event} is not allowed here")
