"""PDF layouts, after what applicants send."""

from collections.abc import Callable

from rolecall.entrypoints.seed.resumes.pdf.banner import banner
from rolecall.entrypoints.seed.resumes.pdf.classic import classic
from rolecall.entrypoints.seed.resumes.pdf.ruled import ruled
from rolecall.entrypoints.seed.resumes.pdf.sidebar import sidebar
from rolecall.entrypoints.seed.shapes import Resume

LAYOUTS: dict[str, Callable[[Resume], bytes]] = {
    "classic": classic,
    "sidebar": sidebar,
    "ruled": ruled,
    "banner": banner,
}
"""Every PDF layout by its name."""


def render_pdf(resume: Resume) -> bytes:
    """Return the résumé as a PDF file.

    Raises:
        KeyError: there is no such layout.
        UnicodeEncodeError: the text needs letters beyond Windows-1252.
    """
    return LAYOUTS[resume.layout](resume)
