"""seccomp: system calls that a reader of documents has no use for fail with EPERM.

A classic BPF program, seccomp(2). The numbers are those of `asm/unistd_64.h` and of
`asm-generic/unistd.h`; on another architecture nothing is installed.
"""

import ctypes
import platform
import struct

_PR_SET_SECCOMP = 22
_MODE_FILTER = 2
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
_NUMBER_OFFSET, _ARCHITECTURE_OFFSET = 0, 4
_X32_BIT = 0x40000000

_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_FORBIDDEN: dict[str, tuple[int, int]] = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "connect": (42, 203),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, -1),
    "vfork": (58, -1),
    "clone": (56, 220),
    "clone3": (435, 435),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "mount": (165, 40),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "open_by_handle_at": (304, 265),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
}
"""The number on x86-64 and on arm64; -1 where there is no such call."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def install(libc: ctypes.CDLL, *, may_execute: bool = False) -> bool:
    """Install the filter for good; return whether the kernel took it. Needs `no_new_privs`.

    With `may_execute` the process may become another program, which keeps the filter. It still
    starts no second process.
    """
    machine = platform.machine()
    if machine not in _AUDIT_ARCHITECTURE:
        return False
    code = _assemble(machine, may_execute=may_execute)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _assemble(machine: str, *, may_execute: bool) -> bytes:
    forbidden = {**_FORBIDDEN}
    if may_execute:
        del forbidden["execve"]
    numbers = [pair[machine == "aarch64"] for pair in forbidden.values()]
    checks = [number for number in numbers if number >= 0]
    # A jump says how many instructions it skips; ALLOW and FAIL stand at the end.
    code = [
        _instruction(_LOAD_WORD, _ARCHITECTURE_OFFSET),
        _instruction(_JUMP_EQUAL, _AUDIT_ARCHITECTURE[machine], if_true=1),
        _instruction(_RETURN, _KILL),
        _instruction(_LOAD_WORD, _NUMBER_OFFSET),
        _instruction(_JUMP_AT_LEAST, _X32_BIT, if_true=len(checks) + 1),
    ]
    for position, number in enumerate(checks):
        code.append(_instruction(_JUMP_EQUAL, number, if_true=len(checks) - position))
    code.append(_instruction(_RETURN, _ALLOW))
    code.append(_instruction(_RETURN, _FAIL))
    return b"".join(code)


def _instruction(operation: int, operand: int, *, if_true: int = 0) -> bytes:
    return struct.pack("=HBBI", operation, if_true, 0, operand)
