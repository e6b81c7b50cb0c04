CREATE TABLE closings (
	id SERIAL NOT NULL,
	register VARCHAR COLLATE "C" NOT NULL,
	year INTEGER NOT NULL,
	month INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	hash VARCHAR COLLATE "C" NOT NULL,
	totals JSONB NOT NULL,
	lines JSONB NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_closings PRIMARY KEY (id),
	CONSTRAINT uq_closings_month UNIQUE (register, year, month),
	CONSTRAINT ck_closings_month CHECK (month BETWEEN 1 AND 12),
	CONSTRAINT ck_closings_register_choice CHECK (register IN ('deposit', 'pickup'))
);

CREATE TABLE cupboard_counts (
	id SERIAL NOT NULL,
	counted_on DATE NOT NULL,
	expected INTEGER NOT NULL,
	found INTEGER NOT NULL,
	missing JSONB NOT NULL,
	note VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_cupboard_counts PRIMARY KEY (id)
);

CREATE TABLE past_imports (
	id SERIAL NOT NULL,
	file_name VARCHAR COLLATE "C" NOT NULL,
	file_hash VARCHAR COLLATE "C" NOT NULL,
	sheet VARCHAR COLLATE "C" NOT NULL,
	head VARCHAR COLLATE "C" NOT NULL,
	mapping JSONB NOT NULL,
	starts JSONB NOT NULL,
	rows INTEGER NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	undone_at TIMESTAMP WITH TIME ZONE,
	undone_by INTEGER,
	undo_reason VARCHAR COLLATE "C",
	CONSTRAINT pk_past_imports PRIMARY KEY (id)
);

CREATE INDEX ix_past_imports_head ON past_imports (head);

CREATE TABLE struck_forms (
	id SERIAL NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	stands_on DATE NOT NULL,
	struck_on DATE NOT NULL,
	reason VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_struck_forms PRIMARY KEY (id),
	CONSTRAINT uq_struck_forms_reference UNIQUE (year, n)
);

CREATE INDEX ix_struck_forms_stands_on ON struck_forms (stands_on);

CREATE TABLE past_requests (
	id SERIAL NOT NULL,
	import_id INTEGER NOT NULL,
	row INTEGER NOT NULL,
	year INTEGER NOT NULL,
	n INTEGER NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	given_name VARCHAR COLLATE "C" NOT NULL,
	family_name VARCHAR COLLATE "C" NOT NULL,
	latin_name VARCHAR COLLATE "C" NOT NULL,
	birth VARCHAR COLLATE "C" NOT NULL,
	birth_date DATE,
	birth_place VARCHAR COLLATE "C" NOT NULL,
	registration_number VARCHAR COLLATE "C" NOT NULL,
	registration_key VARCHAR COLLATE "C" NOT NULL,
	phone VARCHAR COLLATE "C" NOT NULL,
	phone_key VARCHAR COLLATE "C" NOT NULL,
	diploma_number VARCHAR COLLATE "C" NOT NULL,
	diploma_key VARCHAR COLLATE "C" NOT NULL,
	diploma_dated DATE,
	deposited_on DATE,
	handed_over_on DATE,
	cells JSONB NOT NULL,
	CONSTRAINT pk_past_requests PRIMARY KEY (id),
	CONSTRAINT fk_past_requests_import_id FOREIGN KEY(import_id) REFERENCES past_imports (id),
	CONSTRAINT uq_past_requests_reference UNIQUE (year, n)
);

CREATE INDEX ix_past_requests_diploma_key ON past_requests (diploma_key);

CREATE INDEX ix_past_requests_import_id ON past_requests (import_id, row);

CREATE INDEX ix_past_requests_phone_key ON past_requests (phone_key);

CREATE INDEX ix_past_requests_registration_key ON past_requests (registration_key);

CREATE INDEX ix_requests_on_shelf ON requests (ready_at) WHERE state = 'ready';

CREATE TABLE tokens (
	id SERIAL NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	staff_id INTEGER NOT NULL,
	hash VARCHAR COLLATE "C" NOT NULL,
	commands JSONB NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	created_by INTEGER,
	revoked_at TIMESTAMP WITH TIME ZONE,
	revoked_by INTEGER,
	CONSTRAINT pk_tokens PRIMARY KEY (id),
	CONSTRAINT fk_tokens_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id),
	CONSTRAINT uq_tokens_name UNIQUE (name),
	CONSTRAINT uq_tokens_hash UNIQUE (hash)
);

CREATE TABLE corrections (
	id SERIAL NOT NULL,
	closing_id INTEGER NOT NULL,
	request_id INTEGER NOT NULL,
	made_on DATE NOT NULL,
	field VARCHAR COLLATE "C" NOT NULL,
	"old" VARCHAR COLLATE "C" NOT NULL,
	"new" VARCHAR COLLATE "C" NOT NULL,
	reason VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_corrections PRIMARY KEY (id),
	CONSTRAINT fk_corrections_closing_id FOREIGN KEY(closing_id) REFERENCES closings (id),
	CONSTRAINT fk_corrections_request_id FOREIGN KEY(request_id) REFERENCES requests (id)
);

CREATE INDEX ix_corrections_made_on ON corrections (made_on);

CREATE INDEX ix_corrections_request_id ON corrections (request_id, id);

CREATE INDEX ix_follow_steps_counted ON follow_steps (request_id, told_on, at, id, step, result) WHERE NOT superseded;

CREATE TABLE lost_receipts (
	id SERIAL NOT NULL,
	request_id INTEGER NOT NULL,
	declared_by VARCHAR COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	deed JSONB,
	checks JSONB NOT NULL,
	decision VARCHAR COLLATE "C" NOT NULL,
	refusal VARCHAR COLLATE "C",
	unlocked_by INTEGER,
	reason VARCHAR COLLATE "C" NOT NULL,
	declared_on DATE NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT pk_lost_receipts PRIMARY KEY (id),
	CONSTRAINT fk_lost_receipts_request_id FOREIGN KEY(request_id) REFERENCES requests (id),
	CONSTRAINT ck_lost_receipts_declared_by_choice CHECK (declared_by IN ('applicant', 'proxy')),
	CONSTRAINT ck_lost_receipts_decision_choice CHECK (decision IN ('granted', 'refused'))
);

CREATE INDEX ix_lost_receipts_request_id ON lost_receipts (request_id, id);

CREATE TABLE past_name_keys (
	past_id INTEGER NOT NULL,
	key VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT uq_past_name_keys_key_past_id UNIQUE (key, past_id),
	CONSTRAINT fk_past_name_keys_past_id FOREIGN KEY(past_id) REFERENCES past_requests (id)
);

CREATE INDEX ix_past_name_keys_past_id ON past_name_keys (past_id);

CREATE INDEX ix_sheets_key ON sheets (key, kind, id);

CREATE TABLE lapsed_verifications (
	verification_id INTEGER NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT fk_lapsed_verifications_verification_id FOREIGN KEY(verification_id) REFERENCES verifications (id),
	CONSTRAINT uq_lapsed_verifications_verification_id UNIQUE (verification_id)
);

CREATE TABLE reviews (
	handover_id INTEGER,
	lost_receipt_id INTEGER,
	note VARCHAR COLLATE "C" NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	by INTEGER,
	CONSTRAINT fk_reviews_handover_id FOREIGN KEY(handover_id) REFERENCES handovers (id),
	CONSTRAINT fk_reviews_lost_receipt_id FOREIGN KEY(lost_receipt_id) REFERENCES lost_receipts (id),
	CONSTRAINT ck_reviews_of_one CHECK ((handover_id IS NULL) <> (lost_receipt_id IS NULL)),
	CONSTRAINT uq_reviews_handover_id UNIQUE (handover_id),
	CONSTRAINT uq_reviews_lost_receipt_id UNIQUE (lost_receipt_id)
);
