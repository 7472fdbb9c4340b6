"""Reminders before a session and on open tasks: what is due by now is worked out anew at every look at the clock."""
