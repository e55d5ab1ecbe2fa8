"""A list finds an option only by its label as it is written, accents, punctuation and language included.

Whoever types `zurich` does not find “Zurigo (Zürich)”, nor `valle d aosta` “Valle d’Aosta”. So what else finds an option
stands in its label behind a tab, which styles make so wide that nothing after it is seen in the list; `findable_options.js`
leaves it out of the field, and of what an option is called.

Needed in Streamlit 1.67.0. Once a list finds letters without their accents and punctuation, and an option can have other names,
this module, its script and `tab-size` in `page.css` can go.
"""

import re

from canvas_model.alphabet import folded, without_punctuation

FOUND_BY = "\t"
"""Stands in a label before what is not shown of it."""


def findable(label: str, *others: str) -> str:
    """The label, which `others` find in a list too, all without accents and punctuation: `Zurigo (Zürich)`, `zurich` unseen.

    For a list whose `filter_mode` is `contains`; a label that needs nothing else stays as it is.
    """
    names = others or tuple(label.split(" · "))
    plain = [folded(name) for name in names]
    apart = [" ".join(re.split(r"[\W_]+", name)).strip() for name in plain]
    unseen = ""
    for other in (*map(str.lower, names), *plain, *apart, *map(without_punctuation, plain)):
        if other not in label.lower() and other not in unseen:
            unseen += f"{' ' if unseen else FOUND_BY}{other}"
    return label + unseen
