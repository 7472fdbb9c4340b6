"""What a channel can do. Whoever is not the channel itself knows it by this alone, never by its name."""

from collections.abc import Mapping
from dataclasses import dataclass

BOT, CODE = "{bot}", "{code}"


@dataclass(frozen=True)
class Reach:
    """One channel's capabilities. By default it carries words and nothing else."""

    # A choice can be tapped; else choices are numbered lines below the text, and are typed.
    buttons: bool = False
    # A message can be changed and taken back; else what an edit says comes as one more message.
    edits: bool = False
    # A file is handed over; else it is a link, where the bot has a public address.
    files: bool = False
    # Bold, italic and links within the text; else it is plain, or has what is bold.
    markup: bool = False
    bold: bool = False
    # Characters of one message, and of the words below a picture. Longer texts become several messages.
    text_limit: int = 2000
    caption_limit: int = 2000
    # The app's ids of chats are numbers, and are used as they are: an account can be made of the chat alone. Elsewhere
    # the account is what knows the app's own id, so that it is there from the first word and stays as long as the chat.
    own_numbers: bool = False
    # The link that opens the bot, with {bot} in its place, and {code} where it bears one (else the code is typed); ""
    # where the app has no link to a bot.
    link: str = ""

    def link_of(self, bot: str) -> str:
        """The link of the bot called `bot`, still with {code} in it; "" where there is none."""
        return self.link.replace(BOT, bot) if bot else ""


WORDS_ALONE = Reach()
Reaches = Mapping[str, Reach]
