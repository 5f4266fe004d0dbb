"""The pages about people, accounts and the organisation."""
