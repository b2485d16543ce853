from collections.abc import AsyncIterator

import pytest

from tests.support.smtp_server import Mailhost, mail_server


@pytest.fixture
async def mailhost() -> AsyncIterator[Mailhost]:
    async with mail_server() as host:
        yield host
