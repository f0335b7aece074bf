//! The gateway as a whole: the families that gave it their key, and who may speak for them.
//! Speaks no tongue itself: `baby_buddy` and its neighbours do.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::Duration;

use domain::amount::Unit;
use domain::fact::Body;
use domain::record::{Record, RecordKey};
use sync::{FamilyId, Scope, Store, StoreError, Token, Tokens};
use tokio::sync::Mutex;

use crate::access::{Door, GiveError, Secret, give_token};
use crate::home::Home;
use crate::household::{HOOK, Picture, USER};
use crate::keyring::{KeyringError, Member, found_family, members};
use crate::metrics::Answers;
use crate::sealing::CloseError;
use crate::shell::Shell;
use crate::webhooks::Hook;

/// How often it is looked whether others wrote something.
const LOOK: Duration = Duration::from_secs(1);

/// Why the gateway cannot do it.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The families' files.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No token was made.
    #[error(transparent)]
    Give(#[from] GiveError),
    /// A fact cannot be closed.
    #[error(transparent)]
    Close(#[from] CloseError),
    /// There is no family to do it for.
    #[error("no family gave its key to this machine yet; begin with: letdown gateway setup --user NAME")]
    NoFamily,
}

/// The families of a data folder, over their store.
pub struct Gateway<S> {
    data: PathBuf,
    pub(crate) store: S,
    pub(crate) shell: Shell,
    pub(crate) door: Door,
    pub(crate) answers: Answers,
    homes: RwLock<HashMap<FamilyId, Arc<Home<S>>>>,
    opening: Mutex<()>,
}

impl<S: Store + Tokens> Gateway<S> {
    /// Opens every family of the folder, and follows what others write from then on.
    ///
    /// # Errors
    /// When a family's file or facts cannot be read.
    pub async fn open(data: &Path, store: S, shell: Shell) -> Result<Arc<Gateway<S>>, GatewayError> {
        let gateway = Arc::new(Gateway {
            data: data.to_owned(),
            store,
            shell,
            door: Door::default(),
            answers: Answers::default(),
            homes: RwLock::default(),
            opening: Mutex::default(),
        });
        for member in members(data)? {
            gateway.enter(member).await?;
        }
        tokio::spawn(follow(Arc::downgrade(&gateway)));
        Ok(gateway)
    }

    async fn enter(&self, member: Member) -> Result<Arc<Home<S>>, StoreError> {
        let home = Home::open(member, self.store.clone(), self.shell).await?;
        self.homes.write().unwrap_or_else(PoisonError::into_inner).insert(home.family(), home.clone());
        Ok(home)
    }

    fn homes(&self) -> Vec<Arc<Home<S>>> {
        self.homes.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    fn at_hand(&self, family: FamilyId) -> Option<Arc<Home<S>>> {
        self.homes.read().unwrap_or_else(PoisonError::into_inner).get(&family).cloned()
    }

    /// A family's home, also when it gave its key after the start.
    ///
    /// # Errors
    /// When its file or facts cannot be read.
    pub async fn home(&self, family: FamilyId) -> Result<Option<Arc<Home<S>>>, GatewayError> {
        if let Some(home) = self.at_hand(family) {
            return Ok(Some(home));
        }
        let _turn = self.opening.lock().await;
        if let Some(home) = self.at_hand(family) {
            return Ok(Some(home));
        }
        match members(&self.data)?.into_iter().find(|member| member.family == family) {
            Some(member) => Ok(Some(self.enter(member).await?)),
            None => Ok(None),
        }
    }

    /// A picture of any family, for whoever knows its name.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<Arc<Picture>> {
        self.homes().iter().find_map(|home| home.look().picture(name))
    }

    /// Whom a token speaks for.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn admit(&self, token: &str) -> Result<Option<Arc<Token>>, StoreError> {
        self.door.open(&self.store, token, self.shell.now_ms()).await
    }
}

/// Takes in what phones and imports write, until the gateway is gone.
async fn follow<S: Store + Tokens>(gateway: Weak<Gateway<S>>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(gateway) = gateway.upgrade() else { return };
        for home in gateway.homes() {
            // A store that cannot be read now is looked at again; requests tell of it meanwhile.
            let _ = home.catch_up().await;
        }
    }
}

/// What `letdown gateway setup` is asked for.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Who reads and writes.
    pub user: String,
    /// Who reads.
    pub read_only_user: Option<String>,
    /// The unit of a family that is new.
    pub unit: Unit,
    /// Whether to begin another family beside those that are there.
    pub new_family: bool,
}

/// The tokens that a set-up made, to be shown once.
#[derive(Debug)]
pub struct Given {
    /// Reads and writes.
    pub token: Secret,
    /// Reads.
    pub read_only_token: Option<Secret>,
}

/// Makes a family when there is none, the users, and a token for each.
///
/// # Errors
/// When something cannot be kept.
pub async fn set_up<S: Store + Tokens>(
    data: &Path,
    store: S,
    shell: Shell,
    setup: &Setup,
) -> Result<Given, GatewayError> {
    let known = members(data)?.into_iter().next().filter(|_| !setup.new_family);
    let member = match known {
        Some(member) => member,
        None => found_family(data, setup.unit, shell)?,
    };
    let family = member.family;
    let home = Home::open(member, store.clone(), shell).await?;
    let names: Vec<&str> = [Some(setup.user.as_str()), setup.read_only_user.as_deref()].into_iter().flatten().collect();
    let pending = {
        let mut household = home.change();
        let missing = names.iter().filter(|name| !household.users().values().any(|known| known == *name));
        let first = household.users().keys().next_back().map_or(1, |last| last + 1);
        let bodies = (first..).zip(missing).map(|(number, name)| (None, user(number, name))).collect();
        home.tell(&mut household, bodies)?
    };
    pending.kept().await?;
    let token = give_token(&store, shell, family, Scope::Write, &setup.user).await?;
    let read_only_token = match &setup.read_only_user {
        Some(name) => Some(give_token(&store, shell, family, Scope::Read, name).await?),
        None => None,
    };
    Ok(Given { token, read_only_token })
}

fn user(number: u64, name: &str) -> Body {
    let key = RecordKey { kind: USER.to_owned(), number };
    Body::Record(Record { key, raw: serde_json::json!({ "username": name }).to_string() })
}

/// Adds an address that is told of changes, takes one away, or neither; then tells all there are and how they did last.
///
/// # Errors
/// When something cannot be kept, or there is no family.
pub async fn change_hooks<S: Store + Tokens>(
    data: &Path,
    store: S,
    shell: Shell,
    add: Option<&str>,
    remove: Option<u64>,
) -> Result<Vec<(Hook, Option<String>)>, GatewayError> {
    let member = members(data)?.into_iter().next().ok_or(GatewayError::NoFamily)?;
    let home = Home::open(member, store, shell).await?;
    let pending = {
        let mut household = home.change();
        let key = |number| RecordKey { kind: HOOK.to_owned(), number };
        let mut bodies = Vec::new();
        if let Some(url) = add {
            let number = household.hooks().keys().next_back().map_or(1, |last| last + 1);
            let secret = Secret::draw(shell).map_err(GiveError::from)?;
            let raw = serde_json::json!({ "url": url, "secret": secret.reveal() }).to_string();
            bodies.push((None, Body::Record(Record { key: key(number), raw })));
        }
        bodies.extend(remove.map(|number| (None, Body::RecordGone(key(number)))));
        home.tell(&mut household, bodies)?
    };
    pending.kept().await?;
    let household = home.look();
    let statuses = household.hook_statuses();
    Ok(household.hooks().values().map(|hook| (hook.clone(), statuses.get(&hook.number).cloned())).collect())
}
