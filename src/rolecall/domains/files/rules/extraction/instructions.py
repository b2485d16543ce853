"""Sentences of a document that are addressed to a machine: “ignore previous instructions”.

Nothing in Rolecall follows what a document says. Who reads it is told, since a person who writes
so expects to be read by one that does. English, German, Spanish and French; a sentence is quoted,
never removed. An engineer who writes of such sentences is flagged as well, and a reader sees it.
"""

import re
from collections.abc import Iterator
from typing import Final

_MOST: Final = 10
_AROUND: Final = 160
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s)|\n\s*\n|\n\s*[•●▪■–—*-]\s")

_WORDS: Final = {
    "<machine-en>": r"(?:ai|a\.i\.|llms?|gpt|chatgpt|chatbots?|(?:large )?language models?)",
    "<machine-de>": r"(?:ki|künstliche intelligenz|sprachmodelle?|llms?|chatgpt|ki-\w+)",
    "<machine-es>": r"(?:ia|inteligencia artificial|modelos? de lenguaje|llms?|chatgpt)",
    "<machine-fr>": r"(?:ia|intelligence artificielle|modèles? de langage|llms?|chatgpt)",
    "<person-en>": r"(?:candidate|applicant|résumé|resume|cv|person|profile|application|me)",
    "<person-de>": r"(?:kandidat\w*|bewerber\w*|bewerbung|lebenslauf|person|profil|mich)",
    "<person-es>": r"(?:candidat[oa]|aspirante|solicitante|curr[íi]culum|cv|perfil|persona)",
    "<person-fr>": r"(?:candidate?|candidature|cv|profil|personne)",
}

_SENTENCES: Final = r"""
(?:ignore|disregard|forget|override|bypass)(?: (?:all|any|every|each|of|the|your|these|
those|my|other)){0,4} (?:previous|prior|above|preceding|earlier|foregoing|existing|system|
other)(?: \w+)? (?:instructions?|prompts?|rules|directions|guidelines|commands|criteria|
orders)

(?:rank|rate|score|place|put|mark|grade|evaluate|classify)(?: (?:this|the|my|
that))? <person-en>(?:'s \w+)?(?: \w+){0,3} (?:first|highest|highly|top|number one|#1|
\d{2,3}|above all|best|perfect|ideal|excellent|exceptional|strong(?:est)?)

(?:(?:please|must|should|always|now|and|then)|(?<=[.!:;\n]))\s*(?:recommend|select|
shortlist|hire|advance|approve|prefer|choose) (?:this|the) <person-en>\b

(?:give|assign|award|return|output|respond with|answer with|report|
grant)(?: \w+){0,6} (?:maximum|highest|perfect|top|full)(?: possible)? (?:score|rating|rank|
ranking|marks|grade)

(?:note|message|attention|instructions?|reminder|prompt) (?:to|for)(?: (?:any|the|all|
every))? (?:<machine-en>|ats|automated (?:screen\w+|system\w*|reader\w*|tool\w*))\b

if you are (?:an? )?(?:<machine-en>|bot|automated|machine)\b

you are (?:now )?(?:an? )?(?:helpful )?(?:<machine-en>|assistant|recruiting (?:bot|
assistant))\b

(?:do not|don't|never) (?:reject|filter out|screen out|disqualify|flag|penali[sz]e) (?:this|
the) <person-en>\b

(?:ignorier\w*|vergiss|vergessen|missacht\w*|übergeh\w*|verwirf|verwerfen)(?: (?:sie|bitte|
alle|die|sämtliche|deine|ihre|jegliche)){0,4} (?:vorherig\w+|bisherig\w+|obig\w+|vorig\w+|
früher\w+|vorangegangen\w+|vorstehend\w+|anderen) (?:anweisungen|instruktionen|befehle|
vorgaben|regeln|anleitungen|kriterien)

(?:bewert\w+|stuf\w+|setz\w+|reih\w+|empfiehl|empfehlen|beurteil\w+|
platzier\w+)(?: sie)?(?: (?:diesen|diese|dieses|den|die|das|meinen|
meine))? <person-de>(?: \w+){0,4} (?:beste\w*|erste\w*|höchst\w*|platz (?:1|eins)|bestnote|
hervorragend\w*|ideal\w*|perfekt\w*|oberste\w*|geeignet\w*)

(?:gib|geben sie|vergib|vergeben sie)(?: \w+){0,6} (?:höchste\w*|maximale\w*|volle\w*|
beste\w*) (?:punktzahl|bewertung|note|punkte|wertung)

(?:hinweis|anweisung(?:en)?|nachricht|mitteilung|befehl) (?:an|für)(?: (?:die|jede|alle|das|
eine|jedes))? <machine-de>\b

(?:wenn|falls) (?:du|sie) (?:eine?|ein) <machine-de>\b

du bist (?:jetzt |nun )?(?:eine?) (?:<machine-de>|hilfreicher assistent)\b

(?:ignor[ae]|olvid[ae]|descart[ae]|omit[ae]|haz caso omiso de|
haga caso omiso de)(?: (?:todas|todos|las|los|tus|sus)){0,3} (?:instrucciones|órdenes|
ordenes|indicaciones|reglas|criterios) (?:anteriores|previ[ao]s|precedentes)

(?:clasifi\w+|califi\w+|punt[úu]a\w*|valor[ae]|coloc\w+|pon|ponga|recom[ie]+nd[ae]|
seleccion[ae])(?: a)?(?: (?:este|esta|al|el|la|mi))? <person-es>(?: \w+){0,4} (?:primer\w*|
mejor|máxim\w*|excelente|ideal|número uno|más alt\w+)

(?:da|dé|dale|asign[ae]|otorg[ae])(?: \w+){0,6} (?:puntuación|calificación|nota|
valoración) (?:máxima|más alta|perfecta)

(?:nota|mensaje|instrucci(?:ón|ones)|aviso) (?:para|a)(?: (?:la|el|cualquier|toda|todas las|
los))? <machine-es>\b

si eres (?:una? )?<machine-es>\b

eres (?:ahora )?una? (?:<machine-es>|asistente virtual)\b

(?:ignore[rz]?|oublie[rz]?|ne (?:tiens|tenez) pas compte)(?: (?:de|des|toutes|tous|les|tes|
vos|d')){0,4} (?:instructions|consignes|directives|règles|
critères)(?: \w+)? (?:précédent\w+|antérieur\w+|ci-dessus)

(?:classe[rz]?|note[rz]?|évalue[rz]?|recommande[rz]?|place[rz]?|sélectionne[rz]?)(?: (?:ce|
cette|cet|le|la|mon|ma))? <person-fr>(?: \w+){0,4} (?:premi\w+|meilleur\w*|tête|maximal\w*|
idéal\w*|excellent\w*|parfait\w*)

(?:donne[rz]?|attribue[rz]?|accorde[rz]?)(?: \w+){0,6} (?:note|score|
évaluation) (?:maximale?|parfaite?|la plus (?:élevée|haute))

(?:note|message|instructions?|consignes?) (?:à|pour|aux?)(?: (?:toute|les|une|la|
cette))? ?(?:l['’])?<machine-fr>\b

si (?:tu es|vous êtes) (?:une? )?<machine-fr>\b

<\|(?:im_start|im_end|system|endoftext)\|>|\[/?INST\]|<</?SYS>>|</?system>|
^#{2,} ?(?:system|instruction)\b
"""
"""One pattern a paragraph; its lines belong together, and a blank is any room between words."""


def _patterns() -> Iterator[re.Pattern[str]]:
    for paragraph in _SENTENCES.strip().split("\n\n"):
        pattern = paragraph.replace("\n", "")
        for name, words in _WORDS.items():
            pattern = pattern.replace(name, words)
        begin = r"(?:(?<![\w-])|(?=[<\[#]))"
        yield re.compile(f"{begin}(?:{pattern})".replace(" ", r"\s+"), re.IGNORECASE | re.MULTILINE)


_ADDRESSED: Final = tuple(_patterns())
_SPOKEN_OF: Final = re.compile(
    r"instruc|prompt|\brules|direction|guideline|command|criteri|orders|\bcandidat|"
    r"applica|r[ée]sum[ée]|\bcv\b|profil|score|rating|\brank|\bai\b|llm|gpt|chatbot|"
    r"language model|assistant|anweisung|instruktion|befehl|vorgabe|regeln|anleitung|"
    r"kriterien|bewerb|kandidat|lebenslauf|punkt|\bki\b|sprachmodell|órdenes|indicacion|"
    r"reglas|currículum|puntuación|calificación|\bia\b|modelo|consigne|directive|règle|"
    r"critère|modèle|<\||\[/?inst|<</?sys|</?system|^##",
    re.IGNORECASE | re.MULTILINE,
)
"""One of these is in every such sentence: the rest of a text is not looked at closely."""


def instructions_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such sentences begin and end, at most ten."""
    found = sorted(
        (one.start(), one.end()) for near in _near(text) for one in _matches(text, *near)
    )
    reached, count = 0, 0
    for first, last in found:
        if first < reached or count >= _MOST:
            continue
        start, end = _sentence(text, first, last)
        yield max(start, reached), end
        reached = end
        count += 1


def _near(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text in which such a sentence may be."""
    start = end = -1
    for one in _SPOKEN_OF.finditer(text):
        if start < 0:
            start = max(0, one.start() - _AROUND)
        elif one.start() - _AROUND > end:
            yield start, end
            start = one.start() - _AROUND
        end = one.end() + _AROUND
    if start >= 0:
        yield start, min(end, len(text))


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for pattern in _ADDRESSED:
        yield from pattern.finditer(text, start, end)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a part of a text, no more than some lines of it."""
    before = [*_SENTENCE_END.finditer(text, max(0, start - _AROUND), start)]
    begin = before[-1].end() if before else max(0, start - _AROUND) if start > _AROUND else 0
    after = _SENTENCE_END.search(text, end, min(len(text), end + _AROUND))
    stop = after.start() + 1 if after else min(len(text), end + _AROUND)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
