"""Linking: documents in, edges between addresses out."""
