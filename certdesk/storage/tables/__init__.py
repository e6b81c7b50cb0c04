"""The tables: their columns, types and triggers."""
