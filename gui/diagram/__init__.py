"""Every neuron and every weight as a picture."""
