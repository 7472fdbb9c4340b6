"""/tim: sessions, tasks and places by words without accents, within one's rights, never in opinions."""
