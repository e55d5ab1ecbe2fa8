"""From the readiness to the risk checklist: probabilities, scores and bands."""
