"""The languages of screens and files, and what each writes in its own way. A further one is an entry here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticKnownError


@dataclass(frozen=True)
class Language:
    """A language people read, with its habits; whatever is not said here comes from the locale."""

    code: str
    """ISO 639-1, two letters: in addresses (`?lang=it`), in workshop files, and the name of the language's folders."""
    name: str
    """In its own words."""
    locale: str
    """Of numbers and dates, as Babel names it."""
    country: str
    """ISO 3166-1; the country of a new workshop until another is chosen."""
    percent: str
    """CLDR pattern of a per cent without decimals."""
    money: str
    """CLDR pattern of an amount without cents."""
    spreadsheet_delimiter: str
    """Between the cells of a CSV file, as the language's spreadsheets expect it."""
    spreadsheet_decimal: str
    """Before the decimals in a CSV file."""


def _by_code(languages: Iterable[Language]) -> dict[str, Language]:
    return {language.code: language for language in languages}


LANGUAGES = _by_code(
    [
        Language(
            code="it",
            name="Italiano",
            locale="it_IT",
            country="IT",
            percent="#,##0\u00a0%",
            money="#,##0\u00a0¤",
            spreadsheet_delimiter=";",
            spreadsheet_decimal=",",
        ),
        Language(
            code="en",
            name="English",
            locale="en_GB",
            country="GB",
            percent="#,##0%",
            money="¤#,##0",
            spreadsheet_delimiter=",",
            spreadsheet_decimal=".",
        ),
    ]
)
"""Every language by its code, in the order in which people see them."""

DEFAULT_LANGUAGE = "en"
"""The language of the texts in the code, and of whoever asks for none that is known."""


def _known(value: object) -> object:
    """The code of a language; anything else is refused with the codes that are known."""
    if isinstance(value, str) and value in LANGUAGES:
        return value
    raise PydanticKnownError("literal_error", {"expected": " or ".join(f"'{code}'" for code in LANGUAGES)})


LanguageCode = Annotated[str, BeforeValidator(_known), WithJsonSchema({"enum": list(LANGUAGES), "type": "string"})]
"""A field that holds the code of a known language."""
