//! What was done on a version, line by line with its time: frozen, on paper, signed, taken back, signed again, scanned,
//! closed, fallen. Every entry of the log is one line; it decides nothing.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::signing_log::{FallReason, SigningEntry, SigningFact};
use crate::casebook::view::VersionRecord;
use crate::domain::agreement::{SignatureWay, SignerId};
use crate::domain::signing::HowRead;
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::{head, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Width of the column of times.
const TIMES: f32 = 132.0;

/// The log of the version, oldest first.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, record: &VersionRecord) {
    let (tr, tokens) = (view.tr, view.tokens);
    head::section(ui, tokens, tr.versions_log(), Some(record.log.len()));
    for (at, entry) in record.log.iter().enumerate() {
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let room = vec2(TIMES, 24.0);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
                ui.set_width(TIMES);
                words::line(ui, Type::Small, time(tr, entry), tokens.ink2);
            });
            words::wrapped(ui, Type::Body, told(tr, record, at, entry), tokens.ink);
        });
        ui.add_space(space::S);
        row::rule(ui, tokens);
    }
}

fn time(tr: Tr, entry: &SigningEntry) -> String {
    tr.versions_time(dates::day(tr, entry.at.date()), entry.at.format("%H:%M"))
}

/// An entry as a sentence.
fn told(tr: Tr, record: &VersionRecord, at: usize, entry: &SigningEntry) -> String {
    let name = |id: &SignerId| name(record, id);
    match &entry.what {
        SigningFact::Frozen { .. } => tr.story_frozen(entry.version, short(&record.version.text_sha256)),
        SigningFact::OnPaper { signer, will: true } => tr.story_on_paper(name(signer)),
        SigningFact::OnPaper { signer, will: false } => tr.story_on_screen_after_all(name(signer)),
        SigningFact::Signed(signature) => {
            let (who, role) = (name(&signature.signer), signature.role.as_str());
            let again = record.log.iter().take(at).any(
                |earlier| matches!(&earlier.what, SigningFact::Signed(earlier) if earlier.signer == signature.signer),
            );
            let mut said = match signature.way {
                SignatureWay::Screen if again => tr.story_signed_again(who, role),
                SignatureWay::Screen => tr.story_signed(who, role),
                SignatureWay::Paper => tr.story_signed_on_paper(who, role, dates::day(tr, signature.on)),
            };
            match signature.how_read {
                Some(HowRead::ReadAloud) => said += tr.story_read_aloud(),
                Some(HowRead::Scrolled) => said += tr.story_seen(),
                None => {}
            }
            said
        }
        SigningFact::Withdrawn { signer } => tr.story_withdrawn(name(signer)),
        SigningFact::Scanned(scan) => {
            let names: Vec<String> = scan.signers.iter().map(name).collect();
            let mut said = tr.story_scanned(&scan.name, names.join(tr.shell_names_joint()));
            if scan.mark_typed {
                said += tr.versions_mark_typed();
            }
            said
        }
        SigningFact::Closed(closed) => {
            let effective = dates::full_day(tr, closed.effective);
            tr.story_closed(effective, short(&closed.certificate_sha256), closed.events)
        }
        SigningFact::Fallen { signatures, reason } => {
            let count = usize::try_from(*signatures).unwrap_or(usize::MAX);
            match reason {
                FallReason::Changed => tr.story_changed(count),
                FallReason::Superseded => tr.story_superseded(count),
            }
        }
    }
}

fn name(record: &VersionRecord, id: &SignerId) -> String {
    record.version.signer(id).map_or_else(|| id.as_str().to_owned(), |signer| signer.name.clone())
}

/// The first figures of a digest: enough to tell two apart.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
