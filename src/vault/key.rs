//! The data key: 32 random bytes by which the casebook is encrypted. It leaves memory when nobody holds it any more, and is
//! never printed, not even by mistake.

use zeroize::Zeroizing;

use super::VaultError;

/// The key of one casebook.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DataKey")
    }
}

impl DataKey {
    /// A new key from the computer's random numbers.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn random() -> Result<DataKey, VaultError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(|_| VaultError::NoRandomness)?;
        Ok(DataKey(bytes))
    }

    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> DataKey {
        DataKey(Zeroizing::new(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As SQLCipher takes a raw key (`x'…'`), which spares its own slow derivation: the slots are slow already.
    pub fn pragma(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        for byte in self.0.iter() {
            for figure in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(figure), 16).unwrap_or('0'));
            }
        }
        text.push('\'');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_keys_differ_and_none_is_printed() {
        let (one, other) = (DataKey::random().unwrap(), DataKey::random().unwrap());
        assert_ne!(one, other);
        assert_eq!(format!("{one:?}"), "DataKey");
        assert_eq!(*DataKey::from_bytes([0xa5; 32]).pragma(), format!("x'{}'", "a5".repeat(32)));
    }
}
