"""What is typed about courses, dates and who was there."""
