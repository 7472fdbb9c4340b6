"""How one bot is put together: its parts, and what each wing of handlers brings."""
