"""The home menu, help, and the way out of everything."""
