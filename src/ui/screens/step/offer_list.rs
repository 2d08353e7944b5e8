//! Money on an issue: what each side names, how far they are apart, and the demands and offers in order of time. It
//! must not show what is private unless it is told that it may.

use egui::{Align, Layout, Rect, Sense, Ui, Vec2, pos2, vec2};

use crate::domain::case::CaseFile;
use crate::domain::case_file::Private;
use crate::domain::offers::{Gap, gap, is_seen};
use crate::domain::session::{IssueInDispute, Offer};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Tokens, Type, space};

/// Height of a line of the history.
const LINE: f32 = 24.0;
/// So many of the last offers are shown until all are asked for.
const LAST: usize = 3;

/// How far the sides are apart: 甲方要 3,580，乙方出 2,000 · 差 1,580.00 元.
pub fn gap_line(ui: &mut Ui, (tr, tokens): (Tr, &Tokens), file: &CaseFile, issue: &IssueInDispute, seen: Private) {
    let Some(gap) = gap(file, issue, seen) else { return };
    let (text, kind, ink) = match gap.apart() {
        Some(apart) => (tr.talk_gap(dates::amount(tr, apart)), Type::BodyMedium, tokens.ink),
        None => (tr.talk_gap_none().to_owned(), Type::Small, tokens.done),
    };
    let sides = sides(tr, gap);
    let full = ui.available_width();
    let needed = words::width(ui, kind, &text) + words::width(ui, Type::Small, &sides) + space::S;
    if needed > full {
        words::wrapped(ui, Type::Small, &sides, tokens.ink2);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(full, LINE + 2.0), Sense::hover());
    let spoken = format!("{sides} {text}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &spoken));
    let apart = words::galley(ui, kind, &text, ink, full);
    let middle = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    if needed <= full {
        let sides = words::galley(ui, Type::Small, &sides, tokens.ink2, full);
        ui.painter().galley(pos2(rect.min.x, middle(&sides)), sides, tokens.ink2);
    }
    let at = pos2(rect.max.x - apart.size().x, middle(&apart));
    ui.painter().galley(at, apart, ink);
}

fn sides(tr: Tr, gap: Gap) -> String {
    tr.talk_gap_sides(gap.demanded.short_figures(), gap.offered.short_figures())
}

/// The demands and offers, the newest last; the earlier ones behind a word. With `remove` each has a cross, and the
/// answer is the position of the offer whose cross was pressed.
pub fn history(
    ui: &mut Ui,
    (tr, tokens): (Tr, &Tokens),
    (file, issue): (&CaseFile, &IssueInDispute),
    seen: Private,
    all: &mut bool,
    remove: bool,
) -> Option<usize> {
    let seen: Vec<(usize, &Offer)> =
        issue.offers.iter().enumerate().filter(|(_, offer)| is_seen(offer, seen)).collect();
    let hidden = if *all || remove { 0 } else { seen.len().saturating_sub(LAST) };
    if hidden > 0 && hung::left(ui, tokens, hung::quiet(&tr.talk_offers_earlier(hidden))).clicked() {
        *all = true;
    }
    let mut gone = None;
    for (position, offer) in seen.into_iter().skip(hidden) {
        let pressed = ui.push_id(("offer", position), |ui| one(ui, (tr, tokens), file, offer, remove)).inner;
        gone = if pressed { Some(position) } else { gone };
    }
    if *all && hung::left(ui, tokens, hung::quiet(tr.talk_offers_fold())).clicked() {
        *all = false;
    }
    gone
}

/// Time, who, words, amount. True: its cross was pressed.
fn one(ui: &mut Ui, (tr, tokens): (Tr, &Tokens), file: &CaseFile, offer: &Offer, remove: bool) -> bool {
    let name = file.party(&offer.party).map_or(offer.party.0.as_str(), |party| party.name.as_str());
    let when = match (offer.time, offer.date) {
        (Some(time), _) => time.format("%H:%M").to_string(),
        (None, Some(date)) => dates::day(tr, date),
        (None, None) => String::new(),
    };
    let amount = offer.amount.map(|amount| dates::amount(tr, amount)).unwrap_or_default();
    let height = if remove { crate::ui::theme::size::SMALL } else { LINE };
    let room = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let pressed = remove && hung::cross(ui, tokens, &tr.talk_offer_remove(name, &amount)).clicked();
        if !amount.is_empty() {
            words::word(ui, Type::Small, &amount, tokens.ink);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if offer.private {
                lock(ui, tokens);
            }
            let told = [when.as_str(), name, offer.text.as_str()];
            let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
            words::line(ui, Type::Small, told.join(" "), tokens.ink2);
        });
        pressed
    })
    .inner
}

fn lock(ui: &mut Ui, tokens: &Tokens) {
    let (square, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    let square = Rect::from_center_size(square.center(), Vec2::splat(12.0));
    Icon::Lock.paint(ui.painter(), square, tokens.ink2, 1.4);
}
