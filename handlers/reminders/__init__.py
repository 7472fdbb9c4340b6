"""Reminders: each feature says what is due now, and one runner does the rest for all of them.

The rest is: the quiet hours, once for each slot, expiry, leave, who can be reached, and the last check of what waited.
"""
