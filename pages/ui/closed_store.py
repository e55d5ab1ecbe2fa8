"""What is said where the browser keeps no data for the tool, since its owner has blocked site data."""

from exporters.words.texts import texts


def words_without_store(language: str) -> dict[str, str]:
    """The notice, and the button that puts it away."""
    _ = texts(language)
    return {
        "blocked": _(
            "This browser keeps no data for this tool: site data is blocked. Everything works, but what is not saved yet is"
            " lost when you close the page. Wait for “Saved”."
        ),
        "understood": _("Understood"),
    }
