//! One macro for the enums whose values have a stable key in files and tables.
//! It must not know any sentence: words for a value live in `i18n`.

/// An enum with a stable key for each value, for code that reads any of them.
pub(crate) trait Keyed: Copy + 'static {
    /// Every value, in the order of the open format.
    const VALUES: &'static [Self];

    /// The stable key.
    fn stable_key(self) -> &'static str;

    /// The value with this key, if there is one.
    fn with_stable_key(key: &str) -> Option<Self>;
}

/// Declares an enum with `ALL`, `key()` and `from_key()`. The keys are part of the open format: never change one.
macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the open format.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable key in files and tables.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// The value with this key, if there is one.
            pub fn from_key(key: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let key = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                $name::from_key(&key).ok_or_else(|| serde::de::Error::custom(format!("no such value: {key}")))
            }
        }

        impl $crate::domain::keyed::Keyed for $name {
            const VALUES: &'static [$name] = $name::ALL;

            fn stable_key(self) -> &'static str {
                self.key()
            }

            fn with_stable_key(key: &str) -> Option<$name> {
                $name::from_key(key)
            }
        }
    };
}

pub(crate) use keyed;
