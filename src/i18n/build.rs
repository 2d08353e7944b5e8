//! Turns the language files (`zh-CN/*.ftl`, `en/*.ftl`, Fluent syntax) into one typed method a message.
//! A message that is missing in one language, or that names other variables there, stops the build with its key;
//! so nothing about words can fail while the program runs.
//!
//! The part of Fluent that is read: plain messages, `{ $variable }`, `{ "literal" }`, and a selection on a whole
//! number (`{ $count -> [one] … *[other] … }`, where `[one]` is 1). Variables become arguments in the order in which
//! the Chinese message names them; a variable that is selected on is a `usize`, every other is anything printable.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

type Messages = BTreeMap<String, Vec<Piece>>;

#[derive(Clone)]
enum Piece {
    Text(String),
    Variable(String),
    Select { variable: String, one: Vec<Piece>, other: Vec<Piece> },
}

fn main() {
    if let Err(problem) = generate() {
        eprintln!("language files: {problem}");
        process::exit(1);
    }
}

#[allow(clippy::disallowed_methods, reason = "a build script has no platform; Cargo builds again what is half written")]
fn generate() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?).join("src/i18n");
    println!("cargo::rerun-if-changed=src/i18n");
    let chinese = read_language(&root.join("zh-CN"))?;
    let english = read_language(&root.join("en"))?;
    same_keys(&chinese, &english)?;
    // The generated code is uniform rather than pretty.
    let mut code = String::from(
        "#[allow(clippy::uninlined_format_args, clippy::useless_format, clippy::too_many_arguments)]\nimpl Tr {\n",
    );
    for (key, pieces) in &chinese {
        let other = english.get(key).ok_or_else(|| format!("{key} has no English"))?;
        method(&mut code, key, pieces, other)?;
    }
    code.push_str("}\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?).join("messages.rs");
    fs::write(out, code).map_err(|error| error.to_string())
}

fn read_language(folder: &Path) -> Result<Messages, String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut messages = Messages::new();
    for file in files {
        read_file(&file, &mut messages).map_err(|problem| format!("{}: {problem}", file.display()))?;
    }
    Ok(messages)
}

fn read_file(path: &Path, messages: &mut Messages) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let resource = parser::parse(text.as_str()).map_err(|(_, errors)| format!("{errors:?}"))?;
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name.to_owned();
                let pattern = message.value.ok_or_else(|| format!("{key} has no value"))?;
                if messages.insert(key.clone(), pieces(&pattern)?).is_some() {
                    return Err(format!("{key} is there twice"));
                }
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => return Err("only messages and comments are read".to_owned()),
        }
    }
    Ok(())
}

fn pieces(pattern: &Pattern<&str>) -> Result<Vec<Piece>, String> {
    pattern.elements.iter().map(piece).collect()
}

fn piece(element: &PatternElement<&str>) -> Result<Piece, String> {
    match element {
        PatternElement::TextElement { value } => Ok(Piece::Text((*value).to_owned())),
        PatternElement::Placeable { expression } => placeable(expression),
    }
}

fn placeable(expression: &Expression<&str>) -> Result<Piece, String> {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => Ok(Piece::Variable(id.name.to_owned())),
        Expression::Inline(InlineExpression::StringLiteral { value }) => Ok(Piece::Text((*value).to_owned())),
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            let (mut one, mut other) = (None, None);
            for variant in variants {
                let VariantKey::Identifier { name } = variant.key else {
                    return Err(format!("a selection on {} may only have [one] and [other]", id.name));
                };
                match name {
                    "one" => one = Some(pieces(&variant.value)?),
                    "other" => other = Some(pieces(&variant.value)?),
                    _ => return Err(format!("unknown variant {name}")),
                }
            }
            let other = other.ok_or_else(|| format!("a selection on {} has no [other]", id.name))?;
            Ok(Piece::Select { variable: id.name.to_owned(), one: one.unwrap_or_else(|| other.clone()), other })
        }
        _ => Err("an expression of this kind is not read".to_owned()),
    }
}

fn same_keys(chinese: &Messages, english: &Messages) -> Result<(), String> {
    let missing: Vec<&str> = (chinese.keys().filter(|key| !english.contains_key(*key)))
        .chain(english.keys().filter(|key| !chinese.contains_key(*key)))
        .map(String::as_str)
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("only in one language: {}", missing.join(", "))) }
}

/// Variables in the order of their first naming, each with whether it is selected on.
fn variables(pieces: &[Piece], found: &mut Vec<(String, bool)>) {
    let mut note = |name: &str, selected: bool| match found.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known |= selected,
        None => found.push((name.to_owned(), selected)),
    };
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => note(name, false),
            Piece::Select { variable, one, other } => {
                note(variable, true);
                let mut inner = Vec::new();
                variables(one, &mut inner);
                variables(other, &mut inner);
                for (name, selected) in inner {
                    note(&name, selected);
                }
            }
        }
    }
}

fn method(code: &mut String, key: &str, chinese: &[Piece], english: &[Piece]) -> Result<(), String> {
    let (mut arguments, mut others) = (Vec::new(), Vec::new());
    variables(chinese, &mut arguments);
    variables(english, &mut others);
    for (name, selected) in &others {
        let known = arguments.iter_mut().find(|(known, _)| known == name);
        known.ok_or_else(|| format!("{key}: ${name} is only in English"))?.1 |= selected;
    }
    if let Some((name, _)) = arguments.iter().find(|(name, _)| !others.iter().any(|(other, _)| other == name)) {
        return Err(format!("{key}: ${name} is not in English"));
    }
    let name = key.replace('-', "_");
    let write =
        |code: &mut String, text: std::fmt::Arguments<'_>| code.write_fmt(text).map_err(|error| error.to_string());
    if arguments.is_empty() {
        let (zh, en) = (plain(chinese), plain(english));
        return write(
            code,
            format_args!(
                "    /// {}\n    pub const fn {name}(self) -> &'static str {{ match self.0 {{ Lang::Zh => {zh:?}, Lang::En => {en:?} }} }}\n",
                zh.replace('\n', " ")
            ),
        );
    }
    let parameters: Vec<String> = arguments
        .iter()
        .map(|(name, selected)| {
            format!("{}: {}", rust_name(name), if *selected { "usize" } else { "impl std::fmt::Display" })
        })
        .collect();
    write(
        code,
        format_args!(
            "    /// {}\n    pub fn {name}(self, {}) -> String {{\n        match self.0 {{\n            Lang::Zh => {},\n            Lang::En => {},\n        }}\n    }}\n",
            shown(chinese),
            parameters.join(", "),
            expression(chinese),
            expression(english)
        ),
    )
}

fn rust_name(variable: &str) -> String {
    variable.replace('-', "_")
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if let Piece::Text(text) = piece { text.as_str() } else { "" }).collect()
}

fn shown(pieces: &[Piece]) -> String {
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) => format!("`{name}`"),
            Piece::Select { other, .. } => shown(other),
        })
        .collect();
    text.replace('\n', " ")
}

fn expression(pieces: &[Piece]) -> String {
    let mut format = String::new();
    let mut arguments = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Variable(name) => {
                format.push_str("{}");
                arguments.push(rust_name(name));
            }
            Piece::Select { variable, one, other } => {
                format.push_str("{}");
                arguments.push(format!(
                    "if {} == 1 {{ {} }} else {{ {} }}",
                    rust_name(variable),
                    expression(one),
                    expression(other)
                ));
            }
        }
    }
    let arguments: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
    format!("format!({format:?}{arguments})")
}
