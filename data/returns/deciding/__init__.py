"""What a lead decides while checking: the choices of a problem, the answers, and words put beside the source."""
