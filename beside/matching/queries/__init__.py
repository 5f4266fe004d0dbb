"""Who fits whom, and what each side sees of it, by noun."""
