//! Issues in dispute, with where each side stands, the offers and how far they are apart. Reading is the rule; one issue
//! at a time opens for editing. It must not settle anything by itself.

use egui::{Align, Layout, Response, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::case_file::Private;
use crate::domain::money::Money;
use crate::domain::offers::{is_seen, last_amount};
use crate::domain::party::{Party, PartyId};
use crate::domain::place::Place;
use crate::domain::session::{IssueInDispute, Position};
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{empty, head, hung, row, segmented, words};
use crate::ui::theme::{Tokens, Type, size, space};

use super::offer_list;

/// Column of the names.
const NAMES: f32 = 64.0;
const LINE: f32 = 26.0;

/// The issues' panel.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    form: Form,
    /// The issue that is open for editing.
    open: Option<usize>,
    /// The issue whose whole history is shown.
    whole: Option<usize>,
}

fn place(position: usize) -> Place {
    Place::root().field("issues").index(position)
}

impl Issues {
    /// Begins a frame: a jump to an issue opens it.
    pub fn begin(&mut self, jump: Option<&Place>, file: &CaseFile) {
        self.form.begin(jump);
        let aimed = (0..file.issues.len()).find(|position| self.form.is_aimed_at(&place(*position)));
        self.open = aimed.or(self.open).filter(|position| *position < file.issues.len());
    }

    /// Shows head and issues in the room there is; `seen` says whether private offers may be.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        (tr, tokens): (Tr, &Tokens),
        (case, file): (CaseId, &CaseFile),
        (with_head, seen): (bool, Private),
        out: &mut Outbox,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let settled = file.issues.iter().filter(|issue| issue.settled).count();
        let fact =
            if file.issues.is_empty() { String::new() } else { tr.talk_issues_count(file.issues.len(), settled) };
        let mut add = false;
        if with_head {
            head::show(ui, tokens, tr.talk_issues(), &fact, |ui| {
                add = add_door(ui, tr, tokens, false).clicked();
            });
        }
        hung::scroll(ui, "issues", |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if file.issues.is_empty() {
                add |= empty::show(ui, tokens, tr.talk_issue_none(), None).is_some_and(|door| door.clicked());
            }
            for (position, issue) in file.issues.iter().enumerate() {
                ui.push_id(("issue", position), |ui| {
                    if position > 0 {
                        row::rule(ui, tokens);
                        ui.add_space(space::S);
                    }
                    if self.open == Some(position) {
                        self.edit(ui, (tr, tokens), (case, file), (position, issue), out);
                    } else if read(ui, (tr, tokens), file, issue, seen).clicked() {
                        self.open = Some(position);
                    }
                    self.history(ui, (tr, tokens), (case, file), (position, issue), seen, out);
                    ui.add_space(space::M);
                });
            }
            if !with_head {
                add |= ui.horizontal(|ui| add_door(ui, tr, tokens, true)).inner.clicked();
            }
        });
        if add {
            let issue = IssueInDispute { title: String::new(), ..IssueInDispute::default() };
            out.change(case, CaseCommand::AddIssue(issue));
            // The new one stands last; it opens with the focus in its title once it is there.
            self.form.begin(Some(&place(file.issues.len()).field("title")));
            self.open = Some(file.issues.len());
        }
    }

    /// The offers below an issue; those of the open one can be taken out.
    fn history(
        &mut self,
        ui: &mut Ui,
        words: (Tr, &Tokens),
        (case, file): (CaseId, &CaseFile),
        (position, issue): (usize, &IssueInDispute),
        seen: Private,
        out: &mut Outbox,
    ) {
        let mut all = self.whole == Some(position);
        let remove = self.open == Some(position);
        let gone = offer_list::history(ui, words, (file, issue), seen, &mut all, remove);
        if all {
            self.whole = Some(position);
        } else if self.whole == Some(position) {
            self.whole = None;
        }
        if let Some(offer) = gone {
            out.change(case, CaseCommand::RemoveOffer { issue: position, position: offer });
        }
    }

    fn edit(
        &mut self,
        ui: &mut Ui,
        (tr, tokens): (Tr, &Tokens),
        (case, file): (CaseId, &CaseFile),
        (position, issue): (usize, &IssueInDispute),
        out: &mut Outbox,
    ) {
        let mut changed = issue.clone();
        ui.spacing_mut().item_spacing.y = space::S;
        let here = place(position);
        let title = Field::new(tr.talk_issue_title()).hint(tr.talk_issue_title_hint());
        if let Some(title) = self.form.text(ui, tokens, title, &here.field("title"), &issue.title) {
            changed.title = title;
        }
        let choices = [(false, tr.talk_issue_open()), (true, tr.talk_issue_settled())];
        segmented::show(ui, tokens, tr.talk_issue_settled(), &choices, &mut changed.settled, None);
        if file.parties.is_empty() {
            words::wrapped(ui, Type::Small, tr.talk_nobody(), tokens.ink2);
        }
        let speaks = |party: &&Party| {
            party.role.holds_a_copy() || issue.positions.iter().any(|position| position.party == party.id)
        };
        for party in file.parties.iter().filter(speaks) {
            self.position(ui, (tr, tokens), &here, party, &mut changed);
        }
        at_the_right(ui, size::SMALL, |ui| {
            if Button::small(tr.talk_issue_done()).show(ui, tokens).clicked() {
                self.open = None;
            }
            let remove = Button::quiet(tr.talk_issue_remove()).kind(Type::Small).height(size::SMALL);
            if remove.show(ui, tokens).clicked() {
                out.change(case, CaseCommand::RemoveIssue { position });
                self.open = None;
                self.form = Form::default();
            }
        });
        if &changed != issue && self.open.is_some() {
            out.change(case, CaseCommand::EditIssue { position, issue: changed });
        }
    }

    /// Where one party stands: words and amount, under the name.
    fn position(
        &mut self,
        ui: &mut Ui,
        (tr, tokens): (Tr, &Tokens),
        issue: &Place,
        party: &Party,
        changed: &mut IssueInDispute,
    ) {
        let now = changed.positions.iter().find(|position| position.party == party.id).cloned();
        let now = now.unwrap_or_else(|| Position { party: party.id.clone(), ..Position::default() });
        let here = issue.field("positions").field(&party.id.0);
        let mut next = now.clone();
        words::line(ui, Type::Small, party.name.as_str(), tokens.ink2);
        // An amount that was offered stands in the history; what is typed here would not move it.
        let offered = changed.offers.iter().any(|offer| offer.party == party.id && offer.amount.is_some());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let amount_width = if offered { 0.0 } else { 108.0 + space::S };
            let width = (ui.available_width() - amount_width).max(80.0);
            let name = tr.talk_position_of(&party.name);
            let field = Field::new(&name).label_hidden().hint(tr.talk_position_hint()).width(width);
            if let Some(text) = self.form.text(ui, tokens, field, &here.field("text"), &now.text) {
                next.text = text;
            }
            if offered {
                return;
            }
            let name = tr.talk_amount_of(&party.name);
            let field = Field::new(&name).label_hidden().hint(tr.talk_amount_hint()).width(108.0).right();
            let recorded = now.amount.map(Money::figures).unwrap_or_default();
            let at = (&here.field("amount"), recorded.as_str());
            if let Some(amount) = self.form.value(ui, tokens, field, at, tr.talk_amount_not_read(), read_amount) {
                next.amount = amount;
            }
        });
        if next != now {
            put(&mut changed.positions, next);
        }
    }
}

/// An amount, or none where the field is empty.
fn read_amount(text: &str) -> Option<Option<Money>> {
    if text.is_empty() { Some(None) } else { Money::parse(text).ok().map(Some) }
}

/// Puts a position in the place of the party's earlier one; one that says nothing is taken out.
fn put(positions: &mut Vec<Position>, next: Position) {
    let says_nothing = next.text.trim().is_empty() && next.amount.is_none() && next.extra.is_empty();
    let at = positions.iter().position(|position| position.party == next.party);
    match (at, says_nothing) {
        (Some(at), true) => {
            positions.remove(at);
        }
        (Some(at), false) => {
            if let Some(position) = positions.get_mut(at) {
                *position = next;
            }
        }
        (None, true) => {}
        (None, false) => positions.push(next),
    }
}

fn add_door(ui: &mut Ui, tr: Tr, tokens: &Tokens, at_left: bool) -> Response {
    let name = format!("{} {}", tr.talk_issue_add(), tr.talk_issues());
    let button = Button::door(tr.talk_issue_add()).before(Icon::Plus).after(None).named(&name);
    if at_left { hung::left(ui, tokens, button) } else { hung::right(ui, tokens, button) }
}

/// One issue to read: title and state, then a line for each position. A click opens it.
fn read(ui: &mut Ui, (tr, tokens): (Tr, &Tokens), file: &CaseFile, issue: &IssueInDispute, seen: Private) -> Response {
    let title = if issue.title.is_empty() { tr.talk_issue_new() } else { issue.title.as_str() };
    let before = ui.cursor().min;
    let shown = ui
        .scope(|ui| {
            at_the_right(ui, size::SMALL, |ui| {
                let (tag, word) = if issue.settled {
                    (Tag::Done, tr.talk_issue_settled())
                } else {
                    (Tag::Kind, tr.talk_issue_open())
                };
                tag.show(ui, tokens, word);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    words::line(ui, Type::BodyMedium, title, tokens.ink);
                });
            });
            for position in standings(issue, seen) {
                position_line(ui, tr, tokens, file.party(&position.party), &position);
            }
            offer_list::gap_line(ui, (tr, tokens), file, issue, seen);
        })
        .response;
    let rect = shown.rect.union(egui::Rect::from_min_size(before, vec2(ui.available_width(), size::SMALL)));
    let response = ui.interact(rect, ui.scope_id().with("read"), Sense::click());
    let name = tr.talk_issue_edit(title);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let stroke = if response.has_focus() { tokens.focus() } else { tokens.rule() };
        ui.painter().rect_stroke(rect.expand2(vec2(space::S, 2.0)), 6.0, stroke, egui::StrokeKind::Inside);
    }
    response
}

/// Where each party stands now: its position with the amount that it named last. Who only made an offer stands there
/// with it alone.
fn standings(issue: &IssueInDispute, seen: Private) -> Vec<Position> {
    let mut standings = issue.positions.clone();
    for offer in issue.offers.iter().filter(|offer| is_seen(offer, seen)) {
        if !standings.iter().any(|standing| standing.party == offer.party) {
            standings.push(Position { party: offer.party.clone(), ..Position::default() });
        }
    }
    for standing in &mut standings {
        standing.amount = last_amount(issue, &standing.party, seen);
    }
    standings
}

/// Name, words that wrap, amount hanging at the right.
fn position_line(ui: &mut Ui, tr: Tr, tokens: &Tokens, party: Option<&Party>, position: &Position) {
    let unknown = &position.party;
    let name = party.map_or_else(|| unknown_name(unknown), |party| party.name.as_str());
    let full = ui.available_width();
    let amount = position.amount.map(|amount| dates::amount(tr, amount));
    let amount = amount.map(|amount| words::galley(ui, Type::Body, &amount, tokens.ink, full));
    let amount_width = amount.as_ref().map_or(0.0, |galley| galley.size().x + space::S);
    let name = words::galley(ui, Type::Body, name, tokens.ink2, NAMES);
    let format = egui::text::TextFormat {
        font_id: Type::Body.font(),
        color: tokens.ink,
        line_height: Some(LINE),
        ..Default::default()
    };
    let mut job = egui::text::LayoutJob::single_section(position.text.clone(), format);
    job.wrap.max_width = (full - NAMES - space::S - amount_width).max(48.0);
    let text = ui.painter().layout_job(job);
    let (rect, _) = ui.allocate_exact_size(vec2(full, text.size().y.max(LINE)), Sense::hover());
    let middle = |galley: &egui::Galley| rect.min.y + (LINE - galley.size().y) / 2.0;
    let painter = ui.painter();
    let y = middle(&name);
    painter.galley(pos2(rect.min.x, y), name, tokens.ink2);
    painter.galley(pos2(rect.min.x + NAMES + space::S, rect.min.y), text, tokens.ink);
    if let Some(amount) = amount {
        let at = pos2(rect.max.x - amount.size().x, middle(&amount));
        painter.galley(at, amount, tokens.ink);
    }
}

fn unknown_name(id: &PartyId) -> &str {
    &id.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::Offer;

    fn position(party: &str, text: &str) -> Position {
        Position { party: PartyId(party.to_owned()), text: text.to_owned(), ..Position::default() }
    }

    #[test]
    fn a_party_stands_where_it_spoke_last() {
        let yuan = |yuan: u64| Money::from_fen(yuan * 100);
        let offer = |party: &str, amount, private| Offer {
            party: PartyId(party.to_owned()),
            amount,
            private,
            ..Offer::default()
        };
        let mut issue = IssueInDispute::default();
        issue.positions.push(Position { amount: yuan(2600), ..position("A1", "修理费") });
        issue.offers =
            vec![offer("A1", yuan(2400), false), offer("B1", yuan(2000), false), offer("C1", yuan(100), true)];
        let told = |seen| -> Vec<(String, Option<Money>)> {
            standings(&issue, seen).into_iter().map(|standing| (standing.party.0, standing.amount)).collect()
        };
        let open = [("A1".to_owned(), yuan(2400)), ("B1".to_owned(), yuan(2000))];
        assert_eq!(told(Private::LeftOut), open);
        assert_eq!(told(Private::Included).last(), Some(&("C1".to_owned(), yuan(100))));
    }

    #[test]
    fn a_party_has_one_position_and_an_empty_one_goes() {
        let mut positions = vec![position("A1", "拆掉")];
        put(&mut positions, position("B1", "舍不得拆"));
        put(&mut positions, position("A1", "拆掉，怕再砸到人"));
        assert_eq!(positions, [position("A1", "拆掉，怕再砸到人"), position("B1", "舍不得拆")]);
        put(&mut positions, position("A1", "  "));
        put(&mut positions, position("C1", ""));
        assert_eq!(positions, [position("B1", "舍不得拆")]);
    }
}
