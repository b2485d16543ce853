"""What résumés in each language are made of. All of it is invented or common knowledge."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.domains.ai.rules.resume.text import listed


@dataclass(frozen=True)
class Language:
    """Words of one language."""

    code: str
    months: Sequence[str]
    short_months: Sequence[str]
    present: Sequence[str]
    to: Sequence[str]
    headings: dict[str, Sequence[str]]
    given: Sequence[str]
    family: Sequence[str]
    places: Sequence[tuple[str, str]]
    clinical: Sequence[str]
    office: Sequence[str]
    degrees: Sequence[str]
    schools: Sequence[str]
    hospitals: Sequence[str]
    suffixes: Sequence[str]
    bullets: Sequence[str]
    skills: Sequence[str]
    phone: str
    labels: dict[str, str]


ENGLISH = Language(
    "en",
    listed(
        """
    January February March April May June July August September October November December
    """
    ),
    listed("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
    ("Present", "present", "Current", "Now", "to date", "Ongoing"),
    ("-", "–", " - ", " – ", " to ", " — ", "-"),
    {
        "summary": (
            "Summary",
            "PROFESSIONAL SUMMARY",
            "Profile",
            "OBJECTIVE",
            "Career Objective",
            "About Me",
        ),
        "work": (
            "EXPERIENCE",
            "Work Experience",
            "PROFESSIONAL EXPERIENCE",
            "Employment History",
            "Clinical Experience",
            "CAREER HISTORY",
            "Work History:",
            "Relevant Experience",
            "Nursing Experience",
            "Travel Assignments",
            "EMPLOYMENT",
        ),
        "education": (
            "EDUCATION",
            "Education",
            "Education and Training",
            "ACADEMIC QUALIFICATIONS",
            "Educational Background:",
            "Qualifications",
        ),
        "skills": (
            "SKILLS",
            "Technical Skills",
            "Key Skills",
            "Core Competencies:",
            "Skills",
            "AREAS OF EXPERTISE",
            "Computer Skills",
        ),
        "certifications": ("CERTIFICATIONS", "Certifications", "Certificates", "Certifications:"),
        "licences": (
            "LICENSURE",
            "Licenses",
            "LICENSES",
            "Nursing Licenses",
            "Professional Licensure",
        ),
        "languages": ("LANGUAGES", "Languages"),
        "references": ("REFERENCES", "References", "Referees"),
    },
    listed(
        """
    Amara Bethany Caleb Delphine Ezra Fiona Gideon Harriet Imani Jarvis Keziah Leland Marisol
    Nadia Odell Priya Quentin Rosalind Soren Tabitha Ulric Vanessa Wendell Xiomara Yusuf Zelda
    Arjun Meera Kofi Ngozi Tyrell Shanice Connor Brigid Hao Linh
    """
    ),
    listed(
        """
    Ashgrove Bellweather Carrow Dunmore Easterling Fairbanks Granger Holloway Ibekwe Jankowski
    Kerrigan Lindqvist Marchetti Nwosu Okafor Pemberton Quigley Ravenscroft Sandoval Thackeray
    Underhill Vasquez Whitlock Yarborough Zielinski Patel Chaudhary Nguyen O'Dwyer Van Houten
    McAllister
    """
    ),
    (
        ("Boise", "ID"),
        ("Tulsa", "OK"),
        ("Fresno", "CA"),
        ("Albany", "NY"),
        ("Dayton", "Ohio"),
        ("Mesa", "Arizona"),
        ("Reno", "NV"),
        ("Toledo", "OH"),
        ("Leeds", "UK"),
        ("Bristol", "England"),
        ("Toronto", "ON"),
        ("Pune", "Maharashtra"),
        ("Kochi", "Kerala"),
        ("Dallas", "TX"),
        ("Savannah", "GA"),
        ("Grand Forks", "ND"),
        ("San Marcos", "Texas"),
        ("St. Paul", "MN"),
        ("Perth", "WA"),
        ("Cork", "Ireland"),
        ("Salt Lake City", "Utah"),
    ),
    (
        "Registered Nurse",
        "RN - ICU",
        "ICU Travel Nurse",
        "Staff Nurse",
        "Charge Nurse",
        "Licensed Practical Nurse",
        "Certified Nursing Assistant",
        "Nurse Practitioner",
        "Physical Therapist",
        "Respiratory Therapist",
        "Emergency Department RN",
        "Travel RN, Telemetry",
        "Clinical Nurse Educator",
        "Med/Surg Nurse",
        "OR Circulating Nurse",
        "Labor & Delivery RN",
        "Surgical Technologist",
        "Medical Assistant",
        "Home Health Aide",
        "Phlebotomist",
        "Case Manager",
        "House Supervisor",
        "NICU Nurse",
        "Radiologic Technologist",
        "Occupational Therapist",
        "Travel Registered Nurse (PCU)",
    ),
    (
        "Software Engineer",
        "Senior Accountant",
        "Marketing Manager",
        "Project Coordinator",
        "Business Analyst",
        "Sales Associate",
        "Assistant Store Manager",
        "Receptionist",
        "Data Scientist",
        "Graphic Designer",
        "Web Developer",
        "Customer Service Representative",
        "Warehouse Supervisor",
        "Research Assistant",
        "Vice President, Operations",
        "Director of Finance",
        "Head Chef",
        "Teaching Assistant",
        "Paralegal",
        "Bank Teller",
        "Social Media Intern",
        "Lead QA Tester",
        "Consultant",
        "Executive Assistant",
        "Freelance Writer",
        "Founder",
        "Area Manager",
        "Process Associate",
        "Network Administrator",
        "Mechanical Engineer",
        "Senior Vice President",
        "Event Planner",
        "Bartender",
        "Team Leader",
        "Product Owner",
        "Intern",
        "HR Generalist",
    ),
    (
        "Bachelor of Science in Nursing",
        "BSN",
        "Associate Degree in Nursing",
        "MSN",
        "Doctor of Nursing Practice",
        "Diploma in Nursing",
        "B.A. in English",
        "Bachelor of Science in Computer Science",
        "Master of Business Administration",
        "MBA",
        "B.Tech in Information Technology",
        "High School Diploma",
        "Bachelor of Arts",
        "M.S. in Statistics",
        "B.Com",
        "Ph.D. in Chemistry",
        "Associate of Applied Science",
        "BSc Economics",
        "GED",
        "MSc Data Science",
    ),
    (
        "University of {city}",
        "{family} University",
        "{city} State University",
        "{city} Community College",
        "{family} College of Nursing",
        "{city} Institute of Technology",
        "St. {given}'s College",
        "{city} High School",
        "{family} Business School",
        "{city} Technical College",
    ),
    (
        "{city} General Hospital",
        "St. {given} Medical Center",
        "{family} Memorial Hospital",
        "{city} Regional Medical Center",
        "{family} Health",
        "{city} Children's Hospital",
        "{family} Rehabilitation Center",
        "Mercy {city}",
        "{city} VA Medical Center",
        "{family} Hospice",
        "{family} Care Home",
    ),
    (
        "Inc.",
        "LLC",
        "Ltd",
        "Group",
        "Solutions",
        "Technologies",
        "& Co.",
        "Partners",
        "Consulting",
        "Holdings",
        "Systems",
        "Foundation",
        "Bank",
        "Pvt. Ltd.",
    ),
    (
        "Provided direct care for up to {n} patients per shift on a {n}-bed unit",
        "Charted in Epic and Cerner and reconciled medications on admission",
        "Managed a team of {n} and reported to the director",
        "Increased sales by {n}% within a year",
        "Responsible for daily operations and the budget",
        "Trained {n} new hires in policies and procedures",
        "Worked with vendors to reduce costs",
        "Titrated drips, cared for ventilated and CRRT patients",
        "Developed and maintained internal tools used by {n} colleagues",
        "Prepared monthly reports for senior management",
        "Answered phones and greeted visitors.",
        "Level I trauma centre, {n} beds, ratio 1:2",
        "Floated to step-down and telemetry as needed",
        "Implemented a new scheduling process that saved {n} hours a week.",
        "Coordinated discharge planning with families, social work and insurers",
        "Recipient of the employee of the month award",
        "Designed campaigns across e-mail, print and social media with several agencies",
    ),
    (
        "Epic",
        "Cerner",
        "IV therapy",
        "wound care",
        "telemetry",
        "ventilator management",
        "triage",
        "patient education",
        "Microsoft Excel",
        "Python",
        "SQL",
        "Java",
        "customer service",
        "project management",
        "Photoshop",
        "budgeting",
        "negotiation",
        "medication administration",
        "EKG interpretation",
        "Salesforce",
        "QuickBooks",
        "JavaScript",
        "time management",
        "Linux",
        "Tableau",
        "PowerPoint",
        "public speaking",
        "data analysis",
        "AutoCAD",
        "SAP",
        "React",
        "Docker",
    ),
    "+1 (208) 555-01{n}",
    {"phone": "Phone", "email": "Email", "address": "Address"},
)
GERMAN = Language(
    "de",
    listed(
        """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """
    ),
    listed("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    ("heute", "Heute", "dato", "laufend", "jetzt"),
    ("-", " - ", " – ", " bis ", "–"),
    {
        "summary": ("Profil", "Kurzprofil", "Über mich"),
        "work": (
            "Berufserfahrung",
            "BERUFSERFAHRUNG",
            "Beruflicher Werdegang",
            "Berufspraxis",
            "Praktische Erfahrung",
        ),
        "education": ("Ausbildung", "AUSBILDUNG", "Studium", "Schulbildung", "Bildungsweg"),
        "skills": ("Kenntnisse", "Fähigkeiten", "EDV-Kenntnisse", "Fachkenntnisse", "Kompetenzen"),
        "certifications": ("Zertifikate", "Fortbildungen", "Zertifizierungen"),
        "licences": ("Berufserlaubnis", "Approbation", "Berufszulassung"),
        "languages": ("Sprachen", "Sprachkenntnisse"),
        "references": ("Referenzen",),
    },
    listed(
        """
    Anneliese Bertram Cosima Dietmar Elfriede Florian Gesine Henrike Ingo Jasper Käthe Leopold
    Mareike Norbert Ottilie Philipp Rosalie Sönke Tjark Ute
    """
    ),
    listed(
        """
    Achterberg Brinkmann Cordes Dahlhoff Eggers Feldkamp Grünewald Hohenstein Isermann
    Jürgensen Kattenstroth Lüdemann Mühlbauer Nienhaus Oelschläger Petersilie Rübsam
    Strohschein Tiedemann Vahrenholt Wiechmann Yildirim
    """
    ),
    (
        ("Kassel", ""),
        ("Bremen", ""),
        ("Freiburg", ""),
        ("Graz", "Österreich"),
        ("Zürich", "Schweiz"),
        ("Göttingen", ""),
        ("Münster", ""),
        ("Halle (Saale)", ""),
        ("Köln", ""),
    ),
    (
        "Gesundheits- und Krankenpflegerin",
        "Pflegefachkraft Intensivstation",
        "Altenpfleger",
        "Stationsleitung",
        "Assistenzarzt Innere Medizin",
        "Hebamme",
        "Physiotherapeutin",
        "Pflegedienstleitung",
        "Medizinische Fachangestellte",
        "Fachkrankenpfleger Anästhesie",
        "Pflegefachmann",
    ),
    (
        "Softwareentwickler",
        "Sachbearbeiterin Einkauf",
        "Projektleiter",
        "Vertriebsmitarbeiter",
        "Werkstudentin Marketing",
        "Steuerfachangestellte",
        "Praktikantin",
        "Leiter Controlling",
        "Kauffrau im Einzelhandel",
        "IT-Systemadministrator",
        "Personalreferent",
    ),
    (
        "Bachelor of Science Pflege",
        "Ausbildung zur Gesundheits- und Krankenpflegerin",
        "Staatsexamen Medizin",
        "Master of Science Informatik",
        "Abitur",
        "Diplom-Kaufmann",
        "Mittlere Reife",
        "Bachelor Betriebswirtschaft",
        "Weiterbildung Intensivpflege",
    ),
    (
        "Universität {city}",
        "Hochschule {city}",
        "Fachhochschule {city}",
        "{family}-Gymnasium {city}",
        "Krankenpflegeschule {city}",
        "Berufsschule {city}",
        "Technische Universität {city}",
    ),
    (
        "Universitätsklinikum {city}",
        "St.-{given}-Krankenhaus",
        "Klinikum {city}",
        "Seniorenzentrum {family}",
        "Diakonie {city}",
        "{family}-Klinik",
        "Praxis Dr. {family}",
    ),
    ("GmbH", "AG", "GmbH & Co. KG", "e.V.", "KG", "SE", "Consulting"),
    (
        "Betreuung von {n} Patienten pro Schicht auf einer Station mit {n} Betten",
        "Dokumentation im Krankenhausinformationssystem",
        "Leitung eines Teams mit {n} Mitarbeitenden",
        "Einarbeitung neuer Kolleginnen und Kollegen",
        "Erstellung von Monatsberichten und Auswertungen",
        "Verantwortlich für Budget und Einkauf.",
        "Beatmete Patienten, Dialyse, Monitoring und Medikamentengabe",
    ),
    (
        "Beatmung",
        "Wundversorgung",
        "ORBIS",
        "Grundpflege",
        "MS Office",
        "SAP",
        "Excel",
        "Projektmanagement",
        "Python",
        "Kundenberatung",
        "Dienstplanung",
        "Reanimation",
    ),
    "+49 171 55501{n}",
    {"phone": "Telefon", "email": "E-Mail", "address": "Anschrift"},
)
SPANISH = Language(
    "es",
    listed(
        """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """
    ),
    listed("ene feb mar abr may jun jul ago sept oct nov dic"),
    ("actualidad", "presente", "Actualidad", "la actualidad", "actualmente"),
    ("-", " - ", " – ", " a ", " hasta "),
    {
        "summary": ("Perfil", "PERFIL PROFESIONAL", "Sobre mí", "Objetivo"),
        "work": (
            "Experiencia laboral",
            "EXPERIENCIA PROFESIONAL",
            "Experiencia",
            "Trayectoria profesional",
        ),
        "education": ("Formación", "FORMACIÓN ACADÉMICA", "Educación", "Estudios"),
        "skills": ("Habilidades", "COMPETENCIAS", "Conocimientos", "Aptitudes"),
        "certifications": ("Certificaciones", "Certificados", "Cursos"),
        "licences": ("Licencias", "Colegiación"),
        "languages": ("Idiomas", "IDIOMAS"),
        "references": ("Referencias",),
    },
    listed(
        """
    Almudena Baltasar Candela Demetrio Eulalia Fermín Graciela Hernán Itziar Jacinto Leocadia
    Maximino Nuria Octavio Paloma Remedios Silverio Tránsito Úrsula Wenceslao
    """
    ),
    listed(
        """
    Arizmendi Barrientos Carballo Domínguez Echeverría Fuentealba Gallardo Hinojosa Iturralde
    Jaramillo Larrañaga Montalbán Navarrete Olivares Pizarnik Quiroga Rebolledo Santillana
    Urrutia Zaldívar
    """
    ),
    (
        ("Zaragoza", "España"),
        ("Valladolid", ""),
        ("Puebla", "México"),
        ("Rosario", "Argentina"),
        ("Granada", ""),
        ("Bilbao", "España"),
        ("Medellín", "Colombia"),
        ("San Juan", "PR"),
    ),
    (
        "Enfermera",
        "Enfermero de UCI",
        "Auxiliar de enfermería",
        "Supervisora de planta",
        "Fisioterapeuta",
        "Matrona",
        "Médico residente",
        "Enfermera de urgencias",
        "Técnico de laboratorio",
    ),
    (
        "Desarrollador web",
        "Gerente de ventas",
        "Administrativa",
        "Contador",
        "Ingeniero de proyectos",
        "Asistente de marketing",
        "Cajera",
        "Jefe de almacén",
        "Analista de datos",
        "Becario",
    ),
    (
        "Grado en Enfermería",
        "Licenciatura en Medicina",
        "Máster en Gestión Sanitaria",
        "Bachillerato",
        "Técnico en Cuidados Auxiliares de Enfermería",
        "Ingeniería Informática",
        "Licenciado en Derecho",
        "Grado en Economía",
    ),
    (
        "Universidad de {city}",
        "Universidad {family}",
        "Instituto {family}",
        "Colegio San {given}",
        "Escuela de Enfermería de {city}",
        "Universidad Nacional de {city}",
    ),
    (
        "Hospital General de {city}",
        "Hospital San {given}",
        "Clínica {family}",
        "Centro de Salud {family}",
        "Residencia {family}",
        "Hospital Universitario de {city}",
    ),
    ("S.A.", "S.L.", "S.A. de C.V.", "y Asociados", "Consultores", "Grupo"),
    (
        "Atención directa a {n} pacientes por turno en una unidad de {n} camas",
        "Registro en la historia clínica electrónica",
        "Coordinación de un equipo de {n} personas",
        "Formación del personal nuevo",
        "Responsable de compras y presupuesto.",
        "Elaboración de informes mensuales",
        "Administración de medicación y cuidado de heridas",
    ),
    (
        "Cuidado de heridas",
        "triaje",
        "Excel",
        "SAP",
        "atención al paciente",
        "venopunción",
        "trabajo en equipo",
        "Photoshop",
        "contabilidad",
        "SQL",
        "ventas",
        "RCP",
    ),
    "+34 612 555 0{n}",
    {"phone": "Teléfono", "email": "Correo electrónico", "address": "Dirección"},
)
FRENCH = Language(
    "fr",
    listed(
        """
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    """
    ),
    listed("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    ("aujourd'hui", "présent", "à ce jour", "Aujourd’hui", "actuel"),
    ("-", " - ", " – ", " à ", " au "),
    {
        "summary": ("Profil", "À propos", "OBJECTIF"),
        "work": (
            "Expérience professionnelle",
            "EXPÉRIENCES PROFESSIONNELLES",
            "Parcours professionnel",
            "Expériences",
        ),
        "education": ("Formation", "FORMATION", "Études", "Diplômes"),
        "skills": ("Compétences", "COMPÉTENCES", "Connaissances", "Informatique"),
        "certifications": ("Certifications", "Certificats"),
        "licences": ("Autorisation d'exercer", "Licences"),
        "languages": ("Langues", "LANGUES"),
        "references": ("Références",),
    },
    listed(
        """
    Apolline Barnabé Célestine Dorian Élodie Firmin Ghislaine Honoré Isaure Joachim Léontine
    Maxence Noémie Octave Philippine Quitterie Romuald Solène Thibault Yseult
    """
    ),
    listed(
        """
    Aubertin Beaumanoir Charpentier Desrosiers Escoffier Fauvel Grandpré Hautecoeur Jolivet
    Kerleroux Lavigerie Montferrand Nivernais Ombredane Peyrolles Quesnel Rochambeau Sauvageot
    Thévenin Villedieu
    """
    ),
    (
        ("Nantes", ""),
        ("Dijon", "France"),
        ("Namur", "Belgique"),
        ("Lausanne", "Suisse"),
        ("Rennes", ""),
        ("Grenoble", "France"),
        ("Québec", "QC"),
        ("Montpellier", ""),
    ),
    (
        "Infirmière diplômée d'État",
        "Infirmier en réanimation",
        "Aide-soignante",
        "Cadre de santé",
        "Sage-femme",
        "Masseur-kinésithérapeute",
        "Infirmière aux urgences",
        "Médecin généraliste",
    ),
    (
        "Développeur web",
        "Assistante de direction",
        "Chef de projet",
        "Responsable commercial",
        "Comptable",
        "Chargée de communication",
        "Vendeur",
        "Stagiaire marketing",
        "Ingénieur qualité",
    ),
    (
        "Diplôme d'État d'infirmier",
        "Licence de droit",
        "Master en gestion",
        "Baccalauréat scientifique",
        "BTS Comptabilité",
        "Diplôme d'aide-soignant",
        "Diplôme d'ingénieur",
        "DUT Informatique",
    ),
    (
        "Université de {city}",
        "IFSI de {city}",
        "Lycée {given} {family}",
        "École de commerce de {city}",
        "IUT de {city}",
        "Institut {family}",
    ),
    (
        "CHU de {city}",
        "Hôpital Saint-{given}",
        "Clinique {family}",
        "EHPAD {family}",
        "Centre hospitalier de {city}",
        "Cabinet {family}",
    ),
    ("SA", "SARL", "SAS", "et Fils", "Groupe", "Conseil"),
    (
        "Prise en charge de {n} patients par poste dans un service de {n} lits",
        "Transmissions et dossier de soins informatisé",
        "Encadrement d'une équipe de {n} personnes",
        "Accueil et formation des étudiants",
        "Suivi du budget et des achats.",
        "Rédaction des rapports mensuels",
        "Administration des traitements et soins des plaies",
    ),
    (
        "soins des plaies",
        "triage",
        "Excel",
        "SAP",
        "éducation thérapeutique",
        "gestion de projet",
        "Photoshop",
        "comptabilité",
        "SQL",
        "prélèvements",
        "anglais médical",
    ),
    "+33 6 55 50 1{n} 00",
    {"phone": "Téléphone", "email": "Courriel", "address": "Adresse"},
)
LANGUAGES = (ENGLISH, GERMAN, SPANISH, FRENCH)
