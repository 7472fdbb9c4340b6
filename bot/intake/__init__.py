"""What comes in: written down raw, and committed, before the chat app is told that it has arrived."""
