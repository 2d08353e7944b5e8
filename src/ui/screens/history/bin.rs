//! 回收站 of one case: what was removed from it, when and by whom, and the door by which it comes back. What was said in
//! private is named and not shown: parties may look on.

use egui::{Align, Layout, Ui};

use crate::casebook::bin::{BinKind, Binned};
use crate::casebook::command::CaseCommand;
use crate::casebook::message::actor_words;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{empty, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

const fn kind_word(tr: Tr, kind: BinKind) -> &'static str {
    match kind {
        BinKind::Party => tr.bin_party(),
        BinKind::Statement => tr.bin_statement(),
        BinKind::Issue => tr.bin_issue(),
        BinKind::Offer => tr.bin_offer(),
        BinKind::Term => tr.bin_term(),
        BinKind::Annex => tr.bin_annex(),
        BinKind::FollowUp => tr.bin_follow_up(),
        BinKind::Alert => tr.bin_alert(),
    }
}

/// The list, newest first.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    words::wrapped(ui, Type::Small, tr.bin_note(), tokens.ink2);
    if view.keeping.bin.is_empty() {
        empty::show(ui, tokens, tr.bin_empty(), None);
        return;
    }
    ui.add_space(space::S);
    for (number, binned) in &view.keeping.bin {
        ui.push_id(number, |ui| thing(ui, view, *number, binned, out));
    }
}

fn thing(ui: &mut Ui, view: &View<'_>, number: u32, binned: &Binned, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let hidden = binned.is_private();
    let said = if hidden { tr.bin_private().to_owned() } else { binned.words().to_owned() };
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let tag = if hidden { Tag::Private } else { Tag::Kind };
        tag.show(ui, tokens, kind_word(tr, binned.kind));
        let name = format!("{} {}", tr.bin_put_back(), said);
        let button = Button::small(tr.bin_put_back()).named(&name);
        let width = (ui.available_width() - button.wanted_width(ui) - space::M).max(120.0);
        ui.allocate_ui_with_layout(egui::vec2(width, 24.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            words::line(ui, Type::Body, &said, tokens.ink);
            let when = tr.versions_time(dates::day(tr, binned.at.date()), binned.at.format("%H:%M"));
            words::line(ui, Type::Small, tr.bin_removed(when, actor_words(&binned.by, tr)), tokens.ink2);
        });
        if button.show(ui, tokens).clicked()
            && let Some(case) = view.case
        {
            out.change(case.record.id, CaseCommand::PutBack { number });
        }
    });
    ui.add_space(space::S);
    row::rule(ui, tokens);
}
