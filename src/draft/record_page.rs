//! The record page of a closed agreement (签署记录页): who signed what, when and how, under which marks it is kept, and
//! in plain words what that proves and what it does not. It must not decide who had to sign or whether a mark is right.

use chrono::{NaiveDate, NaiveDateTime};

use super::document::{Align, Block, Column, Content};
use crate::domain::agreement::SignatureWay;
use crate::domain::signing::HowRead;
use crate::i18n::{Lang, Tr};

/// What the page says.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPage {
    /// Number of the agreement; empty for none.
    pub number: String,
    /// What the dispute is called; empty for nothing.
    pub title: String,
    /// Number of the frozen version, from 1, and when it was frozen (local time).
    pub version: u32,
    pub frozen_at: NaiveDateTime,
    /// SHA-256 of the frozen words, hexadecimal.
    pub text_sha256: String,
    /// In the order in which they were asked.
    pub signers: Vec<RecordedSigner>,
    /// Whose seal it is: the committee, or the station of a public-security case.
    pub committee: String,
    /// Day on which the seal was affixed; `None` where it was not needed.
    pub seal_on: Option<NaiveDate>,
    /// Day on which the agreement takes effect.
    pub effective: NaiveDate,
    /// Head of the audit chain when the agreement was closed (SHA-256, hexadecimal), and how many events lead to it.
    pub chain_head: String,
    pub events: u64,
    /// Whom the certificate names, its SHA-256 (hexadecimal), and whether the desk made it itself.
    pub certificate_name: String,
    pub certificate_sha256: String,
    pub self_issued: bool,
    /// The practice case.
    pub practice: bool,
}

/// One who signed.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedSigner {
    pub name: String,
    /// In what role, in words (申请人的委托代理人).
    pub role: String,
    pub way: SignatureWay,
    /// When the hand was given, or, for paper, when it was entered (local time).
    pub at: NaiveDateTime,
    /// How the words were made known; `None` where that was not noted.
    pub how_read: Option<HowRead>,
    /// SHA-256 of the scan of the signed paper, hexadecimal.
    pub scan_sha256: Option<String>,
    /// The mark of the scanned pages could not be read and was typed by hand.
    pub mark_typed: bool,
    /// Day on the paper.
    pub paper_day: Option<NaiveDate>,
}

/// The page, beginning with a page break: what is appended to the frozen words when they are closed.
pub fn record_page(of: &RecordPage, lang: Lang) -> Vec<Block> {
    let tr = Tr(lang);
    let mut blocks = vec![Block::new(Content::PageBreak)];
    let mut small = |content| blocks.push(Block { small: true, ..Block::new(content) });
    small(Content::Title(tr.record_title().to_owned()));
    facts(of, tr).into_iter().for_each(&mut small);
    small(line(&[(tr.record_text_sha256(), &of.text_sha256)], tr));
    small(signer_table(of, tr));
    for (hash_of, sha256) in scans(of, tr) {
        small(line(&[(&hash_of, &sha256)], tr));
    }
    small(Content::Code { code: of.chain_head.clone(), caption: tr.record_chain(of.events) });
    small(line(&[(tr.record_certificate(), &certificate(of, tr))], tr));
    small(line(&[(tr.record_certificate_sha256(), &of.certificate_sha256)], tr));
    small(Content::Heading(tr.record_meaning().to_owned()));
    for text in meaning(of, tr) {
        small(Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true });
    }
    blocks
}

/// Labelled values on one line, flush left: a SHA-256 fills the line, and all begin at one edge.
fn line(items: &[(&str, &str)], tr: Tr) -> Content {
    let items: Vec<String> = items.iter().map(|(label, value)| [*label, *value].concat()).collect();
    Content::Paragraph { lead: String::new(), text: items.join(tr.record_between_facts()), indent: false }
}

fn facts(of: &RecordPage, tr: Tr) -> [Content; 3] {
    let sealed = of.seal_on.map_or_else(|| tr.record_no_seal().to_owned(), |day| tr.date(day));
    let named = [(tr.record_dispute(), of.title.as_str()), (tr.record_number(), &of.number)];
    let named: Vec<(&str, &str)> = named.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let version = tr.record_version_is(of.version, minute(of.frozen_at));
    let made = [(tr.record_committee(), of.committee.as_str()), (tr.record_version(), &version)];
    let effective = tr.date(of.effective);
    let days = [(tr.record_seal_on(), sealed.as_str()), (tr.record_effective(), &effective)];
    [line(&named, tr), line(&made, tr), line(&days, tr)]
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn signer_table(of: &RecordPage, tr: Tr) -> Content {
    let column = |title: &str, share, align| Column { title: title.to_owned(), share, align };
    let columns = vec![
        column(tr.record_name(), 22, Align::Left),
        column(tr.record_role(), 34, Align::Left),
        column(tr.record_way(), 24, Align::Left),
        column(tr.record_when(), 24, Align::Left),
        column(tr.record_how_read(), 14, Align::Left),
    ];
    let rows = of.signers.iter().map(|signer| row(signer, tr)).collect();
    Content::Table { columns, rows }
}

fn row(signer: &RecordedSigner, tr: Tr) -> Vec<String> {
    let (way, when) = match (signer.way, &signer.scan_sha256) {
        (SignatureWay::Screen, _) => (tr.record_on_screen(), minute(signer.at)),
        (SignatureWay::Paper, Some(_)) if signer.mark_typed => (tr.record_on_paper_typed(), paper_day(signer)),
        (SignatureWay::Paper, Some(_)) => (tr.record_on_paper_scanned(), paper_day(signer)),
        (SignatureWay::Paper, None) => (tr.record_on_paper(), paper_day(signer)),
    };
    let how_read = match (signer.how_read, signer.way) {
        (Some(HowRead::Scrolled), _) => tr.record_scrolled(),
        (Some(HowRead::ReadAloud), _) => tr.record_read_aloud(),
        // Whoever signs the printed paper has it in hand.
        (None, SignatureWay::Paper) => "—",
        (None, SignatureWay::Screen) => tr.record_not_noted(),
    };
    vec![signer.name.clone(), signer.role.clone(), way.to_owned(), when, how_read.to_owned()]
}

fn paper_day(signer: &RecordedSigner) -> String {
    signer.paper_day.unwrap_or_else(|| signer.at.date()).to_string()
}

/// Every scan once, with the names of those who signed on it.
fn scans(of: &RecordPage, tr: Tr) -> Vec<(String, String)> {
    let mut scans: Vec<(&str, Vec<&str>)> = Vec::new();
    for signer in &of.signers {
        let Some(sha256) = &signer.scan_sha256 else { continue };
        match scans.iter_mut().find(|(known, _)| known == sha256) {
            Some((_, names)) => names.push(&signer.name),
            None => scans.push((sha256, vec![&signer.name])),
        }
    }
    let named = |(sha256, names): (&str, Vec<&str>)| {
        (tr.record_scan_sha256(names.join(tr.record_between_names())), sha256.to_owned())
    };
    scans.into_iter().map(named).collect()
}

fn certificate(of: &RecordPage, tr: Tr) -> String {
    if of.self_issued {
        tr.record_certificate_own(&of.certificate_name)
    } else {
        tr.record_certificate_brought(&of.certificate_name)
    }
}

/// Electronic Signature Law (as amended 2019): art. 3 excludes personal relations and public utilities, art. 13 has the
/// four conditions of a reliable electronic signature, art. 14 its effect, art. 16 third-party certification.
fn meaning(of: &RecordPage, tr: Tr) -> Vec<&'static str> {
    let certificate = if of.self_issued { tr.record_not_reliable_own() } else { tr.record_not_reliable_brought() };
    // The strokes of the practice case were recorded beforehand.
    let strokes = if of.practice { tr.record_practice() } else { tr.record_strokes() };
    vec![tr.record_proves(), strokes, certificate, tr.record_excluded(), tr.record_sealed_again()]
}
