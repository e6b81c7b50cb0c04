"""What heads of service look after: people, the office's forms, the journal, backups."""
