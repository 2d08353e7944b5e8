//! The help of the command line, in the language of the screen and complete: whoever asks for it in Chinese reads no English.
//! It must not change what a command does.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::i18n::{Lang, Tr};

/// One message of the language files.
type Words = fn(Tr) -> &'static str;

/// Words of each command and of its arguments: path of the command, name of the argument (empty: the command itself). What
/// stands at no command holds for all.
const WORDS: &[(&str, &str, Words)] = &[
    ("", "", Tr::help_program),
    ("", "casebook", Tr::help_any_casebook),
    ("", "passphrase_file", Tr::help_any_passphrase_file),
    ("", "recovery_file", Tr::help_any_recovery_file),
    ("", "act_as", Tr::help_any_act_as),
    ("", "lang", Tr::help_any_lang),
    ("", "help", Tr::help_any_help),
    ("", "version", Tr::help_any_version),
    ("demo", "", Tr::help_demo),
    ("demo", "headless", Tr::help_demo_headless),
    ("demo", "out", Tr::help_demo_out),
    ("agreement", "", Tr::help_agreement),
    ("agreement", "file", Tr::help_agreement_file),
    ("agreement", "out", Tr::help_agreement_out),
    ("paper", "", Tr::help_paper),
    ("paper", "name", Tr::help_paper_name),
    ("paper", "list", Tr::help_paper_list),
    ("paper", "case", Tr::help_agreement_file),
    ("paper", "out", Tr::help_agreement_out),
    ("paper", "session", Tr::help_paper_session),
    ("paper", "party", Tr::help_paper_party),
    ("paper", "copies", Tr::help_paper_copies),
    ("paper", "hand_fill", Tr::help_paper_hand_fill),
    ("dossier", "", Tr::help_dossier),
    ("dossier", "case", Tr::help_agreement_file),
    ("dossier", "out", Tr::help_agreement_out),
    ("template", "", Tr::help_template),
    ("template show", "", Tr::help_template_show),
    ("template show", "name", Tr::help_template_show_name),
    ("template check", "", Tr::help_template_check),
    ("template check", "name", Tr::help_template_show_name),
    ("template check", "file", Tr::help_template_check_file),
    ("template use", "", Tr::help_template_use),
    ("template use", "name", Tr::help_template_show_name),
    ("template use", "file", Tr::help_template_check_file),
    ("template reset", "", Tr::help_template_reset),
    ("template reset", "name", Tr::help_template_show_name),
    ("law", "", Tr::help_law),
    ("law", "words", Tr::help_law_words),
    ("law", "list", Tr::help_law_list),
    ("law", "card", Tr::help_law_card),
    ("law", "out", Tr::help_law_out),
    ("check", "", Tr::help_check),
    ("check", "files", Tr::help_check_files),
    ("check", "format", Tr::help_check_format),
    ("check", "today", Tr::help_check_today),
    ("check", "against", Tr::help_check_against),
    ("search", "", Tr::help_search),
    ("search", "words", Tr::help_search_words),
    ("search", "format", Tr::help_check_format),
    ("search", "limit", Tr::help_search_limit),
    ("check", "list", Tr::help_check_list),
    ("case", "", Tr::help_case),
    ("case import", "", Tr::help_case_import),
    ("case import", "files", Tr::help_case_import_files),
    ("case list", "", Tr::help_case_list),
    ("case history", "", Tr::help_case_history),
    ("case history", "number", Tr::help_case_history_number),
    ("case history", "out", Tr::help_case_history_out),
    ("case export", "", Tr::help_case_export),
    ("case export", "number", Tr::help_case_history_number),
    ("case export", "out", Tr::help_case_export_out),
    ("case export", "with_private", Tr::help_case_export_with_private),
    ("verify", "", Tr::help_verify),
    ("verify", "file", Tr::help_verify_file),
    ("verify", "root", Tr::help_verify_root),
    ("key", "", Tr::help_key),
    ("key show", "", Tr::help_key_show),
    ("key export", "", Tr::help_key_export),
    ("key export", "file", Tr::help_case_export_out),
    ("key export", "passphrase_file", Tr::help_key_export_passphrase_file),
    ("key import", "", Tr::help_key_import),
    ("key import", "file", Tr::help_key_import_file),
    ("key import", "passphrase_file", Tr::help_key_import_passphrase_file),
    ("key new", "", Tr::help_key_new),
    ("passphrase", "", Tr::help_passphrase),
    ("passphrase change", "", Tr::help_passphrase_change),
    ("passphrase change", "new_file", Tr::help_passphrase_change_new_file),
    ("passphrase recovery", "", Tr::help_passphrase_recovery),
    ("passphrase recovery", "out", Tr::help_passphrase_recovery_out),
    ("people", "", Tr::help_people),
    ("people list", "", Tr::help_people_list),
    ("people add", "", Tr::help_people_add),
    ("people add", "name", Tr::help_people_add_name),
    ("people add", "role", Tr::help_people_add_role),
    ("people add", "secret_file", Tr::help_people_add_secret_file),
    ("people role", "", Tr::help_people_role),
    ("people role", "name", Tr::help_people_add_name),
    ("people role", "role", Tr::help_people_add_role),
    ("people secret", "", Tr::help_people_secret),
    ("people secret", "name", Tr::help_people_add_name),
    ("people secret", "secret_file", Tr::help_people_secret_secret_file),
    ("people remove", "", Tr::help_people_remove),
    ("people remove", "name", Tr::help_people_add_name),
    ("casebook", "", Tr::help_casebook),
    ("casebook check", "", Tr::help_casebook_check),
    ("casebook backup", "", Tr::help_casebook_backup),
    ("casebook backup", "to", Tr::help_casebook_backup_to),
    ("casebook backups", "", Tr::help_casebook_backups),
    ("casebook restore", "", Tr::help_casebook_restore),
    ("casebook restore", "file", Tr::help_casebook_restore_file),
    ("casebook restore", "preview", Tr::help_casebook_restore_preview),
    ("casebook export", "", Tr::help_casebook_export),
    ("casebook export", "folder", Tr::help_casebook_export_folder),
    ("casebook export", "without_private", Tr::help_casebook_export_without_private),
    ("casebook kept", "", Tr::help_casebook_kept),
    ("casebook kept", "clear", Tr::help_casebook_kept_clear),
    ("casebook salvage", "", Tr::help_casebook_salvage),
    ("casebook salvage", "out", Tr::help_casebook_salvage_out),
    ("statistics", "", Tr::help_statistics),
    ("statistics", "from", Tr::help_statistics_from),
    ("statistics", "to", Tr::help_statistics_to),
    ("statistics", "format", Tr::help_statistics_format),
    ("statistics", "out", Tr::help_statistics_out),
    ("statistics", "repeat_days", Tr::help_statistics_repeat_days),
    ("lead", "", Tr::help_lead),
    ("lead import", "", Tr::help_lead_import),
    ("lead import", "file", Tr::help_import_file),
    ("lead import", "dry_run", Tr::help_import_dry_run),
    ("lead list", "", Tr::help_lead_list),
    ("place", "", Tr::help_place),
    ("place import", "", Tr::help_place_import),
    ("place import", "file", Tr::help_import_file),
    ("place import", "dry_run", Tr::help_import_dry_run),
    ("place list", "", Tr::help_place_list),
    ("pictures", "", Tr::help_pictures),
    ("pictures", "out", Tr::help_casebook_export_folder),
];

/// The language that the arguments name; read before they are understood, since the help is asked for among them.
pub(super) fn language(arguments: impl Iterator<Item = OsString>) -> Lang {
    let arguments: Vec<String> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let after = arguments
        .iter()
        .zip(arguments.iter().skip(1))
        .find(|(name, _)| *name == "--lang")
        .map(|(_, value)| value.as_str());
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    if after.or(joined) == Some("en") { Lang::En } else { Lang::Zh }
}

/// The command with all its words in this language.
pub(super) fn in_words(command: Command, tr: Tr) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    dressed(command.disable_version_flag(true).arg(version), tr, "")
}

fn dressed(command: Command, tr: Tr, path: &str) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let template = ["{about-with-newline}\n", tr.help_usage(), "{usage}\n\n{all-args}{after-help}"].concat();
    let command = command.disable_help_flag(true).disable_help_subcommand(true).arg(help);
    let command = command.help_template(template).subcommand_help_heading(tr.help_commands());
    let command = match words(path, "", tr) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    let command = command.mut_args(|argument| explained(argument, tr, path));
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let inner = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command.mut_subcommand(name, |one| dressed(one, tr, &inner))
    })
}

fn explained(argument: Arg, tr: Tr, path: &str) -> Arg {
    let heading = if argument.is_positional() { tr.help_arguments() } else { tr.help_options() };
    let told = words(path, argument.get_id().as_str(), tr);
    let takes = argument.get_action().takes_values();
    let argument = argument.help_heading(heading);
    let argument = if takes { argument.hide_possible_values(true) } else { argument };
    match told {
        Some(told) => argument.help(told).long_help(None),
        None => argument,
    }
}

/// What stands at this command for this argument, else at the commands above it.
fn words(path: &str, argument: &str, tr: Tr) -> Option<&'static str> {
    let at = |path: &str| WORDS.iter().find(|(command, name, _)| *command == path && *name == argument);
    let above = || if argument.is_empty() { None } else { at("") };
    at(path).or_else(above).map(|(_, _, words)| words(tr))
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::*;

    /// Path of each command, and the command.
    fn all(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
        found.push((path.to_owned(), command.clone()));
        for one in command.get_subcommands() {
            all(one, format!("{path} {}", one.get_name()).trim(), found);
        }
    }

    fn commands(tr: Tr) -> Vec<(String, Command)> {
        let mut found = Vec::new();
        all(&Arguments::in_words(tr), "", &mut found);
        found
    }

    fn has_han(text: &str) -> bool {
        text.chars().any(|ch| ('\u{4E00}'..='\u{9FFF}').contains(&ch))
    }

    #[test]
    fn every_command_and_argument_is_explained_in_the_language_that_was_asked_for() {
        for lang in [Lang::Zh, Lang::En] {
            let (tr, mut seen) = (Tr(lang), 0);
            for (path, command) in commands(tr) {
                assert!(words(&path, "", tr).is_some(), "{path}");
                for argument in command.get_arguments() {
                    let told = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        !told.is_empty() && has_han(&told) == (lang == Lang::Zh),
                        "{path} {}: {told}",
                        argument.get_id()
                    );
                    seen += 1;
                }
            }
            assert!(seen > 100, "{seen}");
        }
    }

    #[test]
    fn help_in_chinese_has_no_english_line_and_help_in_english_no_chinese_one() {
        for lang in [Lang::Zh, Lang::En] {
            for (path, mut command) in commands(Tr(lang)) {
                let help = command.render_long_help().to_string();
                let is_words = |line: &&str| {
                    line.contains(' ') && line.trim_start().chars().next().is_some_and(char::is_alphabetic)
                };
                for line in help.lines().filter(is_words) {
                    assert_eq!(has_han(line), lang == Lang::Zh, "{path}: {line}");
                }
            }
        }
    }

    #[test]
    fn every_line_of_the_table_is_a_command_or_an_argument() {
        let commands = commands(Tr(Lang::En));
        for (path, argument, _) in WORDS {
            let at = commands.iter().filter(|(one, _)| one == path || path.is_empty());
            let known =
                |command: &Command| argument.is_empty() || command.get_arguments().any(|one| one.get_id() == argument);
            assert!(at.into_iter().any(|(_, command)| known(command)), "{path} {argument}");
        }
    }

    #[test]
    fn the_language_is_found_among_the_arguments() {
        let of = |words: &[&str]| language(words.iter().map(OsString::from));
        assert_eq!(of(&["maplebridge", "key", "--help"]), Lang::Zh);
        assert_eq!(of(&["maplebridge", "--lang", "en", "key", "--help"]), Lang::En);
        assert_eq!(of(&["maplebridge", "--lang=en"]), Lang::En);
        assert_eq!(of(&["maplebridge", "--lang", "both"]), Lang::Zh);
    }
}
