"""How a meeting began: who was there, from when to when, and what had become of the last one's tasks."""
