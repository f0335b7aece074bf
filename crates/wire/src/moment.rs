//! A moment as RFC 9557 text: `2026-11-22T14:10:00.000+01:00[Europe/Berlin]`.
//! Reads no zone database: the offset that was lived is written beside the zone's name.

use domain::moment::Moment;
use jiff::fmt::temporal::{Pieces, PiecesOffset, TimeZoneAnnotationKind};
use jiff::tz::Offset;

use crate::malformed::What;

/// The zone of a moment whose zone nobody knows.
const UNKNOWN_ZONE: &str = "UTC";

pub(crate) fn encode(moment: &Moment) -> String {
    let offset = Offset::from_seconds(moment.offset_s).unwrap_or(Offset::UTC);
    let wall = offset.to_datetime(moment.at);
    let zone = if is_zone(&moment.zone) { moment.zone.as_str() } else { UNKNOWN_ZONE };
    format!("{wall:.3}{}[{zone}]", offset_text(offset.seconds()))
}

/// `+01:00`, with seconds when a zone of long ago has them.
fn offset_text(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (minutes, rest) = (seconds.abs() / 60, seconds.abs() % 60);
    let text = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    if rest == 0 { text } else { format!("{text}:{rest:02}") }
}

/// Whether `zone` has the letters of an IANA name, so that it can stand between brackets.
pub(crate) fn is_zone(zone: &str) -> bool {
    zone.starts_with(|first: char| first.is_ascii_alphabetic())
        && zone.split('/').all(|part| part.starts_with(|first: char| first.is_ascii_alphabetic()))
        && zone.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-+/".contains(letter))
}

pub(crate) fn decode(text: &str) -> Result<Moment, What> {
    let pieces = Pieces::parse(text).map_err(|_| What::NotAMoment)?;
    let time = pieces.time().ok_or(What::NotAMoment)?;
    let offset = match pieces.offset().ok_or(What::NotAMoment)? {
        PiecesOffset::Numeric(numeric) => numeric.offset(),
        // `Z`, and whatever jiff may learn to read later that is no number.
        _ => Offset::UTC,
    };
    let at = offset.to_timestamp(pieces.date().to_datetime(time)).map_err(|_| What::NotAMoment)?;
    let zone = match pieces.time_zone_annotation().map(jiff::fmt::temporal::TimeZoneAnnotation::kind) {
        Some(TimeZoneAnnotationKind::Named(name)) => name.as_str().to_owned(),
        _ => UNKNOWN_ZONE.to_owned(),
    };
    Ok(Moment::new(at.as_millisecond(), offset.seconds(), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let text = "2026-11-22T14:10:00.250+01:00[Europe/Berlin]";
        let moment = decode(text).unwrap();
        assert_eq!((moment.offset_s, moment.zone.as_str()), (3600, "Europe/Berlin"));
        assert_eq!(encode(&moment), text);
    }

    #[test]
    fn odd_offsets_and_zones_keep_the_instant() {
        for (offset_s, zone) in [(-12_345, "Asia/Kolkata"), (0, "Etc/GMT+5"), (3600, "no]such[zone"), (20_700, "")] {
            let moment = Moment::new(-1, offset_s, zone);
            let back = decode(&encode(&moment)).unwrap();
            assert_eq!((back.at, back.offset_s), (moment.at, offset_s));
        }
    }

    #[test]
    fn a_moment_without_offset_is_refused() {
        for text in ["", "2026-11-22", "2026-11-22T14:10:00", "2026-11-22T14:10[Europe/Berlin]", "yesterday"] {
            assert_eq!(decode(text), Err(What::NotAMoment), "{text}");
        }
        assert_eq!(decode("2026-11-22T14:10:00Z").unwrap().zone, "UTC");
    }
}
