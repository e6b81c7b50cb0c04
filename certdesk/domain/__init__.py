"""The rules of the counter: standard library only, no clock, no input or output."""
