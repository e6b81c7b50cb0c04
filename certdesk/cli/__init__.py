"""The command line: same services, rules and journal as the window, no rule of its own."""
