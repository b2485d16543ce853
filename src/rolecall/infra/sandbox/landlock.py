"""Landlock: a process gives up the file system, except for what it names.

Linux, since 5.13; see landlock(7) and the kernel's `userspace-api/landlock`. Called through
`ctypes`, as neither Python nor the C library has functions for it.
"""

import ctypes
import os
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3

_FS_RIGHTS_BY_ABI = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many of the file rights, counted from bit 0, each version of the interface knows."""
_NET_SINCE, _NET_RIGHTS = 4, 0b11
_SCOPE_SINCE, _SCOPES = 6, 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_fs", ctypes.c_uint64),
        ("handled_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def restrict(libc: ctypes.CDLL, readable: Iterable[str], executable: Iterable[str] = ()) -> bool:
    """Allow reading below `readable` and starting `executable`; return whether the kernel took it.

    `readable` are folders, `executable` files. Needs `no_new_privs`. What cannot be opened is
    passed over.
    """
    abi = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    if abi < 1:
        return False
    rights = max(bits for since, bits in _FS_RIGHTS_BY_ABI.items() if since <= abi)
    ruleset = _Ruleset(
        handled_fs=(1 << rights) - 1,
        handled_net=_NET_RIGHTS if abi >= _NET_SINCE else 0,
        scoped=_SCOPES if abi >= _SCOPE_SINCE else 0,
    )
    known_fields = 1 + (abi >= _NET_SINCE) + (abi >= _SCOPE_SINCE)
    fd = libc.syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(8 * known_fields), 0)
    if fd < 0:
        return False
    try:
        for path in readable:
            _allow(libc, fd, path, os.O_DIRECTORY, _READ_FILE | _READ_DIR)
        for path in executable:
            _allow(libc, fd, path, 0, _EXECUTE | _READ_FILE)
        return bool(libc.syscall(_RESTRICT_SELF, fd, 0) == 0)
    finally:
        os.close(fd)


def _allow(libc: ctypes.CDLL, ruleset_fd: int, path: str, kind: int, rights: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | kind)
    except OSError:
        # Not there, of another kind, or closed to this user: nothing to allow.
        return
    try:
        rule = _PathBeneath(allowed=rights, parent_fd=parent)
        if libc.syscall(_ADD_RULE, ruleset_fd, _RULE_PATH_BENEATH, ctypes.byref(rule), 0) != 0:
            raise OSError(ctypes.get_errno(), "landlock_add_rule failed", path)
    finally:
        os.close(parent)
