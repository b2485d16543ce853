"""The page behind the link of a mail: look, then decide. Needs no script and no signing in."""

from typing import Annotated, Any

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.approvals import service
from rolecall.domains.approvals.contracts import Verdict
from rolecall.domains.approvals.service import MailedApproval
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates, texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict, Forbidden, InvalidInput, RolecallError

router = Router(tags=["approval pages"])
_PACKAGE = "rolecall.domains.approvals"
register_templates("approvals", _PACKAGE)
_MAX_COMMENT = 2_000


@router.get("/approve/{token}", **public())
async def show_mailed_approval(
    request: Request, runtime: RuntimeDep, token: str, done: str = ""
) -> Response:
    """Show what is to be approved; nothing changes."""
    mailed = await service.open_by_link(runtime.database, token)
    return _page(request, token, mailed, done=bool(done))


@router.post("/approve/{token}", **public())
async def decide_mailed_approval(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    verdict: Annotated[Verdict, Form()],
    comment: Annotated[str, Form()] = "",
) -> Response:
    """Decide, and lead to the page as it is then."""
    words = comment.replace("\x00", "").strip()[:_MAX_COMMENT]
    try:
        await service.decide_by_link(
            runtime.database, token, verdict, words, client_address(request)
        )
    except (Conflict, Forbidden, InvalidInput) as error:
        return await _refused(request, runtime, token, words, error)
    return RedirectResponse(f"/approve/{token}?done=1", 303)


async def _refused(
    request: Request, runtime: Runtime, token: str, words: str, error: RolecallError
) -> Response:
    mailed = await service.open_by_link(runtime.database, token)
    return _page(request, token, mailed, error=error, comment=words)


def _page(
    request: Request,
    token: str,
    mailed: MailedApproval,
    *,
    done: bool = False,
    error: RolecallError | None = None,
    comment: str = "",
) -> Response:
    locale = mailed.approver.locale
    context: dict[str, Any] = {
        "t": texts(_PACKAGE, locale),
        "view": mailed.view,
        "approval": mailed.view.approval,
        "approver": mailed.approver,
        "time_zone": mailed.approver.time_zone,
        "token": token,
        "done": done,
        "comment": comment,
        "needs_comment": isinstance(error, InvalidInput),
    }
    return html_page(
        request,
        "approvals/decide.html",
        context,
        brand=Brand(mailed.organization.name, mailed.color, home_url="/app/approvals"),
        locale=locale,
        status=error.status if error else 200,
        headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    )
