"""Which devices speak for one, and taking one of them away."""
