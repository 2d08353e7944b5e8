-- The casebook, sixth form (user_version 6): what a station remembers besides its cases. All rows have case_id 0; the
-- position is the record's number, from 1.

-- 线索: what was seen or heard and is not yet a case, with its history.
CREATE TABLE lead (
    case_id INTEGER NOT NULL CHECK (case_id = 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    number TEXT GENERATED ALWAYS AS (body ->> '$.number') VIRTUAL,
    found_at TEXT GENERATED ALWAYS AS (body ->> '$.at') VIRTUAL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_number ON lead (number);
CREATE INDEX lead_found_at ON lead (found_at);

-- 地点: district, town, village, grid, with head and officers.
CREATE TABLE grid_place (
    case_id INTEGER NOT NULL CHECK (case_id = 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
