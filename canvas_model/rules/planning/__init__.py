"""From the answers to a dated plan: tasks, dependencies, critical path, working days, simulation."""
