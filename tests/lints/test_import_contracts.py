import shutil
from pathlib import Path

import pytest

from tests.lints.skeleton import broken_contracts, build, package

LAYERS = "Dependencies point down"
ORDER = "Domain order"
ANATOMY = "Anatomy of a domain"
PUBLIC = "Other domains see api, contracts and events only"
PURE = "Rules, policies, contracts and events reach no I/O, even indirectly"
SQL = "SQL lives in models, repository and queries"
HTTP = "HTTP stays at the edge"
EDGE = "The edge goes through service or queries"
VENDORS = "Connectors do not know one another"


@pytest.fixture
def product(tmp_path: Path) -> Path:
    build(tmp_path)
    return tmp_path


def plant(product: Path, module: str, code: str) -> None:
    path = product / "src" / "rolecall" / f"{module}.py"
    package(path.parent)
    path.write_text(f"{code}\n")


def test_holds_on_a_product_that_keeps_the_rules(product: Path) -> None:
    plant(
        product,
        "domains/applications/service",
        "import rolecall.infra.db\n"
        "import rolecall.access.actor\n"
        "from rolecall.domains.applications import repository, rules\n"
        "from rolecall.domains.jobs import api\n"
        "from rolecall.domains.candidates.contracts import x",
    )
    plant(product, "domains/applications/repository", "import sqlalchemy")
    plant(product, "domains/applications/handlers", "import rolecall.domains.jobs.events")
    plant(product, "domains/applications/endpoints", "import fastapi")
    plant(product, "domains/applications/tasks", "import celery")
    plant(product, "processes/hiring", "from rolecall.domains.applications import api, events")
    plant(product, "entrypoints/api", "import rolecall.domains.jobs.endpoints\nimport fastapi")
    assert broken_contracts(product) == set()


def test_holds_when_a_domain_has_few_modules_or_is_absent(product: Path) -> None:
    domains = product / "src" / "rolecall" / "domains"
    for domain in ("analytics", "staffing", "content"):
        shutil.rmtree(domains / domain)
    for module in ("endpoints", "queries", "tasks", "rules"):
        (domains / "audit" / f"{module}.py").unlink()
    assert broken_contracts(product) == set()


@pytest.mark.parametrize(
    ("module", "code", "contract"),
    [
        # Layers
        ("kernel/clock", "import rolecall.infra.db", LAYERS),
        ("access/actor", "import rolecall.infra.db", LAYERS),
        ("infra/db", "import rolecall.domains.audit.api", LAYERS),
        ("access/actor", "import rolecall.domains.identity.contracts", LAYERS),
        ("domains/jobs/service", "import rolecall.processes.hiring", LAYERS),
        ("processes/hiring", "import rolecall.entrypoints", LAYERS),
        ("platform", "", LAYERS),
        ("utils", "", LAYERS),
        # The line of domains
        ("domains/jobs/service", "import rolecall.domains.applications.api", ORDER),
        ("domains/jobs/service", "import rolecall.domains.candidates.contracts", ORDER),
        ("domains/offers/service", "import rolecall.domains.staffing.api", ORDER),
        ("domains/audit/service", "import rolecall.domains.files.events", ORDER),
        ("domains/timesheets/api", "", ORDER),
        ("domains/common", "", ORDER),
        # The anatomy of a domain
        ("domains/jobs/utils", "", ANATOMY),
        ("domains/jobs/helpers", "", ANATOMY),
        ("domains/jobs/managers", "", ANATOMY),
        ("domains/jobs/service", "import rolecall.domains.jobs.api", ANATOMY),
        ("domains/jobs/contracts", "import rolecall.domains.jobs.models", ANATOMY),
        ("domains/jobs/repository", "import rolecall.domains.jobs.queries", ANATOMY),
        ("domains/jobs/tasks", "import rolecall.domains.jobs.handlers", ANATOMY),
        # The public surface
        ("domains/applications/service", "import rolecall.domains.jobs.service", PUBLIC),
        ("domains/applications/queries", "import rolecall.domains.jobs.models", PUBLIC),
        ("domains/applications/service", "from rolecall.domains import jobs", PUBLIC),
        ("processes/hiring", "import rolecall.domains.jobs.repository", PUBLIC),
        ("processes/hiring", "def later():\n    import rolecall.domains.jobs.rules", PUBLIC),
        # Purity
        ("domains/jobs/rules", "import sqlalchemy", PURE),
        ("domains/jobs/policy", "import rolecall.infra.db", PURE),
        ("domains/jobs/events", "import httpx2", PURE),
        ("kernel/clock", "import asyncio", PURE),
        ("access/actor", "import redis", PURE),
        # SQL, HTTP, the edge, vendors
        ("domains/jobs/service", "from sqlalchemy import select", SQL),
        ("domains/jobs/endpoints", "import sqlalchemy", SQL),
        ("processes/hiring", "import sqlalchemy", SQL),
        ("domains/jobs/service", "from fastapi import HTTPException", HTTP),
        ("domains/jobs/queries", "import starlette.responses", HTTP),
        ("processes/hiring", "import fastapi", HTTP),
        ("domains/jobs/endpoints", "import rolecall.domains.jobs.repository", EDGE),
        ("domains/jobs/schemas", "import rolecall.domains.jobs.models", EDGE),
        (
            "domains/integrations/connectors/acme",
            "import rolecall.domains.integrations.connectors.borealis",
            VENDORS,
        ),
    ],
)
def test_catches(product: Path, module: str, code: str, contract: str) -> None:
    plant(product, module, code)
    assert contract in broken_contracts(product)


def test_catches_an_indirect_way_to_io(product: Path) -> None:
    plant(product, "domains/jobs/policy", "import rolecall.access.actor")
    plant(product, "access/actor", "import rolecall.kernel.clock")
    plant(product, "kernel/clock", "import socket")
    assert broken_contracts(product) == {PURE}
