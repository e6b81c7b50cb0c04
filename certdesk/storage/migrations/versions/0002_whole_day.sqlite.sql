CREATE TABLE closings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	register TEXT NOT NULL,
	year INTEGER NOT NULL,
	month INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	hash TEXT NOT NULL,
	totals TEXT NOT NULL,
	lines TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT uq_closings_month UNIQUE (register, year, month),
	CONSTRAINT ck_closings_month CHECK (month BETWEEN 1 AND 12),
	CONSTRAINT ck_closings_register_choice CHECK (register IN ('deposit', 'pickup')),
	CONSTRAINT ck_closings_totals_json CHECK (totals GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_closings_lines_json CHECK (lines GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_closings_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE cupboard_counts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	counted_on TEXT NOT NULL,
	expected INTEGER NOT NULL,
	found INTEGER NOT NULL,
	missing TEXT NOT NULL,
	note TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT ck_cupboard_counts_counted_on_day CHECK (counted_on IS date(counted_on, '+0 days')),
	CONSTRAINT ck_cupboard_counts_missing_json CHECK (missing GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_cupboard_counts_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE past_imports (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	file_name TEXT NOT NULL,
	file_hash TEXT NOT NULL,
	sheet TEXT NOT NULL,
	head TEXT NOT NULL,
	mapping TEXT NOT NULL,
	starts TEXT NOT NULL,
	rows INTEGER NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	undone_at TEXT,
	undone_by INTEGER,
	undo_reason TEXT,
	CONSTRAINT ck_past_imports_mapping_json CHECK (mapping GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_past_imports_starts_json CHECK (starts GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_past_imports_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_past_imports_undone_at_moment CHECK (undone_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_past_imports_head ON past_imports (head);

CREATE TABLE struck_forms (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	stands_on TEXT NOT NULL,
	struck_on TEXT NOT NULL,
	reason TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT uq_struck_forms_reference UNIQUE (year, n),
	CONSTRAINT ck_struck_forms_stands_on_day CHECK (stands_on IS date(stands_on, '+0 days')),
	CONSTRAINT ck_struck_forms_struck_on_day CHECK (struck_on IS date(struck_on, '+0 days')),
	CONSTRAINT ck_struck_forms_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_struck_forms_stands_on ON struck_forms (stands_on);

CREATE TABLE past_requests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	import_id INTEGER NOT NULL,
	"row" INTEGER NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	name TEXT NOT NULL,
	given_name TEXT NOT NULL,
	family_name TEXT NOT NULL,
	latin_name TEXT NOT NULL,
	birth TEXT NOT NULL,
	birth_date TEXT,
	birth_place TEXT NOT NULL,
	registration_number TEXT NOT NULL,
	registration_key TEXT NOT NULL,
	phone TEXT NOT NULL,
	phone_key TEXT NOT NULL,
	diploma_number TEXT NOT NULL,
	diploma_key TEXT NOT NULL,
	diploma_dated TEXT,
	deposited_on TEXT,
	handed_over_on TEXT,
	cells TEXT NOT NULL,
	CONSTRAINT fk_past_requests_import_id FOREIGN KEY(import_id) REFERENCES past_imports (id),
	CONSTRAINT uq_past_requests_reference UNIQUE (year, n),
	CONSTRAINT ck_past_requests_birth_date_day CHECK (birth_date IS date(birth_date, '+0 days')),
	CONSTRAINT ck_past_requests_diploma_dated_day CHECK (diploma_dated IS date(diploma_dated, '+0 days')),
	CONSTRAINT ck_past_requests_deposited_on_day CHECK (deposited_on IS date(deposited_on, '+0 days')),
	CONSTRAINT ck_past_requests_handed_over_on_day CHECK (handed_over_on IS date(handed_over_on, '+0 days')),
	CONSTRAINT ck_past_requests_cells_json CHECK (cells GLOB '[[{"0-9tfn-]*')
)
 STRICT;

CREATE INDEX ix_past_requests_diploma_key ON past_requests (diploma_key);

CREATE INDEX ix_past_requests_import_id ON past_requests (import_id, "row");

CREATE INDEX ix_past_requests_phone_key ON past_requests (phone_key);

CREATE INDEX ix_past_requests_registration_key ON past_requests (registration_key);

CREATE INDEX ix_requests_on_shelf ON requests (ready_at) WHERE state = 'ready';

CREATE TABLE tokens (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	staff_id INTEGER NOT NULL,
	hash TEXT NOT NULL,
	commands TEXT NOT NULL,
	created_at TEXT NOT NULL,
	created_by INTEGER,
	revoked_at TEXT,
	revoked_by INTEGER,
	CONSTRAINT fk_tokens_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id),
	CONSTRAINT uq_tokens_name UNIQUE (name),
	CONSTRAINT uq_tokens_hash UNIQUE (hash),
	CONSTRAINT ck_tokens_commands_json CHECK (commands GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_tokens_created_at_moment CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
	CONSTRAINT ck_tokens_revoked_at_moment CHECK (revoked_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE corrections (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	closing_id INTEGER NOT NULL,
	request_id INTEGER NOT NULL,
	made_on TEXT NOT NULL,
	field TEXT NOT NULL,
	old TEXT NOT NULL,
	new TEXT NOT NULL,
	reason TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT fk_corrections_closing_id FOREIGN KEY(closing_id) REFERENCES closings (id),
	CONSTRAINT fk_corrections_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_corrections_made_on_day CHECK (made_on IS date(made_on, '+0 days')),
	CONSTRAINT ck_corrections_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_corrections_made_on ON corrections (made_on);

CREATE INDEX ix_corrections_request_id ON corrections (request_id, id);

CREATE INDEX ix_follow_steps_counted ON follow_steps (request_id, told_on, at, id, step, result) WHERE NOT superseded;

CREATE TABLE lost_receipts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	request_id INTEGER NOT NULL,
	declared_by TEXT NOT NULL,
	name TEXT NOT NULL,
	deed TEXT,
	checks TEXT NOT NULL,
	decision TEXT NOT NULL,
	refusal TEXT,
	unlocked_by INTEGER,
	reason TEXT NOT NULL,
	declared_on TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT fk_lost_receipts_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_lost_receipts_declared_by_choice CHECK (declared_by IN ('applicant', 'proxy')),
	CONSTRAINT ck_lost_receipts_deed_json CHECK (deed GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_lost_receipts_checks_json CHECK (checks GLOB '[[{"0-9tfn-]*'),
	CONSTRAINT ck_lost_receipts_decision_choice CHECK (decision IN ('granted', 'refused')),
	CONSTRAINT ck_lost_receipts_declared_on_day CHECK (declared_on IS date(declared_on, '+0 days')),
	CONSTRAINT ck_lost_receipts_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE INDEX ix_lost_receipts_request_id ON lost_receipts (request_id, id);

CREATE TABLE past_name_keys (
	past_id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT uq_past_name_keys_key_past_id UNIQUE ("key", past_id),
	CONSTRAINT fk_past_name_keys_past_id FOREIGN KEY(past_id) REFERENCES past_requests (id)
)
 STRICT;

CREATE INDEX ix_past_name_keys_past_id ON past_name_keys (past_id);

CREATE INDEX ix_sheets_key ON sheets ("key", kind, id);

CREATE TABLE lapsed_verifications (
	verification_id INTEGER NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT fk_lapsed_verifications_verification_id FOREIGN KEY(verification_id) REFERENCES verifications (id),
	CONSTRAINT uq_lapsed_verifications_verification_id UNIQUE (verification_id),
	CONSTRAINT ck_lapsed_verifications_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;

CREATE TABLE reviews (
	handover_id INTEGER,
	lost_receipt_id INTEGER,
	note TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" INTEGER,
	CONSTRAINT fk_reviews_handover_id FOREIGN KEY(handover_id) REFERENCES handovers (id),
	CONSTRAINT fk_reviews_lost_receipt_id FOREIGN KEY(lost_receipt_id) REFERENCES lost_receipts (id),
	CONSTRAINT ck_reviews_of_one CHECK ((handover_id IS NULL) <> (lost_receipt_id IS NULL)),
	CONSTRAINT uq_reviews_handover_id UNIQUE (handover_id),
	CONSTRAINT uq_reviews_lost_receipt_id UNIQUE (lost_receipt_id),
	CONSTRAINT ck_reviews_at_moment CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
