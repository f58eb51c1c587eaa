"""What is edited: the network, its settings and data, with undo, and the trainer of it."""
