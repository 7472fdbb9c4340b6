"""Strict local chat apps, the people who use them, and the page to chat from."""
