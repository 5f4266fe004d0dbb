# Thin on purpose: everything is in ./run, which works the same where make is missing.
.PHONY: demo test check lock

demo test check lock:
	@./run $@
