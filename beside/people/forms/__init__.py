"""What is typed about people, accounts and the organisation, and how we ask for it."""
