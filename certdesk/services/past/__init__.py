"""The register before this program: read, imported, found again."""
