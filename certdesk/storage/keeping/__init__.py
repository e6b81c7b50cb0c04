"""How a register is made, backed up, restored and looked through."""
