//! 立卷与保管: the period of the case and the day from which it counts; and the whole case into the bin.

use egui::Ui;

use crate::casebook::command::{CaseCommand, Command};
use crate::domain::keeping::{Keeping, KeepingPeriod};
use crate::domain::typed_day;
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{head, segmented, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// The name of a period.
pub(in crate::ui::screens) const fn period_word(tr: Tr, period: KeepingPeriod) -> &'static str {
    match period {
        KeepingPeriod::Short => tr.keep_short(),
        KeepingPeriod::Long => tr.keep_long(),
        KeepingPeriod::Permanent => tr.keep_permanent(),
    }
}

/// What is being filled in.
#[derive(Debug, Default)]
pub(super) struct KeepSheet {
    period: Option<KeepingPeriod>,
    /// `None`: not touched yet.
    filed: Option<String>,
    /// The question whether the case really goes into the bin is open.
    asks: bool,
}

impl KeepSheet {
    /// Paints the sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let (tr, tokens, kept) = (view.tr, view.tokens, &case.record.keeping);
        head::section(ui, tokens, tr.keep_head(), None);
        ui.add_space(space::S);
        let stands = match (kept.keeping, kept.ends) {
            (None, _) => tr.keep_not_filed().to_owned(),
            (Some(keeping), None) => tr.keep_for_ever(dates::full_day(tr, keeping.filed)),
            (Some(keeping), Some(ends)) => tr.keep_until(
                period_word(tr, keeping.period),
                dates::full_day(tr, keeping.filed),
                dates::full_day(tr, ends),
            ),
        };
        words::wrapped(ui, Type::Body, stands, tokens.ink);
        ui.add_space(space::M);
        self.period(ui, view, kept.keeping, out);
        ui.add_space(space::L);
        self.bin(ui, view, kept.is_signed, out);
    }

    fn period(&mut self, ui: &mut Ui, view: &View<'_>, kept: Option<Keeping>, out: &mut Outbox) {
        let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
        let mut period = self.period.or(kept.map(|kept| kept.period)).unwrap_or(KeepingPeriod::Long);
        let choices = [KeepingPeriod::Short, KeepingPeriod::Long, KeepingPeriod::Permanent]
            .map(|period| (period, period_word(tr, period)));
        if segmented::show(ui, tokens, tr.keep_period(), &choices, &mut period, None) {
            self.period = Some(period);
        }
        ui.add_space(space::S);
        let mut text = self.filed.clone().unwrap_or_else(|| dates::full_day(tr, kept.map_or(today, |kept| kept.filed)));
        let filed = typed_day::read(&text, today);
        let note = if filed.is_some() { Note::Plain(tr.keep_filed_note()) } else { Note::Wrong(tr.keep_filed_wrong()) };
        if Field::new(tr.keep_filed()).note(note).width(240.0).limit(40).show(ui, tokens, &mut text).changed() {
            self.filed = Some(text);
        }
        ui.add_space(space::M);
        let wanted = filed.map(|filed| Keeping { period, filed });
        let ready = view.keeping.may_move && wanted.is_some() && wanted != kept;
        let button = if kept.is_some() { tr.keep_change() } else { tr.keep_file() };
        if Button::normal(button).enabled(ready).show(ui, tokens).clicked()
            && let (Some(case), Some(wanted)) = (view.case, wanted)
        {
            *self = KeepSheet::default();
            out.change(case.record.id, CaseCommand::SetKeeping(Some(wanted)));
        }
    }

    fn bin(&mut self, ui: &mut Ui, view: &View<'_>, is_signed: bool, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.keep_bin_head(), None);
        ui.add_space(space::S);
        let note = if is_signed { tr.keep_bin_signed() } else { tr.keep_bin_note() };
        words::wrapped(ui, Type::Small, note, tokens.ink2);
        ui.add_space(space::M);
        if is_signed {
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if !self.asks {
                let button = Button::normal(tr.keep_bin_do()).enabled(view.keeping.may_move);
                self.asks = button.show(ui, tokens).clicked();
                return;
            }
            if Button::normal(tr.keep_bin_sure()).ink(tokens.accent).show(ui, tokens).clicked() {
                self.asks = false;
                out.push(Action::Run(Box::new(Command::DiscardCase(case.record.id))));
            }
            if Button::quiet(tr.keep_bin_not()).show(ui, tokens).clicked() {
                self.asks = false;
            }
        });
    }
}
