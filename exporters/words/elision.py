"""Articles before a number that is spoken with a vowel: in Italian `l’8 aprile`, `dell’11`, `all’80 %`."""

import re

_VOWEL = r"(?=(?:8[\d.]*|11(?:\.\d{3})*|1(?=\s%))(?!\d))"
"""Eight, eighty, eight hundred; eleven, eleven thousand; one where it is said in full, as in “l’1 %”."""
_ARTICLES = {"it": re.compile(rf"\b(il|del|al|dal|nel|sul)\s{_VOWEL}", re.IGNORECASE)}
_ELIDED = {"il": "l’", "del": "dell’", "al": "all’", "dal": "dall’", "nel": "nell’", "sul": "sull’"}


def elided(sentence: str, language: str) -> str:
    """The sentence with articles as they are spoken before its numbers; unchanged in languages without elision."""
    pattern = _ARTICLES.get(language)
    return pattern.sub(_joined, sentence) if pattern else sentence


def _joined(found: re.Match[str]) -> str:
    article = found[1]
    whole = _ELIDED[article.lower()]
    return whole.capitalize() if article[0].isupper() else whole
