"""What the vault promises, one file a promise."""
