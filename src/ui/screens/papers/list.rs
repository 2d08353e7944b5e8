//! The file of the case as a list: what is missing on top, then the thirteen items with their papers, then what is
//! handed out beside the file, and quietly what this case has no use for. It decides nothing: the record says what is
//! there.

use egui::{Align, Layout, Sense, Ui, Vec2, pos2, vec2};

use crate::domain::dossier::{DossierItem, ItemState, ItemStatus, Need};
use crate::domain::papers::PaperKind;
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox};
use crate::ui::papers_view::{Heading, PaperAsk, PaperFile, PaperGroup, PaperLine};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::named_button;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::{finding, head, row, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

/// Room of the number before an item; its papers begin below its title.
const INDENT: f32 = 30.0;

/// Shows the list. True: a paper was chosen.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) -> bool {
    let Some(case) = view.case else { return false };
    summary(ui, view, case, out);
    let mut chosen = false;
    for (position, group) in view.papers.groups.iter().enumerate() {
        chosen |= ui.push_id(position, |ui| part(ui, view, group, out)).inner;
    }
    chosen
}

/// What is missing, each with the way to it, and the file as a whole.
fn summary(ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let lacking: Vec<&ItemStatus> = case.dossier.iter().filter(|status| status.is_lacking()).collect();
    let title = if lacking.is_empty() { tr.papers_complete().to_owned() } else { tr.papers_lacking(lacking.len()) };
    head::show(ui, tokens, &title, "", |ui| {
        let button = Button::small(tr.papers_save_whole()).enabled(!view.status.dialog_open);
        if button.show(ui, tokens).clicked() {
            out.push(Action::AskWhereToSave(PaperFile::Dossier));
        }
    });
    for status in lacking {
        ui.push_id(status.item.key(), |ui| {
            let door = finding::show(ui, tokens, Mark::Must, lack(tr, status.item), tr.missing_go());
            if door.clicked() {
                out.push(Action::Jump(status.place.clone()));
            }
        });
    }
}

/// What to do about a missing item.
const fn lack(tr: Tr, item: DossierItem) -> &'static str {
    match item {
        DossierItem::Opening => tr.papers_lack_opening(),
        DossierItem::Notice => tr.papers_lack_notice(),
        DossierItem::Identity => tr.papers_lack_identity(),
        DossierItem::Authority => tr.papers_lack_authority(),
        DossierItem::Inquiry => tr.papers_lack_inquiry(),
        DossierItem::Record => tr.papers_lack_record(),
        DossierItem::Agreement => tr.papers_lack_agreement(),
        DossierItem::Performance => tr.papers_lack_performance(),
        DossierItem::FollowUp => tr.papers_lack_follow_up(),
        DossierItem::Confirmation => tr.papers_lack_confirmation(),
        DossierItem::Evidence | DossierItem::Statement | DossierItem::BackLeaf => tr.papers_lack_other(),
    }
}

fn part(ui: &mut Ui, view: &View<'_>, group: &PaperGroup, out: &mut Outbox) -> bool {
    match &group.heading {
        Heading::Item(status) => item(ui, view, status, group.papers.is_empty(), out),
        Heading::Front => quiet_head(ui, view, view.tr.papers_front()),
        Heading::Beside => quiet_head(ui, view, view.tr.papers_beside()),
        Heading::Unfit => quiet_head(ui, view, view.tr.papers_unfit()),
    }
    let mut chosen = false;
    for line in &group.papers {
        chosen |= paper(ui, view, line, out);
    }
    chosen
}

fn quiet_head(ui: &mut Ui, view: &View<'_>, title: &str) {
    ui.add_space(space::S);
    words::line(ui, Type::Small, title, view.tokens.ink2);
    ui.add_space(space::XS);
    row::rule(ui, view.tokens);
}

/// Number, title, whether it must be there, and whether it is: by shape and word.
fn item(ui: &mut Ui, view: &View<'_>, status: &ItemStatus, alone: bool, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let number = DossierItem::ALL.iter().position(|item| *item == status.item).map_or(0, |at| at + 1);
    let title = tr.dossier_item(status.item);
    let missing = status.state == ItemState::Missing;
    let room = vec2(ui.available_width(), size::ROW_LOW);
    ui.add_space(space::XS);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(size::ROW_LOW);
        ui.spacing_mut().item_spacing.x = space::S;
        state(ui, view, status);
        // What must be there has its door on top of the list.
        if missing && !status.is_lacking() {
            let name = format!("{} {title}", tr.missing_go());
            let door = Button::quiet(tr.missing_go()).kind(Type::Small).height(size::SMALL).named(&name);
            if door.show(ui, tokens).on_hover_text(lack(tr, status.item)).clicked() {
                out.push(Action::Jump(status.place.clone()));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui_with_layout(vec2(INDENT, 24.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(INDENT);
                words::word(ui, Type::Small, number.to_string(), tokens.ink3);
            });
            let needs = status.need == Need::Must;
            let need_room =
                if needs { words::width(ui, Type::Small, tr.dossier_need(Need::Must)) + space::S } else { 0.0 };
            let kind = if needs { Type::BodyMedium } else { Type::Body };
            let wanted = words::width(ui, kind, title).min((ui.available_width() - need_room).max(40.0)) + 1.0;
            ui.allocate_ui_with_layout(vec2(wanted, 24.0), Layout::left_to_right(Align::Center), |ui| {
                words::line(ui, kind, title, tokens.ink);
            });
            if needs {
                ui.add_space(space::S);
                words::word(ui, Type::Small, tr.dossier_need(Need::Must), tokens.ink2);
            }
        });
    });
    if alone {
        row::rule(ui, tokens);
    }
}

fn state(ui: &mut Ui, view: &View<'_>, status: &ItemStatus) {
    let (tr, tokens) = (view.tr, view.tokens);
    let ink = match (status.state, status.is_lacking()) {
        (ItemState::Present, _) => tokens.done,
        (ItemState::Missing, true) => tokens.accent,
        (ItemState::Missing, false) => tokens.soon,
        (ItemState::NotNeeded, _) => tokens.ink3,
    };
    words::word(ui, Type::Small, tr.dossier_state(status.state), ink);
    let (square, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    match (status.state, status.is_lacking()) {
        (ItemState::Present, _) => Mark::Done.paint(ui.painter(), square.center(), tokens),
        (ItemState::Missing, true) => Mark::Must.paint(ui.painter(), square.center(), tokens),
        (ItemState::Missing, false) => Mark::Advice.paint(ui.painter(), square.center(), tokens),
        (ItemState::NotNeeded, _) => Icon::Minus.paint(ui.painter(), square.shrink(1.0), ink, 1.4),
    }
}

/// The name of a paper for the screen, whose face has a wide ’ alone, made for Chinese.
pub fn kind_on_screen(tr: Tr, kind: PaperKind) -> String {
    tr.paper_kind(kind).replace('’', "'")
}

/// The accessible name of a paper in the list: its kind, and which one of several.
pub fn paper_name(tr: Tr, line: &PaperLine) -> String {
    [kind_on_screen(tr, line.kind).as_str(), line.about.as_str()].join(" ").trim().to_owned()
}

fn paper(ui: &mut Ui, view: &View<'_>, line: &PaperLine, out: &mut Outbox) -> bool {
    let (tr, tokens) = (view.tr, view.tokens);
    let current = view.papers.shown.as_ref().is_some_and(|shown| shown.ask.is(line));
    let name = paper_name(tr, line);
    if let Some(reason) = &line.why_not {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::SMALL), Sense::hover());
        let said = format!("{name}{}{reason}", tr.papers_because());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, false, &said));
        let text = words::galley(ui, Type::Small, &said, tokens.ink3, rect.width() - INDENT);
        ui.painter().galley(pos2(rect.min.x + INDENT, rect.center().y - text.size().y / 2.0), text, tokens.ink3);
        response.on_hover_text(reason);
        return false;
    }
    let response = row::show(ui, tokens, size::ROW_LOW, current, |ui| {
        ui.add_space(INDENT);
        ui.spacing_mut().item_spacing.x = space::S;
        let kind = if current { Type::BodyMedium } else { Type::Body };
        let title = kind_on_screen(tr, line.kind);
        let wanted = words::width(ui, kind, &title).min(ui.available_width()) + 1.0;
        ui.allocate_ui_with_layout(vec2(wanted, 24.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, kind, title, tokens.ink);
        });
        if !line.about.is_empty() {
            words::line(ui, Type::Small, &line.about, tokens.ink2);
        }
    });
    named_button(&response, &name);
    if response.clicked() && !current {
        // The language stays, so that papers can be compared; the gaps for the hand are each paper's own.
        let language = view.papers.shown.as_ref().map_or_else(Default::default, |shown| shown.ask.language);
        out.push(Action::ShowPaper(PaperAsk { language, ..PaperAsk::new(line.kind, line.which.clone()) }));
    }
    response.clicked()
}
