"""The chair's card: what it shows, and keeping every copy of it up to date."""
