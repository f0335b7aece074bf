//! Live notice: a stream of events that say "look", so that a second phone follows within a second.
//! Says nothing of what there is to see. Other processes on the same database are told and listened to from outside.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use sync::FamilyId;
use tokio::sync::{mpsc, watch};

use super::problem::Problem;
use super::who::Who;
use super::{Api, Keeps};

const PULSE: Duration = Duration::from_secs(20);

type Families = HashMap<FamilyId, watch::Sender<u64>>;

/// Who waits for which family.
#[derive(Clone, Default)]
pub struct Notices {
    families: Arc<Mutex<Families>>,
    outward: Option<mpsc::UnboundedSender<FamilyId>>,
}

impl Notices {
    /// Tells `outward` too, for the other processes.
    #[must_use]
    pub fn with_outward(outward: mpsc::UnboundedSender<FamilyId>) -> Notices {
        Notices { outward: Some(outward), ..Notices::default() }
    }

    /// Something is new in this family.
    pub fn tell(&self, family: FamilyId) {
        self.arrived(family);
        if let Some(outward) = &self.outward {
            // Nobody listens any more when the server stops.
            let _ = outward.send(family);
        }
    }

    /// Another process said that something is new.
    pub fn arrived(&self, family: FamilyId) {
        let mut families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = families.get(&family) {
            waiting.send_modify(|count| *count += 1);
            if waiting.receiver_count() == 0 {
                families.remove(&family);
            }
        }
    }

    fn follow(&self, family: FamilyId) -> watch::Receiver<u64> {
        let mut families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        families.entry(family).or_insert_with(|| watch::Sender::new(0)).subscribe()
    }
}

/// Follow: an event at once, and one whenever something is new.
#[utoipa::path(get, path = "/sync/live", responses((status = 200, content_type = "text/event-stream", body = String), (status = "4XX", body = wire::account::Problem)))]
pub async fn follow<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Result<Response, Problem> {
    let mut waiting = api.notices.follow(who.family);
    waiting.mark_changed();
    let session = (api, who, waiting);
    let events = stream::unfold(session, |(api, who, mut waiting)| async move {
        waiting.changed().await.ok()?;
        // Somebody who was put out hears no more.
        let signed_in = api.store.find_record(who.family, sync::Kind::Session, &who.session).await;
        signed_in.ok().flatten()?;
        Some((Ok::<Event, Infallible>(Event::default().data("look")), (api, who, waiting)))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(PULSE)).into_response())
}
