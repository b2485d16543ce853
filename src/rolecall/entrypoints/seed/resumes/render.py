"""Résumés as bytes, one or many."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rolecall.entrypoints.seed.resumes.pdf import render_pdf
from rolecall.entrypoints.seed.resumes.word import render_docx
from rolecall.entrypoints.seed.shapes import Resume

_CHUNK = 16


def render(resume: Resume) -> bytes:
    """Return the file of a résumé."""
    return render_pdf(resume) if resume.kind == "pdf" else render_docx(resume)


def render_all(resumes: Iterable[Resume], processes: int) -> Iterator[bytes]:
    """Return the files in order, rendered by so many child processes while the caller goes on.

    Children are spawned, not forked: the caller may have threads and connections.
    """
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(render, resumes, chunksize=_CHUNK)
