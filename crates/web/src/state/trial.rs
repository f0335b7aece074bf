//! The trial that runs, as pages and the session need it: what is drawn now, and the end that it comes to by itself.
//! Not the drawing and not the estimate: `engine::trial` does both.

use domain::fact::Body;
use domain::moment::Moment;
use domain::protocol::Protocol;
use domain::session::Kit;
use domain::trial::{Arm, InTrial, Question, Trial};
use engine::coach::LeftAlone;
use engine::timeline::{Timeline, TrialEntry};
use engine::trial;
use leptos::prelude::*;

use super::App;
use crate::adapters::clock;

impl App {
    /// The trial that runs, and what is drawn for a session that begins now.
    #[must_use]
    pub fn drawn_now(self) -> Option<(TrialEntry, Arm)> {
        self.timeline.with(|timeline| {
            let entry = trial::running(timeline)?;
            Some((entry.clone(), trial::part_at(entry, &clock::moment())?.assigned))
        })
    }

    /// The part in the running trial of a session that begins then.
    #[must_use]
    pub fn part_at(self, start: &Moment) -> Option<InTrial> {
        self.timeline.with_untracked(|timeline| trial::part_at(trial::running(timeline)?, start))
    }

    /// The trial that a session is part of.
    #[must_use]
    pub fn trial_of(self, part: Option<InTrial>) -> Option<Trial> {
        let id = part?.trial;
        self.timeline.with_untracked(|timeline| trial_in(timeline, id).map(|entry| entry.trial))
    }

    /// Where hands leave the technique out in a session with this part.
    #[must_use]
    pub fn left_alone(self, part: Option<InTrial>) -> Option<LeftAlone> {
        let told = part.filter(|part| part.done.is_none_or(|done| done == part.assigned))?;
        trial::left_alone(self.trial_of(part)?.question, told.assigned)
    }

    /// What she pumped with last, for the next session is mostly with the same.
    #[must_use]
    pub fn last_kit(self) -> Kit {
        self.timeline.with_untracked(|timeline| {
            timeline.sessions.first().map_or_else(Kit::default, |last| last.session.kit.clone())
        })
    }

    /// The same, with the flange that a trial drew for all of a day.
    #[must_use]
    pub fn kit_for(self, part: Option<InTrial>) -> Kit {
        let kit = self.last_kit();
        let drawn = self.trial_of(part).filter(|trial| trial.question == Question::Flange).zip(part);
        let [with, usual] = drawn.and_then(|(trial, _)| trial.numbers).unwrap_or_default();
        match drawn.map(|(_, part)| part.assigned) {
            Some(Arm::Technique) => Kit { flange_mm: Some(with), ..kit },
            Some(Arm::Control) => Kit { flange_mm: Some(usual), ..kit },
            _ => kit,
        }
    }

    /// A routine as the draw of now wants it. She may always take another.
    #[must_use]
    pub fn fitted_now(self, routine: Protocol) -> Protocol {
        let Some((TrialEntry { trial: Trial { question, numbers, .. }, .. }, arm)) = self.drawn_now() else {
            return routine;
        };
        // "Just pump" stays just that; the routine that she starts with a tap is the one that follows the draw.
        let usual = self.settings.with(|settings| settings.protocol == routine.id);
        let wanted = usual && arm != Arm::Control && !trial::has_technique(&routine, question);
        let base = if wanted { content::protocols::shipped("hands-on").unwrap_or(routine) } else { routine };
        trial::fitted(&base, question, numbers, arm)
    }

    /// Writes down the end of a trial that has come to its answer, whenever the facts say so.
    pub(crate) fn end_trials(self) {
        Effect::new(move |_| {
            if !self.ready.get() {
                return;
            }
            let ended = self.timeline.with(|timeline| {
                let entry = trial::running(timeline)?;
                let report = trial::estimate(&trial::log_of(timeline, Some(entry)), &trial::plan_of(entry));
                Some(Body::TrialEnded { of: entry.id, how: trial::end_of(&report)? })
            });
            if let Some(end) = ended {
                self.write(end);
            }
        });
    }
}

fn trial_in(timeline: &Timeline, id: domain::fact::FactId) -> Option<&TrialEntry> {
    timeline.trials.iter().find(|entry| entry.id == id)
}
