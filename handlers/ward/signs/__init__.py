"""Signs that a session may have been mere form: each a named rule with a reason, first seen by the secretary."""
