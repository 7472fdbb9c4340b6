"""Where each conversation stands, written through the unit of work of the update that moved it."""

from typing import Any

from telegram.ext import BasePersistence, PersistenceInput

from handlers.context import current_work
from storage import conversations
from storage.database import Database


class ConversationPersistence(BasePersistence[dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Keeps conversation states only. python-telegram-bot swallows errors of a persistence, so that they are also
    marked on the unit of work, which then cannot be committed.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(PersistenceInput(bot_data=False, chat_data=False, user_data=False, callback_data=False))
        self._database = database

    async def get_conversations(self, name: str) -> Any:
        with self._database.reading() as db:
            return conversations.states(db, name)

    async def update_conversation(self, name: str, key: Any, new_state: object | None) -> None:
        work = current_work()
        try:
            conversations.keep_state(work.db, name, key, None if new_state is None else str(new_state))
        except Exception as error:
            work.unit.fail(error)
            raise

    async def get_bot_data(self) -> dict[Any, Any]:
        return {}

    async def get_chat_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_user_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_callback_data(self) -> None:
        return None

    async def update_bot_data(self, data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def update_chat_data(self, chat_id: int, data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def update_user_data(self, user_id: int, data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def update_callback_data(self, data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Nothing is kept in memory beside the database."""

    async def drop_user_data(self, user_id: int) -> None:
        """Nothing is kept in memory beside the database."""

    async def refresh_bot_data(self, bot_data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def refresh_chat_data(self, chat_id: int, chat_data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def refresh_user_data(self, user_id: int, user_data: Any) -> None:
        """Nothing is kept in memory beside the database."""

    async def flush(self) -> None:
        """Every state is written with its update."""
