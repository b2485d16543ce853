"""What a taken-over parser might try. Each act answers with what it got, if it gets so far."""

import ctypes
import mmap
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rolecall.infra.sandbox import confinement

_libc = ctypes.CDLL(None, use_errno=True)


def echo(data: bytes, options: dict[str, Any]) -> Any:
    return {"bytes": len(data), "sum": sum(data), "options": options}


def layers(_data: bytes, _options: dict[str, Any]) -> Any:
    return list(confinement.active())


def spin(_data: bytes, _options: dict[str, Any]) -> Any:
    while True:
        pass


def sleep(_data: bytes, _options: dict[str, Any]) -> Any:
    time.sleep(3600)


def eat_memory(_data: bytes, _options: dict[str, Any]) -> Any:
    hoard = []
    while True:
        hoard.append(bytearray(16 * 1024 * 1024))


def map_memory(_data: bytes, _options: dict[str, Any]) -> Any:
    return mmap.mmap(-1, 4 * 1024**3)


def talk_much(_data: bytes, options: dict[str, Any]) -> Any:
    return "x" * options["bytes"]


def chatter(_data: bytes, _options: dict[str, Any]) -> Any:
    print("this is not the answer")  # noqa: T201
    os.write(1, b'{"result": "forged"}')
    sys.stderr.write("noise" * 100_000)
    return "the answer"


def fail(_data: bytes, _options: dict[str, Any]) -> Any:
    raise LookupError("Jane Doe, 12 Secret Street")


def exit_early(_data: bytes, _options: dict[str, Any]) -> Any:
    os._exit(3)


def end_silently(_data: bytes, _options: dict[str, Any]) -> Any:
    os._exit(0)


def crash(_data: bytes, _options: dict[str, Any]) -> Any:
    return ctypes.string_at(0)


def environment(_data: bytes, _options: dict[str, Any]) -> Any:
    return dict(os.environ)


def read_file(_data: bytes, options: dict[str, Any]) -> Any:
    return Path(options["path"]).read_text(encoding="latin-1")[:20]


def write_file(_data: bytes, options: dict[str, Any]) -> Any:
    return Path(options["path"]).write_text("x")


def open_many(_data: bytes, options: dict[str, Any]) -> Any:
    return len([os.dup(0) for _ in range(500)])


def connect(_data: bytes, options: dict[str, Any]) -> Any:
    with socket.create_connection(("127.0.0.1", options["port"]), timeout=2):
        return "connected"


def raw_socket(_data: bytes, _options: dict[str, Any]) -> Any:
    fd = _libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    return {"fd": fd, "errno": ctypes.get_errno()}


def raw_fork(_data: bytes, _options: dict[str, Any]) -> Any:
    pid = _libc.fork()
    if pid == 0:
        os._exit(0)
    return {"pid": pid, "errno": ctypes.get_errno()}


def raw_kill(_data: bytes, options: dict[str, Any]) -> Any:
    return {"result": _libc.kill(options["pid"], 9), "errno": ctypes.get_errno()}


def spawn(_data: bytes, _options: dict[str, Any]) -> Any:
    return os.system("true")  # noqa: S605


_left_behind: list[int] = []


def leave_something(_data: bytes, _options: dict[str, Any]) -> Any:
    _left_behind.append(1)
    return len(_left_behind)


def open_descriptors(_data: bytes, _options: dict[str, Any]) -> Any:
    return [number for number in range(1000) if is_open(number)]


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def run(data: bytes, options: dict[str, Any]) -> Any:
    act: Callable[[bytes, dict[str, Any]], Any] = globals()[options.pop("act")]
    return act(data, options)
