"""What holds for every test: no screen, no keyring, no data folder but the test's own."""

import os
import tempfile
from pathlib import Path

import hypothesis

pytest_plugins = ["tests.databases"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# A forgotten folder must never be the clerk's own
os.environ["CERTDESK_DATA"] = str(Path(tempfile.gettempdir()) / "certdesk-no-test-asked-for-this")

# A shared machine stalls now and then: slowness is measured in tests/bench, not here
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
