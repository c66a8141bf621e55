"""Claims, their clusters over sources, and the brief made from them."""
