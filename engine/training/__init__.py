"""Training: the step, the trainer that repeats it, what it measures and what it remembers."""
