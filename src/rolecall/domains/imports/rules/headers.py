"""What a column is, by its header: in the words of several languages and of other systems.

The names are those of the exports of Greenhouse (“Candidate Name”, “Personal Email Address”), Lever
(“Contact”, “Current Organization”), Workable (“Headline”, “Candidate”), and of spreadsheets that
people keep by hand.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from rolecall.domains.custom_fields.contracts import CustomField
from rolecall.domains.imports.contracts import CUSTOM, IGNORED, SEVERAL, Target

PROBLEM_HEADER: Final = "What is wrong (Rolecall)"
"""The column that the file of errors has beside the others; it is never read."""

_WORDS: Final[Mapping[Target, str]] = {
    Target.FULL_NAME: """
        name, full name, fullname, candidate, candidate name, contact, contact name, person,
        applicant, applicant name, vollstandiger name, bewerber, kandidat, nom complet, candidat,
        nombre completo, candidato, nome completo, nome e cognome, volledige naam, kandidaat,
        basics name
    """,
    Target.FIRST_NAME: """
        first name, firstname, given name, forename, preferred first name, vorname, rufname,
        prenom, nombre, nome, voornaam, imie
    """,
    Target.LAST_NAME: """
        last name, lastname, surname, family name, nachname, familienname, nom, nom de famille,
        apellido, apellidos, cognome, sobrenome, apelido, achternaam, nazwisko
    """,
    Target.EMAIL: """
        email, e mail, email address, e mail address, mail, personal email, personal email address,
        work email, email addresses, emails, candidate email, primary email, email 1, email 2,
        e mail adresse, mailadresse, courriel, adresse email, adresse e mail, adresse mail, correo,
        correo electronico, indirizzo email, posta elettronica, endereco de email, e mailadres,
        basics email
    """,
    Target.PHONE: """
        phone, phone number, phone numbers, phones, mobile, mobile phone, cell, cell phone,
        telephone, telephone number, tel, home phone, work phone, contact number, candidate phone,
        telefon, telefonnummer, mobil, mobilnummer, handy, handynummer, telephone portable,
        portable, numero de telephone, telefono, numero de telefono, movil, celular, cellulare,
        telefone, telemovel, telefoon, telefoonnummer, mobiel, basics phone
    """,
    Target.LOCATION: """
        location, city, town, address, current location, candidate location, place, state, country,
        region, ort, stadt, wohnort, standort, adresse, land, lieu, ville, localisation, pays,
        ubicacion, ciudad, direccion, pais, citta, indirizzo, luogo, residenza, cidade, morada,
        stad, woonplaats, plaats, basics location city, basics location region
    """,
    Target.HEADLINE: """
        headline, title, job title, current title, current job title, current role, position, role,
        profession, occupation, berufsbezeichnung, position titel, beruf, stellenbezeichnung,
        titre, poste, poste actuel, fonction, profession actuelle, titulo, puesto, cargo, puesto
        actual, titolo, ruolo, posizione, qualifica, functie, functietitel, basics label
    """,
    Target.EMPLOYER: """
        employer, company, current company, current employer, organization, organisation,
        current organization, company name, arbeitgeber, firma, unternehmen, aktueller arbeitgeber,
        entreprise, employeur, societe, empresa, empleador, empresa actual, azienda, societa,
        datore di lavoro, werkgever, bedrijf, work 0 name
    """,
    Target.LINK: """
        linkedin, linkedin url, linkedin profile, link, links, url, website, websites, portfolio,
        profile, profile url, github, social media, social profiles, webseite, profil, site web,
        sitio web, sito web, perfil, website url, basics url, basics profiles url, resume url
    """,
    Target.TAGS: """
        tags, tag, candidate tags, labels, keywords, skills, schlagworter, schlagworte, stichworte,
        mots cles, etiquettes, competences, etiquetas, etichette, trefwoorden, skills name
    """,
    Target.SOURCE: """
        source, candidate source, sources, origin, referred by, quelle, herkunft, origine, fuente,
        origen, fonte, bron
    """,
}
_KNOWN: Final = {
    " ".join(name.split()): target for target, names in _WORDS.items() for name in names.split(",")
}


def proposed(
    headers: Sequence[str], fields: Sequence[CustomField], saved: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what each column probably is: by a saved mapping, a custom field's label, or a word.

    What can be in one column alone is the first that fits; both a whole name and its parts make
    the whole one the name.
    """
    labels = {bare(one.label): f"{CUSTOM}{one.id}" for one in fields if one.active}
    known = {bare(header): target for header, target in saved.items()}
    usable = {*Target, *labels.values(), IGNORED}
    targets: list[str] = []
    for header in headers:
        found = _target(bare(header), known, labels)
        once = found != IGNORED and found not in SEVERAL
        targets.append(IGNORED if found not in usable or (once and found in targets) else found)
    if Target.FULL_NAME in targets:
        parts = {Target.FIRST_NAME, Target.LAST_NAME}
        return tuple(IGNORED if one in parts else one for one in targets)
    return tuple(targets)


def _target(header: str, saved: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if header == bare(PROBLEM_HEADER):
        return IGNORED
    for source in (saved, labels, _KNOWN):
        if header in source:
            return str(source[header])
    return IGNORED


def bare(header: str) -> str:
    """Return a header without case, accents and signs: `E-Mail Address*` is `e mail address`."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    folded = unicodedata.normalize("NFKD", parted).casefold()
    letters = "".join(one for one in folded if not unicodedata.combining(one))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())
