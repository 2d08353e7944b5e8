-- The casebook, third form (user_version 3): keeping.

-- Who did it, and the digest of detail, by which a purge may blank detail without breaking the chain. Both are NULL in
-- events of the earlier forms, which are hashed as before; the others under the tag maplebridge.event/2: prev, seq,
-- case_id, at, kind, detail_sha256, rows, actor.
ALTER TABLE event ADD COLUMN actor TEXT;
ALTER TABLE event ADD COLUMN detail_sha256 TEXT CHECK (length(detail_sha256) = 64);

-- People of the desk: case_id 0. One who was removed stays, since events name them.
CREATE TABLE person (
    case_id INTEGER NOT NULL CHECK (case_id = 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    role TEXT GENERATED ALWAYS AS (body ->> '$.role') VIRTUAL
        CHECK (role IN ('administrator', 'mediator', 'recorder', 'reader')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- undo, bin, retention, salvage ---------------------------------------------------------------------------------

-- Where an entry is taken back: the case in which it was done; 0 for settings, walk-ins, imports, cases moved into the bin.
ALTER TABLE undo ADD COLUMN scope INTEGER NOT NULL DEFAULT 0;
UPDATE undo SET scope = case_id WHERE kind NOT IN ('register_walk_in', 'import_case');
CREATE INDEX undo_scope ON undo (scope, id);

-- What was removed from a case and can be put back: when, by whom, what, its old place, and a piece of a case in the open
-- format that holds nothing else. position is its number in the bin.
CREATE TABLE bin (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    what TEXT GENERATED ALWAYS AS (body ->> '$.what') VIRTUAL
        CHECK (what IN ('party', 'statement', 'issue', 'offer', 'term', 'annex', 'follow_up', 'alert')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- How long a case is kept, and the day of filing from which that counts.
CREATE TABLE keeping (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position = 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    period TEXT GENERATED ALWAYS AS (body ->> '$.period') VIRTUAL CHECK (period IN ('short', 'long', 'permanent')),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- The case lies in the bin: when and by whom. It has no line in the ledger meanwhile.
CREATE TABLE discarded (
    case_id INTEGER NOT NULL REFERENCES case_head (case_id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position = 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

-- The numbers of cases that were purged stay taken.
CREATE INDEX event_purge ON event (detail) WHERE kind = 'purge_case';

-- Events that stood after a gap in a damaged file and were chained anew: their number and hash there.
CREATE TABLE salvaged_event (
    seq INTEGER PRIMARY KEY,
    old_seq INTEGER NOT NULL,
    old_hash BLOB NOT NULL
) STRICT;
