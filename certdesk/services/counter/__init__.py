"""What is done at the counter, act by act, from the draft to the hand-over."""
