"""The steps that say what a theme is to bring about: aim and expected result, materials, practical guidance."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, button
from handlers.screens.screen import Screen
from handlers.sessions.plan import texts
from handlers.sessions.plan.steps import after, keep_words


def ask_aim(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_AIM)


def read_aim(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "aim", words)


def ask_expected(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_EXPECTED)


def read_expected(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "expected", words)


def ask_materials(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_MATERIALS, ((button(draft, texts.NO_MATERIALS, "none"),),))


def tap_materials(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    draft.data["materials"] = ""
    return Next(after(draft, "materials"))


def read_materials(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "materials", words)


def ask_practice(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_PRACTICE, ((button(draft, texts.NO_PRACTICE, "none"),),))


def tap_practice(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    draft.data["practice"] = ""
    return Next(after(draft, "practice"))


def read_practice(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "practice", words)
