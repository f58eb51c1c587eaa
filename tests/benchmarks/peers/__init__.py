"""Who takes part: our engine, the bare matrix products, and other people's frameworks."""
