"""Words by which a name in a résumé is told from what is none, in several languages.

They are compared in the form of `headers.bare`: without case, accents and signs.
"""

from typing import Final

from rolecall.domains.imports.rules.headers import bare


def _words(listed: str) -> frozenset[str]:
    return frozenset(bare(one) for one in listed.split(","))


DOCUMENTS: Final = (
    "tabellarischer Lebenslauf", "Curriculum Vitae", "Hoja de vida", "Currículum vítae",
    "Currículo", "Currículum", "Curriculum", "Lebenslauf", "Levensloop", "Résumé", "Resume",
    "Bewerbung", "Życiorys", "Резюме", "履歴書", "简历", "CV",
)  # fmt: skip
"""What a résumé calls itself, the longer ones first."""

LABELS: Final = {
    label: kind
    for kind, listed in (
        (
            "whole",
            """name, full name, candidate, candidate name, applicant, vor und nachname,
            vorname und nachname, vorname nachname, name vorname, bewerber, bewerberin, nom prenom,
            nom et prenom, prenom et nom, nom complet, nombre completo, nombre y apellidos,
            nombre y apellido, apellidos y nombre, nome completo, nome e cognome, cognome e nome,
            naam, volledige naam, imie i nazwisko, navn, namn, фио, имя и фамилия, 氏名, 姓名,
            surname s first name s, first name s surname s""",
        ),
        (
            "first",
            """first name, given name, forename, first name s, vorname, vornamen, prenom, prenoms,
            nombre, nombres, nome, voornaam, imie, имя""",
        ),
        (
            "last",
            """last name, surname, family name, surname s, nachname, familienname, nom,
            nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, nazwisko,
            фамилия""",
        ),
    )
    for label in _words(listed)
}  # fmt: skip
"""What a label before a name says it is: the whole name, or a part of it."""

REFERENCES: Final = _words(
    """references, referees, professional references, character references, my references,
    emergency contact, emergency contacts, referenzen, referenzgeber, referenzpersonen,
    références, personnes de référence, referencias, referencias personales,
    referencias profesionales, referencias laborales, referenze, referenties, referências,
    referencje, рекомендации"""
)
"""Headings above other people's names and numbers."""

TITLES: Final = _words(
    """mr, mrs, ms, miss, mx, sir, herr, frau, hr, fr, m, mme, mlle, monsieur, madame, sr, sra,
    srta, señor, señora, don, doña, sig, sig ra, dott, dott ssa, ing, dr, prof, dra, dipl ing,
    dipl kfm, dipl kffr, dipl, mag, med, rer, nat, phil, habil, dr ing, dr med, dr rer nat,
    dr phil, pd, rn"""
)
DEGREES: Final = _words(
    """rn, bsn, msn, lpn, lvn, cna, np, fnp, fnp bc, aprn, dnp, crna, pa, pa c, md, do, dds, dvm,
    pharmd, phd, ph d, dphil, mba, emba, msc, m sc, bsc, b sc, ba, b a, ma, m a, bs, ms, meng,
    beng, b eng, m eng, llb, llm, ll m, jd, cpa, cfa, pmp, cissp, ccrn, cen, pe, esq, jr, sr, ii,
    iii, iv, dipl ing, fh, tu, mph, mha, shrm cp, phr, acca, aca, pt, dpt, ot, otr l, rt r, rrt"""
)
PARTICLES: Final = _words(
    """von, vom, zu, zur, zum, van, der, den, de, del, della, dei, di, da, das, do, dos, la, le,
    les, el, al, bin, ibn, ben, bint, y, e, i, af, av, ter, ten, te, op"""
)
SHARED_MAILBOXES: Final = _words(
    """info, office, mail, contact, kontakt, contacto, jobs, job, career, careers, hr, admin, hello,
    post, bewerbung, application, applications, support, team, sales"""
)

_HEADINGS: Final = """
    profile, professional profile, personal profile, summary, professional summary, executive
    summary, career summary, objective, career objective, about, about me, experience, work
    experience, professional experience, employment, employment history, work history, career
    history, education, skills, key skills, core skills, technical skills, core competencies,
    competencies, languages, contact, contact details, contact information, contact me,
    personal, personal details, personal data, personal information, address, phone, email,
    mobile, mail, date of birth, nationality, certifications, certificates, licenses, interests,
    hobbies, projects, publications, awards, volunteering, training, driving licence, photo,
    links, linkedin, github, available, availability, confidential, private, street, road,
    avenue, suite, apartment, application, cover letter, europass, attachment, profil,
    kurzprofil, persönliche daten, persönliche angaben, angaben zur person, zur person, kontakt,
    kontaktdaten, anschrift, adresse, telefon, geburtsdatum, geboren, staatsangehörigkeit,
    familienstand, berufserfahrung, beruflicher werdegang, werdegang, ausbildung, schulbildung,
    bildungsweg, studium, kenntnisse, fähigkeiten, sprachen, sprachkenntnisse, edv kenntnisse,
    weiterbildung, weiterbildungen, interessen, über mich, ziel, straße, strasse, weg, platz,
    bewerbung, bewerbungsunterlagen, bewerbung als, anlagen, wohnort, führerschein, à propos,
    profil professionnel, expérience, expériences, expérience professionnelle, expériences
    professionnelles, formation, formations, compétences, langues, coordonnées, informations
    personnelles, état civil, centres d intérêt, loisirs, rue, objectif, date de naissance,
    nationalité, permis, perfil, perfil profesional, sobre mí, datos personales, contacto,
    experiencia, experiencia laboral, experiencia profesional, formación, formación académica,
    educación, habilidades, competencias, idiomas, calle, avenida, objetivo, fecha de
    nacimiento, nacionalidad, dirección, teléfono, correo, intereses, resumen, profilo,
    contatti, informazioni personali, dati personali, esperienza, esperienze, esperienza
    professionale, esperienze professionali, istruzione, istruzione e formazione, formazione,
    competenze, lingue, obiettivo, via, piazza, indirizzo, data di nascita, nazionalità,
    profiel, persoonlijke gegevens, persoonsgegevens, werkervaring, opleiding, opleidingen,
    vaardigheden, talen, contactgegevens, straat, over mij, geboortedatum, dados pessoais,
    experiência, experiência profissional, formação, formação acadêmica, habilidades,
    competências, contato, contacto, rua, resumo, objetivo, dane osobowe, doświadczenie,
    doświadczenie zawodowe, wykształcenie, umiejętności, języki, опыт, опыт работы, образование,
    навыки, контакты
"""
_PROFESSIONS: Final = """
    nurse, nursing, registered, licensed, practical, practitioner, physician, doctor, surgeon,
    therapist, physiotherapist, pharmacist, midwife, paramedic, caregiver, carer, technician,
    technologist, assistant, engineer, engineering, developer, development, programmer,
    architect, designer, design, analyst, analytics, scientist, science, researcher, research,
    manager, management, director, lead, officer, chief, executive, vice, president, founder,
    consultant, consulting, specialist, expert, coordinator, administrator, supervisor,
    associate, intern, trainee, student, graduate, teacher, lecturer, professor, tutor,
    accountant, accounting, auditor, controller, lawyer, attorney, paralegal, recruiter,
    recruiting, sales, marketing, representative, agent, clerk, secretary, receptionist,
    mechanic, electrician, plumber, welder, operator, warehouse, worker, chef, waiter, waitress,
    barista, cashier, cleaner, senior, junior, principal, staff, software, hardware, frontend,
    backend, fullstack, full, stack, data, product, project, program, business, account,
    customer, service, services, support, human, resources, quality, security, system, systems,
    network, cloud, devops, web, mobile, digital, content, social, media, writer, editor,
    journalist, translator, photographer, artist, university, college, school, hospital, clinic,
    company, gmbh, inc, llc, ltd, institute, bachelor, master, certified, freelance, intensive,
    care, emergency, department, unit, medical, health, healthcare, clinical, dental, pfleger,
    pflegerin, pflegefachmann, pflegefachfrau, krankenpfleger, krankenschwester, gesundheits,
    altenpfleger, altenpflegerin, pflegefachkraft, arzt, ärztin, facharzt, fachärztin,
    ingenieur, ingenieurin, entwickler, entwicklerin, softwareentwickler, softwareentwicklerin,
    kaufmann, kauffrau, bürokaufmann, bürokauffrau, leiter, leiterin, projektleiter,
    projektleiterin, berater, beraterin, lehrer, lehrerin, erzieher, erzieherin, verkäufer,
    verkäuferin, mechatroniker, elektriker, köchin, fahrer, student, studentin, sachbearbeiter,
    sachbearbeiterin, buchhalter, buchhalterin, assistent, assistentin, techniker, technikerin,
    informatiker, informatikerin, werkstudent, werkstudentin, praktikant, praktikantin,
    staatlich, geprüfte, geprüfter, examinierte, examinierter, infirmier, infirmière, médecin,
    ingénieur, ingénieure, développeur, développeuse, directeur, directrice, responsable, chef,
    cheffe, consultante, assistante, comptable, enseignant, enseignante, vendeur, vendeuse,
    technicien, technicienne, chargé, chargée, commercial, commerciale, diplômé, diplômée,
    étudiant, étudiante, aide, soignant, soignante, enfermero, enfermera, médico, médica,
    ingeniero, ingeniera, desarrollador, desarrolladora, gerente, directora, jefe, jefa,
    consultor, consultora, contador, contadora, profesor, profesora, vendedor, vendedora,
    técnico, técnica, diseñador, diseñadora, abogado, abogada, administrativo, administrativa,
    auxiliar, analista, estudiante, licenciado, licenciada, infermiere, infermiera, medico,
    ingegnere, sviluppatore, sviluppatrice, direttore, direttrice, responsabile, consulente,
    insegnante, tecnico, impiegato, impiegata, ragioniere, studente, studentessa, architetto,
    verpleegkundige, arts, ontwikkelaar, adviseur, leraar, medewerker, manager, verzorgende,
    enfermeiro, enfermeira, engenheiro, engenheira, desenvolvedor, desenvolvedora, analista,
    pielęgniarka, inżynier, programista, медсестра, инженер, разработчик
"""
_PLACES: Final = """
    germany, deutschland, austria, österreich, switzerland, schweiz, suisse, france, spain,
    españa, italy, italia, usa, united states, united kingdom, uk, england, ireland, canada,
    mexico, méxico, netherlands, nederland, belgium, portugal, brasil, brazil, poland, polska,
    berlin, hamburg, münchen, munich, köln, frankfurt, wien, vienna, zürich, madrid, barcelona,
    milano, london, manchester, dublin, new york, los angeles, san francisco, amsterdam,
    rotterdam, bruxelles, brussels, lisboa, lisbon, warszawa, warsaw, são paulo, buenos aires,
    bogotá, remote
"""
NO_NAME: Final = _words(_HEADINGS) | _words(_PROFESSIONS) | _words(_PLACES)
"""Headings, professions and places: a line with one of their words is no name."""

NOISE: Final = _words(
    """cv, resume, résumé, lebenslauf, curriculum, vitae, vita, hoja, vida, currículo, currículum,
    bewerbung, bewerbungsunterlagen, bewerbungsmappe, unterlagen, application, candidature,
    candidate, profile, profil, final, finale, neu, new, nuevo, aktuell, current, latest, updated,
    update, draft, copy, kopie, copia, copie, version, ver, v, rev, en, eng, english, englisch, de,
    deutsch, german, fr, french, francais, es, spanish, español, it, ita, italiano, nl, pt, us, uk,
    pdf, docx, doc, word, scan, scanned, signed, of, von, for, für, by, the, a, my, mein, mi, mon,
    linkedin, indeed, xing, stepstone, cover, letter, anschreiben, certificates, zeugnisse, herr,
    frau, mr, mrs, ms, dr, prof, kurz"""
)
"""Words in the names of files that are nobody's."""
