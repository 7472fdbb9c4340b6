"""From inbox to outbox: each row handled whole or not at all, in one unit of work."""
