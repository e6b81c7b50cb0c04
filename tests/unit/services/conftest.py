"""A desk on each database, its office begun; the clock stands at a Monday morning."""

import pytest

from certdesk.desk import Desk
from certdesk.storage.unit import Store
from tests.builders import desk_on


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


@pytest.fixture
def trial_desk(store: Store) -> Desk:
    return desk_on(store, trial=True)
