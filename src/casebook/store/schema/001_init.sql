-- The casebook, first form (user_version 1).
--
-- One file holds one desk's cases. Every table below, down to the line "what follows", has the same three columns:
--   case_id   the case, from 1; ids are never used twice
--   position  place in the list of the open format, from 0; 0 where there is only one
--   body      the noun's JSON as the open format maplebridge.case/1 writes it, unknown keys included
-- Columns after those are generated from the body: they let the file be searched and keep its keys honest; the body
-- alone is what was said. Rows change only together with an event (who changed what, when, chained by SHA-256)
-- and an undo entry, in one transaction.
--
-- Times are local to the desk, YYYY-MM-DDTHH:MM:SS. Amounts are whole fen.

-- The case without its lists and its agreement.
CREATE TABLE case_head (
    case_id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position = 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    kind TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL
        CHECK (kind IN ('people', 'public_security')),
    number TEXT GENERATED ALWAYS AS (body ->> '$.number') VIRTUAL,
    title TEXT GENERATED ALWAYS AS (body ->> '$.title') VIRTUAL,
    dispute_type TEXT GENERATED ALWAYS AS (body ->> '$.dispute_type') VIRTUAL
        CHECK (dispute_type IN ('family', 'neighbour', 'homestead', 'contract', 'business', 'damages', 'land', 'expropriation', 'environment', 'wages', 'labour_other', 'tourism', 'ecommerce', 'consumer_other', 'medical', 'traffic', 'property', 'other')),
    source TEXT GENERATED ALWAYS AS (body ->> '$.source') VIRTUAL
        CHECK (source IN ('application', 'own_motion', 'court', 'procuratorate', 'police', 'petition', 'other_department')),
    accepted TEXT GENERATED ALWAYS AS (body ->> '$.accepted') VIRTUAL
) STRICT;
CREATE INDEX case_head_number ON case_head (number);
CREATE INDEX case_head_accepted ON case_head (accepted);

-- Mediators, recorder and others of a case.
CREATE TABLE staff (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    id TEXT GENERATED ALWAYS AS (body ->> '$.id') VIRTUAL,
    role TEXT GENERATED ALWAYS AS (body ->> '$.role') VIRTUAL
        CHECK (role IN ('mediator', 'recorder', 'host', 'witness', 'officer', 'reader')),
    name TEXT GENERATED ALWAYS AS (body ->> '$.name') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- Who is in dispute.
CREATE TABLE party (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    id TEXT GENERATED ALWAYS AS (body ->> '$.id') VIRTUAL,
    role TEXT GENERATED ALWAYS AS (body ->> '$.role') VIRTUAL
        CHECK (role IN ('applicant', 'respondent', 'third_person', 'victim', 'offender', 'witness', 'guardian', 'child_concerned')),
    kind TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL
        CHECK (kind IN ('person', 'organisation')),
    name TEXT GENERATED ALWAYS AS (body ->> '$.name') VIRTUAL,
    phone TEXT GENERATED ALWAYS AS (body ->> '$.phone') VIRTUAL,
    id_number TEXT GENERATED ALWAYS AS (body ->> '$.id_number') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name ON party (name);
CREATE INDEX party_phone ON party (phone);
CREATE INDEX party_id_number ON party (id_number);

-- What a party said.
CREATE TABLE statement (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    party TEXT GENERATED ALWAYS AS (body ->> '$.party') VIRTUAL,
    said_on TEXT GENERATED ALWAYS AS (body ->> '$.date') VIRTUAL,
    step TEXT GENERATED ALWAYS AS (body ->> '$.step') VIRTUAL
        CHECK (step IN ('neighborhood', 'village', 'interpretation')),
    kind TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL
        CHECK (kind IN ('fact', 'feeling', 'demand', 'offer', 'agreement')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- What is in dispute, with each side's position.
CREATE TABLE issue (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    title TEXT GENERATED ALWAYS AS (body ->> '$.title') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- A session of one of the three steps.
CREATE TABLE session (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    step TEXT GENERATED ALWAYS AS (body ->> '$.step') VIRTUAL
        CHECK (step IN ('neighborhood', 'village', 'interpretation')),
    held_on TEXT GENERATED ALWAYS AS (body ->> '$.date') VIRTUAL,
    outcome TEXT GENERATED ALWAYS AS (body ->> '$.outcome') VIRTUAL
        CHECK (outcome IN ('settled', 'escalated', 'skipped', 'not_settled')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- A clause of the agreement.
CREATE TABLE term (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    amount_fen INTEGER GENERATED ALWAYS AS (body ->> '$.amount_cents') VIRTUAL,
    due_on TEXT GENERATED ALWAYS AS (body ->> '$.due') VIRTUAL,
    pattern TEXT GENERATED ALWAYS AS (body ->> '$.pattern') VIRTUAL
        CHECK (pattern IN ('pay', 'act', 'apologise')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- The list annex of a group case.
CREATE TABLE annex (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- The agreement, or how the mediation ended without one.
CREATE TABLE agreement (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    form TEXT GENERATED ALWAYS AS (body ->> '$.form') VIRTUAL
        CHECK (form IN ('written', 'oral', 'public_security', 'none')),
    number TEXT GENERATED ALWAYS AS (body ->> '$.number') VIRTUAL,
    signed_on TEXT GENERATED ALWAYS AS (body ->> '$.signed') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_number ON agreement (number);

-- An agreement that a later one replaced.
CREATE TABLE earlier_agreement (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    number TEXT GENERATED ALWAYS AS (body ->> '$.number') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- Signatures that an imported file tells of; their strokes are elsewhere.
CREATE TABLE signature_claim (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    signer TEXT GENERATED ALWAYS AS (body ->> '$.signer') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- Visits after the agreement.
CREATE TABLE follow_up (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    visited_on TEXT GENERATED ALWAYS AS (body ->> '$.date') VIRTUAL,
    result TEXT GENERATED ALWAYS AS (body ->> '$.result') VIRTUAL
        CHECK (result IN ('performed', 'performed_in_part', 'not_performed', 'planned', 'no_escalation')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- A matter passed on to another body.
CREATE TABLE referral (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- Signatures given at this desk: signer, role, time, version, SHA-256 of the words, strokes.
CREATE TABLE signature (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    signer TEXT GENERATED ALWAYS AS (body ->> '$.signer') VIRTUAL,
    way TEXT GENERATED ALWAYS AS (body ->> '$.way') VIRTUAL
        CHECK (way IN ('screen', 'paper')),
    version INTEGER GENERATED ALWAYS AS (body ->> '$.version') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- When the case was opened here, and the number of its newest version.
CREATE TABLE standing (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    opened_at TEXT GENERATED ALWAYS AS (body ->> '$.opened_at') VIRTUAL,
    version INTEGER GENERATED ALWAYS AS (body ->> '$.version') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- The desk's settings: one row, case_id 0.
CREATE TABLE desk_settings (
    case_id INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- what follows has columns of its own ---------------------------------------------------------------------------

-- The frozen words of an agreement. A version is what people signed: it is never changed and never removed.
CREATE TABLE version (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    frozen_at TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_type(document) = 'object'),
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

-- What happened, in order. hash = SHA-256 of the tag, prev and every other column, each with its length before it;
-- prev = hash of the event before (empty for the first). detail holds a few words (a name); rows names each changed
-- row with the SHA-256 of its new body, so that a row changed by another hand is found.
CREATE TABLE event (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    case_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    rows TEXT NOT NULL CHECK (json_type(rows) = 'array'),
    prev BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX event_case ON event (case_id, seq);

CREATE TRIGGER version_is_never_changed BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'a frozen version is never changed'); END;
CREATE TRIGGER version_is_never_removed BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'a frozen version is never removed'); END;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

-- Undo: images of the changed rows before and after, as [[table, case_id, position, before, after], …].
-- Entries with undone = 1 can be done again; a new command drops them. Older entries are dropped after a while.
CREATE TABLE undo (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    images TEXT NOT NULL CHECK (json_type(images) = 'array'),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- One line of the ledger a case, made from its rows in the same transaction; it can always be made anew.
CREATE TABLE ledger_line (
    case_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_line_state ON ledger_line (state);

-- Half-written words, kept while typing; no event, no undo. case_id 0: a walk-in that is not yet a case.
CREATE TABLE unfinished (
    case_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, field)
) STRICT, WITHOUT ROWID;

-- Where the window stood.
CREATE TABLE place (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;
