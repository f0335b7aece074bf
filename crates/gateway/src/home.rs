//! One family at home: its household in memory, and its store behind it.
//! A change is shown at once and acknowledged when it is kept; many waiting changes are kept in one go.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use domain::fact::{Body, Fact, FactId};
use domain::record::{Record, RecordKey};
use engine::timeline::{Timeline, fold};
use sync::{Cursor, FamilyId, Parcel, Store, StoreError};
use tokio::sync::{mpsc, oneshot};

use crate::household::resources::{RESOURCES, at};
use crate::household::{HOOK_STATUS, Household, pumping};
use crate::keyring::Member;
use crate::sealing::{CloseError, Seal};
use crate::shell::{NoChance, Shell};
use crate::webhooks::{Deliverer, Event, Hook, Outcome, events, touched};

/// How many changes are kept in one go at most.
const TOGETHER: usize = 256;
/// How many parcels are read at a time.
const PAGE: u32 = 1000;

/// What is to be kept.
struct Letter {
    parcels: Vec<Parcel>,
    news: Vec<Event>,
    kept: oneshot::Sender<Result<(), StoreError>>,
}

/// Waits until a change is kept.
pub struct Pending(oneshot::Receiver<Result<(), StoreError>>);

impl Pending {
    /// Until it is kept.
    ///
    /// # Errors
    /// When it could not be; then the change is gone again.
    pub async fn kept(self) -> Result<(), StoreError> {
        self.0.await.unwrap_or(Err(StoreError::Unreachable))
    }
}

/// A family's household and its store.
pub struct Home<S> {
    member: Member,
    seal: Seal,
    shell: Shell,
    store: S,
    household: RwLock<Household>,
    read_to: AtomicU64,
    told: AtomicBool,
    deliverer: Deliverer,
    folded: Mutex<Option<(Cursor, Arc<Timeline>)>>,
    /// Something was shown that could not be kept: the household must be read anew.
    astray: AtomicBool,
    letters: mpsc::UnboundedSender<Letter>,
}

impl<S: Store> Home<S> {
    /// Reads all that is kept, and begins to keep what comes.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open(member: Member, store: S, shell: Shell) -> Result<Arc<Home<S>>, StoreError> {
        let (letters, inbox) = mpsc::unbounded_channel();
        let (deliverer, outcomes) = Deliverer::new(shell);
        let home = Arc::new(Home {
            household: RwLock::new(Household::new(member.unit)),
            seal: Seal::new(member.family, member.keyring.clone(), shell),
            member,
            shell,
            store,
            read_to: AtomicU64::new(0),
            told: AtomicBool::new(false),
            deliverer,
            folded: Mutex::default(),
            astray: AtomicBool::new(false),
            letters,
        });
        home.catch_up().await?;
        home.told.store(true, Ordering::Release);
        tokio::spawn(keep_letters(Arc::downgrade(&home), inbox));
        tokio::spawn(hear_outcomes(Arc::downgrade(&home), outcomes));
        Ok(home)
    }

    /// Which family.
    #[must_use]
    pub fn family(&self) -> FamilyId {
        self.member.family
    }

    /// The household, to look at.
    pub fn look(&self) -> RwLockReadGuard<'_, Household> {
        self.household.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The household, to change; while this is held, nobody else looks.
    pub fn change(&self) -> RwLockWriteGuard<'_, Household> {
        self.household.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows new facts at once and hands them in to be kept.
    ///
    /// # Errors
    /// When a fact cannot be closed; then nothing happened.
    pub fn tell(&self, household: &mut Household, bodies: Vec<(Option<FactId>, Body)>) -> Result<Pending, CloseError> {
        let facts = self.facts(household, bodies)?;
        let parcels = self.seal.close(self.shell, &facts)?;
        let news = self.take(household, &facts);
        let (kept, pending) = oneshot::channel();
        // Nobody receives while the program stops: then the waiting one is told that it was not kept.
        let _ = self.letters.send(Letter { parcels, news, kept });
        Ok(Pending(pending))
    }

    fn facts(&self, household: &Household, bodies: Vec<(Option<FactId>, Body)>) -> Result<Vec<Fact>, NoChance> {
        let now_ms = self.shell.now_ms();
        let moment = (self.shell.moment)(now_ms);
        let mut stamp = household.last();
        let mut facts = Vec::with_capacity(bodies.len());
        for (id, body) in bodies {
            stamp = stamp.next(u64::try_from(now_ms).unwrap_or_default());
            let id = id.map_or_else(|| self.shell.fact_id(), Ok)?;
            facts.push(Fact::new(id, self.member.device, stamp, moment.clone(), body));
        }
        Ok(facts)
    }

    /// Everything that is so now, for what needs more than other tools know; reckoned anew when something was written.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn timeline(&self) -> Result<Arc<Timeline>, StoreError> {
        let head = self.store.head(self.family()).await?;
        if let Some((_, timeline)) = self.folded().as_ref().filter(|(at, _)| *at == head) {
            return Ok(timeline.clone());
        }
        let (facts, at) = self.read_from(Cursor(0)).await?;
        let timeline = Arc::new(fold(&facts));
        *self.folded() = Some((at, timeline.clone()));
        Ok(timeline)
    }

    fn folded(&self) -> MutexGuard<'_, Option<(Cursor, Arc<Timeline>)>> {
        self.folded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what others wrote since, and gives numbers to their sessions.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        if self.astray.load(Ordering::Acquire) {
            return self.read_anew().await;
        }
        let from = Cursor(self.read_to.load(Ordering::Acquire));
        if self.store.head(self.family()).await? == from {
            return Ok(());
        }
        let (facts, to) = self.read_from(from).await?;
        self.read_to.fetch_max(to.0, Ordering::AcqRel);
        let mut news = Vec::new();
        let pending = {
            let mut household = self.change();
            if !self.told.load(Ordering::Acquire) {
                household.take_all(&facts);
            } else {
                // What this home wrote itself was told when it was kept.
                let strange: Vec<Fact> = facts.into_iter().filter(|fact| !household.knows(fact.id)).collect();
                news = self.take(&mut household, &strange);
            }
            self.number_sessions(&mut household)
        };
        if let Some((parcels, numbered)) = pending {
            self.store.append(self.family(), &parcels).await?;
            news.extend(numbered);
        }
        self.spread(&news);
        Ok(())
    }

    async fn read_anew(&self) -> Result<(), StoreError> {
        let (facts, to) = self.read_from(Cursor(0)).await?;
        let mut fresh = Household::new(self.member.unit);
        fresh.take_all(&facts);
        let mut household = self.change();
        *household = fresh;
        self.read_to.store(to.0, Ordering::Release);
        self.astray.store(false, Ordering::Release);
        Ok(())
    }

    async fn read_from(&self, mut cursor: Cursor) -> Result<(Vec<Fact>, Cursor), StoreError> {
        let mut facts = Vec::new();
        loop {
            let page = self.store.since(self.family(), cursor, PAGE).await?;
            facts.extend(page.parcels.iter().filter_map(|placed| self.seal.open(&placed.parcel)));
            cursor = page.next;
            if !page.more {
                return Ok((facts, cursor));
            }
        }
    }

    /// Sessions of phones get a number each, which is a fact too, so that it never changes.
    fn number_sessions(&self, household: &mut Household) -> Option<(Vec<Parcel>, Vec<Event>)> {
        let without = household.unnumbered();
        if without.is_empty() {
            return None;
        }
        let first = household.table(at::PUMPING).next_number();
        let body = |(number, session): (u64, FactId)| {
            let key = RecordKey { kind: RESOURCES[at::PUMPING].kind.to_owned(), number };
            let raw = serde_json::Value::Object(pumping::bare_record(session)).to_string();
            (None, Body::Record(Record { key, raw }))
        };
        let facts = self.facts(household, (first..).zip(without).map(body).collect()).ok()?;
        let parcels = self.seal.close(self.shell, &facts).ok()?;
        // Sessions that were there before this gateway looked are no news.
        let looked = self.told.load(Ordering::Acquire);
        let news = if looked { self.take(household, &facts) } else { Vec::new() };
        household.take_all(&facts);
        Some((parcels, news))
    }

    /// Takes facts in; what there is to tell others, when anybody wants to be told.
    fn take(&self, household: &mut Household, facts: &[Fact]) -> Vec<Event> {
        let before = if household.hooks().is_empty() { Vec::new() } else { touched(household, facts) };
        for fact in facts {
            household.take(fact);
        }
        events(&before, household, facts)
    }

    /// Tells others.
    fn spread(&self, news: &[Event]) {
        if !news.is_empty() {
            let hooks: Vec<Hook> = self.look().hooks().values().cloned().collect();
            self.deliverer.send(&hooks, news);
        }
    }

    /// Writes down how telling a hook went, when it went otherwise than before.
    fn note(&self, outcome: Outcome) {
        let Outcome { hook, code, tries } = outcome;
        let status = match (code, tries) {
            (200..300, 1) => format!("{code}, at once"),
            (0, _) => format!("no answer, {tries} tries"),
            _ => format!("{code}, {tries} tries"),
        };
        let mut household = self.change();
        if household.hooks().contains_key(&hook) && household.hook_statuses().get(&hook) != Some(&status) {
            let key = RecordKey { kind: HOOK_STATUS.to_owned(), number: hook };
            let raw = serde_json::json!({ "status": status }).to_string();
            // Nobody waits for it, and the next outcome tells it again.
            let _ = self.tell(&mut household, vec![(None, Body::Record(Record { key, raw }))]);
        }
    }
}

/// Keeps what is handed in, as long as anybody is at home.
async fn keep_letters<S: Store>(home: std::sync::Weak<Home<S>>, mut inbox: mpsc::UnboundedReceiver<Letter>) {
    let mut batch = Vec::with_capacity(TOGETHER);
    while inbox.recv_many(&mut batch, TOGETHER).await > 0 {
        let Some(home) = home.upgrade() else { return };
        let mut parcels = Vec::new();
        let mut news = Vec::new();
        let mut waiting = Vec::with_capacity(batch.len());
        for letter in batch.drain(..) {
            parcels.extend(letter.parcels);
            news.extend(letter.news);
            waiting.push(letter.kept);
        }
        let kept = home.store.append(home.family(), &parcels).await.map(drop);
        if kept.is_err() {
            home.astray.store(true, Ordering::Release);
            // When the store cannot be read either, the next look at it tries again.
            let _ = home.catch_up().await;
        } else {
            home.spread(&news);
        }
        for one in waiting {
            let _ = one.send(kept);
        }
    }
}

/// Hears how telling others went, as long as anybody is at home.
async fn hear_outcomes<S: Store>(home: std::sync::Weak<Home<S>>, mut outcomes: mpsc::UnboundedReceiver<Outcome>) {
    while let Some(outcome) = outcomes.recv().await {
        let Some(home) = home.upgrade() else { return };
        home.note(outcome);
    }
}
