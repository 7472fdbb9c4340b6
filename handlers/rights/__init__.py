"""Who may do what, where, and who looked at what is about others."""
