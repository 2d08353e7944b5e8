//! The agreement of a common benchmark input (`input.json`) through our own layout and writer, to be measured beside
//! other document tools. It turns the input into a [`Document`] and must not do more than a real paper needs.
//!
//! Usage: `pdfbench FOLDER_WITH_INPUT OUT.pdf [ROUNDS]`. Rounds above 1 repeat layout and writing in one
//! process, with other words each time, and say the median time of one.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::draft::document::{Block, Content, Document, FieldItem, Look, SignaturePlace};
use maplebridge::i18n::Lang;
use maplebridge::paper::{Faces, lay_out, write_pdf};
use serde::Deserialize;

#[derive(Deserialize)]
struct Input {
    title: String,
    number: String,
    station: String,
    parties: Vec<Party>,
    dispute: String,
    facts: Vec<String>,
    clauses: Vec<String>,
    performance: String,
    mediators: Vec<String>,
    recorder: String,
    date: String,
    signatures: Signatures,
}

#[derive(Deserialize)]
struct Party {
    role: String,
    name: String,
    sex: String,
    nation: String,
    id: String,
    phone: String,
    addr: String,
    job: String,
}

type Strokes = Vec<Vec<(f32, f32, f32)>>;

#[derive(Deserialize)]
struct Signatures {
    party_a: Strokes,
    party_b: Strokes,
    mediator_1: Strokes,
    mediator_2: Strokes,
    recorder: Strokes,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: pdfbench FOLDER_WITH_INPUT OUT.pdf [ROUNDS]".into());
    };
    let rounds = arguments.next().map_or(Ok(1), |rounds| rounds.parse::<u32>())?;
    let input: Input = serde_json::from_str(&std::fs::read_to_string(Path::new(&folder).join("input.json"))?)?;
    let mut document = document(input);
    let faces = Faces::bundled()?;
    let mut bytes = Vec::new();
    let mut times = Vec::new();
    for round in 0..rounds {
        if round > 0 {
            vary(&mut document, round);
        }
        let begun = Instant::now();
        bytes = write_pdf(&lay_out(&document, &faces)?, &faces)?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    if let (Some(median), Some(max)) = (times.get(times.len() / 2), times.last())
        && rounds > 1
    {
        eprintln!("ours n={rounds} median {median:.1} ms max {max:.1}");
    }
    std::fs::OpenOptions::new().write(true).create(true).truncate(true).open(out)?.write_all(&bytes)?;
    Ok(())
}

/// Other words in every paragraph of every round, so that nothing done for one document serves the next.
fn vary(document: &mut Document, round: u32) {
    for block in &mut document.blocks {
        if let Content::Paragraph { text, .. } = &mut block.content {
            let kept = text.trim_end_matches(|ch: char| ch.is_ascii_digit()).len();
            text.truncate(kept);
            text.push_str(&round.to_string());
        }
    }
}

fn document(input: Input) -> Document {
    let mut blocks = vec![block(Content::Title(input.title.clone())), block(Content::Number(input.number.clone()))];
    blocks.extend(input.parties.iter().map(party));
    blocks.push(block(paragraph("纠纷类型：", &input.dispute)));
    blocks.push(block(Content::Heading("纠纷主要事实、争议事项：".into())));
    blocks.extend(input.facts.iter().map(|fact| block(paragraph("", fact))));
    blocks.push(block(Content::Heading("经调解，自愿达成如下协议：".into())));
    let numbered = input.clauses.iter().zip("一二三四五六七八九十".chars());
    blocks.extend(numbered.map(|(clause, number)| block(paragraph("", &format!("{number}、{clause}")))));
    blocks.push(block(paragraph("履行方式、时限：", &input.performance)));
    let Signatures { party_a, party_b, mediator_1, mediator_2, recorder } = input.signatures;
    let parties = input.parties.iter().zip([party_a, party_b]);
    let left =
        parties.map(|(party, hand)| place("当事人（签名盖章或按指印）：", &party.name, hand, &input.date)).collect();
    let mediators = input.mediators.iter().zip([mediator_1, mediator_2]);
    let mut right: Vec<SignaturePlace> =
        mediators.map(|(name, hand)| place("人民调解员（签名）：", name, hand, &input.date)).collect();
    right.push(place("记录人（签名）：", &input.recorder, recorder, &input.date));
    blocks.push(block(Content::Signatures { left, right }));
    blocks.push(block(Content::SealPlace { committee: input.station, date: input.date }));
    let running_head = format!("{} {}", input.title, input.number);
    Document {
        lang: Lang::Zh,
        title: input.title,
        mark: String::new(),
        running_head,
        look: Look::Official,
        holder: String::new(),
        version_mark: None,
        blocks,
    }
}

fn block(content: Content) -> Block {
    Block::new(content)
}

fn paragraph(lead: &str, text: &str) -> Content {
    Content::Paragraph { lead: lead.to_owned(), text: text.to_owned(), indent: true }
}

fn party(party: &Party) -> Block {
    let items = [
        ("姓名：", &party.name),
        ("性别：", &party.sex),
        ("民族：", &party.nation),
        ("身份证号码：", &party.id),
        ("联系方式：", &party.phone),
        ("职业或职务：", &party.job),
        ("住址：", &party.addr),
    ];
    let items =
        items.map(|(label, value)| FieldItem { label: label.into(), value: value.clone(), place: String::new() });
    block(Content::Fields { lead: format!("{}：", party.role), items: items.into() })
}

fn place(label: &str, name: &str, strokes: Strokes, date: &str) -> SignaturePlace {
    let mut time = 0;
    let strokes = strokes.into_iter().map(|stroke| {
        let point = |(x, y, pressure)| {
            time += 8;
            PenPoint { x, y, pressure, t_ms: time }
        };
        stroke.into_iter().map(point).collect()
    });
    let hand = HandSignature { pad_width: 92.0, pad_height: 34.0, strokes: strokes.collect() };
    SignaturePlace {
        label: label.into(),
        name: name.into(),
        place: String::new(),
        hand: Some(hand),
        signed_at: date.into(),
        fingerprint: false,
    }
}
