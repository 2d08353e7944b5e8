//! What of a case is searched: each row of it as parts, each with its place in the open format. Reads the row's own JSON,
//! so that a hit is shown without opening the case. It must not know how the index is kept.

use serde_json::Value;

use super::tokens::{tail, tokens};
use crate::casebook::store::table::Table;
use crate::domain::identity;
use crate::domain::pinyin::spellings;
use crate::domain::place::Place;

/// The tables that are searched. The position in this list is part of the index: a new one goes to the end.
pub(crate) const TABLES: [Table; 12] = [
    Table::CaseHead,
    Table::Party,
    Table::Staff,
    Table::Statement,
    Table::Issue,
    Table::Session,
    Table::Term,
    Table::Annex,
    Table::Agreement,
    Table::EarlierAgreement,
    Table::FollowUp,
    Table::Referral,
];

/// One text of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) place: Place,
    /// As it was written.
    pub(crate) text: String,
    /// Said, offered or noted in private.
    pub(crate) private: bool,
    /// The names in it, which may be typed in Pinyin.
    pub(crate) names: Vec<String>,
    /// The text is the number of an identity paper: found whole or by its end alone.
    pub(crate) hidden: bool,
    /// Ends of the numbers in it; of a hidden one also the whole.
    pub(crate) numbers: Vec<String>,
}

impl Part {
    /// How the names in it may be typed.
    pub(crate) fn spellings(&self) -> Vec<String> {
        self.names.iter().flat_map(|name| spellings(name)).collect()
    }
}

/// Lengths of the ends by which a telephone is found.
const PHONE_ENDS: std::ops::RangeInclusive<usize> = 4..=8;
/// Length of the end by which an ID number is found: what is shown of it to everybody.
const ID_END: usize = 4;
/// Digits of the shortest number of a person.
const SHORTEST_ID: usize = 15;
/// Longest cell of a list that is taken for a name, in characters.
const LONGEST_NAME: usize = 6;

/// The parts of one row; none where its body is not what the open format writes.
pub(crate) fn parts(table: Table, position: i64, body: &str) -> Vec<Part> {
    let Ok(body) = serde_json::from_str::<Value>(body) else { return Vec::new() };
    let mut row = Row { body: &body, at: place_of(table, position), private: false, found: Vec::new() };
    match table {
        Table::CaseHead => row.head(),
        Table::Staff => {
            row.names(&["name"]);
            row.texts(&["unit", "badge"]);
        }
        Table::Party => row.party(),
        Table::Statement => {
            row.private = body.get("private").and_then(Value::as_bool).unwrap_or_default();
            row.texts(&["text", "text_en"]);
        }
        Table::Issue => row.issue(),
        Table::Session => {
            row.texts(&["note", "place", "host"]);
            row.each("invited", |invited| {
                invited.names(&["name"]);
                invited.texts(&["unit", "seat"]);
            });
        }
        Table::Term => row.texts(&["text", "what", "method", "place", "breach", "text_en"]),
        Table::Annex => row.annex(),
        Table::Agreement => {
            row.texts(&["number", "reason"]);
            row.list("told");
        }
        Table::EarlierAgreement => row.texts(&["number", "superseded_by"]),
        Table::FollowUp => row.texts(&["note", "satisfaction"]),
        Table::Referral => {
            row.texts(&["to", "kind"]);
            row.names(&["person"]);
            row.texts(&["answer"]);
        }
        _ => {}
    }
    row.found
}

/// Where a row lies in the open format.
fn place_of(table: Table, position: i64) -> Place {
    let list = |name: &str| Place::root().field(name).index(usize::try_from(position).unwrap_or_default());
    match table {
        Table::Staff => list("staff"),
        Table::Party => list("parties"),
        Table::Statement => list("statements"),
        Table::Issue => list("issues"),
        Table::Session => list("steps"),
        Table::Term => list("terms"),
        Table::Annex => Place::root().field("annex"),
        Table::Agreement => Place::root().field("agreement"),
        Table::EarlierAgreement => list("earlier_agreements"),
        Table::FollowUp => list("follow_ups"),
        Table::Referral => list("referrals"),
        _ => Place::root(),
    }
}

/// An object of the open format, and what was found in it so far.
struct Row<'a> {
    body: &'a Value,
    at: Place,
    private: bool,
    found: Vec<Part>,
}

impl Row<'_> {
    fn head(&mut self) {
        self.texts(&["number", "petition_number", "title", "facts", "place"]);
        self.list("grid");
        self.texts(&["facts_en"]);
        self.each("alerts", |alert| {
            alert.private = true;
            alert.texts(&["note", "told"]);
        });
    }

    fn party(&mut self) {
        self.names(&["name"]);
        self.id_number();
        self.phone();
        self.texts(&["address", "occupation", "credit_code"]);
        self.names(&["read_aloud_by"]);
        self.within("agent", |agent| {
            agent.names(&["name"]);
            agent.id_number();
        });
        self.within("representative", |person| {
            person.names(&["name"]);
            person.texts(&["title"]);
        });
        self.within("interpreter", |person| {
            person.names(&["name"]);
            person.phone();
            person.texts(&["address", "employer"]);
        });
    }

    fn issue(&mut self) {
        self.texts(&["title"]);
        self.each("positions", |position| position.texts(&["text"]));
        self.each("offers", |offer| {
            offer.private = offer.body.get("private").and_then(Value::as_bool).unwrap_or_default();
            offer.texts(&["text"]);
        });
    }

    /// A line of the list is one part, so that the whole line is shown.
    fn annex(&mut self) {
        self.texts(&["title"]);
        let rows = self.body.get("rows").and_then(Value::as_array);
        for (position, cells) in rows.into_iter().flatten().enumerate() {
            let cells: Vec<&str> = cells.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let names = cells.iter().filter(|cell| cell.chars().count() <= LONGEST_NAME);
            let names = names.map(|name| (*name).to_owned()).collect();
            let place = self.at.field("rows").index(position);
            self.add(place, cells.join(" "), names, Vec::new());
        }
    }

    fn texts(&mut self, keys: &[&str]) {
        for key in keys {
            let Some(text) = self.text(key) else { continue };
            self.add(self.at.field(key), text, Vec::new(), Vec::new());
        }
    }

    fn names(&mut self, keys: &[&str]) {
        for key in keys {
            let Some(text) = self.text(key) else { continue };
            self.add(self.at.field(key), text.clone(), vec![text], Vec::new());
        }
    }

    fn list(&mut self, key: &str) {
        let all = self.body.get(key).and_then(Value::as_array);
        for (position, text) in all.into_iter().flatten().enumerate() {
            let place = self.at.field(key).index(position);
            self.add(place, text.as_str().unwrap_or_default().to_owned(), Vec::new(), Vec::new());
        }
    }

    fn phone(&mut self) {
        let Some(text) = self.text("phone") else { return };
        let ends = PHONE_ENDS.filter_map(|length| tail(&text, length)).collect();
        self.add(self.at.field("phone"), text, Vec::new(), ends);
    }

    /// As it is stored, it is one run of signs; as it may have been typed, with blanks.
    fn id_number(&mut self) {
        let Some(text) = self.text("id_number") else { return };
        let text = identity::normalised(&text);
        let length = text.chars().filter(char::is_ascii_alphanumeric).count();
        let numbers = [ID_END, length].into_iter().filter_map(|length| tail(&text, length)).collect();
        self.add(self.at.field("id_number"), text, Vec::new(), numbers);
        if let Some(part) = self.found.last_mut() {
            part.hidden = true;
        }
    }

    fn text(&self, key: &str) -> Option<String> {
        self.body.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn add(&mut self, place: Place, text: String, names: Vec<String>, mut numbers: Vec<String>) {
        // Few texts hold a number as long as that of a person, and only those need be looked through.
        if text.chars().filter(|sign| sign.is_numeric()).count() >= SHORTEST_ID {
            let all = tokens(&text);
            let persons = all.iter().filter(|token| token.is_number_of_a_person());
            numbers.extend(persons.filter_map(|token| tail(&token.text, ID_END)));
            numbers.sort();
            numbers.dedup();
        }
        self.found.push(Part { place, text, private: self.private, names, hidden: false, numbers });
    }

    fn within(&mut self, key: &str, read: impl FnOnce(&mut Row<'_>)) {
        let Some(body) = self.body.get(key) else { return };
        let mut inner = Row { body, at: self.at.field(key), private: self.private, found: Vec::new() };
        read(&mut inner);
        self.found.append(&mut inner.found);
    }

    fn each(&mut self, key: &str, read: impl Fn(&mut Row<'_>)) {
        let all = self.body.get(key).and_then(Value::as_array);
        for (position, body) in all.into_iter().flatten().enumerate() {
            let at = self.at.field(key).index(position);
            let mut inner = Row { body, at, private: self.private, found: Vec::new() };
            read(&mut inner);
            self.found.append(&mut inner.found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::store::table::take_apart;

    fn of_case(text: &str) -> Vec<Part> {
        let case: Value = serde_json::from_str(text).unwrap();
        let rows = take_apart(case.as_object().unwrap().clone());
        rows.iter().flat_map(|((table, position), body)| parts(*table, *position, body)).collect()
    }

    #[test]
    fn each_text_of_a_case_has_its_place() {
        let all = of_case(include_str!("../../../tests/cases/C01.json"));
        let at = |place: &str| all.iter().find(|part| part.place.pointer() == place).map(|part| part.text.as_str());
        assert_eq!(at("/parties/2/name"), Some("关伯年"));
        assert!(at("/title").is_some() && at("/facts").is_some() && at("/terms/0/text").is_some());
        assert!(at("/statements/0/text").is_some() && at("/staff/0/name").is_some());
        assert!(all.iter().all(|part| !part.private));
    }

    #[test]
    fn what_was_private_is_marked_wherever_it_lies() {
        let all = of_case(
            r#"{"format":"maplebridge.case/1","kind":"people","title":"院墙","alerts":[{"kind":"threat","note":"扬言报复"}],
            "statements":[{"party":"A1","text":"底线两千","private":true},{"party":"A1","text":"三千"}],
            "issues":[{"title":"赔多少","offers":[{"party":"A1","text":"两千五","private":true},{"party":"A1","text":"三千"}]}]}"#,
        );
        let private: Vec<&str> = all.iter().filter(|part| part.private).map(|part| part.place.pointer()).collect();
        assert_eq!(private, ["/alerts/0/note", "/statements/0/text", "/issues/0/offers/0/text"]);
    }

    #[test]
    fn numbers_have_ends_and_names_spellings() {
        let all = of_case(
            r#"{"kind":"people","parties":[{"name":"单国强","phone":"138-0000-0012","id_number":"51010719900307123X",
            "agent":{"name":"曾言"},"interpreter":{"name":"阿依古丽","phone":"13900000034"}}],
            "annex":{"rows":[["1","区大海","000000199001010019","900"]]}}"#,
        );
        let part = |place: &str| all.iter().find(|part| part.place.pointer() == place).unwrap();
        assert!(part("/parties/0/name").spellings().contains(&"shanguoqiang".to_owned()));
        assert!(part("/parties/0/agent/name").spellings().contains(&"zy".to_owned()));
        assert!(part("/parties/0/phone").numbers.contains(&"_00000012".to_owned()));
        assert_eq!(part("/parties/0/id_number").numbers, ["_123x", "_51010719900307123x"]);
        assert!(part("/parties/0/id_number").hidden);
        let line = part("/annex/rows/0");
        assert_eq!(
            (line.text.as_str(), line.numbers.as_slice()),
            ("1 区大海 000000199001010019 900", &["_0019".to_owned()][..])
        );
        assert!(line.spellings().contains(&"oudahai".to_owned()));
    }
}
