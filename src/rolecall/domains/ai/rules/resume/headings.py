"""Words of headings in English, German, Spanish and French, folded.

A heading names its section by one of the section's words; all its other words are fillers. So
`Professional & Clinical Experience` is one, and `Experience with patients` is none.
"""

from enum import StrEnum
from typing import Final

from rolecall.domains.ai.rules.resume.text import listed


class Section(StrEnum):
    """What a part of a résumé is about. `TOP` is what stands above the first heading."""

    TOP = "top"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    LICENCES = "licences"
    LANGUAGES = "languages"
    PROJECTS = "projects"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    REFERENCES = "references"
    PERSONAL = "personal"
    INTERESTS = "interests"
    VOLUNTEER = "volunteer"
    TRAINING = "training"
    CONTACT = "contact"
    DUTIES = "duties"
    OTHER = "other"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split("|"))


WORDS: Final[dict[Section, tuple[str, ...]]] = {
    Section.REFERENCES: _phrases(
        """
        references | reference | referees | referee | referenzen | referencias | referencia
        """
    ),
    Section.LICENCES: _phrases(
        """
        licenses | licences | license | licence | licensure | licensures | licencias |
        licencia | lizenzen | approbation | berufserlaubnis | berufszulassung | colegiacion
        | autorisation d'exercer
        """
    ),
    Section.CERTIFICATIONS: _phrases(
        """
        certifications | certification | certificates | certificate | certificaciones |
        certificados | zertifikate | zertifizierungen | zertifizierung | certificats |
        credentials | accreditations | professional development
        """
    ),
    Section.LANGUAGES: _phrases(
        """
        languages | language | languages known | sprachen | sprachkenntnisse | idiomas |
        langues | linguistic
        """
    ),
    Section.PROJECTS: _phrases(
        """
        projects | project | projekte | proyectos | projets | portfolio
        """
    ),
    Section.PUBLICATIONS: _phrases(
        """
        publications | publication | publikationen | publicaciones | veroffentlichungen |
        patents | papers | presentations | conferences | bibliography | research interests
        """
    ),
    Section.AWARDS: _phrases(
        """
        awards | award | honors | honours | achievements | achievement | accomplishments |
        scholarships | auszeichnungen | preise | premios | logros | prix | distinctions |
        recognition | acheviments | fellowships
        """
    ),
    Section.VOLUNTEER: _phrases(
        """
        volunteer | volunteering | voluntary | ehrenamt | ehrenamtliches engagement |
        engagement | voluntariado | benevolat | community | leadership | extracurricular |
        extra-curricular | extra curricular | co-curricular | curricular | activities |
        involvement | involvements | memberships | membership | affiliations | affiliation |
        mitgliedschaften
        """
    ),
    Section.TRAINING: _phrases(
        """
        trainings | training | courses | coursework | workshops | workshop | weiterbildung |
        weiterbildungen | fortbildungen | fortbildung | cursos | formacion complementaria |
        formacion continua | formations | seminars | internship | internships
        """
    ),
    Section.EDUCATION: _phrases(
        """
        education | educational | qualifications | qualification | academic | academics |
        academia | scholastic | scholastics | ausbildung | schulbildung | studium |
        bildungsweg | bildung | akademischer | hochschulausbildung | schule | educacion |
        formacion | estudios | titulacion | formation | etudes | diplomes | scolarite |
        schooling | degrees | cursus
        """
    ),
    Section.WORK: _phrases(
        """
        experience | experiences | employment | work | career | assignments | positions |
        jobs | experiance | expirience | berufserfahrung | berufspraxis | werdegang |
        berufstatigkeit | berufliche erfahrung | beruflicher | praxiserfahrung | einsatze |
        praktika | experiencia | trayectoria | experience professionnelle | experiences
        professionnelles | parcours | emplois | employers | employer | appointments
        """
    ),
    Section.SKILLS: _phrases(
        """
        skills | skill | competencies | competences | competencias | expertise |
        proficiencies | proficiency | technologies | kenntnisse | fahigkeiten | kompetenzen
        | edv-kenntnisse | fachkenntnisse | edv | it-kenntnisse | habilidades | aptitudes |
        conocimientos | connaissances | savoir-faire | tools | software | strengths |
        abilities | capabilities | specialties | specialities | exposure | technical |
        knowledge | skillset | logiciels | informatique | compétences | starken
        """
    ),
    Section.INTERESTS: _phrases(
        """
        interests | interest | hobbies | hobby | interessen | intereses | aficiones |
        loisirs | interets | passions
        """
    ),
    Section.PERSONAL: _phrases(
        """
        personal | declaration | personliche | personalien | personales | etat civil |
        biographical | nationality | passport | declaracion
        """
    ),
    Section.SUMMARY: _phrases(
        """
        summary | objective | objectives | profile | profil | perfil | about | overview |
        uber mich | kurzprofil | resumen | sobre | propos | zusammenfassung | objetivo |
        objectif | highlights | statement | synopsis | introduction | goal | goals |
        background | ziel | berufsziel | resume
        """
    ),
    Section.CONTACT: _phrases(
        """
        contact | contacts | kontakt | kontaktdaten | contacto | coordonnees | address |
        adresse
        """
    ),
    Section.DUTIES: _phrases(
        """
        responsibilities | responsibility | duties | roles | aufgaben | tatigkeiten |
        funciones | responsabilidades | missions | taches | environment | description |
        contributions | contribution | deliverables
        """
    ),
    Section.OTHER: _phrases(
        """
        additional information | miscellaneous | other | sonstiges | otros | divers |
        additional
        """
    ),
}
"""The words that name each section. Where several sections are named, the first one here counts."""

FILLERS: Final = frozenset(
    listed(
        """
    professional work working relevant related other additional my and & the of in a an / for
    key core main brief general total overall history summary details detail record
    information info background section set sets areas area select selected significant recent
    current previous prior past clinical nursing medical healthcare health technical computer
    it personal academic educational scholastic career technology technologies proficiency
    proficiencies software special specific soft hard primary secondary major minor profile
    licenses certifications licensure certificates training trainings achievements awards
    skills experience employment projects qualifications qualification education courses
    activities interests languages known spoken language programming industrial industry field
    teaching research retail military service international internship internships travel
    assignments positions held job roles role responsibilities responsibility duties
    accomplishments honors community volunteer leadership management executive professionals
    sap web design continued cont cont'd contd honours memberships affiliations credentials
    vocational objective objectives summary to date berufliche beruflicher berufliches
    praktische akademische schulische und der die das meine weitere besondere sonstige
    fachliche personliche daten angaben zur person lebenslauf relevante klinische medizinische
    werdegang ausbildung profesional profesionales laboral laborales academica academicos
    academico y de la el los las mi mis otra otras otros adicional adicionales datos tecnicas
    tecnicos clinica complementaria relevante personales principales professionnelle
    professionnelles professionnel et des du les mes autres complementaires cles techniques
    personnelles personnel linguistiques informatiques universitaire initiale clinique
    diplomes scolaire universitaires centres d'interet interet langue annexure outline
    snapshot exposure purview functional domain extra curricular co - – : i ii iii iv v vi vii
    viii ix x 1 2 3 4 5 6 7 8 9
    """
    )
)

_BY_WORD: dict[str, Section] = {}
for _section, _words in WORDS.items():
    for _word in _words:
        _BY_WORD.setdefault(_word, _section)
SECTION_OF_WORD: Final[dict[str, Section]] = _BY_WORD
ORDER: Final = tuple(WORDS)
