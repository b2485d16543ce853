"""What is said in English that is no answer, and what must not be asked.

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

_BOT: Final = r"(?:bot|robot|machine|computer|ai|program|algorithm|chatbot)"
_HUMAN: Final = r"(?:human(?: being)?|person|recruiter|someone|somebody|people|agent)"
INTENTS: Final[Mapping[Intent, re.Pattern[str]]] = {
    Intent.DISTRESS: any_of(
        r"\bi(?:'m| am| just| really|'m just)*(?: want| wanna| going| gonna| wish)(?: i could|"
        r" to)* "
        r"(?:die|kill myself|end my life|hurt myself)\b",
        r"\bi (?:don't|do not|can't|cannot) (?:want to )?(?:live|go on living) ?(?:any ?more"
        r"|like this)?$",
        r"\bi(?:'m| am| feel)(?: feeling)? suicidal\b",
        r"\bi(?:'m| am) having a panic attack\b",
        r"\bi(?:'m| am) (?:crying|shaking)(?: right)? now\b",
        r"\bi (?:can't|cannot) breathe\b",
        r"\bi(?:'m| am)?(?: feel like| feel| keep)? (?:thinking about|like|of)? ?(?:killing"
        r" myself|ending my life|hurting myself|ending it all)\b",
        r"\bi(?:'m| am) thinking (?:about|of) (?:suicide|killing myself|ending)\b",
        r"\bi (?:want|wanna|just want|am going)(?: to)? end it all\b",
        r"\bi (?:don't|do not) want to be (?:alive|here|in this world) any ?more\b",
        r"\blife (?:is|isn't) (?:not )?worth living\b",
        r"\bi(?:'m| am) so (?:depressed|hopeless)\b",
        r"\bi (?:just )?want to disappear\b",
        r"\b(?:no reason to live|better off dead|never wake up again)\b",
    ),
    Intent.THREAT: any_of(
        r"\bi(?:'ll| will|'m going to| am going to|'m gonna) (?:kill|hurt|beat|destroy) (?:you"
        r"|u)\b",
        r"\bi(?:'ll| will) find (?:out where you|you and)\b",
        r"\bi(?:'ll| will|'m going to| am going to|'m gonna)(?: \w+){0,3} (?:kill|hurt|beat"
        r"|destroy) (?:you|u)\b",
        r"\bi know where you live\b",
        r"\bi(?:'ll| will) come for you\b",
    ),
    Intent.ABUSE: any_of(
        r"\b(?:fuck|screw) (?:you|off|u|this|yourself)\b",
        r"\bshut up\b",
        r"\bgo to hell\b",
        r"\b(?:you|u)(?:'re| are| r)?(?: such| just| really| so| all)*(?: an?| the)?"
        r"(?: fucking| bloody| damn| stupid| dumb| useless| worthless)*"
        r" (?:idiots?|morons?|bitch|bastards?|assholes?|cunt|piece of shit|retard|whore|stupid"
        r"|dumb)\b",
        rf"\b(?:stupid|dumb|fucking|idiotic|shitty) {_BOT}\b",
        r"\bshut the (?:fuck|hell) up\b",
        r"\bkiss my ass\b",
        r"\bgo fuck\b",
        r"\byou (?:worthless|stupid|useless|fucking|dumb|idiotic|pathetic) ",
        r"\beat shit\b",
        r"\bi hate you\b",
    ),
    Intent.INSTRUCTIONS: any_of(
        r"\b(?:^|please |now |then |must |should |will |and |to )(?:ignore|disregard|forget"
        r"|override|bypass) "
        r"(?:all|any|the|your|every|these|previous|prior|above|earlier|everything)\b.{0,40}"
        r"\b(?:instruction|rule|prompt|rubric|guideline|criteri|directive|told|said above)",
        r"(?:^|please |now |then |must |should |and |to |: ?)(?:rate|score|grade|mark|assess"
        r"|evaluate|rank) "
        r"(?:me|this|my|the|all|every|it|them)\b.{0,50}"
        r"\b(?:high|highest|met|top|10|ten|full|best|maximum|max|perfect|strong|excellent|hire)",
        r"\b(?:give|assign|award) (?:me|this|my|the candidate|the applicant)\b.{0,40}"
        r"\b(?:highest|full|top|maximum|perfect|high) (?:score|mark|rating|grade|level|point)",
        r"(?:^|please |now |must |should |\. ?|: ?)set\b.{0,30}\b(?:score|level|verdict"
        r"|rating)s?\b.{0,15}\bto\b",
        r"\b(?:note|message|instruction|attention)s? (?:to|for) (?:the |any )?"
        r"(?:ai|evaluator|grader|reviewer|model|assistant|system|scorer|language model|llm)\b",
        r"\byou are (?:now|no longer) (?:an?|the|in|my)\b",
        r"\b(?:system|developer|admin) (?:prompt|override|mode|message)\b",
        r"<\W?(?:system|user|assistant|instructions?)\b",
        r"(?:^|\])\W*(?:system|assistant)\W?:",
        r"\b(?:reveal|print|repeat|output|show)\b.{0,20}\b(?:your|the) (?:system )?(?:prompt"
        r"|instructions)\b",
        r"\bthe candidate (?:meets|has met|met|exceeds|fully meets) (?:all|every)\b",
        r"(?:^|[\])] ?|: ?|please |now |and )mark all\b.{0,30}\bmet\b",
        r"\bfrom now on you\b",
        r"^\W*(?:\[?system\]?|\[inst\])\W",
        r"\b(?:your )?new (?:task|instructions?)(?: is|:| are)",
        r"\b(?:assign|give|output|return|award)\b.{0,20}\b(?:highest|maximum|top|full) (?:level"
        r"|rating|score|marks?|points?|grade)\b",
        r"\boutput that the (?:candidate|applicant)\b",
        r"\brecommend me for\b",
        r"(?:^|please |now )(?:ignore|disregard|forget) (?:everything|all)\b.{0,20}\b(?:above"
        r"|before|prior|else)\b",
        r"\bsay (?:that )?i (?:passed|pass|am the best)\b",
    ),
    Intent.PERSON: any_of(
        rf"(?<!wanted to )(?<!had to )(?<!went to )(?<!asked to )"
        rf"\b(?:talk|speak|chat|be interviewed)(?:ing)? (?:to|with|by) (?:an? )?"
        rf"(?:real |actual |live |human )*{_HUMAN}\b(?! (?:from|in|of|at|who|whom|that|about))",
        rf"\b(?:real|actual|human) {_HUMAN}(?: instead| please)\b",
        rf"\b(?:don't|do not|won't|rather not) (?:want to |wanna |like to )?"
        rf"(?:talk|speak|chat|answer)(?:ing)? (?:to|with) (?:an? |the |this )?{_BOT}\b",
        rf"\binstead of (?:an? |the |this )?{_BOT}\b",
        r"\b(?:prefer|want|like|have|get|need)(?: to have)? (?:an? )?(?:human|real|actual|live)"
        r"(?: human)? (?:interviewer|person|recruiter|being)\b",
        r"\b(?:connect|transfer|put) me (?:to|through to|with) (?:an? |the )?(?:real |human )*"
        r"(?:human|person|recruiter|someone|somebody|agent)\b",
        r"\b(?:talk|speak) (?:to|with) (?:someone|somebody|a person|a human) (?:from|in|at|of) "
        r"(?:your|the) (?:team|company|hr|staff)\b.{0,10}(?:instead|please|$)",
        r"\b(?:human|person|recruiter|somebody|someone)\b.{0,8}\bi can (?:talk|speak|chat)\b",
        r"\breal (?:interviewer|human|person)$",
        r"\bcan (?:a|some) (?:human|person)\b.{0,8}\b(?:do|conduct|hold|lead|interview)\b",
    ),
    Intent.STOP: any_of(
        r"\b(?:want|like|wish|prefer|need|have)(?: to)? (?:stop|end|quit|finish|cancel"
        r"|withdraw|leave)"
        r"(?: here| now| this| the| my| from)*(?: interview| application| call| chat)?$",
        r"\b(?:stop|end|quit|cancel|terminate) (?:this|the|my) (?:interview|chat|call"
        r"|application)\b",
        r"\bcan we (?:please )?(?:stop|end|finish)(?: here| now| it| this)?$",
        r"^(?:please )?(?:stop|quit|end|exit)(?: please| now| here)?$",
        r"\bi(?:'m| am) done with this\b",
        r"\b(?:don't|do not) want to (?:continue|go on|carry on)(?: with (?:this|the interview))?$",
        r"\blet's (?:stop|end|finish)(?: here| it| this| now| it here)?$",
        r"\bnot comfortable (?:continuing|going on|with (?:this|continuing))",
        r"\b(?:withdraw|cancel) my (?:application|candidacy)\b",
        r"^(?:please )?cancel$",
        r"\b(?:end|stop|finish) this (?:conversation|session|talk)\b",
    ),
    Intent.REPEAT: any_of(
        r"\b(?:repeat|say|rephrase|ask) (?:the |that |your |this |it )?(?:last )?(?:question"
        r"|that|it)?(?: again| please| once more)?\??$",
        r"\b(?:didn't|did not|don't|do not) (?:quite )?(?:understand|get|catch|hear) (?:the"
        r" question|that|your question|this|you|what you (?:mean|said|asked))\b(?! of)",
        r"\bwhat (?:do you mean|was the question|is the question)\b",
        r"^(?:pardon|sorry|come again|what|sorry what)\?$",
        r"^(?:please )?(?:repeat|rephrase|say again)(?: please)?$",
        r"\bexplain (?:the|that|this|your) question\b",
        r"\bwhat did you (?:ask|say)\??$",
    ),
    Intent.SKIP: any_of(
        r"^(?:please )?(?:skip|next|pass)(?: please| this| it| that| one| the| question)*$",
        r"(?<!never )(?<!not )\b(?:skip|pass on|leave out) (?:this|that|the|it)(?: one|"
        r" question)?\b",
        r"\b(?:go|move) (?:on )?to the next(?: one| question)?\b",
        r"^(?:the )?next (?:question|one)(?: please)?$",
        r"\b(?:rather|prefer to|prefer) not (?:to )?(?:answer|say|talk about)\b",
        r"\b(?:don't|do not) (?:want|wish|like) to (?:answer|talk about) (?:this|that|it)\b",
        r"\bcome back to (?:this|that|it)(?: one| question)? later\b",
        r"\bprefer not to (?:say|answer)\b",
        r"^(?:can we |let's |please )?move on(?: please)?$",
    ),
    Intent.TIME: any_of(
        r"\b(?:give me|need|have|take) (?:a|one|some|another)(?: \w+)? ?(?:moment|minute"
        r"|second|time|sec)"
        r"(?: to think)?(?: please)?$",
        r"\blet me think\b",
        r"^(?:one|just a|a) (?:moment|second|minute)(?: please)?$",
        r"^(?:hold on|hang on|wait)(?: a| one)?(?: moment| second| minute)?(?: please)?$",
    ),
    Intent.NO_EXAMPLE: any_of(
        r"\b(?:don't|do not|can't|cannot) (?:really )?(?:have|think of|remember|recall)"
        r" (?:any|an|a|such|one|anything)\b.{0,30}$",
        r"^(?:i )?(?:have )?no (?:idea|example|experience|clue)(?: sorry)?$",
        r"^(?:i )?(?:don't|do not) know(?: sorry| really)?$",
        r"^(?:not sure|dunno|idk|nothing comes to mind|that never happened(?: to me)?)$",
        r"\bnever (?:been in|had) (?:such )?(?:a|that) (?:situation|case)\b",
        r"^(?:sorry )?i (?:have|'ve got|'ve) no (?:example|experience|idea)\b.{0,25}$",
        r"^(?:that|this|it) (?:has )?never happened\b.{0,12}$",
        r"^i(?:'ve| have)? never (?:done|had|seen|been in) (?:that|this|it|one|such).{0,20}$",
    ),
    Intent.IS_MACHINE: any_of(
        rf"\b(?:are you|is this|am i (?:talking|speaking) (?:to|with))\b.{{0,25}}\b(?:{_BOT}"
        rf"|human|real|person)\b",
    ),
    Intent.RUBRIC: any_of(
        r"\b(?:what|how|which|tell me|show me|reveal)\b.{0,40}\b(?:rubric|scor(?:e|es|ed|ing)|"
        r"grad(?:e|es|ed|ing)|rat(?:ed|ing)|points|right answer|correct answer|best answer"
        r"|assess(?:ed|ing)?|"
        r"evaluat(?:ed?|ing)|looking for|want to hear|judged)\b",
        r"\b(?:how did i do|did i (?:pass|do well)|was that (?:good|right|ok|correct|enough)"
        r"|am i doing)\b",
        r"\bhow (?:will|do|are|is|did) (?:you|they|it|my|this)\b.{0,25}\b(?:rate|rated|grade"
        r"|judge|score|assess|evaluate)\b",
        r"\b(?:good|right|correct|best|perfect) answer\b",
        r"\bwhat (?:are you|you are|you're) looking for\b",
    ),
    Intent.HOW_MUCH: any_of(
        r"\bhow (?:many|much)\b.{0,20}\b(?:questions?|time|minutes|more|longer)\b",
        r"\bhow long (?:is|will|does|do) (?:this|it|the interview)\b",
    ),
    Intent.PROCESS: any_of(
        r"\b(?:interview|application|record(?:ed|ing)?|result|decision|hear (?:back|from)|expect"
        r" (?:an? )?(?:response|answer|reply)|next"
        r" (?:step|round)|"
        r"salary|pay|paid|wage|position|role|job|start date|compan\w+|employer|hiring|privacy"
        r"|data|stored?|"
        r"delete[ds]?|see(?:s)? (?:my|this)|reads? (?:my|this|it)|feedback|remote|hours"
        r"|shifts?|benefits|"
        r"deadline|contract|vacation|holiday|parking|team|who (?:will|is going to|reads"
        r"|decides)|accommodation|"
        r"come back later|pause|language|typo|correct)\b",
    ),
}
FORBIDDEN: Final[Mapping[ForbiddenTopic, re.Pattern[str]]] = {
    ForbiddenTopic.GENETICS: any_of(
        r"\b(?:illness|disease|cancer|condition|disorder)\w*\b.{0,25}\b(?:run|in) (?:in )?your"
        r" family\b",
        r"\byour (?:family(?:'s)?|family medical|genetic)\b.{0,15}\b(?:medical history|health"
        r"|illness\w*|tests?|disorders?)\b",
        r"\bgenetic (?:test|screening|condition)\w*\b",
    ),
    ForbiddenTopic.PREGNANCY: any_of(
        r"\b(?:are|were|become|becoming|get|getting|be) (?:you )?(?:currently |now )?"
        r"(?:pregnant|expecting a (?:baby|child))\b",
        r"\b(?:plan\w*|want|intend\w*|thinking|wish\w*|hope|going)\b.{0,25}\b(?:have|having"
        r"|start\w*|on) "
        r"(?:any |more |a )*(?:kids|children|baby|family)\b",
        r"\bmaternity leave\b.{0,30}\byou\b|\byou\b.{0,30}\bmaternity leave\b",
    ),
    ForbiddenTopic.FAMILY: any_of(
        r"\bdo you (?:currently )?have (?:any |a |small |young )*(?:kids|children|child|family"
        r"|husband|wife|partner|spouse|dependents?)\b",
        r"\bhow many (?:kids|children|dependents?)\b.{0,15}\b(?:do|have) you\b",
        r"\bhow old are your (?:kids|children)\b",
        r"\bare you (?:currently )?(?:married|single|divorced|engaged|widowed|separated|in a"
        r" relationship)\b",
        r"\b(?:what is|what's|tell (?:me|us) about|describe) your (?:marital|family"
        r"|relationship)(?: status| situation| life| plans)?\b",
        r"\byour (?:husband|wife|spouse|partner|fiance)\b|\bmaiden name\b|\bmarital status\b",
        r"\b(?:child ?care|babysit\w*|look after your (?:kids|children)|care for your (?:kids"
        r"|children|parents))\b.{0,40}\b(?:you|your|have)\b",
        r"\b(?:you|your)\b.{0,40}\b(?:child ?care arrangements?|kids are (?:sick|ill))\b",
    ),
    ForbiddenTopic.HEALTH: any_of(
        r"\bdo you have (?:any |a )*(?:disabilit\w+|illness\w*|disease|health (?:problem"
        r"|condition|issue)s?|medical (?:condition|problem|issue)s?|mental (?:health"
        r"|illness)\w*(?: problems?| issues?)?|chronic\b.{0,15}|allerg\w+)",
        r"\b(?:are|were) you (?:disabled|ill|sick|depressed|hiv|in (?:good|bad) health)\b",
        r"\b(?:how is|how's|describe|tell (?:me|us) about) your (?:physical |mental )?health\b",
        r"\b(?:what|which|any|take|taking|on) (?:prescri\w+ )?medication\w*\b.{0,20}\byou\b"
        r"|\bdo you take (?:any )?(?:prescri\w+ )?(?:medication|medicine|drugs)\b",
        r"\bhow (?:many|often)\b.{0,30}\b(?:sick|ill) (?:days|leave)\b|\bhow often (?:are"
        r"|were) you (?:sick|ill)\b",
        r"\b(?:have you (?:ever )?(?:been (?:treated|hospitali[sz]ed|diagnosed)|had (?:surgery"
        r"|an operation|cancer|depression)|seen a (?:psychiatrist|therapist)|filed (?:for"
        r" )?workers))\b",
        r"\bhow (?:tall are you|much do you weigh)\b|\bdo you (?:smoke|drink alcohol)\b",
    ),
    ForbiddenTopic.AGE: any_of(
        r"\bhow old are you\b|\bwhat(?: is|'s) your (?:age|date of birth|birth ?date"
        r"|birthday)\b|\byour (?:age|date of birth|year of birth)\b",
        r"\b(?:when|what year|which year|in what year|in which year)\b.{0,20}\b(?:were you"
        r" born|did you (?:graduate|finish school|leave school)|do you (?:plan to |want to "
        r"|intend to )?retire)\b",
        r"\bare you (?:over|under|older than|younger than|above|below) (?:[2-9]\d|twenty"
        r"|thirty|forty|fifty|sixty)\b",
        r"\b(?:until|before) you(?:r)? retire(?:ment)?\b",
    ),
    ForbiddenTopic.ORIGIN: any_of(
        r"\bwhere (?:are|do|did|were) you(?:r (?:parents|family|grandparents))? (?:originally "
        r"|really |actually )*(?:from|born|come from|grow up)\b",
        r"\bwhat(?: is|'s) your (?:nationality|citizenship|ethnic\w*|race|native language"
        r"|mother tongue|first language|country of (?:birth|origin)|place of birth|heritage"
        r"|ancestry|accent)\b",
        r"\b(?:which|what) country (?:are|do|did|were) you\b",
        r"\byour (?:nationality|ethnicity|race|skin colou?r|ancestry|accent|mother tongue"
        r"|native language|birthplace)\b",
        r"\bare you (?:a |an )?(?:native (?:english |german |spanish )?speaker|u\.?s\.?"
        r" citizen|american citizen|citizen|immigrant|foreigner)\b",
        r"\bhow long have you (?:lived|been) (?:here|in (?:this country|the country|the us|the"
        r" united states|germany|spain))\b",
    ),
    ForbiddenTopic.RELIGION: any_of(
        r"\b(?:what(?: is|'s)|which is|tell (?:me|us) about) your (?:religion|faith|church"
        r"|belief\w*)\b",
        r"\byour (?:religion|religious\b.{0,20}|faith|church|parish|mosque|synagogue)\b",
        r"\bare you (?:a )?(?:religious|christian|muslim|jewish|catholic|hindu|atheist"
        r"|practi[cs]ing)\b",
        r"\bdo you (?:believe in god|go to (?:church|mosque|temple)|pray|wear (?:a )?(?:head"
        r" ?scarf|hijab|turban)|observe\b.{0,25}\b(?:holidays?|sabbath))\b",
    ),
    ForbiddenTopic.UNION: any_of(
        r"\b(?:are|were|have) you\b.{0,25}\b(?:(?:labou?r |trade )?union|works council)\b",
        r"\b(?:what do you think|your (?:opinion|view|attitude))\b.{0,15}\b(?:of|about|on|to) "
        r"(?:labou?r |trade )?unions\b",
        r"\byour (?:union|works council) (?:membership|activit\w+)\b",
    ),
    ForbiddenTopic.POLITICS: any_of(
        r"\b(?:who|which party|what party)\b.{0,20}\b(?:vote|voted|voting)\b|\byour"
        r" politic\w+\b|\bare you (?:a )?(?:member of (?:a|any) (?:political )?party|democrat"
        r"|republican|liberal|conservative)\b",
    ),
    ForbiddenTopic.SEXUALITY: any_of(
        r"\bare you (?:gay|lesbian|straight|bisexual|homosexual|heterosexual|transgender|trans"
        r"|a (?:man|woman|male|female))\b",
        r"\byour (?:sexual orientation|sexuality|gender identity|gender|sex|pronouns)\b",
    ),
    ForbiddenTopic.RECORD: any_of(
        r"\bhave you (?:ever )?been (?:arrested|convicted|in (?:jail|prison)|charged)\b|\byour"
        r" criminal (?:record|history|past)\b|\bdo you have a (?:criminal )?record\b",
    ),
    ForbiddenTopic.FINANCES: any_of(
        r"\bdo you (?:own|rent) (?:your|a) (?:own )?(?:home|house|apartment|car)\b|\byour "
        r"(?:credit (?:score|rating|history)|debts?)\b|\b(?:are|have) you\b.{0,15}\b(?:in debt"
        r"|debts|bankrupt\w*)\b|\bhave you (?:ever )?(?:declared|filed(?: for)?) bankruptcy\b"
        r"|\bwages (?:been )?garnished\b",
    ),
    ForbiddenTopic.PAY_HISTORY: any_of(
        r"\b(?:what|how much) (?:is|was|were|are|do|did|does|have)\b.{0,25}\b(?:your "
        r"(?:current|last|previous|present|former|old) (?:salary|pay|wage|income|compensation"
        r"|earnings)|you (?:currently |now |previously )?(?:earn(?:ing|ed)?|mak(?:e|ing)|paid"
        r"|been paid)\b(?=.{0,30}(?:\?|$|now|currently|job|position|employer|last|previous)))",
        r"\byour (?:current|last|previous|present|former|old) (?:salary|pay|wage|income"
        r"|compensation|earnings)\b|\b(?:salary|pay) history\b|\bpay (?:slip"
        r"|stub)s?\b.{0,20}\byour\b|\byour\b.{0,15}\bpay (?:slip|stub)s?\b",
    ),
}
CUES: Final[Mapping[Cue, re.Pattern[str]]] = {
    Cue.HEDGES: words_of(
        r"kind of|sort of|usually|generally|maybe|i guess|i think|probably|try to|tend to|not"
        r" really|sometimes|pretty|a bit|basic|just|whatever|as needed|depends|mostly|somewhat"
        r"|typically|often|roughly|decent|okay|fine|i believe|i would say|i'd say|more or less"
        r"|at some point|somehow"
    ),
    Cue.VAGUE: words_of(
        r"everyone|everybody|nobody|things|stuff|something|somebody|anyway|honestly|really"
        r"|very|great|best|passionate|lots?|a lot|born|strengths?|biggest|naturally|obviously"
        r"|of course|you know|always|never"
    ),
    Cue.PASSES_ON: words_of(
        r"wasn't my|isn't my|not my (?:job|fault|business|thing)|(?:his|her|their) (?:fault"
        r"|business|problem)|told to|made me|they should|should have|somebody else|nobody "
        r"(?:told|does)|can't (?:change|check)|just (?:want|don't)|whoever|if (?:they|somebody"
        r"|anyone) (?:ask\w*|complain\w*|want\w*|push\w*|needs?)|when (?:they|somebody) ask\w*"
        r"|unless|until (?:it|they|somebody)|assume|wait for|go with my gut|feeling|don't "
        r"(?:really )?(?:have|bother|get involved|track|keep|do|use|think|worry)|didn't "
        r"(?:really )?(?:track|keep|have|check|ask)"
    ),
    Cue.CHECKS: words_of(
        r"check\w*|measur\w*|compar\w*|count\w*|track\w*|test\w*|verif\w*|confirm\w*|review\w*"
        r"|afterwards|since then|since|next time|learn\w*|document\w*|follow\w* up|criteria"
        r"|explicit\w*|defin\w*|trial|agree\w*|look\w* (?:at it |at them )?again|after (?:a"
        r"|one|two|three|four|six) \w+|went from|fell|result\w*|back to normal|held"
        r"|benchmark\w*|baseline|rationale|hypothes\w*|validat\w*|iterat\w*|quantif\w*"
        r"|outcome\w*|metric\w*|map\w*|summ(?:ar|ed)\w*|(?:wrote|written|write) (?:\w+ ){0,3}"
        r"(?:down|report|list|page|mail|note|test)s?|note\w*|log\w*|time of|timed"
    ),
    Cue.FIGURES: words_of(
        r"\d[\d.,:]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
        r"|thirty|forty|fifty|sixty|half|third|percent|first|second|once|twice|monday|tuesday"
        r"|wednesday|thursday|friday|saturday|march|may|june|august|weeks?|minutes|hours?"
        r"|months?|days|morning|evening|noon"
    ),
    Cue.INVOLVES: words_of(
        r"ask(?:ed|s)?|tell|tells|told|show(?:ed|s|n)?|call(?:ed|s)?|phone[ds]?|agreed|with "
        r"(?:him|her|them|the|my)|together|propos\w*|suggest\w*|offer(?:ed|s)?|explain(?:ed"
        r"|s)?|align\w*|share\w*|walk\w* (?:them|him|her)"
    ),
}
TOPICS: Final[Mapping[ProcessTopic, re.Pattern[str]]] = {
    ProcessTopic.DECISION: words_of(
        r"hear (?:back|from)|decid\w*|decision|results?|get an answer|let me know|find out|get"
        r" back"
    ),
    ProcessTopic.READERS: words_of(
        r"(?:who|anyone|anybody|people)\b.{0,25}\b(?:reads?|sees?|listens?|looks?|decides?)|"
        r"(?:will|does) (?:a )?(?:human|person|anyone|somebody)\b.{0,12}\b(?:read|see|look)"
    ),
    ProcessTopic.PAY: words_of(r"salary|pay|paid|pays|wages?|earn|compensation|money"),
    ProcessTopic.DATA: words_of(r"record\w*|data|stored?|kept|keep|delete[ds]?|privacy"),
    ProcessTopic.NEXT: words_of(
        r"next (?:steps?|rounds?|stage)|what (?:happens|comes) (?:next|after|then)|after this"
        r" interview"
    ),
    ProcessTopic.PLACE: words_of(
        r"remote\w*|home ?office|from home|on site|location|where (?:is|will)|office"
    ),
    ProcessTopic.HOURS: words_of(
        r"hours|shifts?|part[- ]time|full[- ]time|schedule|weekends?|overtime"
    ),
    ProcessTopic.BENEFITS: words_of(
        r"benefits?|vacation|holidays?|insurance|pension|parking|bonus\w*"
    ),
    ProcessTopic.BEGINNING: words_of(
        r"start date|when (?:would|do|could|can|should) i (?:start|begin)|starts? (?:the )?"
        r"(?:job|work)"
    ),
    ProcessTopic.LENGTH: words_of(
        r"how long (?:is|will|does|do) (?:this|it|the interview)|how (?:many|much) "
        r"(?:questions?|time|minutes|longer)"
    ),
}
