//! What a person types to open the casebook: a passphrase or a PIN. It leaves memory when nobody holds it any more.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

use super::{Costs, VaultError};

/// Least length of the desk's passphrase, in characters: it opens the casebook on any computer.
pub const LEAST_DESK: usize = 8;
/// Least length of a person's PIN or passphrase, in characters.
pub const LEAST_PERSON: usize = 6;
/// From this length on a secret that is not of figures alone holds by itself.
const LONG: usize = 12;

/// Why a secret that is long enough is guessed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Easy {
    /// One sign, again and again.
    OneSign,
    /// Signs in their order: 123456, 98765432, abcdefgh.
    Row,
    /// The name of the one whose secret it is.
    Name,
}

/// A typed secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Secret {
    /// What was typed. Full-width figures, letters and signs, as an input method may write them, are the same as narrow
    /// ones: nobody sees which they typed.
    pub fn new(typed: String) -> Secret {
        let typed = Zeroizing::new(typed);
        // As much room as it can need, so that no half of it is left behind where the text was moved from.
        let mut text = Zeroizing::new(String::with_capacity(typed.len()));
        typed.chars().for_each(|ch| text.push(narrow(ch)));
        Secret(text)
    }

    /// What was typed, with narrow signs.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Its length in characters.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether it may become the desk's passphrase.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`].
    pub fn fits_desk(&self) -> Result<(), VaultError> {
        self.fits(LEAST_DESK, "")
    }

    /// Whether it may become the PIN or passphrase of the person of this name.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`].
    pub fn fits_person(&self, name: &str) -> Result<(), VaultError> {
        self.fits(LEAST_PERSON, name)
    }

    /// Whether it is long enough for the desk's passphrase, as one that was set before may be, however easy.
    pub(super) fn may_open_desk(&self) -> bool {
        self.length() >= LEAST_DESK
    }

    fn fits(&self, least: usize, name: &str) -> Result<(), VaultError> {
        if self.length() < least {
            return Err(VaultError::TooShort { least });
        }
        self.easy(name).map_or(Ok(()), |easy| Err(VaultError::TooEasy(easy)))
    }

    fn easy(&self, name: &str) -> Option<Easy> {
        let fold = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).flat_map(char::to_lowercase).collect();
        let (text, name): (Zeroizing<String>, String) = (Zeroizing::new(fold(&self.0)), fold(name));
        let pairs = || text.chars().zip(text.chars().skip(1));
        let follows = |(one, next): (char, char)| next == after(one);
        if pairs().all(|(one, next)| one == next) {
            Some(Easy::OneSign)
        } else if pairs().all(follows) || pairs().all(|(one, next)| follows((next, one))) {
            Some(Easy::Row)
        } else if !name.is_empty() && text.replace(&name, "").is_empty() {
            Some(Easy::Name)
        } else {
            None
        }
    }

    /// Whether a computer could try all of its kind: figures alone, or short.
    pub fn is_weak(&self) -> bool {
        self.length() < LONG || self.0.chars().all(|ch| ch.is_ascii_digit())
    }

    /// The key that opens a slot.
    pub(super) fn stretched(
        &self,
        salt: &[u8],
        machine: Option<&[u8]>,
        costs: Costs,
    ) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        stretch(self.0.as_bytes(), salt, machine, costs)
    }
}

/// Argon2id over these bytes. Costs that Argon2id does not know are those of a damaged slot.
pub(super) fn stretch(
    secret: &[u8],
    salt: &[u8],
    machine: Option<&[u8]>,
    costs: Costs,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let params = Params::new(costs.memory_kib, costs.passes, costs.lanes, Some(32)).map_err(|_| VaultError::Damaged)?;
    let argon = Argon2::new_with_secret(machine.unwrap_or_default(), Algorithm::Argon2id, Version::V0x13, params)
        .map_err(|_| VaultError::Damaged)?;
    let (mut key, mut memory) = (Zeroizing::new([0; 32]), vec![Block::new(); argon.params().block_count()]);
    let done = argon.hash_password_into_with_memory(secret, salt, key.as_mut_slice(), memory.as_mut_slice());
    // The key follows from what is left in there; the compiler is not to think that nobody looks.
    memory.fill(Block::new());
    std::hint::black_box(&memory);
    done.map_err(|_| VaultError::Damaged)?;
    Ok(key)
}

/// The sign that stands after this one on a row of keys or in the alphabet.
fn after(ch: char) -> char {
    if ch == '9' { '0' } else { char::from_u32(u32::from(ch).wrapping_add(1)).unwrap_or(ch) }
}

/// The narrow form of a full-width sign.
pub(super) fn narrow(ch: char) -> char {
    match ch {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn full_width_figures_are_the_same_pin() {
        assert_eq!(secret("１２３４５６"), secret("123456"));
        assert_eq!(secret("ｍａｐｌｅ　ｂｒｉｄｇｅ！"), secret("maple bridge!"));
        assert_ne!(secret("枫桥123456"), secret("枫橋123456"));
    }

    #[test]
    fn the_desk_wants_more_than_a_pin() {
        assert_eq!(secret("1234567").fits_desk(), Err(VaultError::TooShort { least: 8 }));
        assert_eq!(secret("13579").fits_person("王一平"), Err(VaultError::TooShort { least: 6 }));
        assert!(secret("枫桥调解台有枫树").fits_desk().is_ok() && secret("135790").fits_person("王一平").is_ok());
    }

    #[test]
    fn what_is_guessed_at_once_is_refused_with_its_reason() {
        let easy = |text: &str, name: &str| match secret(text).fits_person(name) {
            Err(VaultError::TooEasy(easy)) => Some(easy),
            _ => None,
        };
        for text in ["111111", "aaaaAAAA", "好好好好好好", "１１１１１１"] {
            assert_eq!(easy(text, ""), Some(Easy::OneSign), "{text}");
        }
        for text in ["123456", "654321", "7890123", "210987", "abcdefgh", "1 2 3 4 5 6"] {
            assert_eq!(easy(text, ""), Some(Easy::Row), "{text}");
        }
        assert_eq!(easy("王一平王一平", "王一平"), Some(Easy::Name));
        assert_eq!(easy("WangYiping", "Wang Yiping"), Some(Easy::Name));
        assert_eq!(secret("12345678").fits_desk(), Err(VaultError::TooEasy(Easy::Row)));
        for text in ["135790", "112233", "王一平的枫桥", "123457"] {
            assert_eq!(easy(text, "王一平"), None, "{text}");
        }
        assert!(secret("12345678").may_open_desk(), "one that was set before still opens");
    }

    #[test]
    fn weak_is_what_a_computer_tries_through() {
        assert!(secret("1234567890123456").is_weak() && secret("枫桥调解台").is_weak());
        assert!(!secret("一棵枫树 两座石桥 三杯清茶").is_weak());
    }

    #[test]
    fn nobody_prints_a_secret_by_mistake() {
        assert_eq!(format!("{:?}", secret("枫桥调解台有枫树")), "Secret");
    }

    #[test]
    fn another_salt_computer_or_cost_is_another_key() {
        let one = secret("123456");
        let key = |salt: &[u8], machine: Option<&[u8]>, costs| one.stretched(salt, machine, costs).unwrap();
        let quick = Costs::quick();
        let keys = [
            key(&[1; 16], None, quick),
            key(&[2; 16], None, quick),
            key(&[1; 16], Some(&[1; 32]), quick),
            key(&[1; 16], Some(&[2; 32]), quick),
            key(&[1; 16], None, Costs { passes: 2, ..quick }),
        ];
        for (at, one) in keys.iter().enumerate() {
            assert!(keys.iter().skip(at + 1).all(|other| other != one));
        }
        assert_eq!(key(&[1; 16], None, quick), key(&[1; 16], None, quick));
    }
}
