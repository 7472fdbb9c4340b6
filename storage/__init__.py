"""What is remembered: one module for each concept, with its tables and the questions asked of them."""
