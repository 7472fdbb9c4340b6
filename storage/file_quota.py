"""How much of the store is taken: altogether, and by those who use a chat. In bytes, each content counted once."""

from sqlalchemy import and_, func, select

from storage.accounts import Account, Binding
from storage.database import Db
from storage.files import Download, StoredFile


def bytes_kept(db: Db) -> int:
    """What all contents take together."""
    return db.scalar(select(func.sum(StoredFile.size))) or 0


def people_at(db: Db, channel: str, chat_id: int) -> int:
    """How many people use a chat: a shared phone has room for each of them."""
    query = select(func.count()).select_from(Binding).join(Account, Account.id == Binding.account_id)
    return db.scalar(query.where(Account.channel == channel, Account.chat_id == chat_id)) or 0


def bytes_of_people_at(db: Db, channel: str, chat_id: int) -> int:
    """What those who use a chat have sent that is kept still, over all chats of theirs."""
    here = and_(Account.channel == channel, Account.chat_id == chat_id)
    people = select(Binding.person_id).join(Account, Account.id == Binding.account_id).where(here)
    accounts = select(Binding.account_id).where(Binding.person_id.in_(people))
    theirs = (
        select(Download.file_hash)
        .join(Account, and_(Account.channel == Download.channel, Account.chat_id == Download.chat_id))
        .where(Account.id.in_(accounts) | here, Download.file_hash.is_not(None))
    )
    return db.scalar(select(func.sum(StoredFile.size)).where(StoredFile.hash.in_(theirs))) or 0
