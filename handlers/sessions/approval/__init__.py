"""The ward's side of the plans: the queue of what waits, approving and returning, the calendar of all cells."""
