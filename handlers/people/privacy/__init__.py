"""One's own book and one's own data: what is kept, who looked at it, and what may be asked about it."""
