-- What each case counts as in the statistics, written beside its line in the ledger in the same transaction; both can
-- always be made anew. A case in the bin has none.
CREATE TABLE figures (
    case_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    accepted TEXT,
    dispute_type TEXT,
    source TEXT,
    petition INTEGER NOT NULL CHECK (petition IN (0, 1)),
    ending TEXT NOT NULL CHECK (ending IN ('open', 'settled', 'not_settled')),
    form TEXT,
    step TEXT,
    ended_on TEXT,
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    people INTEGER NOT NULL,
    amount_fen INTEGER,
    difficult INTEGER NOT NULL CHECK (difficult IN (0, 1)),
    committee TEXT,
    first_due TEXT,
    first_unkept TEXT,
    satisfaction TEXT NOT NULL,
    -- People, NULL where nothing was prevented.
    suicide INTEGER,
    crime INTEGER,
    group_petition INTEGER,
    group_fight INTEGER,
    place TEXT NOT NULL,
    -- Names, one a line.
    mediators TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    agreement_number TEXT NOT NULL
) STRICT;
CREATE INDEX figures_accepted ON figures (accepted);
CREATE INDEX figures_petition ON figures (ended_on) WHERE petition = 1;

-- Who complains of whom in each petition, by which a second visit is known.
CREATE TABLE petition_matter (
    matter TEXT NOT NULL,
    case_id INTEGER NOT NULL,
    accepted TEXT,
    PRIMARY KEY (matter, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX petition_matter_case ON petition_matter (case_id);
