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
