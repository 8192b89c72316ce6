"""Documents on their way between two processes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.isolation import wire
from ingest.observation import Alternative, Direction, Observation, Qualifier
from tests.index.made_documents import regulation


def test_observations_arrive_as_they_were() -> None:
    """Numbers keep every digit, and the zeros behind the point that say how exact they are."""
    observation = Observation(
        indicator="受理信访举报",
        value=Decimal("1.20"),
        value_high=None,
        unit="亿元",
        qualifier=Qualifier.CHANGE,
        period="2023H1",
        organisation="云渡县",
        start=1,
        end=3,
        quote_start=0,
        quote_end=4,
        normalized_value=Decimal("-120000000.00000000000000000001"),
        normalized_high=None,
        normalized_unit="元",
        direction=Direction.DOWN,
        alternatives=(Alternative(period="2023"),),
    )
    document = replace(regulation("甲"), observations=(observation,))
    arrived = wire.unpacked_answer(wire.packed_document(document))
    assert arrived == document
    assert str(arrived.observations[0].value) == "1.20"
