"""How soon each screen can be used, on the demo data, in headless Chromium.

A screen can be used once it has its heading, nothing in it is still being loaded, and the browser
draws again without a gap: from then on it answers to whoever types or taps. Measured is opening it
anew by its address, and going there by a link from another screen of the loaded application.
Screens are those of the application's own table of routes, so none is forgotten.
"""

import re
import shutil
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
from playwright.sync_api import Browser, Page, sync_playwright

from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from benchmarks.examples import Examples
from benchmarks.installation import Api
from benchmarks.startup import up
from benchmarks.targets import WEB
from scripts.bootstrap import CHROMIUM_NAMES

SLOWER = 4
"""How many times slower the processor of a phone is taken to be."""
KINDS = (("desk", (1280, 800), 1, 3), ("phone", (390, 844), SLOWER, 1))
"""What it is looked at with: size, how much slower it is, and how often; medians count."""
ROUTES = Path(__file__).resolve().parents[1] / "web" / "src" / "route-tree.gen.ts"
PEOPLE = {
    "/app/platform": "platform@rolecall.example.com",
    "/portal": "candidate@rolecall.example.com",
    "/app": "admin@harbor-vale.example.com",
}
"""Who looks at what begins like this; the first that fits."""
MANAGER = "manager@harbor-vale.example.com"
WITHOUT_AN_ADDRESS = {
    "/", "/app/accept-invitation", "/app/forgot-password", "/app/reset-password", "/app/sign-in",
    "/app/verify-email", "/portal/register", "/portal/sign-in", "/app/reports",
    "/interview/{token}",
}  # fmt: skip
"""Screens of people who have not signed in, the server's own page, and one that leads on."""
_WATCH = """([wanted, began]) => new Promise((resolve, reject) => {
  const quiet = 300, gap = 100, patience = 20000;
  let since = null, before = performance.now();
  const look = (now) => {
    const heading = document.querySelector('h1');
    const calm = location.pathname === wanted && heading && heading.checkVisibility()
      && !document.querySelector('[aria-busy=true]');
    if (!calm) since = null;
    else if (since === null || now - before > gap) since = now;
    before = now;
    if (since !== null && now - since >= quiet) resolve(since - began);
    else if (now - began > patience) reject(new Error(`${wanted} is not ready, at ${location}`));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
"""Resolves with the milliseconds from `began` to the first of `quiet` calm ones."""
_GO = """async (path) => {
  const began = performance.now();
  await window.__TSR_ROUTER__.navigate({ href: path });
  return began;
}"""


def measure_screens() -> dict[str, Any]:
    """Return milliseconds of each screen of a demo installation, slowest first."""
    with TemporaryDirectory(prefix="rolecall-bench-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with up(folder) as (_, running), sync_playwright() as playwright:
            program = next(path for name in CHROMIUM_NAMES if (path := shutil.which(name)))
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            host = running["url"].removeprefix("http://").rstrip("/")
            api = Api(running["pids"]["api"], host)
            found: dict[str, dict[str, Mapping[str, float]]] = {}
            for beginning, email in PEOPLE.items():
                headers = _signed_in(api, email)
                paths = dict(_paths(beginning, _examples(api, headers)))
                for kind, size, slower, rounds in KINDS:
                    with _window(browser, api.url, headers["Cookie"], size, slower) as page:
                        for route, address in paths.items():
                            times = _times(page, address, rounds)
                            found.setdefault(route, {})[kind] = times
            browser.close()
    slowest = sorted(found.items(), key=lambda one: -max(one[1]["desk"].values()))
    return {"phone_is_slower": SLOWER, "screens": dict(slowest)}


def _examples(api: Api, headers: Mapping[str, str]) -> Examples:
    """Return the examples of somebody, and of the administrator what the demo data has none of."""
    examples = Examples(api.address, headers, {})
    candidates = examples.content("/api/v1/candidates?limit=2")
    if candidates:
        examples.know("otherId", candidates["items"][1]["id"])
        deciding = Examples(api.address, _signed_in(api, MANAGER), {})
        examples.know("approvalId", deciding.first("/api/v1/approvals"))
        export = {"selection": {"filter": {}}, "action": {"do": "export"}}
        operation, _ = api.post("/api/v1/applications/operations", export, **headers)
        examples.know("operationId", operation["id"])
        examples.know("importId", _uploaded(api, headers))
    return examples


def _uploaded(api: Api, headers: Mapping[str, str]) -> str:
    """Upload a small file of people; return the import's id."""
    answer = httpx2.post(
        f"{api.url}/api/v1/imports",
        files={"file": ("people.csv", b"Name,E-mail\nIda Roth,ida@example.com\n", "text/csv")},
        headers=dict(headers),
    )
    found: str = answer.raise_for_status().json()["id"]
    return found


def _signed_in(api: Api, email: str) -> dict[str, str]:
    """Return the headers of somebody's browser."""
    body = {"email": email, "password": DEMO_PASSWORD}
    _, cookie = api.post("/api/v1/auth/login", body, **WEB)
    return {"Cookie": cookie, **WEB}


def _paths(beginning: str, examples: Examples) -> Iterator[tuple[str, str]]:
    """Yield the routes that a person looks at, each with an address that it has."""
    for route in _routes():
        first = next(one for one in PEOPLE if route.startswith(one))
        if first != beginning:
            continue
        for named in _named(route, examples):
            path = examples.filled_from(named, _collection)
            if path is None:
                raise SystemExit(f"the demo data has no example of {route}")
            yield named, path


def _routes() -> list[str]:
    """Return the paths of the application's screens."""
    text = ROUTES.read_text(encoding="utf-8")
    listed = text.partition("  to:")[2].partition("  id:")[0]
    routes = [re.sub(r"\$(\w+)", r"{\1}", one) for one in re.findall(r"'(/[^']*)'", listed)]
    return [route for route in routes if route not in WITHOUT_AN_ADDRESS]


def _named(route: str, examples: Examples) -> Iterator[str]:
    """Yield a route once for each report, with the figure whose rows it shows."""
    if "{report}" not in route:
        yield route
        return
    for report in examples.content("/api/v1/reports")["items"]:
        path = route.replace("{report}", report["key"])
        if not path.endswith("/rows"):
            yield path
            continue
        table = examples.content(f"/api/v1/reports/{report['key']}")["tables"][0]
        row = table["rows"][0]
        yield f"{path}?table={table['key']}&row={row['key']}&column={next(iter(row['figures']))}"


def _collection(before: str) -> str:
    """Return the list of the interface that has examples for a name after a path."""
    path = before.rstrip("/").replace("/app/settings/", "/app/").replace("/app/", "/api/v1/")
    path = path.replace("/portal/applications", "/api/v1/applications/mine")
    return path.replace("/portal/jobs", "/api/v1/public/jobs")


@contextmanager
def _window(
    browser: Browser, url: str, cookie: str, size: tuple[int, int], slower: int
) -> Iterator[Page]:
    """Open a window of somebody who has signed in."""
    width, height = size
    context = browser.new_context(base_url=url, viewport={"width": width, "height": height})
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": url}])
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    try:
        yield page
    finally:
        context.close()


def _times(page: Page, path: str, rounds: int) -> Mapping[str, float]:
    """Return the medians of opening a screen anew and of going to it by a link, in milliseconds."""
    where = path.partition("?")[0]
    home = f"/{path.split('/')[1]}"
    away = home if where == f"{home}/account" else f"{home}/account"
    anew, by_link = [], []
    for _ in range(rounds):
        page.goto(path, wait_until="commit")
        anew.append(page.evaluate(_WATCH, [where, 0]))
        page.goto(away)
        page.evaluate(_WATCH, [away, 0])
        began = page.evaluate(_GO, path)
        by_link.append(page.evaluate(_WATCH, [where, began]))
    return {
        "anew": round(statistics.median(anew)),
        "by_link": round(statistics.median(by_link)),
    }
