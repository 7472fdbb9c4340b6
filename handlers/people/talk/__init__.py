"""What is said that no form and no reader takes: plain questions are answered, the rest is repeated and kept."""
