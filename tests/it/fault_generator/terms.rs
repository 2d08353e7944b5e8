//! Faults in the fields of a clause and in how they agree with its words.

use serde_json::{Value, json};

use super::good::{chinese, money};
use super::{Good, Kind, Planted, at, kind};
use crate::dice::Dice;

pub fn kinds() -> Vec<Kind> {
    vec![
        kind("term.no-obligor", "nobody owes it", no_obligor),
        kind("term.amount-text-mismatch", "another amount in its field", other_amount),
        kind("term.capitals-mismatch", "other capitals", other_capitals),
        kind("term.sum-mismatch", "parts that do not make the whole", other_part),
        kind("term.date-before-signing", "due before the signing", due_early),
    ]
}

fn one(good: &Good, dice: &mut Dice, from: &[usize]) -> Option<(usize, String)> {
    let terms = good.case["terms"].as_array()?.len();
    let from: Vec<usize> = from.iter().copied().filter(|position| *position < terms).collect();
    let position = if from.is_empty() { return None } else { from[dice.roll(from.len())] };
    Some((position, format!("/terms/{position}")))
}

fn no_obligor(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &good.terms_with("method"))?;
    good.case["terms"][position]["obligor"] = if dice.percent(50) { json!([]) } else { Value::Null };
    at(place + "/obligor")
}

/// The field says another sum than the words; nothing hangs on the sum but the words.
fn other_amount(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    if !good.case["annex"].is_null() {
        return None;
    }
    let (position, place) = one(good, dice, &good.paid_at_once())?;
    let term = &mut good.case["terms"][position];
    let fen = term["amount_cents"].as_u64()?;
    term["amount_cents"] = json!([fen + 100, fen * 10, fen + 50, fen / 2 + 7, fen + 10_000][dice.roll(5)]);
    at(place)
}

fn other_capitals(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &good.paid_at_once())?;
    let term = &mut good.case["terms"][position];
    let fen = term["amount_cents"].as_u64()?;
    let bare = |fen: u64| money(fen / 100, fen % 100).2.trim_start_matches("人民币").to_owned();
    let other = bare([fen + 100, fen * 10, fen + 10_000, fen + 100_000][dice.roll(4)]);
    let text = term["text"].as_str()?;
    text.contains(&bare(fen)).then_some(())?;
    term["text"] = json!(text.replacen(&bare(fen), &other, 1));
    at(place + "/text")
}

fn other_part(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &good.terms_with("instalments"))?;
    let term = &mut good.case["terms"][position];
    // The words say the same as the parts: only the whole is wrong.
    let fen = term["amount_cents"].as_u64()?;
    let other = fen + [10_000, 100_000, 55_500][dice.roll(3)];
    let said = |fen: u64| money(fen / 100, fen % 100);
    let text = term["text"].as_str()?.replacen(&said(fen).1, &said(other).1, 1);
    let bare = |fen: u64| said(fen).2.trim_start_matches("人民币").to_owned();
    term["text"] = json!(text.replacen(&bare(fen), &bare(other), 1));
    term["amount_cents"] = json!(other);
    at(place)
}

fn due_early(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &good.paid_at_once())?;
    let term = &mut good.case["terms"][position];
    let due: chrono::NaiveDate = term["due"].as_str()?.parse().ok()?;
    let early = good.signed - chrono::Days::new(1 + u64::try_from(dice.roll(30)).unwrap());
    let text = term["text"].as_str()?;
    text.contains(&chinese(due)).then_some(())?;
    term["text"] = json!(text.replacen(&chinese(due), &chinese(early), 1));
    term["due"] = json!(early.to_string());
    good.case["follow_ups"] = json!([]);
    good.today = good.signed;
    at(place)
}
