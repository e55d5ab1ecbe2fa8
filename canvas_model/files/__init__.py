"""The file of a workshop, `*.canvas.json`: written, read back, and refused with the place of the fault."""
