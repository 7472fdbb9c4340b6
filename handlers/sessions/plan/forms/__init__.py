"""The forms about a theme of the plan: adding, changing, leaving as it is, sending."""
