"""What one test did to its PostgreSQL database is not there for the next."""

import psycopg

from tests.postgres_pool import Pool

STAFF = """INSERT INTO staff (name, role, password_hash, active, wrong_tries, created_at)
    VALUES ('عون التجربة', 'clerk', 'no hash', true, 0, now()) RETURNING id"""


def test_rows_and_counters_are_gone(postgres_pool: Pool) -> None:
    seen = []
    for _ in range(2):
        with postgres_pool.lent() as url, psycopg.connect(url, autocommit=True) as connection:
            number = connection.execute(STAFF).fetchone()
            staff = connection.execute("SELECT count(*) FROM staff").fetchone()
            kept = connection.execute("SELECT * FROM settings ORDER BY key").fetchall()
            seen.append((url, number, staff, kept))
    assert seen[0] == seen[1]
    assert seen[0][2] == (1,)


def test_a_changed_schema_is_never_lent_again(postgres_pool: Pool) -> None:
    for change in (
        "ALTER TABLE staff ADD COLUMN left_over text",
        "ALTER TABLE journal DISABLE TRIGGER ALL",
        "DROP INDEX ix_requests_state",
        "ALTER TABLE requests ALTER COLUMN form DROP NOT NULL",
        "CREATE TABLE left_over (id integer)",
    ):
        with postgres_pool.lent() as url, psycopg.connect(url, autocommit=True) as connection:
            connection.execute(change)
        with postgres_pool.lent() as other:
            assert other != url, change
