//! The session in hand, as a phone keeps it from tap to tap: a session that is not a fact yet.
//! Never sent and never exported; once it is saved it becomes a fact, and this is gone.

use domain::place::Spot;
use domain::session::Session;
use serde::{Deserialize, Serialize};

use crate::json::read;
use crate::malformed::{Malformed, What};
use crate::session::{SessionV1, SpotV1};

/// The version that this build writes.
const VERSION: u32 = 1;

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It runs.
    Running,
    /// It is over and not saved yet.
    WrapUp,
}

/// A session in hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// Protocol, gate, start and events as they are so far. While it runs, its end is the last known moment.
    pub session: Session,
    /// Spots she named as firm before it.
    pub firm_before: Vec<Spot>,
    /// How far it has come.
    pub phase: Phase,
}

#[derive(Serialize, Deserialize)]
struct RunningV1 {
    v: u32,
    phase: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    firm_before: Vec<SpotV1>,
    session: SessionV1,
}

/// Writes it as one JSON object.
#[must_use]
pub fn encode(running: &Running) -> String {
    let form = RunningV1 {
        v: VERSION,
        phase: match running.phase {
            Phase::Running => "running".to_owned(),
            Phase::WrapUp => "wrap_up".to_owned(),
        },
        firm_before: running.firm_before.iter().map(SpotV1::from).collect(),
        session: SessionV1::from(&running.session),
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// Reads it back.
///
/// # Errors
/// When the text is none; says what and where, and repeats nothing of what was read.
pub fn decode(text: &str) -> Result<Running, Malformed> {
    let form: RunningV1 = read(text)?;
    if form.v != VERSION {
        return Err(Malformed::new("v", What::Range));
    }
    Ok(Running {
        phase: match form.phase.as_str() {
            "running" => Phase::Running,
            "wrap_up" => Phase::WrapUp,
            _ => return Err(Malformed::new("phase", What::NewWord)),
        },
        firm_before: form.firm_before.iter().map(Spot::try_from).collect::<Result<_, _>>()?,
        session: Session::try_from(form.session).map_err(|malformed| malformed.within("session"))?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fact::arbitrary;

    proptest! {
        #[test]
        fn what_is_kept_comes_back(session in arbitrary::session(), over in any::<bool>()) {
            let phase = if over { Phase::WrapUp } else { Phase::Running };
            let running = Running { firm_before: session.firm.clone(), session, phase };
            prop_assert_eq!(decode(&encode(&running)).unwrap(), running);
        }
    }

    #[test]
    fn what_is_cut_off_is_refused_and_not_repeated() {
        let fault = decode("{\"v\":1,\"phase\":\"running\",\"note\":\"hers").unwrap_err();
        assert!(!fault.to_string().contains("hers"));
    }
}
