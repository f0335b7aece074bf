//! Which quarters stay firm after pumping, counted: the drained map.
//! Counts what she tapped; a quarter that was not tapped in a session she told about counts as soft.

use domain::place::Spot;
use domain::session::Session;

/// So many of the latest sessions that told are looked at.
const LOOKS_BACK: usize = 30;

/// How often each quarter stayed firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmMap {
    /// Sessions that told how it felt afterwards.
    pub sessions: usize,
    /// Each quarter, and in how many of these it stayed firm.
    pub spots: Vec<(Spot, usize)>,
}

impl FirmMap {
    /// The quarters that stayed firm most often, most often first; those of one session in five and less left out.
    #[must_use]
    pub fn mostly(&self) -> Vec<(Spot, usize)> {
        let mut often: Vec<(Spot, usize)> =
            self.spots.iter().copied().filter(|(_, times)| times * 5 > self.sessions).collect();
        often.sort_by_key(|(spot, times)| (std::cmp::Reverse(*times), spot.index()));
        often
    }
}

/// Over her sessions, newest first; `None` when none told.
#[must_use]
pub fn firm_map<'a>(newest_first: impl IntoIterator<Item = &'a Session>) -> Option<FirmMap> {
    let told = newest_first.into_iter().filter(|session| tells(session)).take(LOOKS_BACK);
    let (mut times, mut sessions) = ([0; 8], 0);
    for session in told {
        sessions += 1;
        for spot in Spot::all().filter(|spot| session.firm.contains(spot)) {
            times[spot.index()] += 1;
        }
    }
    let spots = Spot::all().map(|spot| (spot, times[spot.index()])).collect();
    (sessions > 0).then_some(FirmMap { sessions, spots })
}

/// Whether she said how it felt: a firm spot, or her comfort.
fn tells(session: &Session) -> bool {
    session.discomfort.is_some() || !session.firm.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::made_up;
    use domain::place::{Breast, Quadrant};

    #[test]
    fn untold_sessions_do_not_count_and_twice_in_one_is_once() {
        let spot = Spot { breast: Breast::Left, quadrant: Quadrant::LowerOuter };
        let firm = Session { firm: vec![spot, spot], ..made_up::session(0) };
        let soft = Session { discomfort: Some(0), ..made_up::session(0) };
        let map = firm_map([&firm, &soft, &made_up::session(0), &firm]).unwrap();
        assert_eq!((map.sessions, map.mostly()), (3, vec![(spot, 2)]));
        assert_eq!(firm_map([&made_up::session(0)]), None);
    }
}
