"""The ways to the chat apps: what all share, and a folder for each app."""
