"""Figures of the registers' page."""

from certdesk.desk import Desk
from certdesk.services.figures import Figures, MonthFigure
from tests.builders import CLERK, SUPERVISOR, deposited


def test_twelve_months_of_deposits_voids_among_them(desk: Desk) -> None:
    deposited(desk, 1)
    desk.decisions.void(deposited(desk, 2), "قيد مكرر", by=SUPERVISOR)
    figures = Figures(desk.office).deposits_a_month(2026, 11, by=CLERK)
    assert figures[0] == MonthFigure(2025, 12, 0)
    assert (len(figures), figures[-1]) == (12, MonthFigure(2026, 11, 2))
    assert Figures(desk.office).deposits_a_month(2026, 12, by=CLERK)[-2].deposited == 2
