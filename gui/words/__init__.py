"""Everything that is said: translation, names, problems and errors as sentences."""
