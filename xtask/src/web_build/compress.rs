//! The compressed forms of a file, made once at build time as small as they get.
//! Which form a browser gets is the server's choice.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli at its best, or quickly for work on the app.
pub fn brotli(bytes: &[u8], quick: bool) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let quality = if quick { 5 } else { 11 };
    brotli::CompressorWriter::new(&mut out, 1 << 16, quality, 22).write_all(bytes)?;
    Ok(out)
}

/// Gzip at its best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Pictures and fonts are compressed already.
pub fn is_worthwhile(name: &str) -> bool {
    !["png", "ico", "woff2"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_forms_unpack_to_the_same_bytes() {
        let bytes = b"milk ".repeat(500);
        let mut out = Vec::new();
        brotli::Decompressor::new(brotli(&bytes, false).unwrap().as_slice(), 4096).read_to_end(&mut out).unwrap();
        assert_eq!(out, bytes);
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(gzip(&bytes).unwrap().as_slice()).read_to_end(&mut out).unwrap();
        assert_eq!(out, bytes);
    }
}
