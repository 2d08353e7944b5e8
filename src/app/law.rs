//! The desk's side of the right edge: what is opened there, a law card printed for the party, a card as PDF. It must
//! not know what a card says.

use std::path::PathBuf;

use crate::guide::law::{Card, Library};
use crate::jobs::card::card_paper;
use crate::jobs::reason::why;
use crate::platform::{files, printer};
use crate::ui::action::{Action, PrintOrder};

use super::desk::Desk;
use super::printing::{self, Instead};

/// Carries out a wish of the right edge.
pub(super) fn act(desk: &mut Desk, action: Action) {
    match action {
        Action::Side(door) => desk.side = Some(door),
        Action::PrintCard(id) => with_pdf(desk, &id, print),
        Action::OpenCard(id) => with_pdf(desk, &id, |desk, card, pdf| open(desk, card, &pdf)),
        _ => {}
    }
}

fn with_pdf(desk: &mut Desk, id: &str, then: impl FnOnce(&mut Desk, &Card, Vec<u8>)) {
    let tr = desk.tr();
    let Some(card) = Library::built_in().by_id(id) else { return };
    match card_paper(card, tr.0, &desk.faces) {
        Ok(pdf) => then(desk, card, pdf),
        Err(error) => desk.say(error.message(tr), true),
    }
}

fn print(desk: &mut Desk, card: &Card, pdf: Vec<u8>) {
    let title = card.text(desk.tr().0).title.clone();
    let order = PrintOrder { printer: desk.printing.view.last_printer.clone(), copies: 1, both_sides: false };
    let instead = Instead { path: path(desk, card), pdf: pdf.clone() };
    if printing::send(desk, pdf, 1, order, title) {
        desk.printing.instead = Some(instead);
        desk.say(desk.tr().law_sent().to_owned(), false);
    } else {
        desk.say(desk.tr().law_printer_busy().to_owned(), true);
    }
}

/// Where a card is saved: among the papers.
fn path(desk: &Desk, card: &Card) -> PathBuf {
    let tr = desk.tr();
    let name = files::safe_name(&tr.law_file_name(&card.text(tr.0).title));
    desk.status.papers_folder.join(format!("{name}.pdf"))
}

/// Saves the card among the papers and opens it.
fn open(desk: &mut Desk, card: &Card, pdf: &[u8]) {
    let tr = desk.tr();
    let path = path(desk, card);
    if let Err(error) = files::write(&path, pdf) {
        return desk.say(tr.app_not_saved_file(path.display(), why(&error, tr)), true);
    }
    match printer::open(&path) {
        Ok(()) => desk.say(tr.app_saved_file(path.display()), false),
        Err(reason) => desk.say(tr.app_not_opened(path.display(), reason), true),
    }
}
