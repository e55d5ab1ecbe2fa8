"""The canvas: nine blocks on one page, with notes and alternatives, live in every browser that shows it."""

from pages.screens.canvas import board
from pages.server import store
from pages.ui import leads, navigation, session

workshop = session.require_workshop()
leave = board.board(workshop, store.snapshot(workshop).workshop, key="canvas_board")
if leave:
    navigation.go(leave["screen"], w=workshop, block=leave["block"], **{leads.BACK: "canvas"})
