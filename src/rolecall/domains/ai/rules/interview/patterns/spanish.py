"""What is said in Spanish that is no answer, and what must not be asked.

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
        r"\b(?:me )?quiero (?:morir(?:me)?|matar(?:me)?)\b",
        r"\bme (?:voy|quiero) a? ?(?:matar|suicidar)\b",
        r"\bno quiero (?:vivir|seguir viviendo)\b",
        r"\b(?:tengo|me esta dando) un ataque de (?:panico|ansiedad)\b",
        r"\bestoy (?:llorando|temblando)(?: ahora)?\b",
        r"\bno puedo respirar\b",
        r"\b(?:quiero|voy a|pienso en) (?:suicidar(?:me)?|matarme|el suicidio)\b",
        r"\b(?:la vida no vale|no vale la pena vivir)\b",
    ),
    Intent.THREAT: any_of(r"\bte voy a (?:matar|pegar|partir|encontrar)\b"),
    Intent.ABUSE: any_of(
        r"\bvete a la mierda\b",
        r"\b(?:que te jodan|jodete|callate|vete al infierno)\b",
        r"\beres (?:un |una )?(?:maldit[oa] |puto |puta )?(?:idiota|imbecil|estupid[oa]|puta"
        r"|mierda|gilipollas|cabron)\b",
        r"\bhij[oa] de puta\b",
        r"\b(?:maquina|robot|bot|ordenador) (?:estupid[oa]|de mierda|inutil)\b",
    ),
    Intent.INSTRUCTIONS: any_of(
        r"(?:^|por favor,? |ahora |y )(?:ignora|olvida|desobedece|ignore|olvide) .{0,40}"
        r"\b(?:instruccion|regla|norma|prompt|criterio|indicacion)",
        r"(?:^|por favor,? |ahora |y )(?:califica(?:me)?|calificame|puntua(?:me)?|puntuame"
        r"|evalua(?:me)?|evaluame|dame|ponme|"
        r"valora(?:me)?)\b.{0,50}\b(?:alt[oa]|maxim[oa]|mejor|perfect[oa]|cumplid[oa]|diez"
        r"|excelente)",
        r"\b(?:nota|mensaje|instruccion(?:es)?) para (?:la |el )?(?:ia|evaluador\w*|modelo"
        r"|sistema|revisor\w*)\b",
        r"\b(?:ahora eres|eres ahora) (?:un|una|mi|el|la)\b",
        r"\bprompt del sistema\b",
    ),
    Intent.PERSON: any_of(
        r"\bhablar con (?:una |un |alguna )?(?:persona|humano|ser humano|alguien|reclutador\w*)\b",
        r"\bno quiero (?:hablar|responder)\b.{0,10}\b(?:maquina|robot|bot|ordenador|ia|programa)\b",
        r"\buna persona(?: real)?,? por favor\b",
        r"\bquiero (?:una persona|un humano|a alguien)(?: real| de verdad)?\b",
        r"\bhablar con alguien(?: de verdad)?\b",
    ),
    Intent.STOP: any_of(
        r"\b(?:quiero|quisiera|prefiero|me gustaria|necesito)\b.{0,12}"
        r"\b(?:parar|terminar|dejarlo|acabar|retirarme|abandonar)(?: aqui| ahora| la entrevista)*$",
        r"\b(?:terminar|parar|acabar|cancelar|detener) (?:la|esta) entrevista\b",
        r"^(?:por favor )?(?:para|basta|alto|terminar|fin)(?: por favor)?$",
        r"\bno quiero (?:continuar|seguir)(?: con (?:esto|la entrevista))?$",
        r"\bretirar mi (?:candidatura|solicitud)\b",
    ),
    Intent.REPEAT: any_of(
        r"\b(?:repit\w*|repetir)\b.{0,25}$",
        r"\bno (?:he )?(?:entend\w+|escuchad\w*|oi|entiendo) (?:bien )?(?:la|esa|tu|su|esta)"
        r" pregunta\b",
        r"\bque (?:quiere|quieres) decir\b",
        r"^(?:como|perdon|que)\?$",
        r"\b(?:como|cual) era la pregunta\b",
    ),
    Intent.SKIP: any_of(
        r"\b(?:saltar(?:me)?|omitir|pasar)\b.{0,15}\b(?:pregunta|esta|siguiente)\b",
        r"^(?:la )?siguiente(?: pregunta)?(?: por favor)?$",
        r"\b(?:prefiero|quiero) no (?:contestar|responder)\b",
        r"\bno (?:quiero|deseo) (?:contestar|responder)\b",
    ),
    Intent.TIME: any_of(
        r"^(?:un )?(?:momento|minuto|segundo)(?: por favor)?$",
        r"\b(?:dame|deme|necesito) (?:un|una|algo de|mas) (?:momento|minuto|segundo"
        r"|tiempo)\b.{0,20}$",
        r"\bdejame pensar\b",
    ),
    Intent.NO_EXAMPLE: any_of(
        r"^no (?:lo )?se$",
        r"^ni idea$",
        r"\bno se me ocurre\b",
        r"\bno (?:tengo|recuerdo) (?:ningun|ninguna)\b.{0,25}$",
    ),
    Intent.IS_MACHINE: any_of(
        r"\b(?:eres|es usted|esto es|estoy hablando con)\b.{0,25}\b(?:persona|humano|robot"
        r"|maquina|ia|bot|real)\b",
    ),
    Intent.RUBRIC: any_of(
        r"\b(?:que|como|cual)\b.{0,40}\b(?:evalua\w*|puntua\w*|puntos|nota|califica\w*"
        r"|respuesta correcta|"
        r"quieren oir|buscan)\b",
        r"\b(?:estuvo|ha estado|esta) bien (?:asi|mi respuesta)\b",
    ),
    Intent.HOW_MUCH: any_of(
        r"\bcuant[oa]s? (?:preguntas|tiempo|minutos)\b",
        r"\bcuanto (?:dura|falta|queda|tarda)\b",
    ),
    Intent.PROCESS: any_of(
        r"\b(?:entrevista|solicitud|candidatura|graba\w*|grabacion|resultado\w*|decision"
        r"|decide\w*|respuesta|"
        r"siguiente (?:paso|fase)|salario|sueldo|pagan?|puesto|empresa|datos|privacidad"
        r"|guarda\w*|borra\w*|"
        r"lee[nr]?|comentarios|remoto|teletrabajo|horario|turnos?|vacaciones|contrato|equipo"
        r"|empezar|pausa|"
        r"mas tarde)\b",
    ),
}
FORBIDDEN: Final[Mapping[ForbiddenTopic, re.Pattern[str]]] = {
    ForbiddenTopic.GENETICS: any_of(
        r"\benfermedades\b.{0,15}\b(?:su|tu) familia\b|\bprueba genetica\b|\bantecedentes "
        r"(?:medicos )?familiares\b",
    ),
    ForbiddenTopic.PREGNANCY: any_of(
        r"\besta(?:s)? (?:usted )?embarazada\b|\b(?:piensa|planea|quiere|desea|piensas"
        r"|quieres)\b.{0,15}\btener (?:mas )?(?:hijos|un hijo|familia|bebe)\b|\bquedarse"
        r" embarazada\b",
    ),
    ForbiddenTopic.FAMILY: any_of(
        r"\b(?:tiene|tienes)(?: usted)? (?:hijos|hijas|familia|pareja|marido|esposa|novio"
        r"|novia|personas a (?:su|tu) cargo)\b|\bcuantos hijos\b|\bque edad tienen sus hijos\b",
        r"\b(?:esta|estas|es|eres)(?: usted)? (?:casad|solter|divorciad|viud"
        r"|comprometid)[oa]\b|\bestado civil\b|\b(?:su|tu) (?:marido|esposo|esposa|mujer"
        r"|pareja|situacion familiar)\b",
        r"\bquien cuida\b.{0,15}\b(?:sus|tus) hijos\b",
    ),
    ForbiddenTopic.HEALTH: any_of(
        r"\b(?:tiene|tienes|padece|padeces|sufre|sufres)(?: usted)?\b.{0,15}\b"
        r"(?:discapacidad\w*|enfermedad\w*|problemas? de salud|alergias?|depresion"
        r"|lesion\w*)\b|\b(?:su|tu) (?:estado de )?salud\b|\b(?:toma|tomas)\b.{0,12}\b"
        r"(?:medicacion|medicamentos)\b|\bcuant[oa]s? (?:dias|veces|bajas)\b.{0,25}\b(?:baja"
        r"|enferm\w+|medicas?)\b|\b(?:fuma|fumas)(?: usted)?\b",
    ),
    ForbiddenTopic.AGE: any_of(
        r"\b(?:cuantos anos|que edad) (?:tiene|tienes)\b|\b(?:su|tu) (?:edad|fecha de"
        r" nacimiento)\b|\b(?:cuando|en que ano)\b.{0,10}\b(?:nacio|naciste|se graduo|te"
        r" graduaste|se jubila\w*)\b",
    ),
    ForbiddenTopic.ORIGIN: any_of(
        r"\bde donde (?:es|eres|viene|vienes|procede|procedes)\b|\bdonde (?:nacio|naciste)\b"
        r"|\b(?:su|tu) (?:nacionalidad|origen|lengua materna|raza|etnia|acento|color de"
        r" piel)\b|\b(?:cual es|que) (?:su |tu )?nacionalidad\b|\b(?:es|eres)(?: usted)? "
        r"(?:extranjer[oa]|inmigrante|hablante nativ[oa])\b",
    ),
    ForbiddenTopic.RELIGION: any_of(
        r"\b(?:su|tu|que|de que) (?:religion|fe|iglesia|creencias)\b|\b(?:es|eres)(?: usted)? "
        r"(?:catolic[oa]|musulman\w*|judi[oa]|cristian[oa]|ate[oa]|religios[oa]|creyente"
        r"|practicante)\b|\b(?:va|vas) a (?:misa|la iglesia|la mezquita)\b",
    ),
    ForbiddenTopic.UNION: any_of(
        r"\b(?:esta|estas|es|eres|ha sido)\b.{0,20}\b(?:sindicat\w+|sindicalista|comite de"
        r" empresa)\b|\b(?:su|tu) (?:afiliacion sindical|sindicato)\b|\bopina\w* de los"
        r" sindicatos\b",
    ),
    ForbiddenTopic.POLITICS: any_of(
        r"\b(?:a quien|a que partido)\b.{0,12}\b(?:vota|voto|votas|votaste)\b|\b(?:su|sus|tu"
        r"|tus) (?:ideas|opiniones|ideologia|afiliacion) ?(?:politicas?)?\b.{0,3}\bpolitic\w*"
        r"|\b(?:su|tu) ideologia\b|\b(?:esta|es) (?:usted )?(?:afiliado|miembro) (?:a|de) "
        r"(?:algun|un) partido\b",
    ),
    ForbiddenTopic.SEXUALITY: any_of(
        r"\b(?:es|eres)(?: usted)? (?:gay|lesbiana|homosexual|heterosexual|bisexual|transexual"
        r"|trans)\b|\b(?:su|tu) (?:orientacion sexual|identidad de genero|sexualidad|sexo)\b",
    ),
    ForbiddenTopic.RECORD: any_of(
        r"\bantecedentes penales\b|\b(?:ha|has) (?:sido|estado)\b.{0,15}\b(?:detenid[oa]"
        r"|condenad[oa]|arrestad[oa]|en (?:la )?(?:carcel|prision))\b",
    ),
    ForbiddenTopic.FINANCES: any_of(
        r"\b(?:tiene|tienes)(?: usted)? (?:deudas|embargos)\b|\b(?:su|tu) (?:situacion"
        r" financiera|historial (?:de credito|crediticio))\b",
    ),
    ForbiddenTopic.PAY_HISTORY: any_of(
        r"\b(?:su|tu) (?:salario|sueldo) (?:actual|anterior|ultimo)\b|\b(?:su|tu) (?:ultimo"
        r"|actual|anterior) (?:salario|sueldo)\b|\bcuanto (?:gana|ganas|ganaba|cobra|cobras"
        r"|cobraba)\b",
    ),
}
CUES: Final[Mapping[Cue, re.Pattern[str]]] = {
    Cue.HEDGES: words_of(
        r"normalmente|generalmente|quizas?|tal vez|creo|supongo|probablemente|intento|suelo"
        r"|solemos|no mucho|a veces|bastante|un poco|basic\w*|simplemente|lo que sea|segun"
        r"|depende|mas o menos|casi siempre|a menudo|mas bien|digamos|diria|en algun momento"
        r"|de alguna manera|por lo general"
    ),
    Cue.VAGUE: words_of(
        r"todos|todo el mundo|nadie|cosas|algo|alguien|sinceramente|realmente|muy|genial|mejor"
        r"|apasionad\w*|much[oa]s?|nacid[oa]|fortalezas?|mayor|naturalmente|obviamente|por"
        r" supuesto|claro|ya sabe|siempre|nunca"
    ),
    Cue.PASSES_ON: words_of(
        r"no (?:era|es|fue) (?:mi|asunto mio|culpa mia)|(?:su|la) culpa|problema (?:suyo|de"
        r" ellos)|me (?:mandan|mandaron|dijeron que)|deberian?|tendrian? que|otra persona"
        r"|nadie (?:me|hace)|no se puede (?:cambiar|comprobar)|si (?:me )?(?:preguntan|piden"
        r"|quieren|se quejan)|cuando (?:me )?preguntan|a menos que|hasta que (?:alguien|ellos)"
        r"|supuse|asumo|por intuicion|corazonada|no me meto|no me preocupo|no (?:lo )?"
        r"(?:compruebo|comprobe|pregunte|mire|segui)"
    ),
    Cue.CHECKS: words_of(
        r"comprob\w*|compruebo|revis\w*|medi\w*|medimos|compar\w*|cont(?:e|amos|aba)|segu"
        r"(?:i|imos|imiento)|prob(?:e|amos|ar)|prueba\w*|verific\w*|confirm\w*|despues|desde"
        r" entonces|la proxima vez|aprend\w*|document\w*|anot\w*|apunt\w*|criteri\w*"
        r"|explicit\w*|defin\w*|acord\w*|resultado\w*|bajo|subio|volvio a|causa\w*|motivo\w*"
        r"|resum\w*|por escrito|al cabo de \w+ \w+|tras (?:una|un|dos|tres|cuatro|seis) \w+"
    ),
    Cue.FIGURES: words_of(
        r"\d[\d.,:]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta"
        r"|cuarenta|cincuenta|sesenta|mitad|tercio|por ciento|primer[oa]?|segund[oa]|una vez"
        r"|dos veces|lunes|martes|miercoles|jueves|viernes|sabado|marzo|mayo|junio|agosto"
        r"|semanas?|minutos?|horas?|mes(?:es)?|dias?|manana|tarde|mediodia"
    ),
    Cue.INVOLVES: words_of(
        r"pregunte|preguntamos|pregunto|dije|conte|ensene|mostre|llame|llamamos|acorde"
        r"|acordamos|con (?:el|ella|ellos|ellas|mi|mis|la|los|las)|juntos|juntas|propuse"
        r"|suger\w*|ofreci|ofrecimos|explique|consult\w*|comparti\w*|avise|avisamos|pedi"
        r"|pedimos"
    ),
}
TOPICS: Final[Mapping[ProcessTopic, re.Pattern[str]]] = {
    ProcessTopic.DECISION: words_of(
        r"decision|deciden?|decidira\w*|resultado\w*|respuesta|noticias|cuando (?:me )?"
        r"(?:sabre|avisan|llaman|responden)"
    ),
    ProcessTopic.READERS: words_of(
        r"quien\w* (?:lee\w*|ve\w*|escucha\w*|decide\w*)|lo lee (?:alguien|una persona)"
    ),
    ProcessTopic.PAY: words_of(r"salario|sueldo|pagan?|paga|retribucion|gana\w*"),
    ProcessTopic.DATA: words_of(
        r"graba\w*|grabacion|datos|guarda\w*|borra\w*|conserva\w*|privacidad"
    ),
    ProcessTopic.NEXT: words_of(
        r"siguiente (?:paso|fase)|proximo\w* paso\w*|que (?:pasa|viene) (?:despues|luego)|como"
        r" sigue"
    ),
    ProcessTopic.PLACE: words_of(
        r"remoto|teletrabajo|desde casa|presencial|donde (?:es|esta|sera)|oficina"
    ),
    ProcessTopic.HOURS: words_of(r"horario\w*|turnos?|jornada|media jornada|horas|fines de semana"),
    ProcessTopic.BENEFITS: words_of(
        r"vacaciones|beneficios|seguro|pension|aparcamiento|bonus|extras"
    ),
    ProcessTopic.BEGINNING: words_of(
        r"cuando (?:empezaria|se empieza|empiezo)|fecha de (?:inicio|incorporacion)|empezar"
    ),
    ProcessTopic.LENGTH: words_of(
        r"cuanto (?:dura|falta|queda|tarda)|cuant[oa]s? (?:preguntas|tiempo|minutos)"
    ),
}
