"""After the meeting: a task's life, reports on it, the cell's tasks, and what a theme came to. Here what all share."""
