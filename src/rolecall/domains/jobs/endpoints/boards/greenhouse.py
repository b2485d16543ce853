"""`/v1/boards/{slug}`: what Greenhouse's Job Board API has under this address."""

from typing import Annotated, Any, Literal

from fastapi import Query, Request, Response
from pydantic import ConfigDict

from rolecall.domains.jobs.service.boards import greenhouse as service
from rolecall.infra.http import DatabaseDep, Out, Router, public
from rolecall.infra.http.borrowed import AS_SCRIPT, json_answer, refusals

router = Router(prefix="/v1/boards", tags=["job boards"])
Callback = Annotated[
    str, Query(max_length=100, description="JSONP: the function that a script is to call.")
]
Flag = Annotated[str, Query(description="`true` or empty.")]
RenderAs = Annotated[Literal["list", "tree"], Query()]


class JobBoardOut(Out):
    """An organization's board."""

    name: str
    content: str


class BoardListOut(Out):
    """Jobs, departments, offices or sections, in Greenhouse's shapes."""

    model_config = ConfigDict(extra="allow")


class BoardItemOut(Out):
    """A job, department or office, in Greenhouse's shapes."""

    model_config = ConfigDict(extra="allow")

    id: int
    name: Any = None


@router.get("/{slug}", response_model=JobBoardOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/", include_in_schema=False, **public())
async def get_job_board(
    request: Request, database: DatabaseDep, slug: str, callback: Callback = ""
) -> Response:
    """Return the organization's name and what it says about itself."""
    with refusals():
        return json_answer(request, await service.board(database, slug), callback)


@router.get("/{slug}/jobs", response_model=BoardListOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/jobs/", include_in_schema=False, **public())
async def list_board_jobs(
    request: Request,
    database: DatabaseDep,
    slug: str,
    content: Flag = "",
    callback: Callback = "",
) -> Response:
    """List the open jobs; `content=true` adds descriptions, departments and offices."""
    with refusals():
        body = await service.jobs(database, slug, content=_is_set(content))
        return json_answer(request, body, callback)


@router.get(
    "/{slug}/jobs/{job_number}", response_model=BoardItemOut, responses=AS_SCRIPT, **public()
)
@router.get("/{slug}/jobs/{job_number}/", include_in_schema=False, **public())
async def get_board_job(
    request: Request,
    database: DatabaseDep,
    slug: str,
    job_number: str,
    questions: Flag = "",
    pay_transparency: Flag = "",
    callback: Callback = "",
) -> Response:
    """Return an open job; with its form and its pay range, if that is asked for."""
    with refusals():
        body = await service.job(
            database,
            slug,
            job_number,
            questions=_is_set(questions),
            pay=_is_set(pay_transparency),
        )
        return json_answer(request, body, callback)


@router.get("/{slug}/departments", response_model=BoardListOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/departments/", include_in_schema=False, **public())
async def list_board_departments(
    request: Request,
    database: DatabaseDep,
    slug: str,
    render_as: RenderAs = "list",
    callback: Callback = "",
) -> Response:
    """List the departments with their open jobs."""
    with refusals():
        body = await service.departments(database, slug, as_tree=render_as == "tree")
        return json_answer(request, body, callback)


@router.get(
    "/{slug}/departments/{department_number}",
    response_model=BoardItemOut,
    responses=AS_SCRIPT,
    **public(),
)
@router.get("/{slug}/departments/{department_number}/", include_in_schema=False, **public())
async def get_board_department(
    request: Request,
    database: DatabaseDep,
    slug: str,
    department_number: str,
    render_as: RenderAs = "list",
    callback: Callback = "",
) -> Response:
    """Return a department with its open jobs."""
    with refusals():
        as_tree = render_as == "tree"
        body = await service.department(database, slug, department_number, as_tree=as_tree)
        return json_answer(request, body, callback)


@router.get("/{slug}/offices", response_model=BoardListOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/offices/", include_in_schema=False, **public())
async def list_board_offices(
    request: Request,
    database: DatabaseDep,
    slug: str,
    render_as: RenderAs = "list",
    callback: Callback = "",
) -> Response:
    """List the places of work with their departments and open jobs."""
    with refusals():
        body = await service.offices(database, slug, as_tree=render_as == "tree")
        return json_answer(request, body, callback)


@router.get(
    "/{slug}/offices/{office_number}", response_model=BoardItemOut, responses=AS_SCRIPT, **public()
)
@router.get("/{slug}/offices/{office_number}/", include_in_schema=False, **public())
async def get_board_office(
    request: Request,
    database: DatabaseDep,
    slug: str,
    office_number: str,
    render_as: RenderAs = "list",
    callback: Callback = "",
) -> Response:
    """Return a place of work with its departments and open jobs."""
    with refusals():
        as_tree = render_as == "tree"
        body = await service.office(database, slug, office_number, as_tree=as_tree)
        return json_answer(request, body, callback)


@router.get("/{slug}/sections", response_model=BoardListOut, responses=AS_SCRIPT, **public())
@router.get("/{slug}/sections/", include_in_schema=False, **public())
async def list_board_sections(
    request: Request, database: DatabaseDep, slug: str, callback: Callback = ""
) -> Response:
    """List the sections of posts that belong to no job: there are none here."""
    with refusals():
        return json_answer(request, await service.sections(database, slug), callback)


@router.get(
    "/{slug}/education/{education}", response_model=BoardListOut, responses=AS_SCRIPT, **public()
)
@router.get("/{slug}/education/{education}/", include_in_schema=False, **public())
async def list_board_educations(
    request: Request,
    database: DatabaseDep,
    slug: str,
    education: Literal["degrees", "disciplines", "schools"],
    callback: Callback = "",
) -> Response:
    """List what a form would offer that asks for educations: no form here asks for them."""
    del education
    with refusals():
        return json_answer(request, await service.educations(database, slug), callback)


def _is_set(flag: str) -> bool:
    return flag.casefold() in {"true", "1"}
