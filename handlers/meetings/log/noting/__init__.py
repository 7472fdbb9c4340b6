"""What was said, concluded and given out: the same questions while a meeting runs and in its log."""
