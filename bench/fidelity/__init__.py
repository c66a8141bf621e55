"""What the gates catch and miss, and the makers of their tables."""
