//! The fields' state: from a session, and back into one.
//! Not the times: `when` reads those.

use domain::amount::{Unit, Yield};
use domain::place::Spot;
use domain::session::{Destination, Kit, Session};
use domain::trial::InTrial;
use leptos::prelude::*;

use super::amount::{Reading, amount_text, read_amount};

/// The most letters of a note that are kept: some pages of text.
const LONGEST_NOTE: usize = 4000;
/// The most letters of a pump's name.
const LONGEST_PUMP: usize = 60;

/// What is typed and tapped so far.
#[derive(Clone, Copy)]
pub struct Record {
    /// In which unit amounts are typed.
    pub unit: Unit,
    /// Left amount.
    pub left: RwSignal<String>,
    /// Right amount.
    pub right: RwSignal<String>,
    /// Both together, for a session whose sides were never told apart.
    pub total: RwSignal<String>,
    /// Whether the field for both together is shown.
    pub asks_total: bool,
    /// 0 to 10.
    pub comfort: RwSignal<Option<u8>>,
    /// Spots that still feel firm.
    pub firm: RwSignal<Vec<Spot>>,
    /// Where the milk went.
    pub place: RwSignal<Option<Destination>>,
    /// Her words.
    pub note: RwSignal<String>,
    /// The flange's size in millimetres, as typed.
    pub flange: RwSignal<String>,
    /// The pump, in her words.
    pub pump: RwSignal<String>,
    /// What a trial drew for it, and what was done.
    pub part: RwSignal<Option<InTrial>>,
}

impl Record {
    /// As a session reads.
    #[must_use]
    pub fn of(session: &Session, unit: Unit) -> Record {
        let typed =
            |volume: Option<_>| RwSignal::new(volume.map_or_else(String::new, |volume| amount_text(volume, unit)));
        Record {
            unit,
            left: typed(session.amounts.left),
            right: typed(session.amounts.right),
            total: typed(session.amounts.total),
            asks_total: session.amounts.total.is_some(),
            comfort: RwSignal::new(session.discomfort),
            firm: RwSignal::new(session.firm.clone()),
            place: RwSignal::new(session.destination),
            note: RwSignal::new(session.note.clone()),
            flange: RwSignal::new(session.kit.flange_mm.map_or_else(String::new, |mm| mm.to_string())),
            pump: RwSignal::new(session.kit.pump.clone()),
            part: RwSignal::new(session.trial),
        }
    }

    /// What the amounts say, `None` while one of them cannot be.
    #[must_use]
    pub fn amounts(self) -> Option<Yield> {
        let read = |typed: RwSignal<String>| match typed.with(|typed| read_amount(typed, self.unit)) {
            Reading::Wrong(_) => None,
            reading => Some(reading.known()),
        };
        Some(Yield { left: read(self.left)?, right: read(self.right)?, total: read(self.total)? })
    }

    /// The session with what these fields say. Amounts she did not touch stay to the last drop.
    #[must_use]
    pub fn onto(self, session: &Session) -> Option<Session> {
        let mut amounts = self.amounts()?;
        let before = session.amounts;
        for (now, was) in
            [(&mut amounts.left, before.left), (&mut amounts.right, before.right), (&mut amounts.total, before.total)]
        {
            let same =
                now.zip(was).is_some_and(|(now, was)| amount_text(now, self.unit) == amount_text(was, self.unit));
            if same {
                *now = was;
            }
        }
        Some(Session {
            amounts,
            discomfort: self.comfort.get(),
            firm: self.firm.get(),
            destination: self.place.get(),
            note: self.note.with(|note| note.trim().chars().take(LONGEST_NOTE).collect()),
            kit: Kit {
                flange_mm: self.flange.with(|typed| typed.parse().ok()),
                pump: self.pump.with(|pump| pump.trim().chars().take(LONGEST_PUMP).collect()),
            },
            trial: self.part.get(),
            ..session.clone()
        })
    }
}
