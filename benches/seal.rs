//! How much longer it takes to write a sealed agreement than to write it: medians in milliseconds, ratio and
//! difference, measured in turns within one run. The aim is at most 50 ms more. Beside them, how long looking at the
//! sealed file takes.
//!
//! Usage: `seal CASE.json [ROUNDS]`.

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveTime};
use maplebridge::domain::case_file;
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::agreement::{Mark, pdf};
use maplebridge::paper::Faces;
use maplebridge::seal::{SealRecord, SealingKey, seal, sha256_hex, verify};

/// The aim for what sealing adds.
const AIM: Duration = Duration::from_millis(50);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(file) = arguments.next() else { return Err("usage: seal CASE.json [ROUNDS]".into()) };
    let rounds = arguments.next().map_or(Ok(100), |rounds| rounds.parse())?;
    let text = std::fs::read(file)?;
    let case = case_file::read(&text).map_err(|error| format!("{error:?}"))?.case;
    let (faces, templates) = (Faces::bundled()?, Templates::built_in());
    let day = case.accepted.or(NaiveDate::from_ymd_opt(2026, 3, 12)).unwrap_or_default();
    let key = SealingKey::self_issued("示范市青渡镇人民调解委员会", day.and_time(NaiveTime::MIN), 10)?;
    let write = || {
        let written = pdf(&case, Lang::Zh, Mark::None, None, &templates, &faces);
        written.map_err(|error| format!("{error:?}"))
    };
    let (mut plain, mut sealed, mut looked) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        // A new moment each time: the signature is another, and so is the number of tries until it fits.
        let at = day.and_time(NaiveTime::MIN) + chrono::TimeDelta::seconds(round);
        let started = Instant::now();
        black_box(write()?);
        plain.push(started.elapsed());
        let started = Instant::now();
        let file = seal(&write()?, &key, &record(&text, day), at)?;
        sealed.push(started.elapsed());
        let started = Instant::now();
        let holds = verify(&file)?.is_intact();
        looked.push(started.elapsed());
        if !holds {
            return Err("a sealed file does not hold".into());
        }
    }
    report(median(plain), median(sealed), median(looked))
}

fn report(plain: Duration, sealed: Duration, looked: Duration) -> Result<(), Box<dyn Error>> {
    let more = sealed.saturating_sub(plain);
    let ratio = sealed.as_secs_f64() / plain.as_secs_f64();
    let mut out = std::io::stdout();
    writeln!(out, "written {:.2} ms, written and sealed {:.2} ms", milliseconds(plain), milliseconds(sealed))?;
    writeln!(out, "sealing: {ratio:.2} times, {:.2} ms more", milliseconds(more))?;
    writeln!(out, "looking at it: {:.2} ms", milliseconds(looked))?;
    if more > AIM { Err("the aim of 50 ms is missed".into()) } else { Ok(()) }
}

fn record(words: &[u8], effective: NaiveDate) -> SealRecord {
    let text_sha256 = sha256_hex(words);
    SealRecord {
        number: "（2026）青渡人调字第001号".to_owned(),
        version: 1,
        document: words.to_vec(),
        chain_head: text_sha256.clone(),
        text_sha256,
        effective,
        practice: false,
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
