"""A finished run folder, told: the block *The system at work*, charts, one HTML page."""
