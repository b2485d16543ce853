"""What is said in German that is no answer, and what must not be asked.

All of it is looked for in folded text: without case and accents, with plain apostrophes.
"""

import re
from collections.abc import Mapping
from typing import Final

from rolecall.domains.ai.contracts import ForbiddenTopic
from rolecall.domains.ai.rules.interview.patterns.kinds import (
    Cue,
    Intent,
    ProcessTopic,
    any_of,
    words_of,
)

INTENTS: Final[Mapping[Intent, re.Pattern[str]]] = {
    Intent.DISTRESS: any_of(
        r"\bich (?:will|mochte|mag) (?:nicht mehr leben|sterben|tot sein)\b",
        r"\bich (?:bringe|werde) mich (?:selbst )?um(?:bringen)?\b",
        r"\b(?:habe|krieg\w*|bekomme) (?:gerade |jetzt )?eine panikattacke\b",
        r"\bich (?:weine|zittere) (?:gerade|jetzt)\b",
        r"\bich (?:bekomme|kriege?) keine luft\b",
        r"\bmich (?:selbst )?umbringen\b",
        r"\bich denke (?:an|uber) (?:selbstmord|suizid)\b",
        r"\bich (?:will|kann|mag) nicht mehr leben\b",
        r"\b(?:alles ist|es ist alles) (?:sinnlos|hoffnungslos)\b",
    ),
    Intent.THREAT: any_of(
        r"\bich (?:bringe? (?:dich|euch|sie) um|mach(?:e)? (?:dich|euch) fertig)\b",
    ),
    Intent.ABUSE: any_of(
        r"\b(?:fick|verpiss) (?:dich|euch)\b",
        r"\bhalt(?:e|en sie)? (?:die|deine|ihre) (?:fresse|klappe|schnauze)\b",
        r"\b(?:du|ihr|sie)(?: bist| seid| sind)? (?:so )?(?:ein(?:e)? )?(?:dumm\w*|blod\w*"
        r"|verdammt\w*|scheiss\w*)? ?"
        r"(?:idiot\w*|arschloch|arschlocher|wichser|schlampe|trottel|depp|hure)\b",
        r"\b(?:dumm|blod|scheiss|verdammt)\w* (?:bot|maschine|computer|roboter|programm)\b",
        r"\bleck mich\b",
        r"\b(?:sie|du|ihr) (?:sind|bist|seid) (?:so |echt |total )*(?:dumm|blod|bescheuert"
        r"|scheisse)\b",
    ),
    Intent.INSTRUCTIONS: any_of(
        r"(?:^|bitte |jetzt |und )(?:ignorier\w*|vergiss|vergessen sie|missacht\w*) .{0,40}"
        r"\b(?:anweisung|regel|vorgabe|prompt|instruktion|kriteri)",
        r"(?:^|bitte |jetzt |und )(?:bewerte\w*|benote\w*|gib|geben sie|stufe\w*) (?:mich|mir"
        r"|diese|meine|alle|das|dies)\b"
        r".{0,50}\b(?:hoch|hochst|best|voll|maximal|erfullt|sehr gut|top|perfekt)",
        r"\b(?:hinweis|nachricht|anweisung) (?:an|fur) (?:die |den |das )?(?:ki|system|modell"
        r"|auswertung|prufer|bewerter)\b",
        r"\bdu bist (?:jetzt|nun) (?:ein|eine|mein|der|die)\b",
        r"\bsystem ?-?prompt\b",
    ),
    Intent.PERSON: any_of(
        r"\bmit (?:einem |einer )?(?:echten |richtigen )?(?:menschen|person|mensch"
        r"|mitarbeiter\w*|jemand\w*)"
        r"(?: statt(?:dessen)?)? ?(?:sprechen|reden)\b",
        r"\b(?:nicht|ungern) mit (?:einer|einem|dieser|der) (?:maschine|computer|bot|ki"
        r"|roboter|programm)\b",
        r"\b(?:echten|richtigen) menschen,? bitte\b",
        r"\blieber (?:ein|mit einem|einen) mensch(?:en)?\b",
        r"\b(?:rede|spreche) nicht mit (?:einer |einem )?(?:maschinen?|computern?|bots?"
        r"|robotern?|programm\w*)\b",
        r"\bgibt es (?:auch |hier )?(?:einen|keinen) (?:menschen|echten)\b",
        r"\b(?:echten|richtigen) menschen$",
    ),
    Intent.STOP: any_of(
        r"\b(?:mochte|will|wurde gern\w*)\b.{0,25}\b(?:aufhoren|abbrechen|beenden)$",
        r"\b(?:das (?:gesprach|interview)|hier) (?:bitte )?(?:abbrechen|beenden)\b",
        r"\bkonnen wir (?:hier |bitte )*(?:aufhoren|abbrechen|beenden)$",
        r"^(?:bitte )?(?:stopp?|abbrechen|aufhoren|ende)(?: bitte)?$",
        r"\bbeenden sie (?:bitte )?(?:das|dieses) (?:gesprach|interview)\b",
        r"\b(?:mochte|will|kann) nicht (?:weitermachen|fortfahren|mehr weitermachen)$",
        r"\bbewerbung zuruckziehen\b",
    ),
    Intent.REPEAT: any_of(
        r"\b(?:wiederhol\w*|noch ?(?:ein)?mal (?:stellen|fragen|sagen))\b.{0,20}$",
        r"\bfrage nicht (?:ganz |richtig )?verstanden\b",
        r"\b(?:habe|hab) (?:sie|das|dich) nicht (?:ganz )?verstanden\b",
        r"^(?:wie|was|wie) bitte\?$",
        r"\bwas (?:meinen sie|meinst du|war die frage)\b",
        r"\bwie war die frage\b",
        r"\b(?:das )?habe ich (?:leider )?nicht (?:ganz )?verstanden$",
        r"\bverstehe (?:die|ihre) frage nicht\b",
    ),
    Intent.SKIP: any_of(
        r"\b(?:frage )?(?:uberspringen|auslassen|weglassen)\b",
        r"^(?:bitte )?(?:die )?(?:nachste|weiter)(?: frage)?(?: bitte)?$",
        r"\b(?:mochte|will) (?:das|dazu|darauf|die frage) (?:lieber )?(?:nicht|nichts) "
        r"(?:beantworten|sagen|antworten)\b",
        r"\b(?:darauf|dazu|das) (?:mochte|will) ich (?:lieber )?(?:nicht|nichts) (?:antworten"
        r"|sagen|beantworten)\b",
    ),
    Intent.TIME: any_of(
        r"^(?:einen )?(?:moment|augenblick)(?: bitte)?$",
        r"\b(?:einen|noch einen|etwas|kurz) (?:moment|augenblick|zeit|minute)\b.{0,25}$",
        r"\bkurz (?:nachdenken|uberlegen)\b",
    ),
    Intent.NO_EXAMPLE: any_of(
        r"^(?:das )?weiss (?:ich )?(?:leider )?nicht$",
        r"^ich weiss (?:es )?(?:leider )?nicht$",
        r"^keine ahnung$",
        r"\b(?:mir fallt|fallt mir)\b.{0,25}\b(?:nichts|kein\w*)\b",
        r"\bhabe (?:ich )?(?:leider |da |dafur )*kein(?:e)? (?:beispiel|erfahrung)\b",
    ),
    Intent.IS_MACHINE: any_of(
        r"\b(?:sind sie|bist du|ist das|spreche ich)\b.{0,30}\b(?:mensch\w*|ki|bot|computer"
        r"|maschine|roboter|echt)\b",
    ),
    Intent.RUBRIC: any_of(
        r"\b(?:was|wie|welche)\b.{0,40}\b(?:bewert\w*|punkte|note[nt]?|richtige antwort|horen"
        r" wollen|erwarte\w*)\b",
        r"\bwar (?:das|es) (?:gut|richtig|genug|so ok)\b",
        r"\bwas wollen sie (?:denn )?horen\b",
        r"\bwar (?:das|es|meine antwort) (?:so )?(?:gut|richtig|genug|ok)\b",
    ),
    Intent.HOW_MUCH: any_of(
        r"\bwie ?viele? (?:fragen|zeit|minuten)\b",
        r"\bwie lange (?:dauert|geht)\b",
    ),
    Intent.PROCESS: any_of(
        r"\b(?:gesprach\w*|interview\w*|bewerbung\w*|aufgezeichnet|aufnahme\w*|gespeichert"
        r"|ergebnis\w*|"
        r"entscheid\w*|rückmeldung|ruckmeldung|bescheid|nachste\w* schritt\w*|gehalt\w*|lohn"
        r"|bezahl\w*|stelle|position|"
        r"firma|unternehmen|arbeitgeber\w*|daten\w*|datenschutz|geloscht|liest|lesen|feedback"
        r"|homeoffice|"
        r"arbeitszeit\w*|schicht\w*|urlaub\w*|vertrag\w*|team|beginn\w*|pause|spater weiter)\b",
    ),
}
FORBIDDEN: Final[Mapping[ForbiddenTopic, re.Pattern[str]]] = {
    ForbiddenTopic.GENETICS: any_of(
        r"\b(?:erbkrankheit|gentest|genetisch)\w*\b|\bkrankheiten in (?:ihrer|deiner)"
        r" familie\b",
    ),
    ForbiddenTopic.PREGNANCY: any_of(
        r"\b(?:sind sie|bist du|werden sie|waren sie)\b.{0,20}\bschwanger\b|\bkinderwunsch\b"
        r"|\b(?:planen|mochten|wollen|wunschen) (?:sie|sich)\b.{0,25}\b(?:kinder|kind|familie"
        r"|nachwuchs)\b|\b(?:planst|willst|mochtest) du\b.{0,25}\b(?:kinder|kind|familie)\b"
        r"|\bfamilienplanung\b",
    ),
    ForbiddenTopic.FAMILY: any_of(
        r"\b(?:haben sie|hast du)\b.{0,15}\b(?:kinder|familie|einen (?:partner|mann|ehemann)"
        r"|eine (?:partnerin|frau|ehefrau))\b",
        r"\bwie viele kinder\b|\bwie alt sind (?:ihre|deine) kinder\b",
        r"\b(?:sind sie|bist du)\b.{0,15}\b(?:verheiratet|ledig|geschieden|verlobt|verwitwet"
        r"|single|alleinerziehend|liiert)\b",
        r"\bfamilienstand\b|\b(?:ihr|ihre|dein|deine) (?:mann|frau|ehemann|ehefrau|partner"
        r"|partnerin|familiare situation)\b|\bmadchenname\b",
        r"\bkinderbetreuung\b.{0,30}\b(?:sie|ihre|du|deine)\b|\b(?:sie|ihre|du"
        r"|deine)\b.{0,30}\bkinderbetreuung\b",
    ),
    ForbiddenTopic.HEALTH: any_of(
        r"\b(?:haben sie|hast du|leiden sie|leidest du)\b.{0,25}\b(?:behinderung|krankheit\w*"
        r"|erkrankung\w*|gesundheitliche\w*|beschwerden|allergie\w*|depression\w*"
        r"|vorerkrankung\w*)\b",
        r"\b(?:sind sie|bist du)\b.{0,15}\b(?:behindert|schwerbehindert|krank|gesund|raucher\w*)\b",
        r"\b(?:ihr|ihre|dein|deine)(?:e|en|em|er)? (?:gesundheit\w*|gesundheitszustand"
        r"|krankheitstage|fehltage|vorerkrankung\w*)\b",
        r"\bwie (?:oft|viele)\b.{0,25}\b(?:krank|krankheitstage|fehltage|krankgeschrieben)\b"
        r"|\bnehmen sie\b.{0,20}\bmedikamente\b|\brauchen sie\b",
    ),
    ForbiddenTopic.AGE: any_of(
        r"\bwie alt (?:sind sie|bist du)\b|\b(?:ihr|dein) (?:alter|geburtsdatum|geburtsjahr)\b"
        r"|\bwann (?:sind sie|bist du|wurden sie|wurdest du)\b.{0,10}\bgeboren\b|\b(?:gehen"
        r"|wollen|planen) sie\b.{0,20}\b(?:rente|ruhestand)\b|\bin welchem jahr\b.{0,30}\b"
        r"(?:abitur|abschluss|studium|geboren)\b",
    ),
    ForbiddenTopic.ORIGIN: any_of(
        r"\bwo(?:her)? (?:kommen sie|kommst du|stammen sie|stammst du|kommt ihre familie|sind"
        r" sie geboren|bist du geboren)\b|\b(?:ihre|deine) (?:herkunft|nationalitat"
        r"|staatsangehorigkeit|muttersprache|abstammung|hautfarbe|ethnie)\b|\b(?:welche"
        r"|welcher)\b.{0,5}\b(?:staatsangehorigkeit|nationalitat)\b|\b(?:sind sie|bist"
        r" du)\b.{0,10}\b(?:deutsche[r]?|auslander\w*|muttersprachler\w*)\b",
    ),
    ForbiddenTopic.RELIGION: any_of(
        r"\b(?:ihre|deine|welche[r]?|welcher) (?:religion\w*|konfession|glauben|kirche)\b"
        r"|\bwelcher religion\b|\b(?:sind sie|bist du)\b.{0,10}\b(?:religios|katholisch"
        r"|evangelisch|muslim\w*|judisch|christ\w*|glaubig)\b|\btragen"
        r" sie\b.{0,12}\bkopftuch\b|\bihr glaube\b",
    ),
    ForbiddenTopic.UNION: any_of(
        r"\b(?:sind sie|bist du|waren sie)\b.{0,25}\b(?:gewerkschaft\w*|betriebsrat\w*)\b|\b"
        r"(?:ihre|deine)\b.{0,10}\bgewerkschaft\w*|\bwas halten sie von\b.{0,15}\b"
        r"(?:gewerkschaft\w*|betriebsrat\w*)\b",
    ),
    ForbiddenTopic.POLITICS: any_of(
        r"\b(?:welche partei|wen (?:haben sie gewahlt|wahlen sie))\b"
        r"|\b(?:ihre|deine) politische\w*\b"
        r"|\b(?:sind sie|bist du)\b.{0,15}\bpartei(?:mitglied)?\b",
    ),
    ForbiddenTopic.SEXUALITY: any_of(
        r"\b(?:sind sie|bist du)\b.{0,8}\b(?:schwul|lesbisch|homosexuell|heterosexuell"
        r"|bisexuell|transgender|trans)\b|\b(?:ihre|deine) (?:sexuelle\w*|geschlechtsidentitat"
        r"|sexualitat)\b|\bihr geschlecht\b",
    ),
    ForbiddenTopic.RECORD: any_of(
        r"\bvorstrafe\w*\b|\b(?:sind sie|bist du|wurden sie)\b.{0,15}\b(?:vorbestraft"
        r"|verurteilt|verhaftet|festgenommen)\b",
    ),
    ForbiddenTopic.FINANCES: any_of(
        r"\b(?:haben sie|hast du)\b.{0,15}\bschulden\b|\b(?:ihre|deine) (?:schulden|bonitat"
        r"|vermogensverhaltnisse|schufa\w*)\b|\blohnpfandung\w*\b",
    ),
    ForbiddenTopic.PAY_HISTORY: any_of(
        r"\b(?:ihr|dein)(?:e|em|en)? (?:aktuelle\w*|derzeitige\w*|bisherige\w*|letzte\w*"
        r"|jetzige\w*|fruhere\w*) (?:gehalt|lohn|verdienst|einkommen|vergutung)\b|\bwas "
        r"(?:verdienen sie|verdienst du|haben sie verdient|haben sie (?:zuletzt|bisher)"
        r" verdient)\b(?! mochten)",
    ),
}
CUES: Final[Mapping[Cue, re.Pattern[str]]] = {
    Cue.HEDGES: words_of(
        r"irgendwie|normalerweise|meistens|meist|vielleicht|glaube ich|ich glaube|ich denke"
        r"|denke ich|wahrscheinlich|versuche|eigentlich|manchmal|ziemlich|ein bisschen|ein"
        r" wenig|einfach|halt|eben|je nachdem|kommt darauf an|in der regel|oft|ungefahr|so in"
        r" etwa|ganz gut|wurde ich sagen|mehr oder weniger|irgendwann|eher"
    ),
    Cue.VAGUE: words_of(
        r"alle|jeder|niemand|keiner|sachen|dinge|zeug|etwas|irgendwas|irgendwer|ehrlich"
        r"|wirklich|sehr|super|toll|beste\w*|leidenschaft\w*|viele?|geboren\w*|starken?"
        r"|grosste\w*|naturlich|selbstverstandlich|wissen sie|immer|nie"
    ),
    Cue.PASSES_ON: words_of(
        r"nicht (?:meine? (?:schuld|aufgabe|sache|problem|job))|(?:seine|ihre|deren) (?:schuld"
        r"|sache)|(?:sein|ihr) problem|angewiesen|hatten (?:eher|fruher|es)|hatte (?:er|sie"
        r"|jemand|man)|jemand anders|niemand (?:hat|macht)|kann man nicht (?:andern|prufen)"
        r"|wer auch immer|wenn (?:sie|jemand|er) (?:fragt|fragen|will|wollen)|es sei denn|bis "
        r"(?:sie|jemand|es)|nehme an|nahm an|bauchgefuhl|nach gefuhl|gefuhl|mische mich nicht"
        r"|kummere mich nicht|(?:habe|hab) (?:ich )?(?:das )?nicht (?:gepruft|gefragt"
        r"|nachgesehen|verfolgt)"
    ),
    Cue.CHECKS: words_of(
        r"pruf\w*|gepruft|kontroll\w*|mess\w*|gemessen|mass|vergl\w*|verglichen|gezahlt|zahlte"
        r"|verfolg\w*|test\w*|getestet|bestatig\w*|nachgefragt|nachgesehen|nachher|danach"
        r"|seitdem|seither|beim nachsten mal|gelernt|lernte|dokument\w*|festgehalten"
        r"|aufgeschrieben|notier\w*|kriteri\w*|ausdrucklich|vereinbar\w*|probe\w*"
        r"|versuchsweise|ergebnis\w*|sank|stieg|zuruck auf|ursache\w*|begrund\w*|auswert\w*"
        r"|zusammengefasst|protokoll\w*|nach (?:einer|einem|zwei|drei|vier|sechs) (?:woche"
        r"|monat|tag)\w*"
    ),
    Cue.FIGURES: words_of(
        r"\d[\d.,:]*|zwei\w*|drei\w*|vier\w*|funf\w*|sechs\w*|sieben|acht|neun\w*|zehn|elf"
        r"|zwolf|zwanzig|dreissig|vierzig|funfzig|sechzig|halfte|halbe\w*|drittel|prozent"
        r"|erste\w*|einmal|zweimal|montag\w*|dienstag\w*|mittwoch\w*|donnerstag\w*|freitag\w*"
        r"|samstag\w*|marz|mai|juni|august|wochen?|minuten?|stunden?|monate?n?|tage?n?"
        r"|morgens?|abends?|mittags?"
    ),
    Cue.INVOLVES: words_of(
        r"gefragt|fragte|frage(?:n)? (?:ich )?(?:sie|ihn|die|den)|gesagt|sagte|gezeigt|zeigte"
        r"|angerufen|rief|vereinbart|abgesprochen|besprochen|mit (?:ihm|ihr|ihnen|dem|der|den"
        r"|meine\w*|unsere\w*)|zusammen|gemeinsam|vorgeschlagen|schlug|angeboten|bot"
        r"|erklart\w*|abgestimmt|informiert\w*|mitgeteilt|gebeten|bat"
    ),
}
TOPICS: Final[Mapping[ProcessTopic, re.Pattern[str]]] = {
    ProcessTopic.DECISION: words_of(
        r"entscheid\w*|entschied\w*|bescheid|ruckmeldung|ergebnis\w*|hore ich|antwort (?:von"
        r"|bekomm\w*)"
    ),
    ProcessTopic.READERS: words_of(
        r"wer (?:liest|sieht|hort|entscheidet)|liest (?:das )?(?:jemand|ein mensch)"
    ),
    ProcessTopic.PAY: words_of(r"gehalt\w*|lohn|bezahl\w*|verdien\w*|vergutung"),
    ProcessTopic.DATA: words_of(
        r"aufgezeichnet|aufgenommen|aufnahme\w*|aufzeichnung|daten\w*|gespeichert|geloscht"
        r"|aufbewahrt"
    ),
    ProcessTopic.NEXT: words_of(
        r"nachste\w* (?:schritt\w*|runde)|wie geht es weiter|danach|was (?:passiert|kommt) "
        r"(?:dann|danach|als nachstes)"
    ),
    ProcessTopic.PLACE: words_of(
        r"homeoffice|von zu hause|standort|arbeitsort|wo (?:ist|wird)|vor ort|buro"
    ),
    ProcessTopic.HOURS: words_of(
        r"arbeitszeit\w*|schicht\w*|teilzeit|vollzeit|stunden|wochenende\w*|uberstunden"
    ),
    ProcessTopic.BENEFITS: words_of(
        r"urlaub\w*|zusatzleistung\w*|versicherung|rente|parkplatz\w*|bonus|zulage\w*"
    ),
    ProcessTopic.BEGINNING: words_of(
        r"wann (?:ware|ist) (?:der )?(?:beginn|start)|(?:anfangen|beginnen|eintrittstermin"
        r"|arbeitsbeginn)"
    ),
    ProcessTopic.LENGTH: words_of(r"wie lange (?:dauert|geht)|wie ?viele? (?:fragen|zeit|minuten)"),
}
