"""A load client for machines without `wrk`: raw keep-alive connections on one event loop.

    REQUESTS=file ONCE=0 python client.py http://127.0.0.1:8000 CONNECTIONS SECONDS

Reads the same file and prints the same line as `requests.lua`. It costs the machine about three
times as much as `wrk`, on the core that it is given.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import uvloop


def main() -> None:
    """Run."""
    url, connections, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(uvloop.run(_load(url, connections, seconds))))


async def _load(url: str, connections: int, seconds: float) -> dict[str, int]:
    address = urlsplit(url)
    lines = Path(os.environ["REQUESTS"]).read_text(encoding="utf-8").splitlines()
    made = [_bytes(line, address.netloc) for line in lines]
    source = iter(made) if os.environ.get("ONCE") == "1" else cycle(made)
    times: list[float] = []
    refused: list[int] = []
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(
        *(
            _connection(str(address.hostname), address.port or 80, source, until, times, refused)
            for _ in range(connections)
        )
    )
    took = time.perf_counter() - began
    times.sort()
    percentiles = {
        f"p{share}": round(times[min(len(times) - 1, len(times) * share // 100)] * 1e6)
        for share in (50, 95, 99)
    }
    return {
        "requests": len(times),
        "microseconds": round(took * 1e6),
        **percentiles,
        "refused": len(refused),
        "broken": 0,
    }


async def _connection(
    host: str,
    port: int,
    source: Iterator[bytes],
    until: float,
    times: list[float],
    refused: list[int],
) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    for request in source:
        sent = time.perf_counter()
        if sent >= until:
            break
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        _, found, rest = head.lower().partition(b"content-length: ")
        if found and status != 304:
            await reader.readexactly(int(rest.partition(b"\r\n")[0]))
        times.append(time.perf_counter() - sent)
        if status >= 400:
            refused.append(status)
    writer.close()


def _bytes(line: str, host: str) -> bytes:
    method, path, headers, body = line.split("\t")
    content = body.encode()
    head = [f"{method} {path} HTTP/1.1", f"Host: {host}", *filter(None, headers.split("|"))]
    if content:
        head.append(f"Content-Length: {len(content)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content


if __name__ == "__main__":
    main()
