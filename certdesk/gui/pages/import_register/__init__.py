"""The register of before: choose its file, look at it, import it whole, take it back whole.

| objectName | meaning |
|---|---|
| `import_register.file` | the path; Enter reads the file |
| `import_register.browse`, `import_register.read` | choose it; read it |
| `import_register.imports`, `import_register.take_back` | earlier imports; Delete takes one back |
| `import_register.field_number` … | the column of each field, `import_register.sheet` the sheet |
| `import_register.view` | what would be kept, what must be mended, what is skipped |
| `import_register.first`, `import_register.problems`, `import_register.skipped` | their tables |
| `import_register.start_number` | our next deposit number, after the file's last |
| `import_register.import` | F12: all of it |
| `import_register.other` | another file (Esc) |
"""

from certdesk.gui.pages.import_register.page import ImportRegisterPage

__all__ = ["ImportRegisterPage"]
