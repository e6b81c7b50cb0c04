"""Lists that Today's counts open: drafts, sheets not printed, blank forms, calls.

| objectName | meaning |
|---|---|
| `drafts.table` | drafts left behind; Enter goes on at the first missing paper |
| `drafts.open`, `.discard`, `.print_slip` | Enter, 2 (Ctrl+Z brings it back), F9 |
| `sheets.table` | sheets nobody saw come out; Space ticks |
| `sheets.print`, `sheets.came_out`, `sheets.not_out` | F9, F12, 2: printed again unmarked |
| `blank_forms.table` | reserved forms that are out; Enter keys one in |
| `blank_forms.key_in`, `.strike_out`, `.count`, `.print` | Enter, 2, how many, F9 |
| `calls.which`, `calls.table` | ready, uncollected or calls due; Enter to the notes of a call |
| `calls.call_again_on`, `calls.note` | the next call and what was said |
| `calls.reached`, `calls.not_reached`, `calls.open`, `calls.print` | 1, 2, 3, F9 |
"""
