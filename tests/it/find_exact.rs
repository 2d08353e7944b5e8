//! The index finds exactly what a plain look through every text finds: chance texts of Han characters, also rare ones, of
//! letters, digits and punctuation, asked for by one to four characters of them and by strangers.

use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::domain::case::{CaseFile, CaseKind};
use maplebridge::domain::party::PartyId;
use maplebridge::domain::session::Statement;

use super::casebook_support::{case_file, clock, import};
use super::dice::Dice;

/// Few characters, so that chance finds them side by side; three of them rare, two beyond the first plane.
const HAN: [char; 14] = ['林', '志', '远', '漏', '水', '屋', '顶', '䶮', '𠮷', '𬭶', '的', '一', '〇', '区'];
const RUNS: [&str; 8] = ["138", "1380", "ab", "Abc", "7", "x", "Müller", "2026"];
const MARKS: [&str; 9] = ["，", "。", " ", "\"", "*", "-", "（", "、\n", "……"];

/// A text, as pieces that a question may be made of.
fn pieces(dice: &mut Dice) -> Vec<String> {
    let length = 1 + dice.roll(30);
    let one = |dice: &mut Dice| match dice.roll(10) {
        0 => dice.pick(&RUNS).to_owned(),
        1 => dice.pick(&MARKS).to_owned(),
        _ => HAN[dice.roll(HAN.len())].to_string(),
    };
    (0..length).map(|_| one(dice)).collect()
}

/// The plain way, written anew: small letters of half width, anything else than letters, digits and Han characters is one
/// gap, each Han character is fenced by itself, each run of digits or letters as a whole.
fn prepared(text: &str) -> String {
    let mut told = String::from("|");
    let mut before = ' ';
    let narrow = |sign: char| match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap(),
        sign => sign,
    };
    for sign in text.chars().map(narrow).flat_map(char::to_lowercase) {
        let kind = match sign {
            '0'..='9' => '0',
            'a'..='z' | 'ü' => 'a',
            sign if HAN.contains(&sign) => '林',
            _ => ' ',
        };
        if kind == ' ' {
            if before != ' ' || told == "|" {
                told.push_str("_|");
            }
        } else {
            if kind == before && kind != '林' {
                told.pop();
            }
            told.push(sign);
            told.push('|');
        }
        before = kind;
    }
    told
}

/// Whether the question stands in the text: from fence to fence, but a last run of two or more letters or digits may be
/// only begun.
fn stands(text: &str, asked: &str) -> bool {
    let (text, asked) = (prepared(text), prepared(asked));
    let asked = asked.trim_matches(['|', '_']);
    if asked.is_empty() {
        return false;
    }
    let last = asked.rsplit('|').next().unwrap();
    let is_begun = last.chars().count() > 1;
    let asked = if is_begun { format!("|{asked}") } else { format!("|{asked}|") };
    text.contains(&asked)
}

fn case_with(texts: &[String]) -> CaseFile {
    let mut file = CaseFile::new(CaseKind::People);
    file.parties = case_file("C01").parties;
    file.parties.truncate(1);
    file.parties[0].name = "甲".into();
    file.parties[0].phone.clear();
    file.parties[0].address.clear();
    let party = PartyId(file.parties[0].id.0.clone());
    let said = case_file("C01").statements.remove(0);
    let statement =
        |text: &String| Statement { party: party.clone(), text: text.clone(), text_en: String::new(), ..said.clone() };
    file.statements = texts.iter().map(statement).collect();
    file
}

/// Asks the casebook and the texts themselves.
fn compare(book: &Casebook, cases: &[Vec<String>], asked: &str) -> usize {
    let words: Vec<&str> =
        asked.split_whitespace().filter(|word| !stands("", word) && word.chars().any(char::is_alphanumeric)).collect();
    let has =
        |texts: &Vec<String>| !words.is_empty() && words.iter().all(|word| texts.iter().any(|text| stands(text, word)));
    let plain: Vec<i64> = (1_i64..)
        .zip(cases)
        .filter(|(_, texts)| has(texts))
        .map(|(id, _)| id)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let mut found: Vec<i64> = book.search(asked, 100_000).unwrap().hits.iter().map(|hit| hit.case.0).collect();
    found.dedup();
    assert_eq!(found, plain, "{asked:?}");
    found.len()
}

#[test]
fn the_index_answers_as_a_look_through_every_text_does() {
    let dice = &mut Dice(20_261_127);
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut cases: Vec<Vec<String>> = Vec::new();
    for _ in 0..120 {
        let texts: Vec<String> = (0..1 + dice.roll(4)).map(|_| pieces(dice).concat()).collect();
        import(&mut book, case_with(&texts));
        cases.push(texts);
    }
    let (mut hits, mut asked) = (0, 0);
    for _ in 0..600 {
        let from = pieces(dice);
        let length = 1 + dice.roll(4).min(from.len() - 1);
        let start = dice.roll(from.len() - length + 1);
        let mut question = from[start..start + length].concat();
        if dice.percent(20) {
            question = format!("{question} {}", pieces(dice)[0]);
        }
        hits += compare(&book, &cases, &question);
        asked += 1;
    }
    for rare in ["䶮", "𠮷", "𬭶", "𠮷林", "１３８", "ＡＢ", "\"林\" OR *", "林-志", "NEAR(林 志)"] {
        compare(&book, &cases, rare);
    }
    assert!(hits > asked, "only {hits} hits for {asked} questions");
}

#[test]
fn it_still_does_after_many_changes() {
    let dice = &mut Dice(7);
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut cases: Vec<Vec<String>> = Vec::new();
    for _ in 0..12 {
        let texts: Vec<String> = (0..3).map(|_| pieces(dice).concat()).collect();
        import(&mut book, case_with(&texts));
        cases.push(texts);
    }
    for _ in 0..150 {
        let case = dice.roll(cases.len());
        let id = maplebridge::casebook::view::CaseId(i64::try_from(case).unwrap() + 1);
        let text = pieces(dice).concat();
        let position = dice.roll(cases[case].len() + 1);
        let mut statement = case_with(std::slice::from_ref(&text)).statements.remove(0);
        statement.confirmed = None;
        if text.trim().is_empty() {
            continue;
        }
        let command = if position == cases[case].len() {
            cases[case].push(text);
            CaseCommand::RecordStatement(statement)
        } else if dice.percent(30) && cases[case].len() > 1 {
            cases[case].remove(position);
            CaseCommand::RemoveStatement { position }
        } else {
            cases[case][position] = text;
            CaseCommand::EditStatement { position, statement }
        };
        book.run(Command::InCase(id, command)).unwrap();
        compare(&book, &cases, &pieces(dice)[0]);
    }
    assert_eq!(book.prove().unwrap().damage, []);
}
