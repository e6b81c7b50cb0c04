"""The follow-up on the ministry's platform, after the papers are given."""
