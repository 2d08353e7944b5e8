//! The recovery key: 32 random bytes that a person writes down and types again. Letters and figures that look alike are
//! one sign, each group ends in a sign that checks it, so that a typing error is not taken for a wrong key.

use data_encoding::{Encoding, Specification};
use zeroize::{Zeroize, Zeroizing};

use super::secret::narrow;
use super::{VaultError, random};

/// Figures and letters without I, L, O and U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a group that hold the key; one more checks them.
const HELD: usize = 4;
/// Groups of a key: 13 × 4 signs of 5 bits hold 32 bytes.
const GROUPS: usize = 13;
/// So many signs are no passphrase that somebody made up; it is a recovery key, with or without a mistake.
const LOOKS_LIKE: usize = 60;

/// A recovery key.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; 32]>);

/// What is wrong in a typed recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// So many signs were typed; there are 65.
    Length { typed: usize },
    /// No key has this sign.
    Sign(char),
    /// This group, from 1, is not as it was written down, or another stands in its place.
    Group(usize),
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryKey")
    }
}

impl RecoveryKey {
    /// A new key.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn random() -> Result<RecoveryKey, VaultError> {
        Ok(RecoveryKey(Zeroizing::new(random()?)))
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The groups, as they are written down: 13 of 5 signs.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let mut encoded = Zeroizing::new(String::with_capacity(GROUPS * HELD));
        if let Some(encoding) = encoding() {
            encoding.encode_append(self.bytes(), &mut encoded);
        }
        let groups = encoded.as_bytes().chunks(HELD).enumerate();
        groups.map(|(number, signs)| group(number, signs)).collect()
    }

    /// All groups with dashes between them.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (HELD + 2)));
        for (number, group) in self.groups().iter().enumerate() {
            if number > 0 {
                text.push('-');
            }
            text.push_str(group);
        }
        text
    }

    /// Whether a text is meant as a recovery key, right or mistyped.
    pub fn looks_like(typed: &str) -> bool {
        signs(typed).filter(char::is_ascii_alphanumeric).count() >= LOOKS_LIKE
    }

    /// Reads what was typed: any case, with or without spaces and dashes, `O` for `0`, `I` and `L` for `1`.
    ///
    /// # Errors
    /// [`Typing`]: what is wrong, and where.
    pub fn read(typed: &str) -> Result<RecoveryKey, Typing> {
        let mut values: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::with_capacity(typed.len()));
        for sign in signs(typed) {
            values.push(value(sign).ok_or(Typing::Sign(sign))?);
        }
        if values.len() != GROUPS * (HELD + 1) {
            return Err(Typing::Length { typed: values.len() });
        }
        let mut held = Zeroizing::new(Vec::with_capacity(GROUPS * HELD));
        for (number, group) in values.chunks(HELD + 1).enumerate() {
            let Some((check, signs)) = group.split_last() else { return Err(Typing::Group(number + 1)) };
            if *check != check_value(number, signs) {
                return Err(Typing::Group(number + 1));
            }
            held.extend(signs.iter().filter_map(|value| SIGNS.get(usize::from(*value))));
        }
        // The last sign has bits to spare, which a key leaves empty.
        let decoded = encoding().and_then(|encoding| encoding.decode(&held).ok()).ok_or(Typing::Group(GROUPS))?;
        let decoded = Zeroizing::new(decoded);
        let mut bytes = Zeroizing::new([0; 32]);
        if decoded.len() != bytes.len() {
            return Err(Typing::Length { typed: values.len() });
        }
        bytes.copy_from_slice(&decoded);
        Ok(RecoveryKey(bytes))
    }

    /// Whether a typed group is this key's group of that number, from 1: the proof that it was written down.
    pub fn has_group(&self, number: usize, typed: &str) -> bool {
        let groups = self.groups();
        let wanted = number.checked_sub(1).and_then(|at| groups.get(at));
        let mut typed: String =
            signs(typed).filter_map(|sign| SIGNS.get(usize::from(value(sign)?)).copied()).map(char::from).collect();
        let fits = wanted.is_some_and(|wanted| **wanted == typed);
        typed.zeroize();
        fits
    }
}

fn encoding() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.extend(SIGNS.iter().copied().map(char::from));
    specification.encoding().ok()
}

/// A group with the sign that checks it.
fn group(number: usize, signs: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(HELD + 1));
    let values: Zeroizing<Vec<u8>> = Zeroizing::new(signs.iter().filter_map(|sign| value(char::from(*sign))).collect());
    text.extend(signs.iter().copied().map(char::from));
    text.extend(SIGNS.get(usize::from(check_value(number, &values))).copied().map(char::from));
    text
}

/// Odd weights: every single wrong sign changes the sum, and the group's own number every group in a wrong place.
fn check_value(group: usize, values: &[u8]) -> u8 {
    let sum = values.iter().zip([1_usize, 3, 5, 7]).map(|(value, weight)| usize::from(*value) * weight).sum::<usize>();
    u8::try_from((sum + group * 9 + 11) % 32).unwrap_or(0)
}

/// The signs of a typed text without what parts them.
fn signs(typed: &str) -> impl Iterator<Item = char> + '_ {
    let parts =
        |ch: &char| ch.is_whitespace() || matches!(ch, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '.' | '·');
    typed.chars().map(narrow).filter(move |ch| !parts(ch))
}

fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = SIGNS.iter().position(|known| char::from(*known) == sign)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(bytes: [u8; 32]) -> RecoveryKey {
        RecoveryKey(Zeroizing::new(bytes))
    }

    #[test]
    fn it_is_thirteen_groups_without_look_alikes() {
        let text = key([0xa5; 32]).text();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), vec![5; 13]);
        assert!(!text.contains(['I', 'L', 'O', 'U']), "{}", *text);
        assert!(
            RecoveryKey::looks_like(&text) && !RecoveryKey::looks_like("一棵枫树 two bridges and a cup of tea at noon")
        );
    }

    #[test]
    fn what_is_wrong_is_told() {
        let text = key([7; 32]).text().to_string();
        assert_eq!(RecoveryKey::read(text.split_at(20).0), Err(Typing::Length { typed: 17 }));
        assert_eq!(RecoveryKey::read(&text.replacen('-', "u", 1)), Err(Typing::Sign('u')));
        let mut groups: Vec<&str> = text.split('-').collect();
        groups.swap(2, 5);
        let swapped = RecoveryKey::read(&groups.join("-"));
        assert!(swapped == Err(Typing::Group(3)) || groups[2] == groups[5], "{swapped:?}");
    }

    #[test]
    fn a_group_that_was_written_down_is_known_again() {
        let key = key([9; 32]);
        let fourth = key.groups()[3].to_lowercase();
        assert!(key.has_group(4, &fourth) && key.has_group(4, &format!(" {fourth} ")));
        assert!(!key.has_group(5, &fourth) && !key.has_group(0, &fourth) && !key.has_group(4, ""));
    }

    proptest! {
        #[test]
        fn any_case_spaces_and_look_alikes_read_the_same(bytes: [u8; 32], lower: bool, parting in "[ -]{0,3}") {
            let key = key(bytes);
            let text = key.text().replace('-', &parting).replace('0', "o").replace('1', "l");
            let text = if lower { text.to_lowercase() } else { text };
            prop_assert_eq!(RecoveryKey::read(&text), Ok(key));
        }

        #[test]
        fn one_wrong_sign_is_a_typing_error_in_its_group(bytes: [u8; 32], at in 0_usize..65, by in 1_usize..32) {
            let text = key(bytes).text().replace('-', "");
            let mut signs: Vec<u8> = text.into_bytes();
            let old = SIGNS.iter().position(|sign| *sign == signs[at]).unwrap();
            signs[at] = SIGNS[(old + by) % 32];
            let typed = String::from_utf8(signs).unwrap();
            prop_assert_eq!(RecoveryKey::read(&typed), Err(Typing::Group(at / 5 + 1)));
        }
    }
}
