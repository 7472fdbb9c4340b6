"""Erasing a person: afterwards no table holds their name or their chat."""

import pytest
from sqlalchemy import select

from bot.play.sample.ward import cast
from handlers.people.joining.invitations import note_unknown_code
from handlers.people.privacy.erasing import erase
from storage.people import Person as Somebody
from storage.schema import every_table
from tests.house import House


@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_no_table_holds_the_name_or_the_chat(house: House) -> None:
    chat = next(one.number for one in cast() if one.key == "DV002")
    await house.person("Lan").says("/toi")
    await house.person("Lan").says("/baocao")
    await house.person("Minh").says("/chibo")
    with house.database.unit_of_work() as unit:
        note_unknown_code(unit.db, f"telegram:{chat}", house.clock.now())
        lan = unit.db.scalars(select(Somebody).where(Somebody.code == "DV002")).one()
        erase(unit.db, house.bot.files, lan, house.clock.now())
        unit.commit()
    found = []
    with house.database.reading() as db:
        for table in every_table():
            for row in db.execute(select(table)):
                found += [
                    table.name
                    for value in row
                    if "Lê Thị Lan" in str(value) or str(value).endswith((f":{chat}", f" {chat}")) or value == chat
                ]
    assert found == []
