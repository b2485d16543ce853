"""Who a résumé is of: layouts as people and programs write them, of people who do not exist."""

from typing import NamedTuple

import pytest

from rolecall.domains.imports.contracts import Certainty, FoundIn
from rolecall.domains.imports.rules.identity import identify


class Layout(NamedTuple):
    """A résumé, and who it is of; `how` are the certainty and the place of the name."""

    text: str
    name: str
    how: str = "sure top"
    email: str = ""
    phone: str = ""
    file_name: str = "resume.pdf"


LAYOUTS = {
    "the name on top": Layout(
        "Jane Doe\nRegistered Nurse\njane.doe@example.com | +1 (415) 555-0132\n",
        "Jane Doe", email="jane.doe@example.com", phone="+1 (415) 555-0132",
    ),
    "capitals and degrees": Layout(
        "JANE O'NEIL-SMITH, RN, BSN\n12 Main Street, Boston, MA 02110\nM: 415.555.0132\n"
        "oneil@example.com",
        "Jane O'Neil-Smith", email="oneil@example.com", phone="415.555.0132",
    ),
    "one line for all": Layout(
        "Tom Archer | tom.archer@example.com | 2015 - 2019",
        "Tom Archer", email="tom.archer@example.com",
    ),
    "letters set apart": Layout("J A N E   D O E\nProduct Manager", "Jane Doe", "likely top"),
    "the document's name before it": Layout(
        "Curriculum Vitae of Priya Raghunathan\nWork experience\n2015 - 2019 Clinic",
        "Priya Raghunathan", "likely top",
    ),
    "the document's name behind it": Layout(
        "Marta Kovac - Resume\nNurse", "Marta Kovac", "likely top"
    ),
    "the family name first": Layout(
        "van der Berg, Pieter\npieter@example.nl\n01/2019 - 03/2021\nlinkedin.com/in/pieter",
        "Pieter van der Berg", email="pieter@example.nl",
    ),
    "a column of headings before it": Layout(
        "Contact Profile\nlisa.schmidt@example.de\nLISA SCHMIDT\nPflegefachfrau",
        "Lisa Schmidt", email="lisa.schmidt@example.de",
    ),
    "a short family name that is a degree": Layout(
        "Jack Ma\njack@example.com\n", "Jack Ma", email="jack@example.com"
    ),
    "german labels": Layout(
        "LEBENSLAUF\n\nPersönliche Daten\nName: Dr. Petra Müller-Lüdenscheidt\n"
        "Telefon: 030 1234567\nE-Mail: p.mueller@example.de",
        "Petra Müller-Lüdenscheidt", "sure label", "p.mueller@example.de", "030 1234567",
    ),
    "german labels of the parts": Layout(
        "Lebenslauf\nName: Koch\nVorname: Anna\nGeburtsdatum: 01.02.1990\nHandy 0176/1234567",
        "Anna Koch", "sure label", phone="0176/1234567",
    ),
    "a german cover": Layout(
        "Bewerbung als Pflegefachkraft\nAnna Schulz\nMusterweg 4, 10115 Berlin\n"
        "Tel.: 0176/1234567 Fax: 030 7654321\nanna.schulz@example.de",
        "Anna Schulz", email="anna.schulz@example.de", phone="0176/1234567",
    ),
    "an umlaut in the address": Layout(
        "Jörg Bäcker\njbaecker@example.de", "Jörg Bäcker", email="jbaecker@example.de"
    ),
    "french labels": Layout(
        "Nom : Dupont\nPrénom : Marie\nTél. : 06 12 34 56 78\nmarie.dupont(at)example.fr",
        "Marie Dupont", "sure label", "marie.dupont@example.fr", "06 12 34 56 78",
    ),
    "spanish labels": Layout(
        "Currículum Vitae\nNombre y apellidos Ana María López García\nTeléfono 612 345 678\n"
        "Correo electrónico alg1980@example.es",
        "Ana María López García", "sure label", "alg1980@example.es", "612 345 678",
    ),
    "an italian address": Layout(
        "MARIO ROSSI\nVia Roma 1, Milano\nCell. 333 1234567\nmario.rossi@example.it",
        "Mario Rossi", email="mario.rossi@example.it", phone="333 1234567",
    ),
    "a form of the europass": Layout(
        "Europass Curriculum Vitae\nPersonal information\n"
        "First name(s) / Surname(s) Betty Smith\nTelephone Mobile: 555 123 4567",
        "Betty Smith", "sure label", phone="555 123 4567",
    ),
    "a label on a line of its own": Layout(
        "Name\nRosa Blum\nPhone\n+49 151 23456789", "Rosa Blum", "sure label",
        phone="+49 151 23456789",
    ),
    "russian": Layout(
        "Иванов Иван Иванович\n"
        "Инженер\n"
        "Тел: +7 916 123-45-67",
        "Иванов Иван Иванович", "likely top", phone="+7 916 123-45-67",
    ),
    "japanese": Layout(
        "履歴書\n氏名: 山田 太郎\n電話: 090-1234-5678", "山田 太郎", "sure label",
        phone="090-1234-5678",
    ),
    "chinese": Layout(
        "王小明\n手机: 138 0013 8000\nxiaoming@example.cn", "王小明", "likely top",
        "xiaoming@example.cn", "138 0013 8000",
    ),
    "no name but in the address": Layout(
        "Software Engineer\nSummary\n10 years\njohn.smith@example.com",
        "John Smith", "guessed email", "john.smith@example.com",
    ),
    "nothing but dates and numbers": Layout("2015 - 2019\nIBAN 1234 5678 9012\n10115 Berlin", ""),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_finds_who_a_resume_is_of(layout: Layout) -> None:
    found = identify(layout.text, layout.file_name)
    shown = found.name and (found.name.value, f"{found.name.certainty} {found.name.found_in}")
    assert shown == ((layout.name, layout.how) if layout.name else None)
    assert (found.email.value if found.email else "") == layout.email
    assert (found.phone.value if found.phone else "") == layout.phone


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Jane_Doe_CV.pdf", "Jane Doe"),
        ("CV - Doe, Jane (2).pdf", "Jane Doe"),
        ("lebenslauf_jan_kowalski_2024.pdf", "Jan Kowalski"),
        ("JaneDoeResume.pdf", "Jane Doe"),
        ("Maria_de_la_Cruz_CV_Jan_2024.docx", "Maria de la Cruz"),
        ("jane.doe.pdf", "Jane Doe"),
        ("RESUME-JANE-DOE-FINAL-v3.PDF", "Jane Doe"),
        ("Bewerbungsunterlagen Frau Petra Weiß.pdf", "Petra Weiß"),
        ("scan0001.pdf", ""),
        ("resume.pdf", ""),
        ("Senior Software Engineer.pdf", ""),
    ],
)
def test_guesses_a_name_from_the_file(file_name: str, name: str) -> None:
    found = identify("", file_name)
    assert (found.name.value if found.name else "") == name
    assert found.is_unsure == bool(name)


def test_a_name_of_the_file_that_the_address_has_is_likely() -> None:
    found = identify("Nurse since 2012\njdoe@example.com", "Jane_Doe_CV.pdf")
    assert found.name is not None
    assert (found.name.value, found.name.found_in) == ("Jane Doe", FoundIn.FILE_NAME)
    assert not found.is_unsure


def test_other_peoples_addresses_are_not_taken() -> None:
    text = "Tom Berger\n+49 151 23456789\nReferences\nDr. Anna Boss\nboss@corp.example\n030 999999"
    found = identify(text, "x.pdf")
    assert (found.email, found.phone and found.phone.value) == (None, "+49 151 23456789")


def test_of_several_addresses_the_persons_own_is_taken_and_else_it_is_a_guess() -> None:
    own = identify("Eva Lind\nward@clinic.example\neva.lind@example.com", "x.pdf").email
    assert own is not None
    assert (own.value, own.certainty) == ("eva.lind@example.com", Certainty.SURE)
    guess = identify("Eva Lind\nward@clinic.example\nsun77@example.com", "x.pdf")
    assert guess.email is not None
    assert (guess.email.value, guess.is_unsure) == ("ward@clinic.example", True)


def test_links_come_once() -> None:
    text = "Eva Lind\nhttps://www.linkedin.com/in/eva/ github.com/eva\nlinkedin.com/in/eva"
    assert identify(text, "x.pdf").links == ("https://www.linkedin.com/in/eva", "github.com/eva")


@pytest.mark.parametrize("sign", ["a", "@", "1 ", " ", "a@", "-", "(", "A "])
def test_no_text_takes_long(sign: str) -> None:
    assert identify(sign * (200_000 // len(sign)), "x.pdf").email is None
