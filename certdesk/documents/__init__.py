"""Paper: snapshots in, PDF bytes out (reportlab)."""
