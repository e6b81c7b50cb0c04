"""How wide the columns of a list are: each as its words need, the room shared between them."""

from collections.abc import Sequence


def shared(wanted: Sequence[int], needed: Sequence[int], room: int) -> list[int]:
    """Pixels of each column.

    `wanted`: what a column has where there is room; `needed`: what its words and its title
    take. In a narrow list columns give way down to their need and no further: then the list
    is scrolled sideways, and nothing in it is cut.
    """
    whole = [max(want, need) for want, need in zip(wanted, needed, strict=True)]
    over = sum(whole) - room
    if over <= 0:
        return whole
    slack = [wide - need for wide, need in zip(whole, needed, strict=True)]
    if sum(slack) <= over:
        return list(needed)
    return [wide - -(-spare * over // sum(slack)) for wide, spare in zip(whole, slack, strict=True)]
