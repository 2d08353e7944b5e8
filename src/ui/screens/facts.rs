//! The facts of a case: its name, type, source, days and place, the facts in dispute in both languages, the desk.
//! It must not draft: the words stand on the paper as they are written here.

use chrono::NaiveDate;
use egui::{Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::{CaseCommand, CaseHead};
use crate::domain::case::{CaseFile, CaseSource, Desk, DisputeType, Extra};
use crate::domain::place::Place;
use crate::domain::prevented::{Harm, Prevented};
use crate::domain::typed_day;
use crate::statistics::words::harm as harm_word;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{choice, head, hung, missing, segmented, signed, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

/// The work column is at most so wide: longer lines are hard to read.
const WORK: f32 = 760.0;

/// The screen of the facts of one case.
#[derive(Clone, Debug, Default)]
pub struct FactsScreen {
    form: Form,
}

/// The head as the case has it.
pub fn head_of(file: &CaseFile) -> CaseHead {
    CaseHead {
        title: file.title.clone(),
        facts: file.facts.clone(),
        facts_en: file.facts_en.clone(),
        dispute_type: file.dispute_type,
        source: file.source,
        accepted: file.accepted,
        application_date: file.application_date,
        place: file.place.clone(),
        petition_number: file.petition_number.clone(),
        confidential: file.confidential,
        difficult: file.difficult,
        prevented: file.prevented.clone(),
        desk: file.desk.clone(),
    }
}

fn field(name: &str) -> Place {
    Place::root().field(name)
}

impl FactsScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let file = &case.record.file;
        self.form.begin(view.jump);
        let window = ui.ctx().content_rect().width();
        let edge = margin(window);
        let full = ui.max_rect();
        let wide = window >= size::FOLD;
        let right = if wide { size::COLUMN_ISSUES } else { 0.0 };
        let (work, side) = full.split_left_right_at_x(full.max.x - right);
        let mut next = head_of(file);
        ui.painter().rect_filled(work, 0.0, view.tokens.surface);
        let work = signed::head(ui, view, work, edge);
        column(ui, "facts", work.shrink2(vec2(edge, 0.0)), |ui| {
            hung::scroll(ui, "facts", |ui| {
                ui.set_max_width(WORK.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = 0.0;
                head::show(ui, view.tokens, view.tr.facts_title_head(), &number(view, file), |_| {});
                self.facts(ui, view, file, &mut next);
                if !wide {
                    self.register(ui, view, file, &mut next);
                }
                ui.add_space(space::XL);
            });
        });
        if wide {
            ui.painter().vline(side.min.x, side.y_range(), view.tokens.rule());
            self.side(ui, side, view, file, &mut next, out);
        }
        if next != head_of(file) {
            out.change(case.record.id, CaseCommand::EditHead(next));
        }
    }

    fn side(
        &mut self,
        ui: &mut Ui,
        side: Rect,
        view: &View<'_>,
        file: &CaseFile,
        next: &mut CaseHead,
        out: &mut Outbox,
    ) {
        let wanted = missing::wanted_height(ui, view, side.width() - 2.0 * space::XL).min(side.height() / 2.0);
        let (above, below) = side.split_top_bottom_at_y(side.max.y - wanted);
        let margins = vec2(space::XL, 0.0);
        column(ui, "register", above.shrink2(margins), |ui| {
            hung::scroll(ui, "register", |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.register(ui, view, file, next);
                ui.add_space(space::L);
            });
        });
        ui.painter().hline(below.x_range(), below.min.y, view.tokens.rule());
        column(ui, "missing", below.shrink2(margins), |ui| missing::panel(ui, view, out, wanted));
    }

    /// What it is about.
    fn facts(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, next: &mut CaseHead) {
        let (tr, tokens) = (view.tr, view.tokens);
        let title = Field::new(tr.facts_title()).hint(tr.facts_title_hint()).limit(120);
        if let Some(text) = self.form.text(ui, tokens, title, &field("title"), &file.title) {
            next.title = text;
        }
        ui.add_space(space::M);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let width = (ui.available_width() - space::M) / 2.0;
            self.dispute_type(ui, view, width, next);
            self.source(ui, view, width, next);
        });
        ui.add_space(space::M);
        let place = Field::new(tr.facts_place());
        if let Some(text) = self.form.text(ui, tokens, place, &field("place"), &file.place) {
            next.place = text;
        }
        ui.add_space(space::M);
        let facts = Field::new(tr.facts_facts()).hint(tr.facts_facts_hint()).rows(7);
        if let Some(text) = self.form.text(ui, tokens, facts, &field("facts"), &file.facts) {
            next.facts = text;
        }
        ui.add_space(space::M);
        let facts = Field::new(tr.facts_facts_en()).rows(4);
        if let Some(text) = self.form.text(ui, tokens, facts, &field("facts_en"), &file.facts_en) {
            next.facts_en = text;
        }
    }

    fn dispute_type(&mut self, ui: &mut Ui, view: &View<'_>, width: f32, next: &mut CaseHead) {
        let tr = view.tr;
        let mut choices = vec![(None, tr.facts_not_chosen())];
        choices.extend(DisputeType::ALL.iter().map(|kind| (Some(*kind), tr.dispute_type(*kind))));
        let label = (tr.facts_type(), width);
        let (response, _) = choice::show(ui, view.tokens, label, &choices, &mut next.dispute_type);
        self.form.arrive(&response, &field("dispute_type"));
    }

    fn source(&mut self, ui: &mut Ui, view: &View<'_>, width: f32, next: &mut CaseHead) {
        let tr = view.tr;
        let mut choices = vec![(None, tr.facts_not_chosen())];
        choices.extend(CaseSource::ALL.iter().map(|source| (Some(*source), tr.source(*source))));
        let label = (tr.facts_source(), width);
        let (response, _) = choice::show(ui, view.tokens, label, &choices, &mut next.source);
        self.form.arrive(&response, &field("source"));
    }

    /// Days, numbers, and the desk.
    fn register(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, next: &mut CaseHead) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::show(ui, tokens, tr.facts_desk_head(), "", |_| {});
        self.desk(ui, view, file, next);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let width = ((ui.available_width() - space::M) / 2.0).min(150.0);
            let today = view.now.date();
            let days = [
                (tr.facts_application_date(), "application_date", file.application_date, &mut next.application_date),
                (tr.facts_accepted(), "accepted", file.accepted, &mut next.accepted),
            ];
            for (label, name, recorded, target) in days {
                if let Some(day) = self.day(ui, view, (label, width), &field(name), recorded, today) {
                    *target = day;
                }
            }
        });
        let petition = Field::new(tr.facts_petition_number());
        if let Some(text) = self.form.text(ui, tokens, petition, &field("petition_number"), &file.petition_number) {
            next.petition_number = text;
        }
        ui.add_space(space::M);
        words::line(ui, Type::Small, tr.facts_confidential(), tokens.ink2);
        ui.add_space(space::XS);
        let choices = [(false, tr.facts_confidential_no()), (true, tr.facts_confidential_yes())];
        let mut confidential = next.confidential.unwrap_or(false);
        if segmented::show(ui, tokens, tr.facts_confidential(), &choices, &mut confidential, None) {
            next.confidential = Some(confidential);
        }
        ui.add_space(space::M);
        words::line(ui, Type::Small, tr.facts_difficult(), tokens.ink2);
        ui.add_space(space::XS);
        let choices = [(false, tr.facts_difficult_no()), (true, tr.facts_difficult_yes())];
        let mut difficult = next.difficult.unwrap_or(false);
        if segmented::show(ui, tokens, tr.facts_difficult(), &choices, &mut difficult, None) {
            next.difficult = Some(difficult);
        }
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Small, tr.facts_difficult_note(), tokens.ink2);
        ui.add_space(space::M);
        self.prevented(ui, view, file, next);
    }

    /// What the mediation kept from happening: the first that the file names; others in it stay as they are.
    fn prevented(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, next: &mut CaseHead) {
        let (tr, tokens, first) = (view.tr, view.tokens, file.prevented.first());
        let mut choices = vec![(None, tr.facts_prevented_none())];
        choices.extend(Harm::ALL.iter().map(|harm| (Some(*harm), harm_word(*harm, tr))));
        let mut chosen = first.map(|prevented| prevented.harm);
        let label = (tr.facts_prevented(), ui.available_width());
        let (response, changed) = choice::show(ui, tokens, label, &choices, &mut chosen);
        self.form.arrive(&response, &field("prevented"));
        if changed {
            prevent(&mut next.prevented, chosen);
        }
        let Some(first) = first else { return };
        ui.add_space(space::M);
        let recorded = first.people.map(|people| people.to_string()).unwrap_or_default();
        let people = Field::new(tr.facts_prevented_people()).width(150.0).note(Note::Kept);
        let place = field("prevented").index(0).field("people");
        let read = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let told = self.form.value(ui, tokens, people, (&place, &recorded), tr.facts_prevented_people_wrong(), read);
        if let (Some(count), Some(first)) = (told, next.prevented.first_mut()) {
            first.people = count;
        }
    }

    fn day(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (label, width): (&str, f32),
        place: &Place,
        recorded: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<Option<NaiveDate>> {
        let recorded = recorded.map(dates::table_day).unwrap_or_default();
        let field = Field::new(label).hint(view.tr.facts_date_hint()).width(width).note(Note::Kept);
        let read = |text: &str| if text.is_empty() { Some(None) } else { typed_day::read(text, today).map(Some) };
        self.form.value(ui, view.tokens, field, (place, &recorded), view.tr.facts_date_not_read(), read)
    }

    fn desk(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, next: &mut CaseHead) {
        let (tr, tokens) = (view.tr, view.tokens);
        let now = file.desk.clone().unwrap_or_default();
        let mut desk = now.clone();
        let place = field("desk");
        let committee = Field::new(tr.facts_committee()).hint(&view.settings.committee);
        if let Some(text) = self.form.text(ui, tokens, committee, &place.field("committee"), &now.committee) {
            desk.committee = text;
        }
        ui.add_space(space::M);
        let short = Field::new(tr.facts_short_name()).hint(&view.settings.short_name).limit(12);
        if let Some(text) = self.form.text(ui, tokens, short, &place.field("short_name"), &now.short_name) {
            desk.short_name = text;
        }
        ui.add_space(space::M);
        if desk != now {
            next.desk = Some(desk).filter(|desk| desk != &Desk::default());
        }
    }

    /// Adds the footer's button: on to the parties.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let button = Button::primary(view.tr.facts_on_to_parties()).after(Some(Icon::ChevronRight));
        if button.show(ui, view.tokens).clicked() {
            out.push(Action::Go(Screen::Case(case.record.id, Room::Parties)));
        }
    }
}

/// The first of the list is another harm now, or none.
fn prevent(list: &mut Vec<Prevented>, harm: Option<Harm>) {
    match (harm, list.first_mut()) {
        (Some(harm), Some(first)) => first.harm = harm,
        (Some(harm), None) => list.push(Prevented { harm, people: None, extra: Extra::new() }),
        (None, Some(_)) => drop(list.remove(0)),
        (None, None) => {}
    }
}

/// Number and kind of the case, beside the head.
fn number(view: &View<'_>, file: &CaseFile) -> String {
    let number = if file.number.is_empty() { view.tr.facts_number_none() } else { file.number.as_str() };
    format!("{} · {number}", view.tr.case_kind(file.kind))
}

fn column<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(ui.clip_rect().intersect(rect.expand2(vec2(16.0, 0.0))));
    content(&mut child)
}
