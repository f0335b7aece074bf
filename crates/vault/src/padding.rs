//! Lengths rounded up to powers of two, so that a length tells next to nothing of what is inside.
//! Closed together with the text: padding that was tampered with does not open.

/// The least length that anything has.
const LEAST: usize = 256;
const PREFIX: usize = 4;

/// The length, the text, zeros up to the bucket. None above four gigabytes.
pub(crate) fn pad(plain: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(plain.len()).ok()?;
    let bucket = (plain.len() + PREFIX).checked_next_power_of_two()?.max(LEAST);
    let mut padded = Vec::with_capacity(bucket);
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(plain);
    padded.resize(bucket, 0);
    Some(padded)
}

/// The text again.
pub(crate) fn unpad(mut padded: Vec<u8>) -> Option<Vec<u8>> {
    let (length, _) = padded.split_first_chunk::<PREFIX>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    if length > padded.len() - PREFIX {
        return None;
    }
    padded.truncate(PREFIX + length);
    padded.drain(..PREFIX);
    Some(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_padded_comes_back() {
        for length in [0, 1, 251, 252, 253, 508, 509, 70_000] {
            let plain = vec![7; length];
            let padded = pad(&plain).unwrap();
            assert!(padded.len().is_power_of_two() && padded.len() >= LEAST, "{length}");
            assert_eq!(unpad(padded).unwrap(), plain);
        }
    }

    #[test]
    fn a_length_beyond_the_end_is_refused() {
        assert_eq!(unpad(vec![0, 0, 0, 9, 1]), None);
        assert_eq!(unpad(vec![0, 0]), None);
    }
}
