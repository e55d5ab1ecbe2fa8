"""The canvas: nine blocks on one page, with notes and alternatives, live in every browser that shows it."""

from pages.ui import board, screens, session, store

workshop = session.require_workshop()
leave = board.board(workshop, store.snapshot(workshop).workshop, key="canvas_board")
if leave:
    screens.go(leave["screen"], w=workshop, block=leave["block"])
