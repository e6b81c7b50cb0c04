CREATE TABLE access_log (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at TEXT NOT NULL,
	"by" INTEGER,
	act TEXT NOT NULL,
	subject TEXT,
	subject_id INTEGER,
	detail TEXT,
	CONSTRAINT ck_access_log_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_access_log_at ON access_log (at);

CREATE TABLE counters (
	kind TEXT NOT NULL,
	year INTEGER NOT NULL,
	start_n INTEGER NOT NULL,
	last_n INTEGER NOT NULL,
	CONSTRAINT pk_counters PRIMARY KEY (kind, year),
	CONSTRAINT ck_counters_range CHECK (start_n >= 1 AND last_n >= start_n - 1)
)
 STRICT;

CREATE TABLE editions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	hash TEXT NOT NULL,
	since TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT ck_editions_since_moment CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_editions_kind ON editions (kind, id);

CREATE TABLE journal (
	seq INTEGER NOT NULL,
	at TEXT NOT NULL,
	act TEXT NOT NULL,
	"by" INTEGER,
	subject TEXT NOT NULL,
	subject_id INTEGER,
	clock_back INTEGER NOT NULL,
	digests TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (seq),
	CONSTRAINT uq_journal_hash UNIQUE (hash),
	CONSTRAINT ck_journal_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_journal_clock_back_flag CHECK (clock_back IN (0, 1))
)
 STRICT;

CREATE INDEX ix_journal_at ON journal (at);

CREATE INDEX ix_journal_subject_subject_id ON journal (subject, subject_id, seq);

CREATE TABLE settings (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	changed_by INTEGER,
	CONSTRAINT pk_settings PRIMARY KEY ("key"),
	CONSTRAINT ck_settings_value_json CHECK (value GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_settings_changed_at_moment CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE staff (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	password_hash TEXT NOT NULL,
	active INTEGER NOT NULL,
	wrong_tries INTEGER NOT NULL,
	last_try_at TEXT,
	created_at TEXT NOT NULL,
	CONSTRAINT uq_staff_name UNIQUE (name),
	CONSTRAINT ck_staff_role_choice CHECK (role IN ('clerk', 'supervisor', 'auditor')),
	CONSTRAINT ck_staff_active_flag CHECK (active IN (0, 1)),
	CONSTRAINT ck_staff_last_try_at_moment CHECK (last_try_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_staff_created_at_moment CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE transmittals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	sent_on TEXT NOT NULL,
	sent_at TEXT NOT NULL,
	sent_by INTEGER,
	holder TEXT NOT NULL,
	CONSTRAINT uq_transmittals_number UNIQUE (year, n),
	CONSTRAINT ck_transmittals_sent_on_day CHECK (sent_on IS date(sent_on, '+0 days')),
	CONSTRAINT ck_transmittals_sent_at_moment CHECK (sent_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE changes (
	seq INTEGER NOT NULL,
	item INTEGER NOT NULL,
	subject TEXT NOT NULL,
	subject_id INTEGER,
	field TEXT NOT NULL,
	old TEXT,
	new TEXT,
	salt BLOB NOT NULL,
	CONSTRAINT pk_changes PRIMARY KEY (seq, item),
	CONSTRAINT fk_changes_seq FOREIGN KEY(seq) REFERENCES journal (seq),
	CONSTRAINT ck_changes_old_json CHECK (old GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_changes_new_json CHECK (new GLOB '[[{"0-9tfn-]*')
)
 STRICT;

CREATE INDEX ix_changes_subject_subject_id ON changes (subject, subject_id);

CREATE TABLE numbers (
	kind TEXT NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	status TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	request_id INTEGER,
	note TEXT,
	CONSTRAINT pk_numbers PRIMARY KEY (kind, year, n),
	CONSTRAINT fk_numbers_kind_year FOREIGN KEY(kind, year) REFERENCES counters (kind, year),
	CONSTRAINT ck_numbers_positive CHECK (n >= 1),
	CONSTRAINT ck_numbers_status_choice CHECK (status IN ('used', 'reserved', 'void')),
	CONSTRAINT ck_numbers_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_numbers_request_id ON numbers (request_id);

CREATE TABLE requests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	draft_code TEXT NOT NULL,
	state TEXT NOT NULL,
	version INTEGER NOT NULL,
	procedure_id INTEGER NOT NULL,
	year INTEGER,
	n INTEGER,
	check_code TEXT,
	form TEXT NOT NULL,
	given_name TEXT,
	family_name TEXT,
	latin_given_name TEXT,
	latin_family_name TEXT,
	birth_precision TEXT,
	birth_date TEXT,
	birth_year INTEGER,
	birth_place TEXT,
	registration_number TEXT,
	registration_key TEXT,
	phone TEXT,
	phone_key TEXT,
	email TEXT,
	bac_year INTEGER,
	diploma_kind TEXT,
	study_field TEXT,
	branch TEXT,
	speciality TEXT,
	diploma_number TEXT,
	diploma_key TEXT,
	diploma_dated TEXT,
	purpose TEXT,
	written_on TEXT,
	authenticate TEXT,
	depositor TEXT,
	name_keys TEXT NOT NULL,
	deposited_on TEXT,
	promised_on TEXT,
	created_at TEXT NOT NULL,
	created_by INTEGER,
	changed_at TEXT NOT NULL,
	deposited_at TEXT,
	deposited_by INTEGER,
	ready_at TEXT,
	closed_at TEXT,
	same_person_reason TEXT,
	opened_by INTEGER,
	opened_at TEXT,
	CONSTRAINT fk_requests_procedure_id FOREIGN KEY(procedure_id) REFERENCES editions (id),
	CONSTRAINT uq_requests_number UNIQUE (year, n),
	CONSTRAINT ck_requests_number_when_deposited CHECK ((state = 'draft' AND n IS NULL) OR (state <> 'draft' AND n IS NOT NULL)),
	CONSTRAINT ck_requests_number_whole CHECK ((year IS NULL) = (n IS NULL)),
	CONSTRAINT uq_requests_draft_code UNIQUE (draft_code),
	CONSTRAINT ck_requests_state_choice CHECK (state IN ('draft', 'deposited', 'at_signature', 'ready', 'handed_over', 'refused', 'withdrawn', 'void')),
	CONSTRAINT ck_requests_form_json CHECK (form GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_requests_birth_date_day CHECK (birth_date IS date(birth_date, '+0 days')),
	CONSTRAINT ck_requests_diploma_dated_day CHECK (diploma_dated IS date(diploma_dated, '+0 days')),
	CONSTRAINT ck_requests_written_on_day CHECK (written_on IS date(written_on, '+0 days')),
	CONSTRAINT ck_requests_authenticate_json CHECK (authenticate GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_requests_depositor_json CHECK (depositor GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_requests_deposited_on_day CHECK (deposited_on IS date(deposited_on, '+0 days')),
	CONSTRAINT ck_requests_promised_on_day CHECK (promised_on IS date(promised_on, '+0 days')),
	CONSTRAINT ck_requests_created_at_moment CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_requests_changed_at_moment CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_requests_deposited_at_moment CHECK (deposited_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_requests_ready_at_moment CHECK (ready_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_requests_closed_at_moment CHECK (closed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_requests_opened_at_moment CHECK (opened_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_requests_check_code ON requests (check_code);

CREATE INDEX ix_requests_deposited_on ON requests (deposited_on);

CREATE INDEX ix_requests_diploma_key ON requests (diploma_key);

CREATE INDEX ix_requests_phone_key ON requests (phone_key);

CREATE INDEX ix_requests_registration_key ON requests (registration_key);

CREATE INDEX ix_requests_state ON requests (state, id);

CREATE TABLE appointments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	day TEXT NOT NULL,
	time TEXT NOT NULL,
	place TEXT NOT NULL,
	papers TEXT NOT NULL,
	told_on TEXT NOT NULL,
	source TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	cancelled INTEGER NOT NULL,
	CONSTRAINT fk_appointments_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_appointments_day_day CHECK (day IS date(day, '+0 days')),
	CONSTRAINT ck_appointments_papers_json CHECK (papers GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_appointments_told_on_day CHECK (told_on IS date(told_on, '+0 days')),
	CONSTRAINT ck_appointments_source_choice CHECK (source IN ('told_at_counter', 'phone', 'paper_shown')),
	CONSTRAINT ck_appointments_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_appointments_cancelled_flag CHECK (cancelled IN (0, 1))
)
 STRICT;

CREATE INDEX ix_appointments_day ON appointments (day);

CREATE INDEX ix_appointments_request_id ON appointments (request_id, id);

CREATE UNIQUE INDEX uq_appointments_stands_once ON appointments (request_id) WHERE cancelled = 0;

CREATE TABLE calls (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	reached INTEGER NOT NULL,
	note TEXT NOT NULL,
	call_again_on TEXT,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT fk_calls_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_calls_reached_flag CHECK (reached IN (0, 1)),
	CONSTRAINT ck_calls_call_again_on_day CHECK (call_again_on IS date(call_again_on, '+0 days')),
	CONSTRAINT ck_calls_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_calls_call_again_on ON calls (call_again_on);

CREATE INDEX ix_calls_request_id ON calls (request_id, id);

CREATE TABLE checklist_items (
	request_id INTEGER NOT NULL,
	paper TEXT NOT NULL,
	verdict TEXT NOT NULL,
	reasons TEXT NOT NULL,
	note TEXT NOT NULL,
	sheets INTEGER,
	issued_on TEXT,
	waived_by INTEGER,
	waive_reason TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT uq_checklist_items_paper UNIQUE (request_id, paper),
	CONSTRAINT fk_checklist_items_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_checklist_items_verdict_choice CHECK (verdict IN ('not_looked_at', 'accepted', 'not_accepted', 'waived')),
	CONSTRAINT ck_checklist_items_reasons_json CHECK (reasons GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_checklist_items_issued_on_day CHECK (issued_on IS date(issued_on, '+0 days')),
	CONSTRAINT ck_checklist_items_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE doubts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	detail TEXT NOT NULL,
	raised_at TEXT NOT NULL,
	raised_by INTEGER,
	settled_at TEXT,
	settled_by INTEGER,
	settled_reason TEXT NOT NULL,
	CONSTRAINT fk_doubts_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_doubts_raised_at_moment CHECK (raised_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_doubts_settled_at_moment CHECK (settled_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_doubts_request_id ON doubts (request_id, id);

CREATE TABLE follow_steps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	step TEXT NOT NULL,
	told_on TEXT NOT NULL,
	source TEXT NOT NULL,
	note TEXT NOT NULL,
	receipt_number TEXT NOT NULL,
	result TEXT,
	asked TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	superseded INTEGER NOT NULL,
	CONSTRAINT fk_follow_steps_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_follow_steps_result_told CHECK ((step = 'result') = (result IS NOT NULL)),
	CONSTRAINT ck_follow_steps_step_choice CHECK (step IN ('account_created', 'logged_in', 'form_personal', 'form_document', 'form_uploads', 'form_submit', 'form_confirm', 'under_review', 'result', 'done')),
	CONSTRAINT ck_follow_steps_told_on_day CHECK (told_on IS date(told_on, '+0 days')),
	CONSTRAINT ck_follow_steps_source_choice CHECK (source IN ('told_at_counter', 'phone', 'paper_shown')),
	CONSTRAINT ck_follow_steps_result_choice CHECK (result IN ('accepted', 'refused', 'more_asked')),
	CONSTRAINT ck_follow_steps_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_follow_steps_superseded_flag CHECK (superseded IN (0, 1))
)
 STRICT;

CREATE INDEX ix_follow_steps_request_id ON follow_steps (request_id, told_on, id);

CREATE TABLE handovers (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	kind TEXT NOT NULL,
	status TEXT NOT NULL,
	receiver TEXT NOT NULL,
	receiver_name TEXT NOT NULL,
	deed TEXT,
	checks TEXT NOT NULL,
	decision TEXT NOT NULL,
	refusal TEXT,
	unlocked_by INTEGER,
	unlock_reason TEXT NOT NULL,
	note TEXT NOT NULL,
	lines TEXT NOT NULL,
	year INTEGER,
	n INTEGER,
	prepared_at TEXT NOT NULL,
	prepared_by INTEGER,
	confirmed_at TEXT,
	confirmed_on TEXT,
	confirmed_by INTEGER,
	reversed_at TEXT,
	reversed_by INTEGER,
	reverse_reason TEXT NOT NULL,
	CONSTRAINT fk_handovers_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT uq_handovers_attempt UNIQUE (request_id, attempt),
	CONSTRAINT uq_handovers_number UNIQUE (kind, year, n),
	CONSTRAINT ck_handovers_granted CHECK (status <> 'confirmed' OR decision = 'granted'),
	CONSTRAINT ck_handovers_numbered CHECK (status <> 'confirmed' OR n IS NOT NULL),
	CONSTRAINT ck_handovers_kind_choice CHECK (kind IN ('pickup', 'return')),
	CONSTRAINT ck_handovers_status_choice CHECK (status IN ('refused', 'prepared', 'confirmed', 'abandoned', 'reversed')),
	CONSTRAINT ck_handovers_receiver_choice CHECK (receiver IN ('applicant', 'proxy')),
	CONSTRAINT ck_handovers_deed_json CHECK (deed GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_handovers_checks_json CHECK (checks GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_handovers_decision_choice CHECK (decision IN ('granted', 'refused')),
	CONSTRAINT ck_handovers_lines_json CHECK (lines GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_handovers_prepared_at_moment CHECK (prepared_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_handovers_confirmed_at_moment CHECK (confirmed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_handovers_confirmed_on_day CHECK (confirmed_on IS date(confirmed_on, '+0 days')),
	CONSTRAINT ck_handovers_reversed_at_moment CHECK (reversed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_handovers_confirmed_on ON handovers (confirmed_on);

CREATE TABLE ledger_lines (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	paper TEXT NOT NULL,
	title TEXT NOT NULL,
	origin TEXT NOT NULL,
	is_copy INTEGER NOT NULL,
	sheets INTEGER NOT NULL,
	disposal TEXT NOT NULL,
	place TEXT NOT NULL,
	slot TEXT NOT NULL,
	reason TEXT NOT NULL,
	CONSTRAINT fk_ledger_lines_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_ledger_lines_sheets CHECK (sheets >= 1),
	CONSTRAINT ck_ledger_lines_origin_choice CHECK (origin IN ('taken_in', 'made_here')),
	CONSTRAINT ck_ledger_lines_is_copy_flag CHECK (is_copy IN (0, 1)),
	CONSTRAINT ck_ledger_lines_disposal_choice CHECK (disposal IN ('return', 'keep')),
	CONSTRAINT ck_ledger_lines_place_choice CHECK (place IN ('cupboard', 'at_signature', 'shelf', 'given', 'kept', 'spoiled'))
)
 STRICT;

CREATE INDEX ix_ledger_lines_place ON ledger_lines (place, request_id);

CREATE INDEX ix_ledger_lines_request_id ON ledger_lines (request_id, id);

CREATE TABLE name_keys (
	request_id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT uq_name_keys_key_request_id UNIQUE ("key", request_id),
	CONSTRAINT fk_name_keys_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
)
 STRICT;

CREATE INDEX ix_name_keys_request_id ON name_keys (request_id);

CREATE TABLE sheets (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	request_id INTEGER,
	"key" TEXT NOT NULL,
	snapshot TEXT NOT NULL,
	made_at TEXT NOT NULL,
	made_by INTEGER,
	printed INTEGER NOT NULL,
	issued_at TEXT,
	copies INTEGER NOT NULL,
	CONSTRAINT fk_sheets_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_sheets_snapshot_json CHECK (snapshot GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_sheets_made_at_moment CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_sheets_issued_at_moment CHECK (issued_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_sheets_not_issued ON sheets (id) WHERE issued_at IS NULL;

CREATE INDEX ix_sheets_request_id ON sheets (request_id, id);

CREATE TABLE transmittal_files (
	transmittal_id INTEGER NOT NULL,
	request_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	outcome TEXT NOT NULL,
	returned_at TEXT,
	returned_by INTEGER,
	reason TEXT NOT NULL,
	CONSTRAINT uq_transmittal_files_file UNIQUE (transmittal_id, request_id),
	CONSTRAINT fk_transmittal_files_transmittal_id FOREIGN KEY(transmittal_id) REFERENCES transmittals (id),
	CONSTRAINT fk_transmittal_files_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_transmittal_files_outcome_choice CHECK (outcome IN ('out', 'signed', 'unsigned', 'recalled')),
	CONSTRAINT ck_transmittal_files_returned_at_moment CHECK (returned_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE UNIQUE INDEX uq_transmittal_files_out_once ON transmittal_files (request_id) WHERE outcome = 'out';

CREATE TABLE verifications (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	found TEXT NOT NULL,
	reference TEXT NOT NULL,
	differences TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	settled_by INTEGER,
	settled_at TEXT,
	settled_reason TEXT NOT NULL,
	CONSTRAINT fk_verifications_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_verifications_found_choice CHECK (found IN ('as_stated', 'differences', 'not_found')),
	CONSTRAINT ck_verifications_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_verifications_settled_at_moment CHECK (settled_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_verifications_request_id ON verifications (request_id, id);

CREATE TABLE custody_moves (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	line_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	place TEXT NOT NULL,
	sheets INTEGER NOT NULL,
	handover_id INTEGER,
	at TEXT NOT NULL,
	"by" INTEGER,
	reason TEXT NOT NULL,
	reversed INTEGER NOT NULL,
	CONSTRAINT fk_custody_moves_line_id FOREIGN KEY(line_id) REFERENCES ledger_lines (id),
	CONSTRAINT fk_custody_moves_handover_id FOREIGN KEY(handover_id) REFERENCES handovers (id),
	CONSTRAINT ck_custody_moves_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_custody_moves_reversed_flag CHECK (reversed IN (0, 1))
)
 STRICT;

CREATE INDEX ix_custody_moves_line_id ON custody_moves (line_id, id);

CREATE UNIQUE INDEX uq_custody_moves_given_once ON custody_moves (line_id) WHERE kind = 'give' AND reversed = 0;
