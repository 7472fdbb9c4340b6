"""What becomes of each kind of update and of message that Telegram may send: one table, held against its schema.

What is no message is not answered: that somebody pinned one, set a timer or chose a theme. What the bot cannot read is
told kindly, by whatever step is open. Kinds that are not known yet are left alone.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any


class Fate(Enum):
    """`HANDLED` is read; `ANSWERED` is told kindly what to do instead; `DROPPED` is not even written down; `BESIDE`
    stands in a message beside what it says.
    """

    HANDLED = "handled"
    ANSWERED = "answered"
    DROPPED = "dropped"
    BESIDE = "beside"


def _table(**words: str) -> dict[str, Fate]:
    return {name: Fate[fate] for fate, names in words.items() for name in names.split()}


UPDATES: Mapping[str, Fate] = _table(
    HANDLED="message callback_query my_chat_member",
    ANSWERED="edited_message",
    BESIDE="update_id",
    DROPPED="business_connection business_message channel_post chat_boost chat_join_request chat_member "
    "chosen_inline_result deleted_business_messages edited_business_message edited_channel_post guest_message "
    "inline_query managed_bot message_reaction message_reaction_count poll poll_answer pre_checkout_query "
    "purchased_paid_media removed_chat_boost shipping_query",
)
MESSAGES: Mapping[str, Fate] = _table(
    HANDLED="text photo document voice audio video_note",
    ANSWERED="animation checklist contact dice game invoice live_photo location paid_media poll rich_message "
    "sticker story venue video",
    DROPPED="boost_added channel_chat_created chat_background_set chat_owner_changed chat_owner_left chat_shared "
    "checklist_tasks_added checklist_tasks_done connected_website delete_chat_photo direct_message_price_changed "
    "forum_topic_closed forum_topic_created forum_topic_edited forum_topic_reopened general_forum_topic_hidden "
    "general_forum_topic_unhidden gift gift_upgrade_sent giveaway giveaway_completed giveaway_created "
    "giveaway_winners group_chat_created left_chat_member managed_bot_created message_auto_delete_timer_changed "
    "migrate_from_chat_id migrate_to_chat_id new_chat_members new_chat_photo new_chat_title "
    "paid_message_price_changed passport_data pinned_message poll_option_added poll_option_deleted "
    "proximity_alert_triggered refunded_payment successful_payment suggested_post_approval_failed "
    "suggested_post_approved suggested_post_declined suggested_post_paid suggested_post_refunded "
    "supergroup_chat_created unique_gift users_shared video_chat_ended video_chat_participants_invited "
    "video_chat_scheduled video_chat_started web_app_data write_access_allowed",
    BESIDE="author_signature business_connection_id caption caption_entities chat date direct_messages_topic edit_date "
    "effect_id entities external_reply forward_origin from guest_bot_caller_chat guest_bot_caller_user guest_query_id "
    "has_media_spoiler has_protected_content is_automatic_forward is_from_offline is_paid_post is_topic_message "
    "link_preview_options media_group_id message_id message_thread_id paid_star_count quote reply_markup "
    "reply_to_checklist_task_id reply_to_message reply_to_poll_option_id reply_to_story sender_boost_count "
    "sender_business_bot sender_chat sender_tag show_caption_above_media suggested_post_info via_bot",
)
WANTED = tuple(name for name, fate in UPDATES.items() if fate in (Fate.HANDLED, Fate.ANSWERED))
_MESSAGE, _EDITED = "message", "edited_message"


def is_meant(raw: Mapping[str, Any]) -> bool:
    """Whether an update from a private chat is one to handle or to answer. What has another shape than the schema's is
    kept: the worker finds out.
    """
    kinds = [name for name in raw if name != "update_id"]
    if not kinds or not isinstance(raw.get("update_id"), int):
        return True
    if not any(UPDATES.get(name) in (Fate.HANDLED, Fate.ANSWERED) for name in kinds):
        return False
    if _EDITED in raw:
        # A location that moves is edited, too: only words and what bears them can have been corrected.
        return any(fate is Fate.HANDLED for fate in _fates(raw[_EDITED]))
    return _MESSAGE not in raw or not _says_nothing(raw[_MESSAGE])


def _fates(message: Any) -> list[Fate]:
    return [MESSAGES.get(name, Fate.DROPPED) for name in message] if isinstance(message, Mapping) else [Fate.HANDLED]


def _says_nothing(message: Any) -> bool:
    """Whether a message says nothing, and tells of what happened in the chat or of what is not known yet."""
    fates = _fates(message)
    return Fate.DROPPED in fates and Fate.HANDLED not in fates and Fate.ANSWERED not in fates
