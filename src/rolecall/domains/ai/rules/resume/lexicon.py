"""Lists of words that tell what a word may be part of.

The short lists stand here, folded, in four languages. The long ones (places, skills, words of
occupations) come with the product as files and are handed in as a `Lexicon`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rolecall.domains.ai.rules.resume.text import listed

TITLE_WORDS: Final = frozenset(
    listed(
        """
    manager engineer developer analyst consultant director assistant associate specialist
    coordinator administrator architect designer officer executive lead leader head supervisor
    technician nurse therapist physician teacher professor lecturer tutor instructor trainer
    intern trainee accountant auditor clerk cashier agent representative advisor adviser
    counselor counsellor programmer scientist researcher writer editor president vice vp ceo
    cto cfo coo chief founder co-founder partner principal owner secretary receptionist driver
    operator chef cook waiter waitress server bartender barista salesperson salesman
    merchandiser buyer planner producer photographer artist illustrator animator mechanic
    electrician plumber carpenter welder foreman superintendent attorney lawyer paralegal
    pharmacist dentist surgeon resident hygienist midwife rn lpn lvn cna np paramedic emt
    phlebotomist sonographer radiographer caregiver aide orderly medic fellow strategist
    evangelist tester sqa dba devops scrum webmaster recruiter generalist controller treasurer
    bookkeeper teller underwriter broker volunteer member delegate ambassador mentor coach
    librarian curator archivist economist statistician biologist chemist geologist contractor
    freelancer apprentice helper laborer worker guard sergeant captain lieutenant soldier
    pilot attendant senior junior sr jr staff chairman chair chairperson krankenschwester
    krankenpfleger gesundheits pflegefachkraft pflegefachfrau pflegefachmann altenpfleger
    altenpflegerin arzt arztin assistenzarzt leiter leiterin leitung mitarbeiter mitarbeiterin
    ingenieur ingenieurin entwickler entwicklerin berater beraterin sachbearbeiter
    sachbearbeiterin praktikant praktikantin werkstudent auszubildende auszubildender referent
    referentin kaufmann kauffrau techniker lehrer lehrerin assistentin fachkraft
    stationsleitung hebamme physiotherapeut physiotherapeutin geschaftsfuhrer enfermera
    enfermero medico medica gerente director directora ingeniero ingeniera desarrollador
    desarrolladora analista consultor consultora asistente auxiliar coordinador coordinadora
    tecnico tecnica jefe jefa responsable encargado encargada becario becaria practicante
    profesor profesora supervisora administrativo administrativa contador contadora vendedor
    vendedora matrona fisioterapeuta infirmier infirmiere aide-soignant aide-soignante medecin
    ingenieur ingenieure developpeur developpeuse chef cheffe directeur directrice consultante
    charge chargee assistante stagiaire technicien technicienne comptable vendeur vendeuse
    gestionnaire conseiller conseillere coordinateur coordinatrice sage-femme kinesitherapeute
    """
    )
)
ORGANIZATION_WORDS: Final = frozenset(
    listed(
        """
    inc inc. incorporated llc llp ltd ltd. limited pvt private corp corp. corporation co
    company plc gmbh ag kg se sa s.a s.l sl sarl sas bv nv technologies technology solutions
    systems services consulting consultancy consultants software group holdings international
    global industries enterprises associates partners bank insurance hospital clinic medical
    center centre health healthcare hospice rehabilitation foundation institute agency bureau
    department ministry council county city district board commission authority court navy
    army force school library museum church press media studio studios labs laboratories
    laboratory pharma pharmaceuticals motors airlines hotel hotels resort restaurant cafe
    store stores market retail logistics university college electric energy telecom
    communications networks capital financial infotech info india america usa staffing
    klinikum krankenhaus klinik universitatsklinikum verein stiftung werke praxis pflegeheim
    seniorenheim hospital clinica centro sanatorio ayuntamiento empresa grupo fundacion banco
    hopital clinique chu ehpad centre hospitalier societe groupe association mairie
    """
    )
)
SCHOOL_WORDS: Final = frozenset(
    listed(
        """
    university college institute institution school academy polytechnic univ universitat
    universidad universite hochschule fachhochschule schule gymnasium realschule berufsschule
    akademie instituto colegio escuela facultad ecole lycee iut institut ifsi conservatory
    seminary campus vidyalaya vidyapeeth iit nit mit board cbse icse universita politecnico
    community faculty krankenpflegeschule pflegeschule colegio
    """
    )
)
DEGREE_WORDS: Final = frozenset(
    listed(
        """
    bachelor bachelors bachelor's master masters master's doctor doctorate phd ph.d mba bba
    bca mca b.e be b.tech btech m.tech mtech b.sc bsc m.sc msc b.a ba m.a ma b.s bs m.s ms
    b.com bcom m.com mcom bsn b.s.n msn adn asn dnp md m.d jd j.d llb llm diploma diplom
    certificate associate associates associate's degree graduate graduation postgraduate
    undergraduate hsc h.s.c ssc s.s.c sslc ged matriculation intermediate secondary xii x 12th
    10th pgdm pgdba m.phil b.ed m.ed ed.d pharm.d b.pharm aas a.a a.s a.a.s minor major
    honours honors puc abitur staatsexamen magister ausbildung examen hochschulreife
    fachhochschulreife lehre licenciatura licenciado licenciada grado maestria master
    doctorado bachillerato tecnico diplomado titulo posgrado diplomatura licence maitrise
    baccalaureat bac bts dut doctorat diplome brevet deug dea dess ingenieur
    """
    )
)
FIELD_WORDS: Final = frozenset(
    listed(
        """
    science sciences engineering arts commerce technology nursing business administration
    computer information electronics communication mechanical electrical civil marketing
    finance accounting economics psychology biology chemistry physics mathematics history
    english education management design law medicine health political sociology philosophy
    literature music journalism statistics informatik wirtschaft betriebswirtschaft pflege
    enfermeria derecho economia administracion ingenieria informatica medicina droit gestion
    informatique sciences soins infirmiers
    """
    )
)
STATES: Final[Mapping[str, str]] = {
    "al": "alabama",
    "ak": "alaska",
    "az": "arizona",
    "ar": "arkansas",
    "ca": "california",
    "co": "colorado",
    "ct": "connecticut",
    "de": "delaware",
    "dc": "district of columbia",
    "fl": "florida",
    "ga": "georgia",
    "hi": "hawaii",
    "id": "idaho",
    "il": "illinois",
    "in": "indiana",
    "ia": "iowa",
    "ks": "kansas",
    "ky": "kentucky",
    "la": "louisiana",
    "me": "maine",
    "md": "maryland",
    "ma": "massachusetts",
    "mi": "michigan",
    "mn": "minnesota",
    "ms": "mississippi",
    "mo": "missouri",
    "mt": "montana",
    "ne": "nebraska",
    "nv": "nevada",
    "nh": "new hampshire",
    "nj": "new jersey",
    "nm": "new mexico",
    "ny": "new york",
    "nc": "north carolina",
    "nd": "north dakota",
    "oh": "ohio",
    "ok": "oklahoma",
    "or": "oregon",
    "pa": "pennsylvania",
    "ri": "rhode island",
    "sc": "south carolina",
    "sd": "south dakota",
    "tn": "tennessee",
    "tx": "texas",
    "ut": "utah",
    "vt": "vermont",
    "va": "virginia",
    "wa": "washington",
    "wv": "west virginia",
    "wi": "wisconsin",
    "wy": "wyoming",
    "pr": "puerto rico",
    "gu": "guam",
}
"""States, territories and the District by their postal abbreviations (USPS Publication 28)."""
STREET_WORDS: Final = frozenset(
    listed(
        """
    street st road rd avenue ave drive dr lane ln boulevard blvd court ct place pl way apt
    suite floor flat nagar colony sector strasse straße weg platz allee calle avenida plaza
    paseo rue chemin impasse p.o box house block phase
    """
    )
)
_SMALL: Final = (
    ("title", TITLE_WORDS),
    ("org", ORGANIZATION_WORDS),
    ("school", SCHOOL_WORDS),
    ("degree", DEGREE_WORDS),
    ("field", FIELD_WORDS),
    ("street", STREET_WORDS),
    ("state", frozenset(STATES)),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The long lists: phrases as words joined by single blanks, folded."""

    places: frozenset[str] = frozenset()
    skills: Mapping[str, str] = field(default_factory=dict)
    """The name of a skill in the taxonomy by each of its ways to be written."""
    occupations: frozenset[str] = frozenset()
    """Words of occupations."""

    def kinds_of(self, word: str) -> list[str]:
        """Return which lists a single folded word is in."""
        bare = word.rstrip(".")
        kinds = [name for name, words in _SMALL if bare in words or word in words]
        if bare in self.occupations:
            kinds.append("occ")
        return kinds


def longest_phrases(
    words: list[str], phrases: Iterable[str] | Mapping[str, str], most: int = 5
) -> list[int]:
    """Return for each word how many words the phrase has that it is part of, 0 for none."""
    known = phrases if isinstance(phrases, (frozenset, dict, Mapping)) else frozenset(phrases)
    lengths = [0] * len(words)
    place = 0
    while place < len(words):
        for count in range(min(most, len(words) - place), 0, -1):
            if " ".join(words[place : place + count]) in known:
                lengths[place : place + count] = [count] * count
                place += count
                break
        else:
            place += 1
    return lengths
