"""The pages of the local mailbox."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from httpx2 import ASGITransport, AsyncClient

from rolecall.entrypoints.api import create_app
from rolecall.infra.providers.email import LocalMailbox, MailAddress
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import CoreSettings
from rolecall.kernel.ids import uuid7

from tests.infra.providers.email.test_contract import mail


@pytest.fixture
def mailbox(runtime: Runtime) -> LocalMailbox:
    assert isinstance(runtime.email, LocalMailbox)
    return runtime.email


async def test_lists_and_finds_mails(client: AsyncClient, mailbox: LocalMailbox) -> None:
    name = f"a{uuid7().hex}"
    sent = mail(
        id=uuid7(),
        recipient=MailAddress(f"{name}@example.org", "Ada <b>Byron</b>"),
        subject="Hello <script>alert(1)</script>",
    )
    await mailbox.send(sent)
    page = await client.get("/dev/mail", params={"to": name})
    assert page.status_code == 200
    assert f"/dev/mail/{sent.id}" in page.text
    assert "<script>" not in page.text
    assert "Hello &lt;script&gt;" in page.text
    nothing = await client.get("/dev/mail", params={"to": "nobody<script>"})
    assert "No mail to" in nothing.text
    assert "<script>" not in nothing.text


async def test_shows_a_mail_in_three_ways(client: AsyncClient, mailbox: LocalMailbox) -> None:
    html = "<html><head></head><body><script>alert(1)</script><a href='https://x.example'>x</a>"
    sent = mail(id=uuid7(), html=html, text="See https://x.example/a?b=1 <i>now</i>")
    await mailbox.send(sent)
    shown = await client.get(f"/dev/mail/{sent.id}")
    assert f'src="/dev/mail/{sent.id}/body"' in shown.text
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in shown.text
    assert "alert(1)" not in shown.text
    body = await client.get(f"/dev/mail/{sent.id}/body")
    assert '<base target="_blank">' in body.text
    policy = body.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-popups")
    assert "allow-scripts" not in policy
    text = await client.get(f"/dev/mail/{sent.id}", params={"view": "text"})
    assert "&lt;i&gt;now&lt;/i&gt;" in text.text
    assert 'href="https://x.example/a?b=1"' in text.text
    source = await client.get(f"/dev/mail/{sent.id}", params={"view": "source"})
    assert f"Message-ID: &lt;{sent.id}@" in source.text
    raw = await client.get(f"/dev/mail/{sent.id}/source")
    assert raw.headers["content-type"].startswith("text/plain")
    assert f"Message-ID: <{sent.id}@" in raw.text


async def test_gives_programs_text_and_links(client: AsyncClient, mailbox: LocalMailbox) -> None:
    name = f"a{uuid7().hex}"
    await mailbox.send(
        mail(
            id=uuid7(),
            recipient=MailAddress(f"{name}@example.org"),
            text="Open\nhttps://x.example/t/1\nnow",
        )
    )
    [item] = (await client.get("/dev/mail.json", params={"to": name})).json()["items"]
    assert item["links"] == ["https://x.example/t/1"]
    assert item["recipient"] == f"{name}@example.org"
    assert item["text"].startswith("Open\n")


async def test_pages_through_many(client: AsyncClient, mailbox: LocalMailbox) -> None:
    name = f"a{uuid7().hex}"
    for number in range(51):
        await mailbox.send(
            mail(
                id=uuid7(),
                recipient=MailAddress(f"{name}@example.org"),
                subject=f"Number {number}.",
            )
        )
    first = await client.get("/dev/mail", params={"to": name})
    assert "Number 50." in first.text
    assert "Number 0." not in first.text
    more = first.text.partition('class="more" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = await client.get(more)
    assert "Number 0." in second.text
    assert "Older mails" not in second.text


async def test_a_mail_that_is_not_there_is_a_plain_404(client: AsyncClient) -> None:
    for view in ("", "/body", "/source"):
        assert (await client.get(f"/dev/mail/{uuid7()}{view}")).status_code == 404
    assert (await client.get("/dev/mail/..%2f..%2fetc%2fpasswd")).status_code in {404, 422}


@pytest_asyncio.fixture(loop_scope="session")
async def other_installation(
    runtime: Runtime, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[AsyncClient]:
    """A client of an installation with a data folder of its own, in the mode that is asked for."""
    settings = runtime.settings
    core = settings.core.model_copy(update={"env": request.param, "data": tmp_path})
    assert isinstance(core, CoreSettings)
    own = replace(
        runtime,
        settings=type(settings)(core=core, database=settings.database, redis=settings.redis),
    )
    runtime.__post_init__()
    app = create_app(own.settings, runtime=own)
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=ASGITransport(app=app), base_url="http://testserver") as client,
    ):
        yield client


@pytest.mark.parametrize("other_installation", ["production"], indirect=True)
async def test_there_is_no_mailbox_in_production(other_installation: AsyncClient) -> None:
    for path in ("", ".json", f"/{uuid7()}", f"/{uuid7()}/body"):
        assert (await other_installation.get(f"/dev/mail{path}")).status_code == 404
    assert (await other_installation.post("/dev/mail/clear")).status_code == 404


@pytest.mark.parametrize("other_installation", ["development"], indirect=True)
async def test_only_the_page_itself_clears_it(
    other_installation: AsyncClient, tmp_path: Path
) -> None:
    mailbox = LocalMailbox(tmp_path / "mailbox")
    await mailbox.send(mail(id=uuid7()))
    foreign = await other_installation.post(
        "/dev/mail/clear", headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert foreign.status_code == 403
    assert len(mailbox.list_mails()) == 1
    own = await other_installation.post(
        "/dev/mail/clear", headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert (own.status_code, own.headers["location"]) == (303, "/dev/mail")
    assert mailbox.list_mails() == []
    assert "No mails yet" in (await other_installation.get("/dev/mail")).text
