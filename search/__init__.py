"""Finding: a question in, ranked provisions with reasons out."""
