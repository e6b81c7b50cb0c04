"""What stands on each sheet, how it is frozen, printed and known to have come out."""
