"""How alike two themes are, and which of all that are stored are very like one."""
