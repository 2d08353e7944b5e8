//! What another hand may try, by kind. Each attempt is a list of statements, made from a seed.

use super::super::dice::Dice;
use super::target::Facts;

/// One attempt.
pub struct Attempt {
    pub statements: Vec<String>,
    pub recursive_triggers: bool,
}

impl Attempt {
    pub fn text(&self) -> String {
        let text = self.statements.join(";\n");
        text.chars().take(600).collect()
    }
}

/// A kind of attempt.
pub struct Kind(&'static str, fn(&mut Dice, &Facts) -> Vec<String>);

impl Kind {
    pub fn name(&self) -> &'static str {
        self.0
    }

    pub fn attempt(&self, dice: &mut Dice, facts: &Facts, recursive_triggers: bool) -> Attempt {
        Attempt { statements: (self.1)(dice, facts), recursive_triggers }
    }
}

pub const KINDS: &[Kind] = &[
    Kind("update, or replace, or ignore", update_guarded),
    Kind("insert or replace", insert_guarded),
    Kind("upsert", upsert_guarded),
    Kind("delete", delete_guarded),
    Kind("guard off, change, guard on", unguarded_change),
    Kind("drop a table or an index", drop_something),
    Kind("alter a table", alter),
    Kind("a trigger, view or table of theirs", create),
    Kind("writable_schema", writable_schema),
    Kind("pragmas", pragmas),
    Kind("generated columns", generated),
    Kind("swapped signatures", swap_signatures),
    Kind("a signature moved", move_signature),
    Kind("the end of the log or chain cut", cut_the_end),
    Kind("times", times),
    Kind("undo entries", undo_entries),
    Kind("lines of the ledger", ledger_lines),
    Kind("rows of a case", case_rows),
    Kind("rows that were never there", forged_rows),
    Kind("kept files", kept_files),
    Kind("frozen words with their digest", frozen_words),
    Kind("the desk's own rows", desk_rows),
    Kind("what is no record", no_record),
];

fn any<'a>(dice: &mut Dice, of: &'a [String]) -> &'a str {
    &of[dice.roll(of.len())]
}

fn or(dice: &mut Dice) -> &'static str {
    ["", "OR REPLACE", "OR IGNORE", "OR FAIL", "OR ABORT", "OR ROLLBACK"][dice.roll(6)]
}

/// A column of a guarded table with another value for it.
fn other_value(dice: &mut Dice, table: &str) -> (&'static str, String) {
    let roll = dice.roll(1_000);
    match table {
        "version" => [
            ("frozen_at", format!("'2026-03-11T10:{:02}:00'", roll % 60)),
            ("document", format!("json_set(document, '$.forged', {roll})")),
            ("document", "replace(document, '关', '官')".to_owned()),
            ("text_sha256", format!("printf('%064x', {roll})")),
            ("signers", "'[]'".to_owned()),
            ("signers", "json_remove(signers, '$[0]')".to_owned()),
            ("number", format!("number + {}", 1 + roll % 3)),
            ("case_id", format!("case_id + {}", 1 + roll % 3)),
        ][dice.roll(8)]
        .clone(),
        "event" => [
            ("seq", format!("seq + {}", 1 + roll)),
            ("case_id", format!("case_id + {}", 1 + roll % 2)),
            ("at", format!("'2026-03-11T10:{:02}:00'", roll % 60)),
            ("kind", "'withdraw_signature'".to_owned()),
            ("detail", format!("detail || '{roll}'")),
            ("rows", "'[]'".to_owned()),
            ("prev", "zeroblob(32)".to_owned()),
            ("hash", "randomblob(32)".to_owned()),
        ][dice.roll(8)]
        .clone(),
        "attachment" => [
            ("sha256", format!("printf('%064x', {roll})")),
            ("bytes", format!("x'{roll:04x}'")),
            ("bytes", "bytes || x'00'".to_owned()),
            ("bytes", "zeroblob(length(bytes))".to_owned()),
        ][dice.roll(4)]
        .clone(),
        _ => [
            ("position", format!("position + {}", 1 + roll % 5)),
            ("case_id", format!("case_id + {}", 1 + roll % 2)),
            ("body", "'{}'".to_owned()),
            ("body", format!("json_set(body, '$.at', '2026-03-11T10:{:02}:00')", roll % 60)),
            ("body", format!("json_set(body, '$.text_sha256', printf('%064x', {roll}))")),
            ("body", "json_set(body, '$.signer', 'B1')".to_owned()),
            ("body", "body || ' '".to_owned()),
        ][dice.roll(7)]
        .clone(),
    }
}

/// A few rows of a table.
fn some(dice: &mut Dice, table: &str) -> String {
    let offset = dice.roll(4);
    match (table, dice.roll(3)) {
        (_, 0) => "true".to_owned(),
        ("event", _) => format!("seq = {}", 1 + dice.roll(30)),
        ("attachment", _) => format!("sha256 IN (SELECT sha256 FROM attachment LIMIT 1 OFFSET {})", offset % 3),
        ("version", _) => format!("case_id = {}", 1 + offset % 2),
        (_, 1) => format!("position = {offset}"),
        _ => format!("position = (SELECT max(position) FROM {table})"),
    }
}

fn update_guarded(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    let (column, value) = other_value(dice, table);
    let (or, rows) = (or(dice), some(dice, table));
    vec![match dice.roll(4) {
        0 => format!("WITH w AS (SELECT 1) UPDATE {or} {table} SET {column} = {value} WHERE {rows}"),
        1 => format!("UPDATE {or} {table} SET {column} = {value} FROM (SELECT 1) WHERE {rows}"),
        2 => format!("UPDATE {or} {table} SET {column} = {value} WHERE {rows} RETURNING 1"),
        _ => format!("UPDATE {or} {table} SET {column} = {value} WHERE {rows}"),
    }]
}

fn columns(table: &str) -> &'static [&'static str] {
    match table {
        "version" => &["case_id", "number", "frozen_at", "document", "text_sha256", "signers"],
        "event" => &["seq", "case_id", "at", "kind", "detail", "rows", "prev", "hash"],
        "attachment" => &["sha256", "bytes"],
        _ => &["case_id", "position", "body"],
    }
}

/// `INSERT … SELECT` of rows that are there, one value changed.
fn copied(dice: &mut Dice, table: &str) -> String {
    let (changed, value) = other_value(dice, table);
    let values: Vec<String> = columns(table)
        .iter()
        .map(|column| if *column == changed { value.clone() } else { (*column).to_owned() })
        .collect();
    format!(
        "{table} ({}) SELECT {} FROM {table} WHERE {}",
        columns(table).join(", "),
        values.join(", "),
        some(dice, table)
    )
}

fn insert_guarded(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    let verb = ["INSERT OR REPLACE INTO", "REPLACE INTO", "INSERT OR IGNORE INTO", "INSERT INTO"][dice.roll(4)];
    vec![format!("{verb} {}", copied(dice, table))]
}

fn upsert_guarded(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    let key = match table {
        "version" => "(case_id, number)",
        "event" => "(seq)",
        "attachment" => "(sha256)",
        _ => "(case_id, position)",
    };
    let (column, value) = other_value(dice, table);
    let value = if value.contains(column) { format!("excluded.{column}") } else { value };
    let doing = if dice.percent(80) { format!("UPDATE SET {column} = {value}") } else { "NOTHING".to_owned() };
    vec![format!("INSERT INTO {} ON CONFLICT {key} DO {doing}", copied(dice, table))]
}

fn delete_guarded(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    vec![format!("DELETE FROM {table} WHERE {}", some(dice, table))]
}

/// Guards of a table off, the change, and the guards back as they were: the definitions tell nothing.
fn behind_the_guards(facts: &Facts, table: &str, changes: Vec<String>) -> Vec<String> {
    let guards = || facts.guards.iter().filter(|(_, of, _)| of == table);
    let off = guards().map(|(name, _, _)| format!("DROP TRIGGER {name}"));
    let on = guards().map(|(_, _, text)| text.clone());
    off.chain(changes).chain(on).collect()
}

fn unguarded_change(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    let change = match dice.roll(3) {
        0 => format!("DELETE FROM {table} WHERE {}", some(dice, table)),
        1 => format!("INSERT OR REPLACE INTO {}", copied(dice, table)),
        _ => {
            let (column, value) = other_value(dice, table);
            format!("UPDATE OR REPLACE {table} SET {column} = {value} WHERE {}", some(dice, table))
        }
    };
    if dice.percent(20) {
        let (name, _, _) = &facts.guards[dice.roll(facts.guards.len())];
        return vec![format!("DROP TRIGGER {name}"), change];
    }
    behind_the_guards(facts, table, vec![change])
}

fn drop_something(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (guarded, body) = (any(dice, &facts.guarded), any(dice, &facts.bodies));
    vec![match dice.roll(5) {
        0 => format!("DROP TABLE {guarded}"),
        1 => format!("DROP TABLE {body}"),
        2 => format!("DROP INDEX {}", any(dice, &facts.indexes)),
        3 => format!(
            "CREATE TABLE copy AS SELECT * FROM {guarded}; DROP TABLE {guarded}; ALTER TABLE copy RENAME TO {guarded}"
        ),
        _ => "DROP TABLE IF EXISTS undo".to_owned(),
    }]
}

fn alter(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = if dice.percent(60) { any(dice, &facts.guarded) } else { any(dice, &facts.bodies) };
    let roll = dice.roll(100);
    vec![match dice.roll(5) {
        0 => format!("ALTER TABLE {table} RENAME TO {table}_{roll}"),
        1 => format!("ALTER TABLE {table} RENAME COLUMN {} TO c{roll}", columns(table)[0]),
        2 => format!("ALTER TABLE {table} ADD COLUMN note{roll} TEXT"),
        3 => format!("ALTER TABLE {table} DROP COLUMN {}", columns(table)[1]),
        _ => {
            let there = format!("ALTER TABLE {table} RENAME TO kept");
            format!(
                "{there}; DELETE FROM kept WHERE {}; ALTER TABLE kept RENAME TO {table}",
                some(dice, table).replace(&format!("FROM {table}"), "FROM kept")
            )
        }
    }]
}

fn create(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (guarded, body) = (any(dice, &facts.guarded), any(dice, &facts.bodies));
    let (roll, temp) = (dice.roll(1_000), if dice.percent(30) { "TEMP" } else { "" });
    let (column, value) = other_value(dice, guarded);
    match dice.roll(4) {
        0 => vec![
            format!("CREATE {temp} TRIGGER t{roll} AFTER UPDATE ON {body} BEGIN DELETE FROM {guarded}; END"),
            format!("UPDATE {body} SET body = body"),
        ],
        1 => vec![
            format!(
                "CREATE {temp} TRIGGER t{roll} BEFORE INSERT ON unfinished BEGIN UPDATE {guarded} SET {column} = {value}; END"
            ),
            format!("INSERT INTO unfinished VALUES (1, 'f{roll}', '', '')"),
        ],
        2 => vec![format!("CREATE {temp} VIEW v{roll} AS SELECT * FROM {guarded}")],
        _ => vec![format!("CREATE {temp} TABLE {guarded}{roll} AS SELECT * FROM {guarded}")],
    }
}

fn writable_schema(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.guarded);
    let (column, value) = other_value(dice, table);
    let mut all = vec!["PRAGMA writable_schema = ON".to_owned()];
    match dice.roll(3) {
        0 => {
            all.push(format!("DELETE FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'"));
            all.push("PRAGMA writable_schema = RESET".to_owned());
            all.push(format!("UPDATE OR REPLACE {table} SET {column} = {value} WHERE {}", some(dice, table)));
            let back = facts.guards.iter().filter(|(_, of, _)| of == table).map(|(_, _, text)| text.clone());
            all.extend(back);
        }
        1 => all.push(format!("UPDATE sqlite_schema SET sql = replace(sql, 'RAISE(ABORT', 'RAISE(IGNORE') WHERE tbl_name = '{table}' AND type = 'trigger'")),
        _ => all.push(format!("UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', 'check ') WHERE name = '{table}'")),
    }
    all
}

fn pragmas(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (roll, body) = (dice.roll(100), any(dice, &facts.bodies));
    let table = any(dice, &facts.guarded);
    let change = format!("DELETE FROM {table} WHERE {}", some(dice, table));
    match dice.roll(7) {
        0 => vec![format!("PRAGMA user_version = {roll}")],
        1 => vec![format!("PRAGMA application_id = {roll}")],
        2 => vec![
            "COMMIT".into(),
            "PRAGMA foreign_keys = OFF".into(),
            "BEGIN".into(),
            "DELETE FROM case_head WHERE case_id = 1".into(),
        ],
        3 => vec!["PRAGMA ignore_check_constraints = ON".into(), format!("UPDATE {body} SET body = 'x'")],
        4 => vec!["PRAGMA defer_foreign_keys = ON".into(), change],
        5 => vec!["COMMIT".into(), "PRAGMA legacy_alter_table = ON".into(), "VACUUM".into(), "BEGIN".into(), change],
        _ => vec!["PRAGMA schema_version = 99".into(), change],
    }
}

fn generated(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    vec![match dice.roll(6) {
        0 => "UPDATE party SET name = '另一人'".to_owned(),
        1 => "UPDATE signature SET way = 'paper'".to_owned(),
        2 => "UPDATE signature SET version = version + 1".to_owned(),
        3 => "INSERT INTO party (case_id, position, body, name) VALUES (1, 9, '{}', '另一人')".to_owned(),
        4 => format!("ALTER TABLE {} DROP COLUMN role", any(dice, &facts.bodies)),
        _ => "UPDATE term SET amount_fen = 1".to_owned(),
    }]
}

fn swap_signatures(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let case = 1 + dice.roll(2);
    let (one, other) = (1 + dice.roll(4), 1 + dice.roll(4));
    let body =
        |position: usize| format!("(SELECT body FROM signature WHERE case_id = {case} AND position = {position})");
    let swap = match dice.roll(3) {
        0 => format!(
            "UPDATE signature SET body = CASE position WHEN {one} THEN {} ELSE {} END WHERE case_id = {case} AND position IN ({one}, {other})",
            body(other),
            body(one)
        ),
        1 => format!("UPDATE signature SET position = -position - 1 WHERE case_id = {case} AND position = {one}"),
        _ => format!(
            "UPDATE signature SET body = json_set(body, '$.hand', json({} ->> '$.hand')) WHERE case_id = {case} AND position = {one}",
            body(other)
        ),
    };
    if dice.percent(30) { vec![swap] } else { behind_the_guards(facts, "signature", vec![swap]) }
}

fn move_signature(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (from, to) = if dice.percent(50) { (1, 2) } else { (2, 1) };
    let position = dice.roll(6);
    let end = format!("(SELECT count(*) FROM signature WHERE case_id = {to})");
    let change = match dice.roll(4) {
        0 => vec![format!(
            "UPDATE signature SET case_id = {to}, position = {end} WHERE case_id = {from} AND position = {position}"
        )],
        1 => vec![format!(
            "UPDATE signature SET body = json_set(body, '$.version', {}) WHERE case_id = {from} AND position = {position}",
            1 + dice.roll(3)
        )],
        // Only added at the end, as the guards allow.
        2 => {
            let body = format!("SELECT body FROM signature WHERE case_id = {from} AND position = {position}");
            return vec![format!("INSERT INTO signature (case_id, position, body) VALUES ({to}, {end}, ({body}))")];
        }
        _ => vec![format!(
            "UPDATE signature SET case_id = 3, position = 0 WHERE case_id = {from} AND position = {position}"
        )],
    };
    if dice.percent(30) { change } else { behind_the_guards(facts, "signature", change) }
}

fn cut_the_end(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (events, entries) = (1 + dice.roll(12), 1 + dice.roll(4));
    let chain = format!("DELETE FROM event WHERE seq > (SELECT max(seq) - {events} FROM event)");
    let case = 1 + dice.roll(2);
    let log = format!(
        "DELETE FROM signature WHERE case_id = {case} AND position > (SELECT max(position) - {entries} FROM signature WHERE case_id = {case})"
    );
    match dice.roll(4) {
        0 => behind_the_guards(facts, "event", vec![chain]),
        1 => behind_the_guards(facts, "signature", vec![log]),
        2 => behind_the_guards(facts, "event", behind_the_guards(facts, "signature", vec![chain, log])),
        _ => vec![chain, log],
    }
}

fn times(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let time = format!("'2026-03-1{}T1{}:00:00'", dice.roll(9), dice.roll(9));
    let seq = 1 + dice.roll(40);
    let (table, change) = match dice.roll(4) {
        0 => ("event", format!("UPDATE event SET at = {time} WHERE seq = {seq}")),
        1 => (
            "signature",
            format!("UPDATE signature SET body = json_set(body, '$.at', {time}) WHERE position = {}", dice.roll(5)),
        ),
        2 => ("version", format!("UPDATE version SET frozen_at = {time}")),
        _ => return vec![format!("UPDATE standing SET body = json_set(body, '$.opened_at', {time})")],
    };
    if dice.percent(20) { vec![change] } else { behind_the_guards(facts, table, vec![change]) }
}

fn undo_entries(dice: &mut Dice, _: &Facts) -> Vec<String> {
    let roll = dice.roll(1_000);
    let term = format!(
        "json_array(json_array('term', 1, 0, (SELECT body FROM term WHERE case_id = 1 AND position = 0), '{{\"text\":\"{roll}\"}}'))"
    );
    let signature = "json_array(json_array('signature', 1, 1, NULL, (SELECT body FROM signature WHERE case_id = 1 AND position = 1)))";
    let insert = |kind: &str, images: &str| {
        format!("INSERT INTO undo (case_id, kind, detail, images) VALUES (1, '{kind}', '', {images})")
    };
    vec![match dice.roll(8) {
        0 => insert("edit_term", &term),
        1 => insert("sign", signature),
        2 => insert("add_term", "'[]'"),
        3 => format!("UPDATE undo SET images = replace(images, '和睦', '各过{roll}')"),
        4 => format!("UPDATE undo SET detail = '{roll}'"),
        5 => "UPDATE undo SET case_id = 1".to_owned(),
        6 => "UPDATE undo SET undone = 1 - undone".to_owned(),
        _ => "DELETE FROM undo".to_owned(),
    }]
}

fn ledger_lines(dice: &mut Dice, _: &Facts) -> Vec<String> {
    let (case, roll) = (1 + dice.roll(3), dice.roll(1_000));
    vec![match dice.roll(5) {
        0 => format!("UPDATE ledger_line SET state = 'performed' WHERE case_id = {case}"),
        1 => format!("UPDATE ledger_line SET body = json_set(body, '$.amount_fen', {roll}) WHERE case_id = {case}"),
        2 => format!("UPDATE ledger_line SET state = state || '{roll}' WHERE case_id = {case}"),
        3 => format!("DELETE FROM ledger_line WHERE case_id = {case}"),
        _ => format!("INSERT OR REPLACE INTO ledger_line SELECT case_id + {case}, state, body FROM ledger_line"),
    }]
}

fn case_rows(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let table = any(dice, &facts.bodies);
    let (or, roll) = (or(dice), dice.roll(1_000));
    vec![match dice.roll(7) {
        0 => format!(
            "UPDATE {or} {table} SET body = json_set(body, '$.note', '{roll}') WHERE position = {}",
            dice.roll(3)
        ),
        1 => format!("UPDATE {or} {table} SET body = replace(body, '000', '00')"),
        2 => format!("DELETE FROM {table} WHERE position = {}", dice.roll(3)),
        3 => format!(
            "INSERT OR REPLACE INTO {table} (case_id, position, body) SELECT case_id + 1, position, body FROM {table}"
        ),
        4 => format!("UPDATE {or} {table} SET position = position + 1"),
        5 => format!("UPDATE {or} {table} SET body = json_remove(body, '$.text', '$.name', '$.number')"),
        _ => format!("UPDATE {or} {table} SET body = ' ' || body"),
    }]
}

fn forged_rows(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (roll, (words, digest)) = (dice.roll(1_000), &facts.other_words);
    let next_event = "(SELECT max(seq) + 1 FROM event)";
    let last_hash = "(SELECT hash FROM event ORDER BY seq DESC LIMIT 1)";
    vec![match dice.roll(8) {
        0 => format!(
            "INSERT INTO version VALUES ({}, {}, '2026-03-12T09:30:00', '{words}', '{digest}', '[]')",
            1 + roll % 4,
            3 + roll % 9
        ),
        1 => format!(
            "INSERT INTO event VALUES ({next_event}, 1, '2026-03-12T09:30:00', 'sign', '{roll}', '[]', {last_hash}, randomblob(32))"
        ),
        2 => format!(
            "INSERT INTO signature (case_id, position, body) SELECT 1, (SELECT count(*) FROM signature WHERE case_id = 1), json_set(body, '$.entry', 'withdrawn') FROM signature WHERE case_id = 1 AND position = {}",
            1 + roll % 4
        ),
        3 => format!("INSERT INTO attachment VALUES ('{digest}', CAST('{words}' AS BLOB))"),
        4 => "INSERT INTO desk_key SELECT 0, (SELECT count(*) FROM desk_key), body FROM desk_key LIMIT 1".to_owned(),
        5 => format!(
            "INSERT INTO case_head (case_id, position, body) VALUES ({}, 0, '{{\"kind\":\"people\"}}')",
            4 + roll % 3
        ),
        6 => format!("INSERT INTO term (case_id, position, body) VALUES (1, {}, '{{}}')", 20 + roll),
        _ => format!(
            "INSERT INTO event SELECT {next_event}, case_id, at, kind, detail, rows, prev, hash FROM event WHERE seq = {}",
            1 + roll % 30
        ),
    }]
}

fn kept_files(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (offset, roll) = (dice.roll(3), dice.roll(65_000));
    let one = format!("sha256 = (SELECT sha256 FROM attachment ORDER BY sha256 LIMIT 1 OFFSET {offset})");
    let (words, digest) = &facts.other_words;
    let change = match dice.roll(5) {
        0 => format!("UPDATE attachment SET bytes = x'{roll:04x}' WHERE {one}"),
        1 => format!(
            "UPDATE attachment SET bytes = (SELECT bytes FROM attachment ORDER BY sha256 LIMIT 1 OFFSET {}) WHERE {one}",
            (offset + 1) % 3
        ),
        2 => format!("UPDATE attachment SET bytes = CAST('{words}' AS BLOB), sha256 = '{digest}' WHERE {one}"),
        3 => format!("DELETE FROM attachment WHERE {one}"),
        _ => format!("UPDATE attachment SET bytes = zeroblob({roll}) WHERE {one}"),
    };
    if dice.percent(15) { vec![change] } else { behind_the_guards(facts, "attachment", vec![change]) }
}

fn frozen_words(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let (words, digest) = &facts.other_words;
    let case = 1 + dice.roll(2);
    let change = format!(
        "UPDATE version SET document = '{words}', text_sha256 = '{digest}' WHERE case_id = {case} AND number = {}",
        1 + dice.roll(2)
    );
    let signed =
        format!("UPDATE signature SET body = json_set(body, '$.text_sha256', '{digest}') WHERE case_id = {case}");
    match dice.roll(3) {
        0 => vec![change],
        1 => behind_the_guards(facts, "version", vec![change]),
        _ => behind_the_guards(facts, "version", behind_the_guards(facts, "signature", vec![change, signed])),
    }
}

fn desk_rows(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let case = 1 + dice.roll(3);
    match dice.roll(5) {
        0 => vec!["UPDATE desk_settings SET body = json_set(body, '$.committee', '另一个委员会')".to_owned()],
        1 => vec![format!(
            "UPDATE standing SET body = json_set(body, '$.version', {}) WHERE case_id = {case}",
            1 + dice.roll(3)
        )],
        2 => behind_the_guards(
            facts,
            "desk_key",
            vec![format!("DELETE FROM desk_key WHERE position = {}", dice.roll(2))],
        ),
        3 => behind_the_guards(
            facts,
            "desk_key",
            vec!["UPDATE desk_key SET body = json_set(body, '$.certificates', json('[]'))".to_owned()],
        ),
        _ => vec!["DELETE FROM desk_settings".to_owned()],
    }
}

fn no_record(dice: &mut Dice, facts: &Facts) -> Vec<String> {
    let roll = dice.roll(1_000);
    let vacuum = || vec!["COMMIT".to_owned(), "VACUUM".to_owned(), "BEGIN".to_owned()];
    match dice.roll(5) {
        0 => vec![format!("UPDATE unfinished SET text = '{roll}'")],
        1 => vec!["DELETE FROM unfinished".to_owned()],
        2 => vec![format!("UPDATE place SET body = '\"{roll}\"'")],
        3 => vec![format!("REINDEX {}", any(dice, &facts.indexes))],
        _ => vacuum(),
    }
}
