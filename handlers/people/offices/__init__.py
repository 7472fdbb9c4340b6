"""Who comes into an office of a unit that is at work is told of it, and of what is open there."""
