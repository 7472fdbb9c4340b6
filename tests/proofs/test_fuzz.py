"""The proof by forged buttons and odd messages, in small."""

import pytest

from tests.house import House
from tests.proofs.fuzz.running import Fuzz


@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_nothing_that_a_phone_can_send_does_harm(house: House) -> None:
    findings = await Fuzz(house, seed=2026).run(steps=160)
    assert findings.found == []
    assert findings.taps > 60 and findings.others > 30
