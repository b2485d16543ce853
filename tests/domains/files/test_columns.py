"""The order in which a PDF is read, and what its lines become."""

from typing import Any

import pytest

from rolecall.domains.files.rules.extraction import pdf

from tests.domains.files.drawing import box, drawn, lines, text

HEAD = text("Jane Doe", 60, 50, 20) + text(
    "12 Harbor Street, Boston, MA 02110 | jane@example.com | (617) 555-0123 | US citizen", 60, 70
)
LEFT = [
    "Experience",
    "Registered nurse, emergency",
    "department of a hospital with",
    "forty beds and a helipad,",
    "triage and wound care, night",
    "shifts and the training of",
    "new colleagues. Charge nurse",
    "of the ward since 2021.",
]
RIGHT = [
    "Education",
    "Bachelor of science in nursing",
    "at the college of Juniper, with",
    "honors and a thesis about",
    "hand hygiene in small wards,",
    "supervised by the head of the",
    "department of public health",
    "of that town.",
]


def read(*pages: str, **given: str) -> dict[str, Any]:
    return pdf.run(drawn(*pages, **given), {})


def lines_of(answer: dict[str, Any]) -> list[str]:
    return [line for line in answer["text"].split("\n") if line]


@pytest.mark.parametrize("shift", [0, 5], ids=["on one height", "shifted"])
def test_two_columns_below_a_heading_are_read_one_after_the_other(shift: int) -> None:
    answer = read(HEAD + lines(LEFT, 60, 120) + lines(RIGHT, 320, 120 + shift))
    found = lines_of(answer)
    assert found[0] == "Jane Doe"
    assert found[2:] == [*LEFT, *RIGHT]


def test_columns_of_a_list_within_one_column_of_text() -> None:
    above = [
        f"A line of text that goes over all of the page, as number {n} does here, and so on and on"
        for n in range(6)
    ]
    skills = [
        ("• Triage and wound care", "• Ventilation of adults"),
        ("• Phlebotomy", "• Dialysis at home"),
        ("• Cardiac monitoring", "• Teaching of students"),
    ]
    page = lines(above, 60, 100) + "".join(
        text(a, 60, 200 + 12 * at) + text(b, 320, 200 + 12 * at) for at, (a, b) in enumerate(skills)
    )
    page += lines(above, 60, 260)
    assert lines_of(read(page)) == [
        *above,
        *(one for one, _ in skills),
        *(other for _, other in skills),
        *above,
    ]


def test_a_sidebar_does_not_run_into_the_text_beside_it() -> None:
    side = [
        "Contact",
        "jane@example.com",
        "Boston, MA",
        "Languages",
        "English, native",
        "Spanish, fluent",
        "Skills",
        "Triage",
        "Wound care",
        "Epic",
    ]
    main = [
        f"Nurse of ward {n}, with patients of every age and a team of eight people in shifts"
        for n in range(20)
    ]
    page = (
        box("0.1 0.2 0.3", 0, 0, 170, 800)
        + "".join(text(one, 20, 90 + 19 * at, before="1 1 1 rg") for at, one in enumerate(side))
        + lines(main, 200, 90, pitch=14)
    )
    assert lines_of(read(page)) == [*side, *main]


def test_the_name_is_read_first_when_it_stands_above_the_wider_column() -> None:
    side = ["Contact", "jane@example.com", "Boston, MA", "Skills", "Triage", "Wound care"]
    main = [
        f"Nurse of ward {n}, with patients of every age and eight people in shifts"
        for n in range(9)
    ]
    page = (
        lines(side, 20, 60, pitch=23)
        + text("Jane Doe", 200, 60, 22)
        + lines(main, 200, 84, pitch=14)
    )
    found = lines_of(read(page))
    assert found[0] == "Jane Doe"
    assert [one for one in found if one in side] == side
    assert [one for one in found if one in main] == main


@pytest.mark.parametrize("dates_first", [True, False])
def test_dates_beside_positions_are_read_with_them(dates_first: bool) -> None:
    rows = [
        ("2019 - 2024", "Charge nurse, Harbor Vale Hospital"),
        ("05/2016 - 12/2018", "Nurse, Juniper Works"),
        ("2012 - 2016", "Nursing assistant, Elm Home"),
        ("Jun 2010 - 2012", "Trainee, Elm Home"),
    ]
    page = ""
    for at, (dates, position) in enumerate(rows):
        cells = (dates, position) if dates_first else (position, dates)
        page += text(cells[0], 60, 120 + 30 * at) + text(
            cells[1], 200 if dates_first else 450, 120 + 30 * at
        )
        page += text("Care of patients", 200 if dates_first else 60, 132 + 30 * at)
    expected = [
        one
        for dates, position in rows
        for one in (
            f"{dates} {position}" if dates_first else f"{position} {dates}",
            "Care of patients",
        )
    ]
    assert lines_of(read(HEAD + page))[2:] == expected


def test_a_table_of_short_cells_is_read_row_by_row() -> None:
    rows = [
        ("Employer", "Town", "Beds"),
        ("Harbor Vale", "Boston", "40"),
        ("Juniper Works", "Salem", "25"),
        ("Elm Home", "Lowell", "60"),
        ("Oak House", "Quincy", "12"),
    ]
    page = "".join(
        text(cell, 60 + 150 * column, 120 + 14 * at)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    assert lines_of(read(page)) == [" ".join(row) for row in rows]


def test_labels_are_read_with_what_they_label() -> None:
    rows = [
        ("Name:", "Jane Doe"),
        ("Phone:", "(617) 555-0123"),
        ("Town:", "Boston"),
        ("Mail:", "jane@example.com"),
    ]
    page = "".join(
        text(a, 60, 120 + 14 * n) + text(b, 160, 120 + 14 * n) for n, (a, b) in enumerate(rows)
    )
    assert lines_of(read(page)) == [" ".join(row) for row in rows]


def test_paragraphs_stand_apart_and_lines_of_one_do_not() -> None:
    page = lines(LEFT[:3], 60, 100) + lines(RIGHT[:3], 60, 160)
    assert read(page)["text"] == "\n".join(LEFT[:3]) + "\n\n" + "\n".join(RIGHT[:3])


def test_bullets_belong_to_what_stands_behind_them() -> None:
    page = "".join(
        text("•", 60, 100 + 14 * at) + text(one, 90, 100 + 14 * at)
        for at, one in enumerate(LEFT[:6])
    )
    assert lines_of(read(page)) == [f"• {one}" for one in LEFT[:6]]


def test_words_are_put_together_that_the_end_of_a_line_parts() -> None:
    page = lines(
        [
            "Responsible for documen-",
            "tation, for long-",
            "term care and for super-",
            "vision of Boston-",
            "Area staff",
        ],
        60,
        100,
    )
    assert lines_of(read(page)) == [
        "Responsible for documentation,",
        "for long-term",
        "care and for supervision",
        "of Boston-",
        "Area staff",
    ]


def test_a_heading_with_room_between_its_letters_is_a_word() -> None:
    spaced = "q BT /F1 12 Tf 4 Tc 1 0 0 1 60 700 Tm (EXPERIENCE) Tj ET Q "
    blanks = text("E D U C A T I O N", 60, 140)
    assert lines_of(read(spaced + blanks)) == ["EXPERIENCE", "EDUCATION"]


def test_running_heads_are_read_once_and_numbers_of_pages_not_at_all() -> None:
    pages = [
        text("Jane Doe, résumé", 60, 30)
        + lines([f"Body {word}"], 60, 400)
        + text(f"Page {n} of 3", 280, 780)
        for n, word in enumerate(("one", "two", "three"), start=1)
    ]
    assert lines_of(read(*pages)) == ["Jane Doe, résumé", "Body one", "Body two", "Body three"]


def test_what_repeats_in_the_body_is_kept() -> None:
    pages = [lines(["Registered nurse", "Care of patients"], 60, 400) for _ in range(3)]
    assert lines_of(read(*pages)) == ["Registered nurse", "Care of patients"] * 3


def link(address: str, x0: int, y0: int, x1: int, y1: int) -> str:
    corners = f"{x0} {800 - y1} {x1} {800 - y0}"
    return f"<</Type/Annot/Subtype/Link/Rect[{corners}]/A<</S/URI/URI({address})>>>>"


def test_a_link_is_said_behind_its_words_or_alone() -> None:
    page = text("Jane Doe", 60, 60) + text("My profile", 60, 80) + text("Nurse", 60, 120)
    notes = (
        link("https://linkedin.com/in/jane", 60, 70, 120, 84)
        + link("mailto:jane@example.com?subject=Hi", 300, 50, 312, 62)
        + link("javascript:alert(1)", 60, 110, 100, 124)
        + link("https://away.example.com", 900, 50, 912, 62)
    )
    assert lines_of(read(page, annotations=notes)) == [
        "Jane Doe jane@example.com",
        "My profile https://linkedin.com/in/jane",
        "Nurse",
    ]


def test_a_link_that_the_text_says_anyway_is_not_said_twice() -> None:
    page = text("www.example.com/jane and jane@example.com", 60, 60)
    notes = link("https://www.example.com/jane/", 60, 50, 160, 64) + link(
        "mailto:jane@example.com", 200, 50, 260, 64
    )
    assert lines_of(read(page, annotations=notes)) == ["www.example.com/jane and jane@example.com"]


def test_what_was_filled_into_a_form_is_read_where_it_stands() -> None:
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Jane Doe)/Rect[160 690 300 704]>>"
    assert lines_of(
        read(text("Name:", 60, 107) + text("Town: Boston", 60, 130), annotations=field)
    ) == ["Name: Jane Doe", "Town: Boston"]


@pytest.mark.parametrize(
    ("rotation", "box_of_first"),
    [(0, (0.1, 0.0)), (90, (0.9, 0.1)), (180, (0.8, 0.9)), (270, (0.0, 0.8))],
)
def test_places_are_those_of_the_page_as_it_is_shown(
    rotation: int, box_of_first: tuple[float, float]
) -> None:
    answer = read(text("Jane Doe", 60, 40, 12), page=f"/Rotate {rotation}")
    ((_, _, page, x0, y0, x1, y1),) = answer["lines"]
    assert page == 1
    assert answer["text"] == "Jane Doe"
    assert (x0, y0) == pytest.approx(box_of_first, abs=0.06)
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1


def test_places_are_those_of_the_part_that_is_shown() -> None:
    answer = read(text("Jane Doe", 160, 260, 12), page="/CropBox[100 400 500 600]")
    ((_, _, _, x0, y0, _, y1),) = answer["lines"]
    assert x0 == pytest.approx(60 / 400, abs=0.01)
    assert y0 < 60 / 200 < y1


def test_the_places_of_lines_lie_where_they_are_painted() -> None:
    answer = read(HEAD + lines(LEFT, 60, 120) + lines(RIGHT, 320, 125))
    for start, end, _, x0, y0, x1, y1 in answer["lines"]:
        line = answer["text"][start:end]
        if line in LEFT:
            assert x0 == pytest.approx(60 / 600, abs=0.001)
            assert y0 < (120 + 12 * LEFT.index(line)) / 800 < y1
            assert x1 < 320 / 600
        if line in RIGHT:
            assert x0 == pytest.approx(320 / 600, abs=0.001)
