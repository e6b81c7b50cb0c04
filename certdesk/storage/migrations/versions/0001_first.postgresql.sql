CREATE TABLE access_log (
	id SERIAL NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	act VARCHAR COLLATE "C" NOT NULL,
	subject VARCHAR COLLATE "C",
	subject_id INTEGER,
	detail TEXT,
	CONSTRAINT pk_access_log PRIMARY KEY (id)
);

CREATE INDEX ix_access_log_at ON access_log (at);

CREATE TABLE counters (
	kind VARCHAR COLLATE "C" NOT NULL,
	year INTEGER NOT NULL,
	start_n INTEGER NOT NULL,
	last_n INTEGER NOT NULL,
	CONSTRAINT pk_counters PRIMARY KEY (kind, year),
	CONSTRAINT ck_counters_range CHECK (start_n >= 1 AND last_n >= start_n - 1)
);

CREATE TABLE editions (
	id SERIAL NOT NULL,
	kind VARCHAR COLLATE "C" NOT NULL,
	text TEXT NOT NULL,
	hash VARCHAR COLLATE "C" NOT NULL,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_editions PRIMARY KEY (id)
);

CREATE INDEX ix_editions_kind ON editions (kind, id);

CREATE TABLE journal (
	seq INTEGER NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	act VARCHAR COLLATE "C" NOT NULL,
	by INTEGER,
	subject VARCHAR COLLATE "C" NOT NULL,
	subject_id INTEGER,
	clock_back BOOLEAN NOT NULL,
	digests VARCHAR COLLATE "C" NOT NULL,
	previous VARCHAR COLLATE "C" NOT NULL,
	hash VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (seq),
	CONSTRAINT uq_journal_hash UNIQUE (hash)
);

CREATE INDEX ix_journal_at ON journal (at);

CREATE INDEX ix_journal_subject_subject_id ON journal (subject, subject_id, seq);

CREATE TABLE settings (
	key VARCHAR COLLATE "C" NOT NULL,
	value JSONB NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by INTEGER,
	CONSTRAINT pk_settings PRIMARY KEY (key)
);

CREATE TABLE staff (
	id SERIAL NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	role VARCHAR COLLATE "C" NOT NULL,
	password_hash VARCHAR COLLATE "C" NOT NULL,
	active BOOLEAN NOT NULL,
	wrong_tries INTEGER NOT NULL,
	last_try_at TIMESTAMP WITH TIME ZONE,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_staff PRIMARY KEY (id),
	CONSTRAINT uq_staff_name UNIQUE (name),
	CONSTRAINT ck_staff_role_choice CHECK (role IN ('clerk', 'supervisor', 'auditor'))
);

CREATE TABLE transmittals (
	id SERIAL NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	sent_on DATE NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
	sent_by INTEGER,
	holder VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_transmittals PRIMARY KEY (id),
	CONSTRAINT uq_transmittals_number UNIQUE (year, n)
);

CREATE TABLE changes (
	seq INTEGER NOT NULL,
	item INTEGER NOT NULL,
	subject VARCHAR COLLATE "C" NOT NULL,
	subject_id INTEGER,
	field VARCHAR COLLATE "C" NOT NULL,
	"old" JSONB,
	"new" JSONB,
	salt BYTEA NOT NULL,
	CONSTRAINT pk_changes PRIMARY KEY (seq, item),
	CONSTRAINT fk_changes_seq FOREIGN KEY(seq) REFERENCES journal (seq)
);

CREATE INDEX ix_changes_subject_subject_id ON changes (subject, subject_id);

CREATE TABLE numbers (
	kind VARCHAR COLLATE "C" NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	status VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	request_id INTEGER,
	note VARCHAR COLLATE "C",
	CONSTRAINT pk_numbers PRIMARY KEY (kind, year, n),
	CONSTRAINT fk_numbers_kind_year FOREIGN KEY(kind, year) REFERENCES counters (kind, year),
	CONSTRAINT ck_numbers_positive CHECK (n >= 1),
	CONSTRAINT ck_numbers_status_choice CHECK (status IN ('used', 'reserved', 'void'))
);

CREATE INDEX ix_numbers_request_id ON numbers (request_id);

CREATE TABLE requests (
	id SERIAL NOT NULL,
	draft_code VARCHAR COLLATE "C" NOT NULL,
	state VARCHAR COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	procedure_id INTEGER NOT NULL,
	year INTEGER,
	n INTEGER,
	check_code VARCHAR COLLATE "C",
	form JSONB NOT NULL,
	given_name VARCHAR COLLATE "C",
	family_name VARCHAR COLLATE "C",
	latin_given_name VARCHAR COLLATE "C",
	latin_family_name VARCHAR COLLATE "C",
	birth_precision VARCHAR COLLATE "C",
	birth_date DATE,
	birth_year INTEGER,
	birth_place VARCHAR COLLATE "C",
	registration_number VARCHAR COLLATE "C",
	registration_key VARCHAR COLLATE "C",
	phone VARCHAR COLLATE "C",
	phone_key VARCHAR COLLATE "C",
	email VARCHAR COLLATE "C",
	bac_year INTEGER,
	diploma_kind VARCHAR COLLATE "C",
	study_field VARCHAR COLLATE "C",
	branch VARCHAR COLLATE "C",
	speciality VARCHAR COLLATE "C",
	diploma_number VARCHAR COLLATE "C",
	diploma_key VARCHAR COLLATE "C",
	diploma_dated DATE,
	purpose VARCHAR COLLATE "C",
	written_on DATE,
	authenticate JSONB,
	depositor JSONB,
	name_keys VARCHAR COLLATE "C" NOT NULL,
	deposited_on DATE,
	promised_on DATE,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	created_by INTEGER,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	deposited_at TIMESTAMP WITH TIME ZONE,
	deposited_by INTEGER,
	ready_at TIMESTAMP WITH TIME ZONE,
	closed_at TIMESTAMP WITH TIME ZONE,
	same_person_reason VARCHAR COLLATE "C",
	opened_by INTEGER,
	opened_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_requests PRIMARY KEY (id),
	CONSTRAINT fk_requests_procedure_id FOREIGN KEY(procedure_id) REFERENCES editions (id),
	CONSTRAINT uq_requests_number UNIQUE (year, n),
	CONSTRAINT ck_requests_number_when_deposited CHECK ((state = 'draft' AND n IS NULL) OR (state <> 'draft' AND n IS NOT NULL)),
	CONSTRAINT ck_requests_number_whole CHECK ((year IS NULL) = (n IS NULL)),
	CONSTRAINT uq_requests_draft_code UNIQUE (draft_code),
	CONSTRAINT ck_requests_state_choice CHECK (state IN ('draft', 'deposited', 'at_signature', 'ready', 'handed_over', 'refused', 'withdrawn', 'void'))
);

CREATE INDEX ix_requests_check_code ON requests (check_code);

CREATE INDEX ix_requests_deposited_on ON requests (deposited_on);

CREATE INDEX ix_requests_diploma_key ON requests (diploma_key);

CREATE INDEX ix_requests_phone_key ON requests (phone_key);

CREATE INDEX ix_requests_registration_key ON requests (registration_key);

CREATE INDEX ix_requests_state ON requests (state, id);

CREATE TABLE appointments (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	day DATE NOT NULL,
	time VARCHAR COLLATE "C" NOT NULL,
	place VARCHAR COLLATE "C" NOT NULL,
	papers JSONB NOT NULL,
	told_on DATE NOT NULL,
	source VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	cancelled BOOLEAN NOT NULL,
	CONSTRAINT pk_appointments PRIMARY KEY (id),
	CONSTRAINT fk_appointments_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_appointments_source_choice CHECK (source IN ('told_at_counter', 'phone', 'paper_shown'))
);

CREATE INDEX ix_appointments_day ON appointments (day);

CREATE INDEX ix_appointments_request_id ON appointments (request_id, id);

CREATE UNIQUE INDEX uq_appointments_stands_once ON appointments (request_id) WHERE NOT cancelled;

CREATE TABLE calls (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	reached BOOLEAN NOT NULL,
	note VARCHAR COLLATE "C" NOT NULL,
	call_again_on DATE,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_calls PRIMARY KEY (id),
	CONSTRAINT fk_calls_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
);

CREATE INDEX ix_calls_call_again_on ON calls (call_again_on);

CREATE INDEX ix_calls_request_id ON calls (request_id, id);

CREATE TABLE checklist_items (
	request_id INTEGER NOT NULL,
	paper VARCHAR COLLATE "C" NOT NULL,
	verdict VARCHAR COLLATE "C" NOT NULL,
	reasons JSONB NOT NULL,
	note VARCHAR COLLATE "C" NOT NULL,
	sheets INTEGER,
	issued_on DATE,
	waived_by INTEGER,
	waive_reason VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT uq_checklist_items_paper UNIQUE (request_id, paper),
	CONSTRAINT fk_checklist_items_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_checklist_items_verdict_choice CHECK (verdict IN ('not_looked_at', 'accepted', 'not_accepted', 'waived'))
);

CREATE TABLE doubts (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	kind VARCHAR COLLATE "C" NOT NULL,
	detail TEXT NOT NULL,
	raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
	raised_by INTEGER,
	settled_at TIMESTAMP WITH TIME ZONE,
	settled_by INTEGER,
	settled_reason VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_doubts PRIMARY KEY (id),
	CONSTRAINT fk_doubts_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
);

CREATE INDEX ix_doubts_request_id ON doubts (request_id, id);

CREATE TABLE follow_steps (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	step VARCHAR COLLATE "C" NOT NULL,
	told_on DATE NOT NULL,
	source VARCHAR COLLATE "C" NOT NULL,
	note VARCHAR COLLATE "C" NOT NULL,
	receipt_number VARCHAR COLLATE "C" NOT NULL,
	result VARCHAR COLLATE "C",
	asked VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	superseded BOOLEAN NOT NULL,
	CONSTRAINT pk_follow_steps PRIMARY KEY (id),
	CONSTRAINT fk_follow_steps_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_follow_steps_result_told CHECK ((step = 'result') = (result IS NOT NULL)),
	CONSTRAINT ck_follow_steps_step_choice CHECK (step IN ('account_created', 'logged_in', 'form_personal', 'form_document', 'form_uploads', 'form_submit', 'form_confirm', 'under_review', 'result', 'done')),
	CONSTRAINT ck_follow_steps_source_choice CHECK (source IN ('told_at_counter', 'phone', 'paper_shown')),
	CONSTRAINT ck_follow_steps_result_choice CHECK (result IN ('accepted', 'refused', 'more_asked'))
);

CREATE INDEX ix_follow_steps_request_id ON follow_steps (request_id, told_on, id);

CREATE TABLE handovers (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	kind VARCHAR COLLATE "C" NOT NULL,
	status VARCHAR COLLATE "C" NOT NULL,
	receiver VARCHAR COLLATE "C" NOT NULL,
	receiver_name VARCHAR COLLATE "C" NOT NULL,
	deed JSONB,
	checks JSONB NOT NULL,
	decision VARCHAR COLLATE "C" NOT NULL,
	refusal VARCHAR COLLATE "C",
	unlocked_by INTEGER,
	unlock_reason VARCHAR COLLATE "C" NOT NULL,
	note VARCHAR COLLATE "C" NOT NULL,
	lines JSONB NOT NULL,
	year INTEGER,
	n INTEGER,
	prepared_at TIMESTAMP WITH TIME ZONE NOT NULL,
	prepared_by INTEGER,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	confirmed_on DATE,
	confirmed_by INTEGER,
	reversed_at TIMESTAMP WITH TIME ZONE,
	reversed_by INTEGER,
	reverse_reason VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_handovers PRIMARY KEY (id),
	CONSTRAINT fk_handovers_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT uq_handovers_attempt UNIQUE (request_id, attempt),
	CONSTRAINT uq_handovers_number UNIQUE (kind, year, n),
	CONSTRAINT ck_handovers_granted CHECK (status <> 'confirmed' OR decision = 'granted'),
	CONSTRAINT ck_handovers_numbered CHECK (status <> 'confirmed' OR n IS NOT NULL),
	CONSTRAINT ck_handovers_kind_choice CHECK (kind IN ('pickup', 'return')),
	CONSTRAINT ck_handovers_status_choice CHECK (status IN ('refused', 'prepared', 'confirmed', 'abandoned', 'reversed')),
	CONSTRAINT ck_handovers_receiver_choice CHECK (receiver IN ('applicant', 'proxy')),
	CONSTRAINT ck_handovers_decision_choice CHECK (decision IN ('granted', 'refused'))
);

CREATE INDEX ix_handovers_confirmed_on ON handovers (confirmed_on);

CREATE TABLE ledger_lines (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	paper VARCHAR COLLATE "C" NOT NULL,
	title VARCHAR COLLATE "C" NOT NULL,
	origin VARCHAR COLLATE "C" NOT NULL,
	is_copy BOOLEAN NOT NULL,
	sheets INTEGER NOT NULL,
	disposal VARCHAR COLLATE "C" NOT NULL,
	place VARCHAR COLLATE "C" NOT NULL,
	slot VARCHAR COLLATE "C" NOT NULL,
	reason VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_ledger_lines PRIMARY KEY (id),
	CONSTRAINT fk_ledger_lines_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_ledger_lines_sheets CHECK (sheets >= 1),
	CONSTRAINT ck_ledger_lines_origin_choice CHECK (origin IN ('taken_in', 'made_here')),
	CONSTRAINT ck_ledger_lines_disposal_choice CHECK (disposal IN ('return', 'keep')),
	CONSTRAINT ck_ledger_lines_place_choice CHECK (place IN ('cupboard', 'at_signature', 'shelf', 'given', 'kept', 'spoiled'))
);

CREATE INDEX ix_ledger_lines_place ON ledger_lines (place, request_id);

CREATE INDEX ix_ledger_lines_request_id ON ledger_lines (request_id, id);

CREATE TABLE name_keys (
	request_id INTEGER NOT NULL,
	key VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT uq_name_keys_key_request_id UNIQUE (key, request_id),
	CONSTRAINT fk_name_keys_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
);

CREATE INDEX ix_name_keys_request_id ON name_keys (request_id);

CREATE TABLE sheets (
	id SERIAL NOT NULL,
	kind VARCHAR COLLATE "C" NOT NULL,
	request_id INTEGER,
	key VARCHAR COLLATE "C" NOT NULL,
	snapshot JSONB NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by INTEGER,
	printed INTEGER NOT NULL,
	issued_at TIMESTAMP WITH TIME ZONE,
	copies INTEGER NOT NULL,
	CONSTRAINT pk_sheets PRIMARY KEY (id),
	CONSTRAINT fk_sheets_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
);

CREATE INDEX ix_sheets_not_issued ON sheets (id) WHERE issued_at IS NULL;

CREATE INDEX ix_sheets_request_id ON sheets (request_id, id);

CREATE TABLE transmittal_files (
	transmittal_id INTEGER NOT NULL,
	request_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	outcome VARCHAR COLLATE "C" NOT NULL,
	returned_at TIMESTAMP WITH TIME ZONE,
	returned_by INTEGER,
	reason VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT uq_transmittal_files_file UNIQUE (transmittal_id, request_id),
	CONSTRAINT fk_transmittal_files_transmittal_id FOREIGN KEY(transmittal_id) REFERENCES transmittals (id),
	CONSTRAINT fk_transmittal_files_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_transmittal_files_outcome_choice CHECK (outcome IN ('out', 'signed', 'unsigned', 'recalled'))
);

CREATE UNIQUE INDEX uq_transmittal_files_out_once ON transmittal_files (request_id) WHERE outcome = 'out';

CREATE TABLE verifications (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	found VARCHAR COLLATE "C" NOT NULL,
	reference VARCHAR COLLATE "C" NOT NULL,
	differences TEXT NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	settled_by INTEGER,
	settled_at TIMESTAMP WITH TIME ZONE,
	settled_reason VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_verifications PRIMARY KEY (id),
	CONSTRAINT fk_verifications_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_verifications_found_choice CHECK (found IN ('as_stated', 'differences', 'not_found'))
);

CREATE INDEX ix_verifications_request_id ON verifications (request_id, id);

CREATE TABLE custody_moves (
	id SERIAL NOT NULL,
	line_id INTEGER NOT NULL,
	kind VARCHAR COLLATE "C" NOT NULL,
	place VARCHAR COLLATE "C" NOT NULL,
	sheets INTEGER NOT NULL,
	handover_id INTEGER,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	reason VARCHAR COLLATE "C" NOT NULL,
	reversed BOOLEAN NOT NULL,
	CONSTRAINT pk_custody_moves PRIMARY KEY (id),
	CONSTRAINT fk_custody_moves_line_id FOREIGN KEY(line_id) REFERENCES ledger_lines (id),
	CONSTRAINT fk_custody_moves_handover_id FOREIGN KEY(handover_id) REFERENCES handovers (id)
);

CREATE INDEX ix_custody_moves_line_id ON custody_moves (line_id, id);

CREATE UNIQUE INDEX uq_custody_moves_given_once ON custody_moves (line_id) WHERE kind = 'give' AND NOT reversed;
