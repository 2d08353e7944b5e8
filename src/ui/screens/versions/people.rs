//! Who signs a version, whether and how they did; its scans, and the sealed file. It decides nothing.

use egui::{Align, Layout, Ui};

use crate::casebook::signing_log::VersionStanding;
use crate::casebook::view::{ScanRecord, SignatureRecord, VersionRecord, VersionSigner};
use crate::domain::agreement::SignatureWay;
use crate::domain::signing::HowRead;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::named_button;
use crate::ui::parts::{head, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Height of a row: name and role, how they signed.
const PERSON: f32 = 64.0;

/// Everyone who signs, then scans and the sealed file.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, record: &VersionRecord, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    head::section(ui, tokens, tr.versions_people(), Some(record.version.signers.len()));
    for signer in &record.version.signers {
        person(ui, view, signer, &record.standing);
    }
    if let Some(closed) = &record.standing.closed {
        head::section(ui, tokens, tr.versions_sealed_head(), None);
        ui.add_space(space::S);
        let at = closed.at;
        let day = dates::full_day(tr, at.date());
        let effective = dates::full_day(tr, closed.effective);
        words::wrapped(ui, Type::Body, tr.versions_sealed(day, at.format("%H:%M"), effective), tokens.ink);
        words::wrapped(ui, Type::Small, tr.versions_sealed_digest(&closed.pdf_sha256), tokens.ink2);
        ui.add_space(space::S);
        if Button::normal(tr.versions_open_sealed()).show(ui, tokens).clicked() {
            let name = tr.versions_sealed_name(record.version.number);
            out.push(Action::OpenKept { sha256: closed.pdf_sha256.clone(), name, kind: "pdf".to_owned() });
        }
    }
    if !record.standing.scans.is_empty() {
        head::section(ui, tokens, tr.versions_scans(), Some(record.standing.scans.len()));
    }
    for (number, scan) in (1..).zip(&record.standing.scans) {
        ui.push_id(("scan", number), |ui| scanned(ui, view, record, (number, scan), out));
    }
}

fn person(ui: &mut Ui, view: &View<'_>, signer: &VersionSigner, standing: &VersionStanding) {
    let (tr, tokens) = (view.tr, view.tokens);
    let (said, ink) = match standing.signature_of(&signer.id) {
        Some(signature) => (how(view, signature, standing), tokens.ink),
        None if standing.on_paper.contains(&signer.id) => (tr.versions_will_on_paper().to_owned(), tokens.soon),
        None if standing.fallen.is_some() => (tr.versions_never_signed().to_owned(), tokens.ink2),
        None if !signer.required => (tr.versions_not_needed().to_owned(), tokens.ink2),
        None => (tr.versions_to_sign().to_owned(), tokens.accent),
    };
    let response = row::show(ui, tokens, PERSON, false, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                words::word(ui, Type::BodyMedium, &signer.name, tokens.ink);
                words::line(ui, Type::Small, &signer.role, tokens.ink2);
            });
            words::line(ui, Type::Small, &said, ink);
        });
    });
    named_button(&response, &format!("{} {said}", signer.name));
}

/// On screen, when, and how the words were made known; or on paper, on which day, and on which scan it is seen.
fn how(view: &View<'_>, signature: &SignatureRecord, standing: &VersionStanding) -> String {
    let tr = view.tr;
    match signature.way {
        SignatureWay::Screen => {
            let (day, time) = (dates::day(tr, signature.at.date()), signature.at.format("%H:%M"));
            match signature.how_read {
                Some(HowRead::ReadAloud) => tr.versions_on_screen_read(day, time),
                Some(HowRead::Scrolled) => tr.versions_on_screen_seen(day, time),
                None => tr.versions_on_screen(day, time),
            }
        }
        SignatureWay::Paper => {
            let day = dates::day(tr, signature.on);
            match standing.scan_of(&signature.signer) {
                Some(scan) => tr.versions_on_paper_scanned(day, &scan.name),
                None => tr.versions_on_paper(day),
            }
        }
    }
}

fn scanned(
    ui: &mut Ui,
    view: &View<'_>,
    record: &VersionRecord,
    (number, scan): (usize, &ScanRecord),
    out: &mut Outbox,
) {
    let (tr, tokens) = (view.tr, view.tokens);
    let name = |id| record.version.signer(id).map_or(id.as_str(), |signer| signer.name.as_str());
    let names: Vec<&str> = scan.signers.iter().map(name).collect();
    ui.add_space(space::S);
    words::wrapped(ui, Type::Body, &scan.name, tokens.ink);
    let day = dates::day(tr, scan.at.date());
    let pages = usize::try_from(scan.pages).unwrap_or(usize::MAX);
    let mut said = tr.versions_scan(day, pages, names.join(tr.shell_names_joint()));
    if scan.mark_typed {
        said += tr.versions_mark_typed();
    }
    words::wrapped(ui, Type::Small, said, tokens.ink2);
    ui.add_space(space::XS);
    let open = tr.versions_open_scan(number);
    if Button::small(tr.papers_open()).named(&open).show(ui, tokens).clicked() {
        let name = tr.versions_scan_name(record.version.number, number);
        out.push(Action::OpenKept { sha256: scan.sha256.clone(), name, kind: scan.kind.clone() });
    }
    ui.add_space(space::S);
    row::rule(ui, tokens);
}
