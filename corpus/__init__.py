"""The law as values: addresses, documents, errors, and where the sources are."""
