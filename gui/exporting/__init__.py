"""Taking away and taking in: weights, code, pictures and summaries as files."""
