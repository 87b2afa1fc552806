"""PDF to Document: the only room that knows pages."""
