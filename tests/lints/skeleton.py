"""A product of the real shape with empty modules, to plant violations in."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DOMAINS = (
    *("analytics", "integrations", "offers", "staffing", "interviews", "matching"),
    *("applications", "jobs", "candidates", "content", "ai", "messaging"),
    *("identity", "files", "audit"),
)
MODULES = (
    *("endpoints", "handlers", "tasks", "schemas", "api", "service", "policy", "repository"),
    *("queries", "rules", "models", "events", "contracts"),
)


def build(root: Path) -> None:
    """Write the packages of every layer, all modules of every domain, and the contracts."""
    product = root / "src" / "rolecall"
    for layer in ("entrypoints", "processes", "domains", "access", "infra", "kernel"):
        package(product / layer)
    package(product)
    for name in ("infra/db", "infra/http", "processes/hiring", "kernel/clock", "access/actor"):
        (product / f"{name}.py").write_text("")
    for domain in DOMAINS:
        package(product / "domains" / domain)
        for module in MODULES:
            (product / "domains" / domain / f"{module}.py").write_text("")
    connectors = product / "domains" / "integrations" / "connectors"
    package(connectors)
    for vendor in ("acme", "borealis"):
        (connectors / f"{vendor}.py").write_text("")
    # As a domain whose models are tables has it.
    (product / "domains" / "jobs" / "models.py").write_text("import sqlalchemy\n")
    (product / "infra" / "db.py").write_text("import sqlalchemy\nimport asyncpg\n")
    (product / "infra" / "http.py").write_text("import fastapi\n")
    (root / ".importlinter").write_text((ROOT / ".importlinter").read_text())


def package(folder: Path) -> None:
    """Make a package."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").touch()


def broken_contracts(root: Path) -> set[str]:
    """Run import-linter in `root`; return the names of the contracts that do not hold.

    Raises:
        RuntimeError: import-linter could not run at all.
    """
    output = lint_imports(root).stdout
    if "Contracts:" not in output:
        raise RuntimeError(output)
    return set(re.findall(r"^(.+) BROKEN$", output, re.MULTILINE))


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the product in `root`, with the contract type of this repository."""
    program = (
        "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{ROOT}", "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )
