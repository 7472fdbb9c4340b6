"""Who comes to a session: calendar entries, guests, a word to those who have not answered, a warning of too few."""
