"""Tables of rows for the lists."""
