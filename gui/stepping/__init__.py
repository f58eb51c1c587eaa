"""Walking through one training step: stops, formulas, matrices, timeline."""
