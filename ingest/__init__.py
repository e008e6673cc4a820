"""Reading: Lovdata's archives and XML in, documents out."""
