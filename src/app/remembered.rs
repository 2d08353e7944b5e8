//! What the window knows before the casebook is open: who opened it last, and the language, colours and size of text of the
//! screen. A file of its own in the data folder, in clear: it holds no word of a case. It must never stop the window: what
//! cannot be read is as if it were not there.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::casebook::view::{Settings, Theme};
use crate::i18n::Lang;
use crate::platform::files;
use crate::ui::front_view::Who;

/// Name of the file.
const NAME: &str = "window.json";

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Name of the one who opened last; `None`: the holder of the desk's passphrase.
    pub who: Option<String>,
    pub lang: Lang,
    /// 80 to 200.
    pub text_size_percent: u32,
    pub theme: Theme,
}

impl Default for Remembered {
    fn default() -> Remembered {
        Remembered::of(None, &Settings::default())
    }
}

impl Remembered {
    /// What is worth remembering of a desk.
    pub fn of(who: Option<String>, settings: &Settings) -> Remembered {
        let Settings { lang, text_size_percent, theme, .. } = settings;
        Remembered { who, lang: *lang, text_size_percent: *text_size_percent, theme: *theme }
    }

    /// Reads it.
    pub fn read(folder: &Path) -> Remembered {
        let bytes = files::read(&folder.join(NAME)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Writes it. Nobody is told where that fails: it is only a convenience.
    pub fn write(&self, folder: &Path) {
        if let Ok(text) = serde_json::to_vec_pretty(self) {
            let _ = files::write_private(&folder.join(NAME), &text);
        }
    }

    /// Who opens, of these people.
    pub fn opens(&self, people: &[String]) -> Who {
        let known = self.who.as_ref().filter(|name| people.contains(name));
        known.map_or(Who::Desk, |name| Who::Person(name.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written_and_a_broken_file_is_no_matter() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Remembered::read(folder.path()), Remembered::default());
        let settings = Settings { text_size_percent: 150, lang: Lang::En, ..Settings::default() };
        let remembered = Remembered::of(Some("陈和平".into()), &settings);
        remembered.write(folder.path());
        assert_eq!(Remembered::read(folder.path()), remembered);
        assert_eq!(remembered.opens(&["罗小满".into(), "陈和平".into()]), Who::Person("陈和平".into()));
        assert_eq!(remembered.opens(&["罗小满".into()]), Who::Desk);
        files::write(&folder.path().join(NAME), b"{").unwrap();
        assert_eq!(Remembered::read(folder.path()), Remembered::default());
    }
}
