//! The print sheet: which printer, how many copies, one side or both, and how far the job is. It is a part of the
//! papers' screen, which tells it what would be printed; it prints nothing itself, it pushes wishes.

use std::path::PathBuf;

use egui::{CornerRadius, Frame, Margin, Rect, Sense, Ui, vec2};

use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox, PrintOrder};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::{Icon, stroke_for};
use crate::ui::parts::{choice, segmented, words};
use crate::ui::print_view::{JobStage, JobView, PrinterLine, PrintersView, PrintingView};
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::view::View;

/// Side of the sign before what is done.
const CHECK: f32 = 14.0;
/// Width of the field of copies.
const COPIES: f32 = 96.0;

/// What would be printed.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// There is a paper.
    pub ready: bool,
    /// As many copies as the case needs, from 1.
    pub copies: u32,
    /// Why so many, as a sentence.
    pub why_so_many: &'a str,
    /// Where it is saved when there is no printer.
    pub path: PathBuf,
}

/// The sheet with what was chosen on it.
#[derive(Clone, Debug, Default)]
pub struct PrintSheet {
    /// `None`: as many as the case needs.
    copies: Option<String>,
    /// The name of its queue; `None`: the one used last, else the computer's default.
    printer: Option<String>,
    both_sides: bool,
}

impl PrintSheet {
    /// Another paper is to be printed: it has its own number of copies.
    pub fn forget_copies(&mut self) {
        self.copies = None;
    }

    /// Shows the sheet, `width` points wide. Its buttons stand in the footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, offer: &Offer<'_>, width: f32, out: &mut Outbox) {
        if view.printing.printers == PrintersView::Unknown {
            out.push(Action::LookForPrinters);
        }
        let frame = Frame::NONE.fill(view.tokens.ground).stroke(view.tokens.border());
        let frame = frame.corner_radius(CornerRadius::same(size::RADIUS)).inner_margin(Margin::symmetric(16, 12));
        ui.scope(|ui| {
            ui.set_max_width(width);
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                words::line(ui, Type::BodyMedium, view.tr.printing_head(), view.tokens.ink);
                said(ui, view);
                // What is being printed cannot be chosen any more.
                if !under_way(view.printing) {
                    self.printers(ui, view, out);
                    self.how(ui, view, offer);
                }
            });
        });
    }

    /// The sheet's buttons in the footer: print, and cancel while a job is under way; or save and open where this
    /// computer has no printer. True: a job was sent.
    pub fn foot(&self, ui: &mut Ui, view: &View<'_>, offer: &Offer<'_>, out: &mut Outbox) -> bool {
        let (tr, tokens) = (view.tr, view.tokens);
        if cannot_print(&view.printing.printers) {
            let button = Button::primary(tr.printing_save_and_open()).enabled(offer.ready);
            if button.show(ui, tokens).clicked() {
                out.push(Action::SaveAndOpen { path: offer.path.clone() });
            }
            return false;
        }
        let copies = self.copies(offer);
        let under_way = under_way(view.printing);
        let known = matches!(view.printing.printers, PrintersView::Listed(_));
        let label = if under_way {
            tr.printing_under_way().to_owned()
        } else {
            tr.printing_print(usize::try_from(copies.unwrap_or(offer.copies)).unwrap_or(usize::MAX))
        };
        let ready = offer.ready && known && !under_way && copies.is_some();
        let sent = Button::primary(&label).enabled(ready).show(ui, tokens).clicked();
        if sent && let Some(copies) = copies {
            let printer = self.chosen(view.printing).map(|line| line.name.clone());
            let order = PrintOrder { printer, copies, both_sides: self.both_sides };
            out.push(Action::Print(order));
        }
        if under_way && Button::normal(tr.printing_cancel()).show(ui, tokens).clicked() {
            out.push(Action::CancelPrint);
        }
        sent
    }

    /// Copies to print, if what was typed is a number of copies.
    fn copies(&self, offer: &Offer<'_>) -> Option<u32> {
        match &self.copies {
            None => Some(offer.copies),
            Some(typed) => typed.trim().parse().ok().filter(|copies| (1..=99).contains(copies)),
        }
    }

    /// The printer that would be used: the chosen one, the last one, the computer's default, the first.
    fn chosen<'a>(&self, printing: &'a PrintingView) -> Option<&'a PrinterLine> {
        let PrintersView::Listed(lines) = &printing.printers else { return None };
        let named = |name: &Option<String>| lines.iter().find(|line| Some(&line.name) == name.as_ref());
        let wanted = named(&self.printer).or_else(|| named(&printing.last_printer));
        wanted.or_else(|| lines.iter().find(|line| line.is_default)).or_else(|| lines.first())
    }

    fn printers(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        match &view.printing.printers {
            PrintersView::Unknown | PrintersView::Asking => {
                words::line(ui, Type::Small, tr.printing_looking(), tokens.ink2);
                return;
            }
            PrintersView::NoPrintSystem => {
                words::wrapped(ui, Type::Body, tr.printing_no_system(), tokens.ink);
                return;
            }
            PrintersView::NotFound(sentence) => {
                words::wrapped(ui, Type::Body, sentence, tokens.ink);
            }
            PrintersView::Listed(lines) if lines.is_empty() => {
                words::wrapped(ui, Type::Body, tr.printing_none(), tokens.ink);
            }
            PrintersView::Listed(lines) => {
                self.choice(ui, view, lines);
                return;
            }
        }
        if Button::small(tr.printing_look_again()).show(ui, tokens).clicked() {
            out.push(Action::LookForPrinters);
        }
    }

    fn choice(&mut self, ui: &mut Ui, view: &View<'_>, lines: &[PrinterLine]) {
        let (tr, tokens) = (view.tr, view.tokens);
        let called: Vec<String> = lines.iter().map(|line| called(tr, line)).collect();
        let choices: Vec<(usize, &str)> = called.iter().map(String::as_str).enumerate().collect();
        let now = self.chosen(view.printing).and_then(|chosen| lines.iter().position(|line| line == chosen));
        let mut position = now.unwrap_or(0);
        let label = (tr.printing_printer(), ui.available_width());
        if choice::show(ui, tokens, label, &choices, &mut position).1 {
            self.printer = lines.get(position).map(|line| line.name.clone());
        }
        // A printer that is paused or has no paper says so before anything is sent.
        if let Some(line) = lines.get(position).filter(|line| !line.says.is_empty()) {
            words::wrapped(ui, Type::Small, &line.says, tokens.soon);
        }
    }

    /// Copies and sides. Where nothing can be printed there is nothing to choose.
    fn how(&mut self, ui: &mut Ui, view: &View<'_>, offer: &Offer<'_>) {
        if cannot_print(&view.printing.printers) {
            return;
        }
        let (tr, tokens) = (view.tr, view.tokens);
        let mut text = self.copies.clone().unwrap_or_else(|| offer.copies.to_string());
        let wrong = self.copies(offer).is_none();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let note = if wrong { Note::Wrong("") } else { Note::None };
            let field = Field::new(tr.printing_copies()).right().limit(2).width(COPIES).note(note);
            if field.show(ui, tokens, &mut text).changed() {
                self.copies = Some(text);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                words::line(ui, Type::Small, tr.printing_sides(), tokens.ink2);
                ui.add_space((size::CONTROL - size::SMALL) / 2.0);
                let choices = [(false, tr.printing_one_sided()), (true, tr.printing_both_sides())];
                segmented::show(ui, tokens, tr.printing_sides(), &choices, &mut self.both_sides, None);
            });
        });
        let (says, ink) =
            if wrong { (tr.printing_copies_not_read(), tokens.accent) } else { (offer.why_so_many, tokens.ink2) };
        words::wrapped(ui, Type::Small, says, ink);
    }
}

/// Nothing can be printed from here; papers are saved and opened.
fn cannot_print(printers: &PrintersView) -> bool {
    match printers {
        PrintersView::NoPrintSystem | PrintersView::NotFound(_) => true,
        PrintersView::Listed(lines) => lines.is_empty(),
        PrintersView::Unknown | PrintersView::Asking => false,
    }
}

fn under_way(printing: &PrintingView) -> bool {
    printing.job.as_ref().is_some_and(|job| job.stage.is_under_way())
}

/// What people call a printer: its description, and its name where that says more.
fn called(tr: Tr, line: &PrinterLine) -> String {
    if line.is_default { tr.printing_default(&line.description) } else { line.description.clone() }
}

/// How far the job is, and what its printer says.
fn said(ui: &mut Ui, view: &View<'_>) {
    let Some(job) = &view.printing.job else { return };
    let (sentence, ink) = sentence(view.tr, view.tokens, job);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if job.stage == JobStage::Done {
            // The icon stands on the middle of the first line.
            let (square, _) = ui.allocate_exact_size(vec2(CHECK, Type::Body.line()), Sense::hover());
            let square = Rect::from_center_size(square.center(), vec2(CHECK, CHECK));
            Icon::Check.paint(ui.painter(), square, view.tokens.done, stroke_for(CHECK));
        }
        words::wrapped(ui, Type::Body, sentence, ink);
    });
    if job.stage.is_under_way() && !job.says.is_empty() {
        words::wrapped(ui, Type::Small, &job.says, view.tokens.soon);
    }
}

fn sentence(tr: Tr, tokens: &Tokens, job: &JobView) -> (String, egui::Color32) {
    match job.stage {
        JobStage::Sending => (tr.printing_sending().to_owned(), tokens.ink),
        JobStage::Waiting => (tr.printing_waiting().to_owned(), tokens.ink),
        JobStage::Printing => (tr.printing_at_work(job.copies, &job.printer), tokens.ink),
        JobStage::Done => (tr.printing_done(usize::try_from(job.copies).unwrap_or(usize::MAX)), tokens.done),
        JobStage::Cancelled => (tr.printing_cancelled().to_owned(), tokens.ink),
        JobStage::Failed => (tr.printing_failed(&job.says), tokens.accent),
        JobStage::OutOfSight => (tr.printing_out_of_sight(&job.says), tokens.soon),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printing(default: Option<&str>, last: Option<&str>) -> PrintingView {
        let line = |name: &str| PrinterLine {
            name: name.to_owned(),
            is_default: default == Some(name),
            ..PrinterLine::default()
        };
        let printers = PrintersView::Listed(["one", "two", "three"].map(line).to_vec());
        PrintingView { printers, job: None, last_printer: last.map(str::to_owned) }
    }

    #[test]
    fn the_printer_is_the_chosen_one_then_the_last_then_the_default_then_the_first() {
        let table = [
            (Some("three"), Some("two"), Some("one"), "three"),
            (Some("gone"), Some("two"), Some("three"), "two"),
            (None, Some("two"), Some("three"), "two"),
            (None, Some("gone"), Some("three"), "three"),
            (None, None, None, "one"),
        ];
        for (chosen, last, default, wanted) in table {
            let sheet = PrintSheet { printer: chosen.map(str::to_owned), ..PrintSheet::default() };
            let printing = printing(default, last);
            assert_eq!(sheet.chosen(&printing).map(|line| line.name.as_str()), Some(wanted));
        }
        assert_eq!(PrintSheet::default().chosen(&PrintingView::default()), None);
    }

    #[test]
    fn only_one_to_ninety_nine_is_a_number_of_copies() {
        let offer = Offer { ready: true, copies: 3, why_so_many: "", path: PathBuf::from("paper.pdf") };
        let table = [(None, Some(3)), (Some(" 7 "), Some(7)), (Some("99"), Some(99)), (Some("0"), None)];
        for (typed, copies) in table.into_iter().chain([(Some(""), None), (Some("100"), None), (Some("三"), None)]) {
            let sheet = PrintSheet { copies: typed.map(str::to_owned), ..PrintSheet::default() };
            assert_eq!(sheet.copies(&offer), copies, "{typed:?}");
        }
    }
}
