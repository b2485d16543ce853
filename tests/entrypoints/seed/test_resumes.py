"""Résumés: readable by the programs that will read them, small, and the same bytes each time."""

import hashlib
import io
import os
import pickle
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pdfplumber
import pytest
from docx import Document
from docx.document import Document as WordDocument

from rolecall.entrypoints.seed.demo import demo
from rolecall.entrypoints.seed.resumes.choice import DOCX_LAYOUTS, PDF_LAYOUTS
from rolecall.entrypoints.seed.resumes.press import Press
from rolecall.entrypoints.seed.resumes.render import render
from rolecall.entrypoints.seed.shapes import Candidate, Demo

AS_OF = datetime(2025, 11, 21, 15, 30, tzinfo=UTC)
LARGEST = 40 * 1024


def _sample(demo_data: Demo, count: int) -> list[Candidate]:
    """Some candidates of each layout."""
    taken: Counter[str] = Counter()
    sample = []
    for made in demo_data.organizations:
        for candidate in made.candidates:
            layout = candidate.resume.layout
            if taken[layout] < count:
                taken[layout] += 1
                sample.append(candidate)
    assert set(taken) == set(PDF_LAYOUTS) | set(DOCX_LAYOUTS)
    return sample


def _text(candidate: Candidate) -> str:
    data = render(candidate.resume)
    if candidate.resume.kind == "pdf":
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    return _word_text(Document(io.BytesIO(data)))


def _word_text(document: WordDocument) -> str:
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def test_the_text_can_be_read_back(demo_data: Demo) -> None:
    for candidate in _sample(demo_data, 4):
        text = _text(candidate)
        words = " ".join(text.split())
        person, career = candidate.person, candidate.career
        assert person.name in words
        assert person.email in words
        assert person.phone in words
        for post in career.posts:
            assert post.title in words, (candidate.resume.layout, post.title, words)
            assert str(post.start.year) in words
        for study in career.studies:
            assert study.school.split()[0] in words
        assert all(skill.split()[0] in words for skill in career.skills)


def test_the_same_resume_is_the_same_bytes(demo_data: Demo) -> None:
    again = {c.key: c for made in demo(AS_OF).organizations for c in made.candidates}
    for candidate in _sample(demo_data, 2):
        assert render(candidate.resume) == render(again[candidate.key].resume)


def test_the_bytes_do_not_depend_on_when_and_where_they_are_made(demo_data: Demo) -> None:
    sample = _sample(demo_data, 1)
    here = [render(candidate.resume) for candidate in sample]
    program = (
        "import sys, hashlib, pickle\n"
        "from rolecall.entrypoints.seed.resumes.render import render\n"
        "for resume in pickle.load(sys.stdin.buffer):\n"
        "    print(hashlib.sha256(render(resume)).hexdigest())\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps([candidate.resume for candidate in sample]),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "src", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
    )
    assert child.stdout.decode().split() == [hashlib.sha256(data).hexdigest() for data in here]


async def test_the_press_renders_the_same(demo_data: Demo) -> None:
    resumes = [candidate.resume for candidate in _sample(demo_data, 3)]
    with Press() as press:
        press.put(resumes)
        for resume in reversed(resumes):
            assert await press.rendered(resume) == render(resume)


def test_files_are_small_and_quick(demo_data: Demo) -> None:
    sample = _sample(demo_data, 12)
    started = time.process_time()
    sizes = [len(render(candidate.resume)) for candidate in sample]
    average = (time.process_time() - started) / len(sample)
    assert max(sizes) < LARGEST
    # Measured 7 ms; the bound leaves room for slow machines, and for the first import.
    assert average < 0.03


def test_every_pdf_of_the_demo_can_be_spelled(demo_data: Demo) -> None:
    for made in demo_data.organizations:
        for candidate in made.candidates:
            if candidate.resume.kind == "pdf":
                data = render(candidate.resume)
                assert data.startswith(b"%PDF-")
                assert data.count(b"/Type /Page\n") in {1, 2}, candidate.person.name


def test_word_files_say_who_wrote_them_and_when(demo_data: Demo) -> None:
    candidate = next(c for c in demo_data.organizations[0].candidates if c.resume.kind == "docx")
    properties = Document(io.BytesIO(render(candidate.resume))).core_properties
    assert properties.author == candidate.person.name
    assert properties.created is not None
    age = AS_OF.replace(tzinfo=None) - properties.created.replace(tzinfo=None)
    assert timedelta(days=90) < age < timedelta(days=142)


def test_an_unknown_layout_is_refused(demo_data: Demo) -> None:
    resume = demo_data.organizations[0].candidates[0].resume
    with pytest.raises(KeyError):
        render(replace(resume, layout="spiral"))
