"""A task outside of its report: its page, decisions on it, reminders put off, a call for help."""
