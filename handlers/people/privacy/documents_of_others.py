"""Documents of others that name somebody who is erased: they are listed for somebody to decide, never changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from handlers.people.privacy import report_texts as texts
from handlers.people.privacy.in_documents import stands_in
from handlers.sandbox import GaveUp
from handlers.secrecy.documents import is_document
from storage.database import Db
from storage.files import FileStore
from storage.preparation import Material, materials_by_content
from storage.spellings import Known


@dataclass
class Documents:
    """The hashes of the documents that were looked into: in which the person stands, and which nobody could read."""

    looked_at: int = 0
    naming: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def without(self, gone: Collection[str]) -> "Documents":
        """But for those that went with the person."""
        naming, unread = ([one for one in some if one not in gone] for some in (self.naming, self.unread))
        return Documents(self.looked_at, naming, unread)


async def look_through(files: FileStore, digests: Iterable[str], known: Known) -> Documents:
    """Look into these contents; pictures are left out."""
    found = Documents()
    for digest in digests:
        try:
            content = files.read(digest)
            if not is_document(content):
                continue
            found.looked_at += 1
            if await stands_in(content, known):
                found.naming.append(digest)
        except (GaveUp, OSError):
            found.unread.append(digest)
    return found


def report_of(db: Db, found: Documents) -> list[str]:
    """What is said of it, the names of files and themes as they stand now."""
    named = materials_by_content(db, [*found.naming, *found.unread])
    return [
        texts.DOCUMENTS.format(looked=found.looked_at, count=len(found.naming)),
        *(_line(digest, named) for digest in found.naming),
        *([texts.DOCUMENTS_UNREAD.format(count=len(found.unread))] if found.unread else []),
        *(_line(digest, named) for digest in found.unread),
    ]


def _line(digest: str, named: Mapping[str, list[tuple[Material, str]]]) -> str:
    places = [texts.DOCUMENT_OF.format(name=one.name, theme=theme) for one, theme in named.get(digest, ())]
    return texts.DOCUMENT.format(where="; ".join(places) or texts.DOCUMENT_ELSEWHERE.format(digest=digest[:12]))
