"""The printers of this workstation, as the window uses them."""

from certdesk.gui.folder_spooler import TrialSpooler
from certdesk.gui.printing import Spooler
from certdesk.gui.spooler import QtSpooler
from certdesk.storage.folder import DataFolder


def printers_of(folder: DataFolder) -> Spooler:
    """Those of the machine; a trial folder without any has its folder of paper."""
    return TrialSpooler(QtSpooler(), folder) if folder.is_trial else QtSpooler()
