"""Who reports and who hears of it."""

import pytest

from tests.house import House, Person


@pytest.fixture
def lan(house: House) -> Person:
    """A member with two tasks, one of them counted."""
    return house.person("Lan")


@pytest.fixture
def minh(house: House) -> Person:
    """The secretary of her cell."""
    return house.person("Minh")
