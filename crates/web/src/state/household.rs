//! The family's server, when this phone has an account there: who she is, and following it quietly.
//! Not the pages about it, and nothing that the phone needs: without it everything works.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::member::{self, Fault, Link, Member, Newcomer, Opened};
use vault::RecoveryCode;
use wire::account::{Grant, Home, Role};

use super::App;
use crate::adapters::chance::Chance;
use crate::adapters::clock;
use crate::adapters::indexeddb::Shelf;
use crate::adapters::net::{Net, Notices};
use crate::adapters::tabs::{self, News};

const NOTE: &str = "member";
/// How often it looks by itself, should a notice be lost.
const LOOK_MS: u32 = 60_000;

/// How the phone and the server stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is no account: all is on this phone.
    Alone,
    /// Both have the same, since then.
    Same(i64),
    /// They are talking.
    Busy,
    /// The server does not answer; what is new waits here.
    Away,
    /// The server does not know this phone any more.
    SignedOut,
}

/// The context of the account. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Household {
    app: App,
    member: StoredValue<Option<Member>, LocalStorage>,
    notices: StoredValue<Option<Notices>, LocalStorage>,
    /// Whether it follows now, and whether it is to look again after that.
    following: StoredValue<(bool, bool)>,
    /// How things stand.
    pub standing: RwSignal<Standing>,
}

impl Household {
    /// The household of this page.
    #[must_use]
    pub fn here() -> Household {
        expect_context::<Household>()
    }

    /// Takes up what was noted, and follows from then on.
    pub(crate) fn open(app: App) -> Household {
        let household = Household {
            app,
            member: StoredValue::new_local(None),
            notices: StoredValue::new_local(None),
            following: StoredValue::new((false, false)),
            standing: RwSignal::new(Standing::Alone),
        };
        Effect::new(move |_| {
            if app.ready.get() {
                spawn_local(household.take_up());
            }
        });
        // Whatever is written here goes on its way at once.
        Effect::new(move |_| {
            app.facts.track();
            household.look();
        });
        gloo_timers::callback::Interval::new(LOOK_MS, move || household.look()).forget();
        let online = move |_: web_sys::Event| household.look();
        window_event_listener(leptos::ev::Custom::new("online"), online);
        household
    }

    async fn take_up(self) {
        let noted = self.app.store().note(Shelf::Device, NOTE).await.ok().flatten();
        if let Some(member) = noted.and_then(|note| Member::from_note(&note)) {
            self.begin(member).await;
        }
    }

    /// Somebody, when this phone belongs to an account.
    #[must_use]
    pub fn member(self) -> Option<Member> {
        self.member.get_value()
    }

    async fn begin(self, member: Member) {
        self.standing.set(Standing::Busy);
        self.note(member).await;
        self.notices.set_value(Notices::follow(move || self.look()));
        self.look();
    }

    async fn note(self, member: Member) {
        let note = member.to_note();
        self.member.set_value(Some(member));
        // Without a note it asks again after the next start: nothing is lost.
        let _ = self.app.store().set_note(Shelf::Device, NOTE, Some(&note)).await;
    }

    /// Looks whether there is anything to give or take; one look at a time.
    pub fn look(self) {
        if self.member.with_value(Option::is_none) || self.standing.get_untracked() == Standing::SignedOut {
            return;
        }
        if self.following.get_value().0 {
            return self.following.set_value((true, true));
        }
        self.following.set_value((true, false));
        spawn_local(async move {
            self.follow().await;
            let again = self.following.get_value().1;
            self.following.set_value((false, false));
            if again {
                self.look();
            }
        });
    }

    async fn follow(self) {
        let store = self.app.store();
        // Another tab may have come further, or have newer keys.
        let noted = store.note(Shelf::Device, NOTE).await.ok().flatten();
        let Some(mut member) = noted.and_then(|note| Member::from_note(&note)).or_else(|| self.member()) else {
            return;
        };
        let known = self.app.facts.get_untracked();
        let followed = store.follow(&mut member, &known).await;
        // She may have left meanwhile.
        if self.member.with_value(Option::is_none) {
            return;
        }
        self.note(member).await;
        let standing = match followed {
            Ok(took) => {
                if took.new > 0 {
                    self.app.read_facts().await;
                    tabs::tell(News::Kept);
                }
                Standing::Same(clock::now_ms())
            }
            Err(Fault::Refused(401)) => Standing::SignedOut,
            Err(_) => Standing::Away,
        };
        self.standing.set(standing);
    }

    fn newcomer(self, name: &str) -> Newcomer {
        Newcomer::new(&mut Chance, self.app.device().0, name)
    }

    /// Makes an account, or one in the family that invited; gives the code for the sheet.
    ///
    /// # Errors
    /// When the server does not want it.
    pub async fn register(
        self,
        name: &str,
        password: &str,
        code: Option<String>,
        invited: Option<member::Invited>,
    ) -> Result<String, Fault> {
        let newcomer = self.newcomer(name);
        let (member, sheet) = member::register(&Net, &mut Chance, newcomer, password, code, invited).await?;
        self.begin(member).await;
        Ok(sheet.to_text())
    }

    /// Signs in.
    ///
    /// # Errors
    /// When name and password do not belong together.
    pub async fn sign_in(self, name: &str, password: &str) -> Result<(), Fault> {
        let member = member::sign_in(&Net, &mut Chance, self.newcomer(name), password).await?;
        self.begin(member).await;
        Ok(())
    }

    /// Comes back with the sheet; gives the code for the next one.
    ///
    /// # Errors
    /// When the sheet is another account's.
    pub async fn recover(self, name: &str, sheet: &RecoveryCode, password: &str) -> Result<String, Fault> {
        let (member, next) = member::recover(&Net, &mut Chance, self.newcomer(name), sheet, password).await?;
        self.begin(member).await;
        Ok(next.to_text())
    }

    /// Opens a link; when it adds this phone, it follows from then on.
    ///
    /// # Errors
    /// When the link was used, or is over.
    pub async fn open_link(self, link: &Link) -> Result<Opened, Fault> {
        let opened = member::open_link(&Net, &mut Chance, self.newcomer(""), link).await?;
        if let Opened::Member(member) = &opened {
            self.begin((**member).clone()).await;
        }
        Ok(opened)
    }

    /// Who is in the family.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn home(self) -> Result<Home, Fault> {
        self.member().ok_or(Fault::Refused(401))?.home(&Net).await
    }

    /// A link for another phone of hers.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn offer_device(self) -> Result<Link, Fault> {
        self.member().ok_or(Fault::Refused(401))?.offer_device(&Net, &mut Chance).await
    }

    /// A link for somebody she invites.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn invite(self, role: Role, grants: &[Grant]) -> Result<Link, Fault> {
        self.member().ok_or(Fault::Refused(401))?.invite(&Net, &mut Chance, role, grants).await
    }

    /// Puts out a device or somebody; gives the code for the new sheet.
    ///
    /// # Errors
    /// When the server does not answer, or this phone never heard the password.
    pub async fn put_out(self, device: Option<u128>, person: Option<u128>) -> Result<String, Fault> {
        let mut member = self.member().ok_or(Fault::Refused(401))?;
        let renewed = member.renew_keys(&Net, &mut Chance, device, person).await?;
        self.note(member).await;
        self.look();
        Ok(renewed.sheet.to_text())
    }

    /// Sets another password.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn change_password(self, password: &str) -> Result<(), Fault> {
        let mut member = self.member().ok_or(Fault::Refused(401))?;
        member::change_password(&Net, &mut Chance, &mut member, password).await?;
        self.note(member).await;
        Ok(())
    }

    /// This phone follows no more. What is on it stays.
    pub async fn leave(self) {
        let member = self.member();
        self.member.set_value(None);
        self.notices.set_value(None);
        let _ = self.app.store().set_note(Shelf::Device, NOTE, None).await;
        self.standing.set(Standing::Alone);
        if let Some(member) = member {
            // A server that does not answer forgets this phone after half a year.
            let _ = member.sign_out(&Net).await;
        }
    }
}
