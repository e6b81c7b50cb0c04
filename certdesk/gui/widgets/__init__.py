"""Parts that pages are built from.

They paint themselves from the tokens of `certdesk.gui.theme` and follow a change of theme,
text size or height by themselves; nobody stores a colour, a font or a scaled size. Sizes in
code are pixels at 100 %: `theme.px(n)` scales them (gaps and radii stay). Every text a page
gives is ready to be shown: translated by `i18n.tr`, numbers, dates and Latin isolated by
`i18n.ltr`. The page sets `objectName`. Keys are drawn, not bound: see `gui.shortcuts`.
Fields (text, date, code, choice, ...) are in `fields`, `date_field`, `code_field`,
`choice_field` and their neighbours.

The frame (`certdesk.gui.frame`)
    Frame(*, office, school, clock, entries=None); add_page(name, widget) -> PageShell;
        show_page(name, *, rail=""); shell(name); current_page; set_count(page, n);
        set_person(name, role, initial); set_reader(text, tone); focus_search(); undo() -> bool;
        show_toast(text, *, undoable=True); rail.set_visible(page, visible=...).
        Signals page_shown(str), page_chosen(str), search_requested(str), search_edited(str),
        lock_requested(), undo_requested(str page), compact_changed(bool).
        `page_chosen` asks only: the window answers with `show_page`.
    PageShell (page_shell): set_title(title, subtitle="") ("" hides the line: own hero);
        set_steps(words, current), set_step(n); set_title_widgets(*at_left_end, beside=());
        set_actions(primary, *secondary) (none hides the bar); set_hints([(key, text)]);
        set_status(text, sign="check", tone="ok"), set_hint_status(...);
        show_toast(text, *, undoable=True). Content scrolls when it does not fit.
    NavEntry(page, sign, word, at_foot=False), NavRail, TopBar, SearchBox, ActionBar, HintBar,
        TitleLine, Stepper(words, current): made by the frame, rarely by a page.

Words
    label.Label(text, role=Role.BODY, token="text", *, wrap, align, weight, struck):
        one line with … at its end, or wrapped; setText, set_token, set_weight.
    top_bar.SignedText(text, sign, tone, *, token, role, size, gap, weight): sign and words.
    link.Link(text, *, spoken, token, role, weight, underlined): clicked.
    keycap.KeyCap(key).  chip.Tag(text): a quiet word in a round box.

Buttons and choices (all: clicked, Space and Enter press, accessible name)
    button.Button(text, kind="secondary", *, icon, key, large): kinds PRIMARY (one a page),
        SECONDARY, REFUSE, DANGER (dialogs only), GHOST; set_words, set_key, set_kind.
    tile.Tile(text, key): checkable, one of its siblings; toggled(bool).
    tile.Pill(text, count=None): checkable filter; set_count; group it in a QButtonGroup.
    tile.Segmented([(name, word)], current): chosen(str); current, set_current.
    pressable.Pressable: the base of everything painted and pressed.

States
    chip.Chip(kind, text="", *, size=NORMAL|IN_TABLE|HERO): kinds are the keys of
        chip_looks(): draft deposited to_verify at_signature ready handed_over partly refused
        withdrawn void past, late missing differs same, not_looked_at being_looked_at accepted
        not_accepted waived; set_state.
    banner.Banner(text, *, link, key, sign, tone): link_pressed.
    error_summary.ErrorSummary(): show_problems(title, [(field, text)]) takes the focus;
        problem_chosen(str field). Add it hidden on top of a form.
    empty_state.EmptyState(sign, title, sentence, verb=""): pressed.
        empty_state.SignDisc(sign, *, disc, size, radius, ground, token).
    toast.Toast(): made by the action bar; undo_requested, expired.

Boxes and rows
    card.Card(title="", note="", *, padding, spacing, ground, border, radius): body, head.
        card.Rule(upright=False): a hairline.  flow.FlowLayout(parent, *, gap, row_gap).
    count_card.CountCard(sign, word, *, tone): set_count(n, caption); clicked.
    work_row.WorkRow(name, number, reason, chip, verb, *, chip_text, first): clicked.
    task_row.TaskRow(name, state, must_be, *, current): set_state, set_current; clicked.
        task_row.ProgressSegments(states): set_states(states, spoken).
    compare_row.CompareRow(label, first, second, *, same, heading): card beside file.
        compare_row.FactRow(label, value, *, link, ruled, wide_label, high): link_pressed.
    form_row.FormRow(label, *fields, stretches=()): set_error(text), set_note(text, tone); error.
    letter_cells.LetterComparison(field, (label, word), (label, word), sentence, *, pairs):
        differing, letters.
    equation.Equation(): set_lines([EquationLine(title, form, taken, given, left, handed,
        selectable)]), set_total(taken, given, left, balanced=...); line_toggled(int, bool).
        The page answers line_toggled with set_lines and set_total from the ledger.
    table.Table(): a QTableView; setModel, set_column_kind(column, CellKind, width),
        select_row(row); row_opened(int), row_selected(int). Cells answer DisplayRole and, if
        they like, KIND_ROLE (CellKind), CHIP_ROLE (chip kind), STRUCK_ROLE (void row),
        TONE_ROLE (token). Put it into Card(padding=(1, 6, 1, 4)).

Drawings
    bars.Bars([BarPoint(word, values, current)], *, every_word): set_points.
        bars.MeasureBars([(word, value)], *, tone), bars.Legend([(word, token)]),
        bars.DateTile(day, month).
    paper_drawing.PaperDrawing(title, marks=3): set_paper.  paper_drawing.NumberDisc(number).
    mark.Mark(side, *, ground, ink).

Whole windows
    dialog_frame.DialogFrame(window, title, subtitle, *, verb, sign, danger, consequences,
        needs_reason): slot for fields; set_ready(ready=...); open() or exec();
        verb_pressed(): do it, then accept(). `back` is first, focused, Esc.
    split_panel.SplitPanel(title, school, line, *, wide): slot for sign in and first start.
    focus_ring.FocusRing(window): frame, dialog and split panel have theirs.
"""
