"""A keyring that keeps what it is given, until the test ends."""

from keyring.backend import KeyringBackend


class MemoryKeyring(KeyringBackend):
    """Never the machine's own."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]
