//! Reads a template: every line to a part, every slot, block, group and word against the closed sets. It gathers all
//! mistakes instead of stopping at the first, so that whoever edits mends them in one go.

use std::collections::BTreeMap;

use super::line::{Line, Piece};
use super::mistake::{Fault, Mistake, nearest_first};
use super::{Allowed, Group, Made, Part, Row, Template};

/// Lines that a block may ask for.
const MOST_LINES: u32 = 60;
/// Conditions within conditions: no paper needs more, and what goes down into them must not run out of stack.
const DEEPEST: usize = 16;
/// Nobody mends more mistakes in one go, and what would be right is looked for among all names each time.
const MOST_MISTAKES: usize = 100;
/// Directives that are no made blocks.
const DIRECTIVES: [&str; 8] = ["sign", "lines", "closed-lines", "space", "page", "if", "unless", "end"];

struct Reader<'a> {
    allowed: Option<&'a Allowed<'a>>,
    mistakes: Vec<Mistake>,
    template: Template,
    /// Conditions that are open: where, and what stands in them so far.
    open: Vec<Open>,
    blocks: Vec<String>,
    titles: usize,
}

struct Open {
    line: usize,
    slot: String,
    filled: bool,
    then: Vec<Part>,
    otherwise: Option<Vec<Part>>,
}

/// Reads a whole template.
pub fn read(text: &str, allowed: &Allowed<'_>) -> Result<Template, Vec<Mistake>> {
    let mut reader = Reader::new(Some(allowed));
    let mut in_words = false;
    let mut last = 1;
    for (position, line) in text.lines().enumerate() {
        if reader.is_full() {
            break;
        }
        last = position + 1;
        let line = line.trim_start_matches('\u{FEFF}');
        reader.characters(last, line);
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if line.trim() == "[words]" {
            in_words = true;
        } else if in_words {
            reader.word(last, line);
        } else {
            reader.part(last, line);
        }
    }
    reader.end_of_text(last);
    reader.finish()
}

/// Reads a file of words.
pub fn read_words(text: &str) -> Result<Template, Vec<Mistake>> {
    let mut reader = Reader::new(None);
    for (position, line) in text.lines().enumerate() {
        if !line.starts_with('#') && !line.trim().is_empty() {
            reader.word(position + 1, line);
        }
    }
    reader.finish()
}

impl<'a> Reader<'a> {
    fn new(allowed: Option<&'a Allowed<'a>>) -> Reader<'a> {
        Reader {
            allowed,
            mistakes: Vec::new(),
            template: Template { parts: Vec::new(), words: BTreeMap::new() },
            open: Vec::new(),
            blocks: Vec::new(),
            titles: 0,
        }
    }

    fn finish(self) -> Result<Template, Vec<Mistake>> {
        let mut mistakes = self.mistakes;
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        if mistakes.is_empty() { Ok(self.template) } else { Err(mistakes) }
    }

    fn is_full(&self) -> bool {
        self.mistakes.len() >= MOST_MISTAKES
    }

    fn wrong(&mut self, line: usize, column: usize, fault: Fault) {
        if !self.is_full() {
            self.mistakes.push(Mistake { line, column, fault });
        }
    }

    fn characters(&mut self, number: usize, line: &str) {
        for (position, ch) in line.chars().enumerate() {
            if (ch.is_control() && ch != '\t')
                || matches!(ch, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFD}')
            {
                self.wrong(number, position + 1, Fault::Control { code: format!("U+{:04X}", u32::from(ch)) });
            }
        }
    }

    fn put(&mut self, part: Part) {
        let into = match self.open.last_mut() {
            Some(open) => open.otherwise.as_mut().unwrap_or(&mut open.then),
            None => &mut self.template.parts,
        };
        into.push(part);
    }

    fn part(&mut self, number: usize, line: &str) {
        let indent = line.chars().take_while(|ch| ch.is_whitespace()).count();
        let text = line.trim();
        if let Some(directive) = text.strip_prefix('@') {
            return self.directive(number, indent + 1, directive.trim());
        }
        if text.starts_with('|') {
            return self.row(number, indent, text);
        }
        type Kind = fn(Line) -> Part;
        let marks: [(&str, Kind); 6] = [
            ("=", Part::Title),
            ("<", Part::Flush),
            (">", Part::Number),
            ("***", Part::Subheading),
            ("**", Part::Heading),
            ("~", Part::Note),
        ];
        for (mark, kind) in marks {
            let Some(rest) = text.strip_prefix(mark) else { continue };
            if !rest.is_empty() && !rest.starts_with(' ') {
                continue;
            }
            let words = rest.trim_start();
            if words.is_empty() {
                return self.wrong(number, indent + 1, Fault::NoWords { mark: mark.to_owned() });
            }
            let column = indent + text.chars().count() - words.chars().count() + 1;
            let line = self.line(number, column, words, None);
            if mark == "=" {
                self.titles += 1;
                if self.titles == 2 {
                    self.wrong(number, indent + 1, Fault::Title { count: 2 });
                }
            }
            return self.put(kind(line));
        }
        let line = self.line(number, indent + 1, text, None);
        self.put(Part::Paragraph(line));
    }

    fn directive(&mut self, number: usize, column: usize, text: &str) {
        let (name, rest) = text.split_once(' ').map_or((text, ""), |(name, rest)| (name, rest.trim()));
        let at = column + 1 + name.chars().count() + 1;
        match name {
            "if" | "unless" => {
                self.known_slot(number, at, rest, None);
                if self.open.len() == DEEPEST {
                    self.wrong(number, column, Fault::TooDeep { most: DEEPEST });
                }
                let filled = name == "if";
                let slot = rest.to_owned();
                self.open.push(Open { line: number, slot, filled, then: Vec::new(), otherwise: None });
            }
            "else" => match self.open.last_mut() {
                Some(open) if open.otherwise.is_none() => open.otherwise = Some(Vec::new()),
                _ => self.wrong(number, column, Fault::StrayCondition { name: name.to_owned() }),
            },
            "end" => match self.open.pop() {
                // One that is too deep is a mistake already; it is not laid into the others.
                Some(_) if self.open.len() >= DEEPEST => {}
                Some(open) => {
                    let otherwise = open.otherwise.unwrap_or_default();
                    self.put(Part::When { slot: open.slot, filled: open.filled, then: open.then, otherwise });
                }
                None => self.wrong(number, column, Fault::StrayCondition { name: name.to_owned() }),
            },
            "page" => self.put(Part::NewPage),
            "lines" | "closed-lines" | "space" => match rest.parse::<u32>() {
                Ok(count) if (1..=MOST_LINES).contains(&count) => self.put(match name {
                    "space" => Part::Space(count),
                    _ => Part::Lines { count, closed: name == "closed-lines" },
                }),
                _ => self.wrong(number, at, Fault::NotACount { block: name.to_owned() }),
            },
            "sign" => self.sign(number, at, rest),
            _ => self.made(number, column, name),
        }
        self.blocks.push(name.to_owned());
    }

    fn made(&mut self, number: usize, column: usize, name: &str) {
        match Made::from_name(name) {
            Some(made) => self.put(Part::Made(made)),
            None => {
                let known = Made::NAMES.iter().map(|(known, _)| *known).chain(DIRECTIVES);
                let known = nearest_first(name, known);
                self.wrong(number, column, Fault::UnknownBlock { name: name.to_owned(), known });
            }
        }
    }

    /// `@sign parties / mediators recorder`: left and right of the stroke.
    fn sign(&mut self, number: usize, column: usize, text: &str) {
        let (left, right) = text.split_once('/').unwrap_or((text, ""));
        if left.trim().is_empty() && right.trim().is_empty() {
            let known = nearest_first("", Group::NAMES.iter().map(|(known, _)| *known));
            return self.wrong(number, column, Fault::UnknownGroup { name: String::new(), known });
        }
        let left = self.groups(number, column, left);
        let right = self.groups(number, column, right);
        self.put(Part::Sign { left, right });
    }

    fn groups(&mut self, number: usize, column: usize, text: &str) -> Vec<Group> {
        let mut groups = Vec::new();
        for name in text.split_whitespace() {
            if self.is_full() {
                break;
            }
            match Group::from_name(name) {
                Some(group) => groups.push(group),
                None => {
                    let known = nearest_first(name, Group::NAMES.iter().map(|(known, _)| *known));
                    self.wrong(number, column, Fault::UnknownGroup { name: name.to_owned(), known });
                }
            }
        }
        groups
    }

    /// `| label | value | label | value |`, with the least number of lines between the first two strokes: `|5| … |`.
    fn row(&mut self, number: usize, indent: usize, text: &str) {
        let mut rest = text.strip_prefix('|').unwrap_or(text);
        let mut column = indent + 2;
        let mut lines = 0;
        if let Some((count, after)) = rest.split_once('|')
            && !count.is_empty()
            && count.chars().all(|ch| ch.is_ascii_digit())
        {
            lines = count.parse().unwrap_or(0);
            if !(1..=MOST_LINES).contains(&lines) {
                return self.wrong(number, column, Fault::NotACount { block: "|".to_owned() });
            }
            column += count.len() + 1;
            rest = after;
        }
        let Some(inside) = rest.strip_suffix('|') else { return self.wrong(number, column, Fault::BrokenRow) };
        let mut fields = Vec::new();
        for field in inside.split('|') {
            let start = column + field.chars().take_while(|ch| ch.is_whitespace()).count();
            fields.push(self.line(number, start, field.trim(), None));
            column += field.chars().count() + 1;
        }
        if !fields.len().is_multiple_of(2) {
            return self.wrong(number, indent + 1, Fault::BrokenRow);
        }
        let mut fields = fields.into_iter();
        let cells = std::iter::from_fn(|| Some((fields.next()?, fields.next()?))).collect();
        self.put(Part::Row(Row { cells, lines }));
    }

    fn word(&mut self, number: usize, line: &str) {
        let Some((name, words)) = line.split_once('=') else { return self.wrong(number, 1, Fault::NotAWord) };
        let stripped = words.strip_prefix(' ');
        let column = name.chars().count() + 2 + usize::from(stripped.is_some());
        let words = stripped.unwrap_or(words);
        let name = name.trim();
        let mut slots = None;
        if let Some(allowed) = self.allowed {
            match allowed.words.iter().find(|(known, _)| *known == name) {
                Some((_, known)) => slots = Some(*known),
                None => {
                    let known = nearest_first(name, allowed.words.iter().map(|(known, _)| *known));
                    return self.wrong(number, 1, Fault::UnknownWord { name: name.to_owned(), known });
                }
            }
        }
        let line = self.line(number, column, words, slots);
        if self.template.words.insert(name.to_owned(), line).is_some() {
            self.wrong(number, 1, Fault::WordTwice { name: name.to_owned() });
        }
    }

    /// Words with their slots. `slots` are those of a short word; without them those of the paper.
    fn line(&mut self, number: usize, column: usize, text: &str, slots: Option<&[&str]>) -> Line {
        let mut pieces = Vec::new();
        let mut rest = text;
        let mut at = column;
        while let Some((words, after)) = rest.split_once("{{") {
            self.stray(number, at, words);
            at += words.chars().count();
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            let Some((slot, after)) = after.split_once("}}") else {
                self.wrong(number, at, Fault::OpenSlot);
                return Line(pieces);
            };
            let name = slot.trim();
            if name.is_empty() {
                self.wrong(number, at, Fault::EmptySlot);
            } else {
                self.known_slot(number, at, name, slots);
            }
            pieces.push(Piece::Slot(name.to_owned()));
            at += slot.chars().count() + 4;
            rest = after;
        }
        self.stray(number, at, rest);
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Line(pieces)
    }

    fn stray(&mut self, number: usize, column: usize, words: &str) {
        if let Some((before, _)) = words.split_once("}}") {
            self.wrong(number, column + before.chars().count(), Fault::StrayClosing);
        }
    }

    fn known_slot(&mut self, number: usize, column: usize, name: &str, slots: Option<&[&str]>) {
        let Some(allowed) = self.allowed else { return };
        let slots = slots.unwrap_or(allowed.slots);
        if !slots.contains(&name) && !self.is_full() {
            let known = nearest_first(name, slots.iter().copied());
            self.wrong(number, column, Fault::UnknownSlot { name: name.to_owned(), known });
        }
    }

    fn end_of_text(&mut self, last: usize) {
        let open: Vec<usize> = self.open.iter().map(|open| open.line).collect();
        for line in open {
            self.wrong(line, 1, Fault::OpenCondition);
        }
        if self.titles == 0 {
            self.wrong(1, 1, Fault::Title { count: 0 });
        }
        let needed: Vec<String> =
            self.allowed.map_or(&[][..], |allowed| allowed.needed).iter().map(|name| (*name).to_owned()).collect();
        for block in needed {
            if !self.blocks.contains(&block) {
                self.wrong(last, 1, Fault::Lacks { block });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED: Allowed<'static> = Allowed {
        slots: &["title", "facts", "number"],
        words: &[("blank", &[]), ("due", &["date"])],
        needed: &["terms"],
    };

    fn faults(text: &str) -> Vec<(usize, usize, Fault)> {
        let mistakes = Template::read(text, &ALLOWED).err().unwrap_or_default();
        mistakes.into_iter().map(|mistake| (mistake.line, mistake.column, mistake.fault)).collect()
    }

    #[test]
    fn a_whole_template_is_read() {
        let text = "# note\n= {{title}}\n> No. {{number}}\n@if facts\n** Facts\n{{facts}}\n@else\n~ none\n@end\n\
            |3| Facts | {{facts}} |\n@terms\n@sign parties / mediators recorder\n@lines 4\n@closed-lines 2\n@space 1\n@page\n\n[words]\nblank = ___\ndue = by {{date}}";
        let template = Template::read(text, &ALLOWED).unwrap();
        assert_eq!(template.parts.len(), 10);
        assert!(
            matches!(&template.parts[2], Part::When { slot, filled: true, then, otherwise } if slot == "facts" && then.len() == 2 && otherwise.len() == 1)
        );
        assert!(matches!(&template.parts[3], Part::Row(Row { cells, lines: 3 }) if cells.len() == 1));
        assert_eq!(template.words("due", &[("date", "May")]), "by May");
    }

    #[test]
    fn a_filled_slot_is_never_read_for_slots_again() {
        let template = Template::read("= {{title}}\n@terms", &ALLOWED).unwrap();
        let Some(Part::Title(line)) = template.parts.first() else { panic!("no title") };
        assert_eq!(line.fill(&[("title", "{{facts}} @terms |x|"), ("facts", "secret")]), "{{facts}} @terms |x|");
    }

    /// Each kind of mistake once, with its line and column.
    #[test]
    fn every_mistake_names_its_place() {
        let one = |text: &str| {
            let found = faults(&format!("= 名\n@terms\n{text}"));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            found.into_iter().next().unwrap()
        };
        assert!(
            matches!(one("见{{fcats}}"), (3, 2, Fault::UnknownSlot { name, known }) if name == "fcats" && known[0] == "facts")
        );
        assert_eq!(one("见{{facts"), (3, 2, Fault::OpenSlot));
        assert_eq!(one("见facts}}"), (3, 7, Fault::StrayClosing));
        assert_eq!(one("{{ }}"), (3, 1, Fault::EmptySlot));
        assert!(matches!(one("@seals"), (3, 1, Fault::UnknownBlock { known, .. }) if known[0] == "seal"));
        assert!(matches!(one("@sign party"), (3, 7, Fault::UnknownGroup { known, .. }) if known[0] == "parties"));
        assert!(matches!(one("@sign"), (3, _, Fault::UnknownGroup { .. })));
        assert!(matches!(one("@lines many"), (3, 8, Fault::NotACount { .. })));
        assert!(matches!(one("@lines 61"), (3, 8, Fault::NotACount { .. })));
        assert_eq!(one("@if facts\n{{facts}}"), (3, 1, Fault::OpenCondition));
        assert!(matches!(one("@end"), (3, 1, Fault::StrayCondition { .. })));
        assert!(matches!(one("@else"), (3, 1, Fault::StrayCondition { .. })));
        assert!(matches!(one("@if fact\n@end"), (3, 5, Fault::UnknownSlot { .. })));
        assert_eq!(one("| 姓名 | {{title}}"), (3, 2, Fault::BrokenRow));
        assert_eq!(one("| 姓名 | {{title}} | 性别 |"), (3, 1, Fault::BrokenRow));
        assert!(matches!(one("**"), (3, 1, Fault::NoWords { .. })));
        assert_eq!(one("= 二"), (3, 1, Fault::Title { count: 2 }));
        assert_eq!(one("[words]\n没有等号"), (4, 1, Fault::NotAWord));
        assert!(matches!(one("[words]\nblanc = _"), (4, 1, Fault::UnknownWord { known, .. }) if known[0] == "blank"));
        assert!(matches!(one("[words]\nblank = _\nblank = -"), (5, 1, Fault::WordTwice { .. })));
        assert!(matches!(one("[words]\ndue = {{day}}"), (4, 7, Fault::UnknownSlot { known, .. }) if known == ["date"]));
        assert!(matches!(one("字\u{202E}"), (3, 2, Fault::Control { .. })));
        assert_eq!(faults("@terms"), [(1, 1, Fault::Title { count: 0 })]);
        assert_eq!(faults("= 名"), [(1, 1, Fault::Lacks { block: "terms".into() })]);
    }

    #[test]
    fn all_mistakes_come_at_once_in_order() {
        let found = faults("= 名\n{{a}}{{b}}\n@terms\n@what");
        let places: Vec<(usize, usize)> = found.iter().map(|(line, column, _)| (*line, *column)).collect();
        assert_eq!(places, [(2, 1), (2, 6), (4, 1)]);
    }
}
