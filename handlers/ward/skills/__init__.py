"""Skills of chairing: short lessons with a question, what visitors said over time, and averages without names."""
