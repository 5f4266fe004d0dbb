"""Pages that look after those who look after others."""
