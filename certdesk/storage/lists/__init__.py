"""Lists, counts and searches, in plain SQL that both databases understand."""
