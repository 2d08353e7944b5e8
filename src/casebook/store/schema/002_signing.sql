-- The casebook, second form (user_version 2): signing.
--
-- `signature` becomes the log of signing of a case: entries are added, never changed and never removed, not even by
-- REPLACE on a connection whose recursive triggers are off. `entry` in a body says what happened: frozen, on_paper,
-- signed, withdrawn, scanned, closed, fallen; a body without it is a signature of the first form. Each `frozen` entry
-- holds the digest of its row in `version`, so that the audit chain, which holds the digest of the entry, accounts for
-- the version too.

-- Who signs a version, in order: name, role, whether it is needed.
ALTER TABLE version ADD COLUMN signers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(signers) = 'array');
CREATE INDEX version_text ON version (text_sha256);

-- Files that belong to a case for ever: sealed agreements, scans. sha256 is that of bytes. Without a rowid, by which a
-- row could be replaced past a guard that looks at the digest.
CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys of the desk, newest last: case_id 0. Old ones stay, since old seals are proved by their certificates.
CREATE TABLE desk_key (
    case_id INTEGER NOT NULL CHECK (case_id = 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER version_is_never_replaced BEFORE INSERT ON version
WHEN EXISTS (SELECT 1 FROM version WHERE case_id = NEW.case_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a frozen version is never replaced'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;

CREATE TRIGGER signature_is_never_changed BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'the log of signing is never changed'); END;
CREATE TRIGGER signature_is_never_removed BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'the log of signing is never shortened'); END;
CREATE TRIGGER signature_is_only_added BEFORE INSERT ON signature
WHEN NEW.position IS NOT (SELECT count(*) FROM signature WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'the log of signing only grows at its end'); END;

CREATE TRIGGER attachment_is_never_changed BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;
CREATE TRIGGER attachment_is_never_removed BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'an attachment is never removed'); END;
CREATE TRIGGER attachment_is_never_replaced BEFORE INSERT ON attachment
WHEN EXISTS (SELECT 1 FROM attachment WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'an attachment is never replaced'); END;

CREATE TRIGGER desk_key_is_never_changed BEFORE UPDATE ON desk_key
BEGIN SELECT RAISE(ABORT, 'a key of the desk is never changed'); END;
CREATE TRIGGER desk_key_is_never_removed BEFORE DELETE ON desk_key
BEGIN SELECT RAISE(ABORT, 'a key of the desk is never removed'); END;
CREATE TRIGGER desk_key_is_only_added BEFORE INSERT ON desk_key
WHEN NEW.position IS NOT (SELECT count(*) FROM desk_key)
BEGIN SELECT RAISE(ABORT, 'keys of the desk are only added'); END;

-- What could be taken back before this form may hold signatures, which are no longer taken back.
DELETE FROM undo;
