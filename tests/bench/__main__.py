"""`make bench`: what the product takes, as ratios to a floor measured in the same run."""

from tests.bench import acknowledge, pdf, room, screens

MANY = 10_000


def line(name: str, ours: float, floor: float, unit: str, target: float, against: str) -> None:
    """One measured ratio, and whether it reaches its target."""
    ratio = ours / floor
    verdict = "reached" if ratio <= target else "NOT reached"
    print(
        f"{name:<34} {ours:9.1f} {unit:<2} / {floor:9.1f} {unit:<2} = {ratio:5.2f}  (at most {target:g}: {verdict}) {against}"
    )


def main() -> None:
    """Measure everything, one after the other."""
    print("Medians, ours / floor = ratio.")
    ours, floor = acknowledge.measure()
    line("acknowledge a note", ours, floor, "ms", 2, "a bare Starlette route that writes one row, synced")
    found = room.measure()
    line(f"processor, {room.PEOPLE} look, {room.PER_SECOND} answer", found.processor, 40, "%", 1, "40 % of a core")
    line("an answer saved meanwhile, p95", found.saved, found.floor, "ms", 3, "the bare route at the same pace")
    line("its figures at everybody, p95", found.figures, 300, "ms", 1, "300 ms")
    for name, ours, floor in screens.measure_screens():
        line(f"screen {name}", ours, floor, "ms", 2, "a bare page with as many elements")
    few, many = screens.measure_home(MANY)
    line(f"home with {MANY:,} workshops", many, few, "ms", 1.25, "home with 10")
    ours, floor = pdf.measure()
    line("the demo's full PDF", ours * 1000, floor * 1000, "ms", 1, "Chromium printing the same HTML")
    ours, floor = pdf.measure_writing()
    line("save a note while a report is made", ours, floor, "ms", 2, "the same while none is made")
    line("the same PDF again", pdf.measure_again(), 50, "ms", 1, "50 ms")


if __name__ == "__main__":
    main()
