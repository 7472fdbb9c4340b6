"""Every question names the task, the session or the person that it is about: no form may forget to say what it is."""

from bot.compose.features import FEATURES

# Forms about no single task, session or person: one's own settings and data, looking for something, a whole plan or
# rhythm; and the one that asks which session is meant (what it asks then shows the session).
ABOUT_NOTHING = {"digest_time", "search", "book", "planfill", "visitseven", "data_request", "attendance", "rhythm"}


def test_each_form_says_what_its_questions_name_or_is_about_nothing() -> None:
    forms = [form for feature in FEATURES for form in feature.forms]
    assert {form.kind for form in forms if form.names is None} == ABOUT_NOTHING
