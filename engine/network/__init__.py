"""A network with its numbers: parameters, initial values, forward and backward passes."""
