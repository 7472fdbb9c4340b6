"""Logging a meeting: roll call, times, opinions, conclusion, tasks and vote, and the minutes that come of it."""
