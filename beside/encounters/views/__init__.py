"""Pages of meetings, of notes and of the calendar."""
