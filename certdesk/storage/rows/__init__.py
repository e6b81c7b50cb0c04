"""Row files: what is read from a table and written to it, one file a matter."""
