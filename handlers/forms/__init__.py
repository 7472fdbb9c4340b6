"""The engine of all conversations: tables of steps, drafts, files that come in, days and people to choose."""
