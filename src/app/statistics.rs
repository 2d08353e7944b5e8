//! The statistics in the window: read for their screen, and written as a workbook where the person says. It must not count.

use std::path::Path;

use chrono::NaiveDate;

use crate::casebook::Error;
use crate::jobs::reason::why;
use crate::jobs::{given, statistics_sheet};
use crate::platform::dialogs::{self, Asked};
use crate::platform::{files, folders};
use crate::statistics::Period;
use crate::statistics::report::{REPEAT_DAYS, allowances};
use crate::ui::action::StatisticsAsk;
use crate::ui::screen::Screen;
use crate::ui::statistics_view::StatisticsView;

use super::desk::Desk;

/// What is shown, and the dialog that is open.
#[derive(Debug, Default)]
pub struct StatisticsDesk {
    pub(super) view: StatisticsView,
    asked: Option<Asked>,
}

/// Reads the report for the open screen: that of the period that was chosen last, else of this year.
pub(super) fn refresh(desk: &mut Desk) -> Result<(), Error> {
    if desk.screen != Screen::Statistics {
        return Ok(());
    }
    let today = desk.now().date();
    let shown = desk.statistics.view.report.as_ref().map(|report| report.now.period);
    show(desk, shown.unwrap_or_else(|| Period::year_of(today)), today)
}

fn show(desk: &mut Desk, period: Period, today: NaiveDate) -> Result<(), Error> {
    desk.statistics.view.report = Some(desk.book.statistics(period, REPEAT_DAYS, today)?);
    let open = desk.statistics.view.allowance.take().map(|(name, _)| name);
    cases(desk, open)
}

/// Carries out what was asked.
pub(super) fn act(desk: &mut Desk, ask: StatisticsAsk) -> Result<(), Error> {
    match ask {
        StatisticsAsk::Period(period) => {
            let today = desk.now().date();
            show(desk, period, today)
        }
        StatisticsAsk::Cases(mediator) => cases(desk, mediator),
        StatisticsAsk::Export => {
            export(desk);
            Ok(())
        }
        StatisticsAsk::SaveTo(path) => save(desk, &path),
    }
}

fn cases(desk: &mut Desk, mediator: Option<String>) -> Result<(), Error> {
    let period = desk.statistics.view.report.as_ref().map(|report| report.now.period);
    desk.statistics.view.allowance = match mediator.zip(period) {
        Some((name, period)) => {
            let cases = allowances(desk.book.settled_cases(period)?).remove(&name).unwrap_or_default();
            Some((name, cases))
        }
        None => None,
    };
    Ok(())
}

/// Asks where the workbook goes; the answer comes with a later frame.
fn export(desk: &mut Desk) {
    let Some(report) = &desk.statistics.view.report else { return };
    if desk.statistics.asked.is_some() {
        return;
    }
    let (tr, period) = (desk.tr(), report.now.period);
    let name = format!("{} {} {}.xlsx", tr.statistics_title(), period.from(), period.to());
    let wake = desk.wake.clone();
    let wake = move || {
        if let Some(wake) = wake {
            wake();
        }
    };
    let kind = (tr.statistics_workbook(), "xlsx");
    let asked = dialogs::ask_where_to_save_as(tr.statistics_export(), folders::papers(), &name, kind, wake);
    desk.statistics.asked = Some(asked);
    desk.status.dialog_open = true;
}

/// Takes the answer of the dialog, when it is there.
pub(super) fn news(desk: &mut Desk) {
    let Some(answer) = desk.statistics.asked.as_ref().and_then(Asked::answer) else { return };
    desk.statistics.asked = None;
    desk.status.dialog_open = false;
    let Some(path) = answer else {
        desk.say(desk.tr().app_no_path_chosen().to_owned(), false);
        return;
    };
    if let Err(error) = save(desk, &path) {
        desk.say(error.message(desk.tr()), true);
    }
}

/// Writes the workbook of the report that is shown, for its owner alone to read, since cases are named in it; never over a
/// file of another kind.
fn save(desk: &mut Desk, path: &Path) -> Result<(), Error> {
    let tr = desk.tr();
    let Some(report) = &desk.statistics.view.report else { return Ok(()) };
    let mut path = path.to_path_buf();
    if !files::has_extension(&path, "xlsx") {
        path.as_mut_os_string().push(".xlsx");
    }
    if !given::may_be_replaced(&path, statistics_sheet::is_workbook) {
        desk.say(tr.cli_other_file_there(path.display()), true);
        return Ok(());
    }
    let settled = desk.book.settled_cases(report.now.period)?;
    let written = statistics_sheet::workbook(report, &allowances(settled), tr).map_err(|error| error.to_string());
    match written.and_then(|bytes| files::write_private(&path, &bytes).map_err(|error| why(&error, tr))) {
        Ok(()) => desk.say(tr.app_saved_file(path.display()), false),
        Err(reason) => desk.say(tr.app_not_saved_file(path.display(), reason), true),
    }
    Ok(())
}
