"""The workshop file, `*.canvas.json`: writing it, and reading it or refusing it with the place of the fault."""
