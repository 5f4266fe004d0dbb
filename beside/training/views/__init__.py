"""The pages of courses: a worker's own, and those of who arranges them."""
