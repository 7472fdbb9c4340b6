"""What a visitor from the ward says after a meeting, and who sees it."""
