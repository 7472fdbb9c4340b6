"""The cell's rhythm: the day of each month on which it meets, said once, and the year that follows from it."""
