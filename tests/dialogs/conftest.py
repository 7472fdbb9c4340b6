"""The people of the sample ward who talk to the bot, each at their phone. What the time is, a test says."""

import pytest

from tests.house import House, Person


@pytest.fixture
def minh(house: House) -> Person:
    """The secretary of the first cell, whose last meeting was logged and whose next is planned."""
    return house.person("Minh")


@pytest.fixture
def lan(house: House) -> Person:
    """A member of the first cell, with two tasks, one of them counted."""
    return house.person("Lan")


@pytest.fixture
def binh(house: House) -> Person:
    """A member of the first cell, who prepares its next session."""
    return house.person("Bình")


@pytest.fixture
def yen(house: House) -> Person:
    """The member of the first cell who has not joined."""
    return house.person("Yến")


@pytest.fixture
def hung(house: House) -> Person:
    """The secretary of the second cell, which has logged nothing yet."""
    return house.person("Hùng")


@pytest.fixture
def quynh(house: House) -> Person:
    """Of the ward's Ban Xây dựng Đảng: decides on plans and plans the visits."""
    return house.person("Quỳnh")


@pytest.fixture
def thuy(house: House) -> Person:
    """Of the ward committee, in charge of the first cell."""
    return house.person("Thủy")
