"""The proof of the pace, in small."""

from tests.proofs.pace import measure


async def test_reminders_keep_the_pace_and_let_people_pass() -> None:
    figures = await measure(reminders=150)
    assert figures.kept()
    assert (figures.refused, figures.lost, figures.doubled) == (0, 0, 0)
    assert max(figures.waits) < 0.2
    assert figures.share_of_limit > 0.9
