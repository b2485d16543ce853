"""The language that somebody answers in, by its small words.

Guarantees: too few words, or none that is known, is no language rather than a guess.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rolecall.domains.ai.rules.resume.text import folded, listed

_FEWEST: Final = 4
"""Small words that it takes to tell a language."""
_SMALL_WORDS: Final = {
    language: frozenset(folded(word) for word in listed(words))
    for language, words in {
        "en": """the and to of a in that it was i is for on with as at be this have from or had by
            not but what they we she he you were their there would been which my me did so
            when one if do because them about then our who could""",
        "de": """der die das und ist ich nicht zu den mit ein eine auf für von dem war wir es sich
            auch als an wie haben hat dass sie er so bei aus habe dann wenn noch nach um oder
            aber nur vor zum zur einen einem wurde mir mich weil was hatte""",
        "es": """el la de que y en un una los las por con no para es lo se su al del como más pero
            me mi le yo porque cuando muy ya fue era sin sobre también había entonces nos qué
            si todo hice está esto ese este""",
        "fr": """le la les des et est un une je que dans pour pas avec sur il elle nous vous ce qui
            au aux plus mais ne se son sa du était ai j'ai c'est être""",
        "it": """il lo la gli le di che e un una per con non sono è ho del della nel ma si mi come
            più anche questo era ha abbiamo dei""",
        "pt": """o a os as de que e um uma para com não por em no na do da eu mas foi era como mais
            se meu minha também quando ele ela nós""",
        "nl": """de het een en van ik te dat is in niet op met voor zijn aan er maar om ook als dan
            was we hebben heb naar bij""",
        "pl": """i w na z do nie się że to jest jak ale po co o od za był była dla ja my już tylko
            przez""",
        "tr": """ve bir bu için da de ne çok ben ile gibi ama daha olarak var yok sonra biz""",
    }.items()
}


def language_of(words: Sequence[str]) -> str | None:
    """Return the language of folded words, None if they do not tell."""
    counts = Counter(
        {language: sum(word in known for word in words) for language, known in _SMALL_WORDS.items()}
    )
    (first, most), (_, second) = counts.most_common(2)
    is_clear = most >= _FEWEST and most > second and most >= len(words) / 12
    return first if is_clear else None
