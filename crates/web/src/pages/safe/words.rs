//! What became of something, in her words.
//! Not the words themselves: those are in the locale files.

use sync::member::Fault;
use wire::account::Grant;

use crate::state::{App, Standing};

pub fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Alone => "safe-alone",
        Standing::Same(_) => "safe-same",
        Standing::Busy => "safe-busy",
        Standing::Away => "safe-away",
        Standing::SignedOut => "safe-signed-out",
    }
}

/// Why something came to nothing, when she makes an account or signs in.
pub fn why(fault: Fault) -> &'static str {
    match fault {
        Fault::WrongPassword => "why-wrong",
        Fault::Refused(403) => "why-closed",
        Fault::Refused(404) => "why-gone",
        Fault::Refused(409) => "why-taken",
        Fault::Refused(429) => "why-often",
        Fault::Unreachable | Fault::Refused(502..=504) => "why-away",
        Fault::Refused(_) | Fault::Odd | Fault::NotOpened | Fault::Store(_) => "why-odd",
    }
}

/// What may be had, as a list.
pub fn granted(app: App, grants: &[Grant]) -> String {
    let word = |grant: &Grant| match grant {
        Grant::Log => app.say("grant-log"),
        Grant::Stash => app.say("grant-stash"),
        Grant::Schedule => app.say("grant-schedule"),
        Grant::All => app.say("grant-all"),
    };
    grants.iter().map(word).collect::<Vec<_>>().join(", ")
}
