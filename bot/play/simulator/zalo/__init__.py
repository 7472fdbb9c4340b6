"""The simulated text-only channel and its people."""
