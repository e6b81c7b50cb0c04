"""Rows: the only floor that knows SQLAlchemy, SQLite and PostgreSQL."""
