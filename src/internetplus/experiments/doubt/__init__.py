"""What carries a result: a design of its own over what is not known, never over a scheme."""
