"""What `rolecall doctor` looks at: each check changes nothing and never raises."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import Literal

from rolecall.domains.identity.rules.passkeys import relying_party
from rolecall.domains.jobs.api import unproved_domains
from rolecall.entrypoints import composition
from rolecall.entrypoints.preflight import check_production, listening_port
from rolecall.entrypoints.supervisor import DataLock
from rolecall.infra.embedded import (
    DataLayout,
    locate,
    postgres,
    redis,
    require_space,
)
from rolecall.infra.settings import Settings, load
from rolecall.kernel.errors import RolecallError

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)
MOST_NAMED = 10
"""Domains that one line names."""

Status = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check, with a sentence that says what to do unless all is well."""

    check: str
    status: Status
    detail: str


def diagnose() -> list[Finding]:
    """Run all checks."""
    findings = [_judge("python", _python), _judge("node", _node), _judge("settings", _settings)]
    try:
        settings = load()
    except RolecallError:
        return findings
    checks: tuple[tuple[str, Callable[[Settings], Finding]], ...] = (
        ("mode", _mode),
        ("postgres", _postgres),
        ("redis", _redis),
        ("custom domains", _custom_domains),
        ("tesseract", _tesseract),
        ("résumé network", _resume_network),
        ("data folder", _data_folder),
        ("disk", _disk),
        ("port", _port),
        ("passkeys", passkeys),
    )
    return findings + [_judge(name, partial(run, settings)) for name, run in checks]


def _judge(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except RolecallError as error:
        return Finding(name, "failed", error.detail)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Finding("python", "failed", f"Python {version}: 3.11 or newer is needed.")
    return Finding("python", "ok", f"Python {version} at {sys.executable}")


def _node() -> Finding:
    """Node builds the web application; a built one needs it no more."""
    found = shutil.which("node")
    version = _version_of(found) if found else ""
    digits = version.lstrip("v").split(".")
    if len(digits) > 1 and tuple(int(part) for part in digits[:2]) >= OLDEST_NODE:
        return Finding("node", "ok", f"Node {version} at {found}")
    return Finding(
        "node",
        "warning",
        "No Node 20.19 or newer on PATH: `make run` takes the one of a wheel to build the web "
        "application.",
    )


def _settings() -> Finding:
    load()
    return Finding("settings", "ok", "every ROLECALL_ variable is known and has a usable value")


def _mode(settings: Settings) -> Finding:
    check_production(settings)
    return Finding("mode", "ok", settings.core.env)


def _postgres(settings: Settings) -> Finding:
    if not locate(settings).database_is_embedded:
        return Finding("postgres", "ok", "external, by ROLECALL_DATABASE_URL")
    program = postgres.binary("postgres")
    layout = DataLayout(settings.core.data)
    state = "running" if postgres.is_listening(layout) else "not running"
    return Finding("postgres", "ok", f"bundled, {_version_of(str(program))}, {state}")


def _redis(settings: Settings) -> Finding:
    if not locate(settings).redis_is_embedded:
        return Finding("redis", "ok", "external, by ROLECALL_REDIS_URL")
    candidates = redis.program_candidates()
    if not candidates:
        return Finding(
            "redis", "failed", "No valkey-server or redis-server here: run `make run` again."
        )
    return Finding("redis", "ok", f"{candidates[0]}, {_version_of(str(candidates[0]))}")


def _custom_domains(settings: Settings) -> Finding:
    """Domains of careers sites whose proof the last check did not find."""
    name = "custom domains"
    layout = DataLayout(settings.core.data)
    if locate(settings).database_is_embedded and not postgres.is_listening(layout):
        return Finding(name, "ok", "not looked at: PostgreSQL is not running")
    try:
        failed = asyncio.run(_failed_domains(settings))
    except (OSError, RolecallError):
        return Finding(name, "ok", "not looked at: the database cannot be asked")
    if not failed:
        return Finding(name, "ok", "none has lost its proof")
    listed = ", ".join(failed[:MOST_NAMED]) + (" …" if len(failed) > MOST_NAMED else "")
    return Finding(
        name,
        "warning",
        f"{len(failed)} without proof: {listed}. Their DNS records are in Settings → Own domain of "
        "the organization; docs/operations/custom-domains.md says more.",
    )


async def _failed_domains(settings: Settings) -> list[str]:
    runtime = await composition.open_runtime(settings, role="worker", pool_size=1)
    try:
        return await unproved_domains(runtime.database)
    finally:
        await runtime.close()


def _tesseract(settings: Settings) -> Finding:
    name = settings.recognition.tesseract
    if not name:
        return Finding(
            "tesseract", "ok", "switched off by ROLECALL_TESSERACT: scans are kept, and not read"
        )
    found = shutil.which(name)
    if found is None:
        return Finding(
            "tesseract",
            "warning",
            f"{name} is not on PATH, so scans and photographs are kept and not read. On Debian and "
            "Ubuntu: apt-get install tesseract-ocr tesseract-ocr-deu tesseract-ocr-spa "
            "tesseract-ocr-fra.",
        )
    return Finding("tesseract", "ok", f"{found}, {_version_of(found)}")


def _resume_network(_settings: Settings) -> Finding:
    check = "résumé network"
    if find_spec("onnxruntime") is None:
        return Finding(
            check,
            "warning",
            "onnxruntime is not installed, so résumés are read by taggers alone, which find less. "
            "Run `make run` again; for Macs with Intel and for musl there is none.",
        )
    return Finding(check, "ok", f"onnxruntime {version('onnxruntime')}")


def _data_folder(settings: Settings) -> Finding:
    root = settings.core.data
    if not root.exists():
        return Finding("data folder", "ok", f"{root} will be made at the first start")
    DataLayout(root).create()
    return Finding("data folder", "ok", f"{root} can be written")


def _disk(settings: Settings) -> Finding:
    free = require_space(settings.core.data)
    return Finding("disk", "ok", f"{free // 2**20} MiB free")


def _port(settings: Settings) -> Finding:
    http = settings.http
    try:
        listening_port(http.host, http.port)
    except RolecallError as error:
        holder = DataLock(DataLayout(settings.core.data).lock).holder()
        if holder is not None:
            return Finding("port", "ok", f"Rolecall is running on {settings.core.data}{holder}")
        return Finding("port", "failed", error.detail)
    return Finding("port", "ok", f"{http.port} on {http.host} is free")


def passkeys(settings: Settings) -> Finding:
    """Browsers make and use passkeys at a name alone, and over a connection that nobody reads."""
    party, public = relying_party(settings.public_url), settings.public_url
    if party.rp_id is None:
        return Finding(
            "passkeys",
            "warning",
            f"{public} is an IP address, and passkeys need a name: nobody can add or use one. Set "
            "ROLECALL_PUBLIC_URL to the name that people open.",
        )
    if public.startswith("http:") and not _is_local(party.rp_id):
        return Finding(
            "passkeys",
            "warning",
            f"Browsers allow passkeys over https alone: nobody can add or use one at {public}. Set "
            "ROLECALL_PUBLIC_URL to an https address.",
        )
    detail = f"made for {party.rp_id}, used at {party.origin}"
    if party.origin != public.rstrip("/"):
        detail += f", not at {public}"
    return Finding("passkeys", "ok", detail)


def _is_local(name: str) -> bool:
    """Tell whether browsers take a name for this machine (W3C Secure Contexts, section 3.1)."""
    return name == "localhost" or name.endswith(".localhost")


def _version_of(program: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - found by us
            (program, "--version"), check=True, capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return "of unknown version"
    return done.stdout.strip().splitlines()[0]
