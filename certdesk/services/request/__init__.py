"""What an act must know of one request: what was typed, what it lacks, whom it resembles."""
