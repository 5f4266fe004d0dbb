"""Open roles for anybody, a worker's own way to one, and the manager's side of it."""
