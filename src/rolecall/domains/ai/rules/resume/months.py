"""Words of dates in English, German, Spanish, French, and their neighbours, folded."""

from typing import Final

_MONTHS: Final = (
    "january januar jänner enero janvier janeiro gennaio januari",
    "february februar feber febrero fevrier fevereiro febbraio februari",
    "march marz maerz marzo mars marco maart",
    "april abril avril aprile",
    "may mai mayo maio maggio mei",
    "june juni junio juin junho giugno",
    "july juli julio juillet julho luglio",
    "august agosto aout augustus",
    "september septiembre setiembre septembre setembro settembre",
    "october oktober octubre octobre outubro ottobre",
    "november noviembre novembre novembro",
    "december dezember diciembre decembre dezembro dicembre",
)
_SHORT: Final = (
    "jan ene janv jän gen",
    "feb febr fev fevr",
    "mar mrz marz",
    "apr abr avr",
    "may",
    "jun",
    "jul juil",
    "aug ago aou",
    "sep sept set",
    "oct okt out ott",
    "nov",
    "dec dez dic",
)
MONTHS: Final[dict[str, int]] = {
    word.replace("ä", "a"): number
    for number, words in enumerate(zip(_MONTHS, _SHORT, strict=True), start=1)
    for word in " ".join(words).split()
}
SEASONS: Final[dict[str, int]] = {
    word: month
    for month, words in {
        3: "spring fruhjahr fruhling primavera printemps",
        6: "summer sommer verano ete",
        9: "fall autumn herbst otono automne",
        12: "winter invierno hiver",
    }.items()
    for word in words.split()
}
PRESENT: Final = (
    "present",
    "presently",
    "current",
    "currently",
    "now",
    "today",
    "to date",
    "todate",
    "till date",
    "till now",
    "until now",
    "until present",
    "ongoing",
    "date",
    "heute",
    "jetzt",
    "laufend",
    "aktuell",
    "dato",
    "gegenwartig",
    "derzeit",
    "actualidad",
    "la actualidad",
    "presente",
    "actual",
    "actualmente",
    "hoy",
    "la fecha",
    "aujourd'hui",
    "actuel",
    "actuellement",
    "en cours",
    "ce jour",
    "maintenant",
    "atual",
    "oggi",
    "heden",
)
SINCE: Final = ("since", "seit", "ab", "desde", "depuis", "from", "von", "de", "du", "dal", "sinds")
TO: Final = (
    "to",
    "until",
    "till",
    "thru",
    "through",
    "bis",
    "a",
    "hasta",
    "au",
    "al",
    "jusqu'a",
    "-",
)
