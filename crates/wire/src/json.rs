//! Reading a stored form from JSON, whole: what is wrong and where, and nothing of what was read.
//! The place within the text costs the phone's bundle 60 kB, so the feature `paths` may be left out there.

use serde::Deserialize;

use crate::malformed::{Malformed, What};

pub(crate) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Malformed> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = read_one(&mut reader)?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(Malformed::new("", What::NotJson { line: error.line(), column: error.column() })),
    }
}

type Reader<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

#[cfg(feature = "paths")]
fn read_one<'a, T: Deserialize<'a>>(reader: &mut Reader<'a>) -> Result<T, Malformed> {
    serde_path_to_error::deserialize(reader)
        .map_err(|error| Malformed::from_serde(error.inner(), &error.path().to_string()))
}

#[cfg(not(feature = "paths"))]
fn read_one<'a, T: Deserialize<'a>>(reader: &mut Reader<'a>) -> Result<T, Malformed> {
    T::deserialize(reader).map_err(|error| Malformed::from_serde(&error, ""))
}
