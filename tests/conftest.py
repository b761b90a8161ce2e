"""For all tests."""

import gc

# The naive twins are made of many small dictionaries without cycles: looking for cycles among them
# took a third of their time.
gc.set_threshold(100_000, 50, 50)
