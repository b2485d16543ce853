"""The files that job boards fetch, held against what each of them wrote down."""

import asyncio
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient
from lxml import etree  # type: ignore[import-untyped]

from rolecall.domains.jobs.queries import boards as queries
from rolecall.kernel import clock

from tests.domains.jobs.conftest import WHOLE, Staff
from tests.domains.jobs.test_job_boards import switch

SCHEMAS = Path(__file__).parent / "feeds"
BOARDS = ("indeed", "ziprecruiter", "talent")
REMOTE: dict[str, Any] = {
    "title": "Editor ]]> & <writer>",
    "remote_policy": "remote",
    "employment_type": "contract",
    "description_html": "<p>R&amp;D &lt;b&gt; “quoted” ]]&gt;</p>",
    "locations": [{"city": "Berlin", "country": "DE"}, {"city": "Graz", "country": "AT"}],
    "pay": {"min_minor": 2_550, "max_minor": None, "currency": "EUR", "period": "hour"},
    "valid_through": "2099-01-31T12:00:00Z",
}


async def fetched(client: AsyncClient, staff: Staff, board: str) -> Any:
    answer = await client.get(f"/careers/{staff.org.slug}/feeds/{board}.xml")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    root = etree.parse(BytesIO(answer.content), parser).getroot()
    schema = etree.XMLSchema(file=str(SCHEMAS / f"{board}.xsd"))
    schema.assertValid(root)
    for text in answer.text.split("<job>")[1:]:
        for line in text.split("</job>")[0].replace("]]]]><![CDATA[>", "").split("\n<"):
            assert not line.strip() or "<![CDATA[" in line, line
    return root


@pytest.mark.parametrize("board", BOARDS)
async def test_a_feed_fits_what_its_board_wrote_down(
    client: AsyncClient, staff: Staff, board: str
) -> None:
    await switch(staff, board, enabled=True)
    empty = await fetched(client, staff, board)
    assert empty.findall("job") == []
    nurse = await staff.job(publish=True, **WHOLE)
    editor = await staff.job(publish=True, **REMOTE)
    await staff.job(title="Only a draft")
    root = await fetched(client, staff, board)
    berlin, graz, denver = root.findall("job")
    assert berlin.findtext("title") == REMOTE["title"]
    assert [one.findtext("referencenumber") for one in (berlin, graz, denver)] == [
        editor["id"], f"{editor['id']}-1", nurse["id"],
    ]  # fmt: skip
    assert [one.findtext("city") for one in (berlin, graz, denver)] == ["Berlin", "Graz", "Denver"]
    assert denver.findtext("state") == "CO"
    assert denver.findtext("url") == f"http://testserver{staff.page(nurse)}?source={board}"
    assert denver.findtext("description") == "<p>You care for <strong>patients</strong>.</p>"
    assert berlin.findtext("description") == "<p>R&D &lt;b&gt; “quoted” ]]&gt;</p>"
    page = await client.get(denver.findtext("url") or "")
    assert f'name="source" value="{board}"' in page.text


async def test_pay_and_remote_work_are_said_in_each_dialect(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, **WHOLE)
    await staff.job(publish=True, **REMOTE)
    found: dict[str, list[dict[str, str | None]]] = {}
    for board in BOARDS:
        await switch(staff, board, enabled=True)
        root = await fetched(client, staff, board)
        found[board] = [{e.tag: e.text for e in job} for job in root.findall("job")]
    editor, nurse = found["indeed"][0], found["indeed"][2]
    assert nurse["salary"] == "$42,000 – $56,000 per year"
    assert (nurse["jobtype"], nurse["remotetype"]) == ("parttime", "Hybrid remote")
    assert (editor["jobtype"], editor["remotetype"]) == ("contract", "Fully remote")
    assert editor["expirationdate"] == "2099-01-31T12:00:00Z"
    editor, nurse = found["ziprecruiter"][0], found["ziprecruiter"][2]
    assert (nurse["compensation_min"], nurse["compensation_max"]) == ("42000", "56000")
    assert (nurse["compensation_interval"], nurse["compensation_currency"]) == ("annually", "USD")
    assert (editor["compensation_min"], editor.get("compensation_max")) == ("25.50", None)
    assert (editor["compensation_interval"], editor["remote"]) == ("hourly", "1")
    editor, nurse = found["talent"][0], found["talent"][2]
    assert (nurse["isremote"], editor["isremote"]) == ("no", "yes")
    assert nurse["salary"] == "$42,000 – $56,000 per year"


async def test_a_feed_is_off_until_it_is_switched_on(client: AsyncClient, staff: Staff) -> None:
    url = f"/careers/{staff.org.slug}/feeds"
    for board in (*BOARDS, "greenhouse", "lever", "monster"):
        assert (await client.get(f"{url}/{board}.xml")).status_code == 404
    await switch(staff, "indeed", enabled=True)
    assert (await client.get(f"{url}/indeed.xml")).status_code == 200
    assert (await client.get(f"{url}/talent.xml")).status_code == 404
    await switch(staff, "indeed", enabled=False)
    assert (await client.get(f"{url}/indeed.xml")).status_code == 404


async def test_an_unchanged_feed_is_not_sent_again(client: AsyncClient, staff: Staff) -> None:
    await switch(staff, "indeed", enabled=True)
    ends = clock.now() + timedelta(hours=1)
    await staff.job(publish=True, valid_through=ends.isoformat())
    url = f"/careers/{staff.org.slug}/feeds/indeed.xml"
    first = await client.get(url)
    same = {"If-None-Match": first.headers["etag"]}
    again = await client.get(url, headers=same)
    assert (again.status_code, again.content) == (304, b"")
    assert (await client.get(url)).content == first.content
    with clock.at(ends + timedelta(seconds=1)):
        ended = await client.get(url, headers=same)
        assert ended.status_code == 200
        assert b"<job>" not in ended.content
    await staff.job(publish=True)
    assert (await client.get(url, headers=same)).status_code == 200


async def test_long_feeds_are_read_in_batches(
    client: AsyncClient, staff: Staff, database: Any
) -> None:
    await switch(staff, "talent", enabled=True)
    made = await asyncio.gather(*(staff.job(publish=True, title=f"Job {n}") for n in range(7)))
    batches = [len(batch) async for batch in queries.list_batches(database, staff.org.id, size=3)]
    assert batches == [3, 3, 1]
    root = await fetched(client, staff, "talent")
    references = [job.findtext("referencenumber") for job in root.findall("job")]
    assert sorted(filter(None, references)) == sorted(job["id"] for job in made)
