"""Workbooks: register snapshots in, Excel bytes out (openpyxl)."""
