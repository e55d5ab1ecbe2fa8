"""What the entries of the catalogue are called, by their ids."""

from canvas_model.catalogue import Catalogue


def name_of(subject: str, catalogue: Catalogue) -> str:
    """What a catalogue id is called: a block's, alternative's, relationship item's or label's name, or a question's text."""
    for find in (catalogue.block, catalogue.alternative, catalogue.relation):
        try:
            return find(subject).name
        except KeyError:
            continue
    try:
        return catalogue.question(subject).text
    except KeyError:
        label = catalogue.label(subject)
        return label.name if label else subject


def role_name(role: str, catalogue: Catalogue) -> str:
    """What a role is called; the id itself where the catalogue does not know it."""
    return next((entry.name for entry in catalogue.roles.roles if entry.id == role), role)
