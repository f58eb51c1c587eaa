"""Training while the window lives: session, worker thread, controls."""
