"""Ids of what no catalogue holds: made and recognised in one place, as they stand in people's databases."""

from uuid import UUID

import pytest

from canvas_model.checks.known_ids import known_ids
from canvas_model.content.entry_ids import discovery_id, is_own, own_id, own_uuid

ID = UUID("01234567-89ab-4def-8123-456789abcdef")


def test_the_id_of_ones_own_entry_is_written_as_it_is_stored() -> None:
    assert own_id(ID) == "own:01234567-89ab-4def-8123-456789abcdef"
    assert is_own(own_id(ID)) and own_uuid(own_id(ID)) == ID


def test_what_is_in_the_catalogue_is_nobodys_own() -> None:
    known = known_ids()
    assert not any(is_own(id) for id in known["task"] | known["risk"])
    assert {discovery_id(block) for block in known["block"]} <= known["task"]
    assert "discovery:data" in known["task"]


@pytest.mark.parametrize("entry", ["own:", "own:x", "own:own:01234567-89ab-4def-8123-456789abcdef", "p0"])
def test_an_id_without_a_uuid_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        own_uuid(entry)
