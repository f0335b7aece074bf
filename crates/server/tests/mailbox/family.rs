//! What a family does: a second phone, a lost password, a lost phone, a partner, a clinician.
//! No fact is ever lost on the way.

use domain::care::Gate;
use domain::fact::Body;
use domain::settings::Settings;
use sync::member::{Carrier, Fault, Method, Opened, change_password};
use vault::Scope;
use wire::account::{Grant, Role};

use super::phone::{Phone, Traffic, chance};
use super::{registered, server};

fn log() -> Body {
    Body::Gate(Gate::clear(1))
}

fn settings() -> Body {
    Body::Settings(Settings::default())
}

#[tokio::test]
async fn a_second_phone_has_what_the_first_has() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    mine.write(log()).await;
    mine.write(settings()).await;
    mine.follow().await.unwrap();
    let mut second = Phone::new(&router, &Traffic::default());
    second.write(log()).await;
    second.sign_in(" Anna ", "warm milk at four").await.unwrap();
    second.follow().await.unwrap();
    mine.follow().await.unwrap();
    assert_eq!((mine.facts().await.len(), mine.facts().await), (3, second.facts().await));
    assert_eq!(mine.home().await.unwrap().devices.len(), 2);
}

#[tokio::test]
async fn a_device_joins_by_a_link_that_works_once() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    mine.write(log()).await;
    mine.follow().await.unwrap();
    let link = mine.me().clone().offer_device(&mine.browser, &mut chance()).await.unwrap();
    let (mut second, mut late) = (Phone::new(&router, &Traffic::default()), Phone::new(&router, &Traffic::default()));
    assert_eq!(mine.home().await.unwrap().links.len(), 1);
    second.open(&link).await.unwrap();
    second.follow().await.unwrap();
    assert_eq!(mine.facts().await, second.facts().await);
    assert_eq!(late.open(&link).await.err(), Some(Fault::Refused(404)));
    assert_eq!(second.renew_keys(None, None).await.err(), Some(Fault::WrongPassword), "it never heard the password");
}

#[tokio::test]
async fn the_sheet_opens_everything_when_the_password_is_lost() {
    let router = server().await;
    let (mut mine, sheet) = registered(&router, "anna").await;
    mine.write(log()).await;
    mine.follow().await.unwrap();
    let mut found = Phone::new(&router, &Traffic::default());
    let next = found.recover("anna", &sheet, "a new one at five").await.unwrap();
    found.follow().await.unwrap();
    assert_eq!(found.facts().await, mine.facts().await);
    assert_eq!(mine.home().await.err(), Some(Fault::Refused(401)), "every other sign-in has ended");
    let mut other = Phone::new(&router, &Traffic::default());
    assert_eq!(other.sign_in("anna", "warm milk at four").await.err(), Some(Fault::WrongPassword));
    assert_eq!(other.recover("anna", &sheet, "again").await.err(), Some(Fault::Refused(403)), "a sheet is used once");
    assert!(other.recover("anna", &next, "a third at six").await.is_ok());
    assert!(other.sign_in("anna", "a third at six").await.is_ok());
}

#[tokio::test]
async fn another_password_ends_other_sign_ins_and_loses_nothing() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    mine.write(log()).await;
    mine.follow().await.unwrap();
    let mut second = Phone::new(&router, &Traffic::default());
    second.sign_in("anna", "warm milk at four").await.unwrap();
    let mut me = mine.me().clone();
    change_password(&mine.browser, &mut chance(), &mut me, "cold tea at nine").await.unwrap();
    assert!(mine.home().await.is_ok());
    assert_eq!(second.follow().await.err(), Some(Fault::Refused(401)));
    assert!(second.sign_in("anna", "warm milk at four").await.is_err());
    second.sign_in("anna", "cold tea at nine").await.unwrap();
    second.follow().await.unwrap();
    assert_eq!(second.facts().await, mine.facts().await);
}

#[tokio::test]
async fn a_phone_that_was_removed_reads_nothing_of_what_comes() {
    let router = server().await;
    let (mut mine, old_sheet) = registered(&router, "anna").await;
    let [mut lost, mut stays] = [0, 1].map(|_| Phone::new(&router, &Traffic::default()));
    for phone in [&mut lost, &mut stays] {
        phone.sign_in("anna", "warm milk at four").await.unwrap();
    }
    let out = lost.me().device;
    mine.renew_keys(Some(out), None).await.unwrap();
    mine.write(log()).await;
    mine.follow().await.unwrap();
    assert_eq!(lost.follow().await.err(), Some(Fault::Refused(401)));
    // Even with the bytes in hand: its keys do not open them, and what was handed over is not for it.
    lost.set_cookie(mine.cookie());
    lost.follow().await.unwrap();
    assert!(lost.facts().await.is_empty());

    stays.write(log()).await;
    stays.follow().await.unwrap();
    mine.follow().await.unwrap();
    assert_eq!((mine.facts().await.len(), mine.facts().await), (2, stays.facts().await));
    assert_eq!(stays.me().keyring.version(), 2, "it took the new key when its old one was refused");
    let mut finder = Phone::new(&router, &Traffic::default());
    assert!(finder.recover("anna", &old_sheet, "x").await.is_err(), "a new sheet was printed");
    let mut later = Phone::new(&router, &Traffic::default());
    later.sign_in("anna", "warm milk at four").await.unwrap();
    later.follow().await.unwrap();
    assert_eq!(later.facts().await, mine.facts().await, "nothing of before or after is lost");
}

async fn with_partner(router: &axum::Router, role: Role) -> (Phone, Phone) {
    let (mut mine, _) = registered(router, "anna").await;
    let link = mine.me().clone().invite(&mine.browser, &mut chance(), role, &[Grant::Log]).await.unwrap();
    let mut partner = Phone::new(router, &Traffic::default());
    let Opened::Invited(invited) = partner.open(&link).await.unwrap() else { panic!("it is an invitation") };
    assert_eq!((invited.role, invited.grants.as_slice()), (role, [Grant::Log].as_slice()));
    partner.register("ben", "tea with lemon", Some(invited)).await.unwrap();
    (mine, partner)
}

#[tokio::test]
async fn a_partner_sees_and_adds_what_was_granted() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router, Role::Partner).await;
    let sessions = mine.write(log()).await;
    mine.write(settings()).await;
    mine.follow().await.unwrap();
    partner.follow().await.unwrap();
    assert_eq!(partner.facts().await, [sessions]);
    partner.write(log()).await;
    partner.follow().await.unwrap();
    mine.follow().await.unwrap();
    assert_eq!(mine.facts().await.len(), 3);
    assert_eq!(partner.browser.carry(Method::Get, "account/audit", &[]).await.err(), Some(Fault::Refused(403)));
    assert!(partner.renew_keys(None, None).await.is_err());
    let mut elsewhere = Phone::new(&router, &Traffic::default());
    elsewhere.sign_in("ben", "tea with lemon").await.unwrap();
    assert_eq!(elsewhere.me().keyring.scopes(), [Scope::Log]);
}

#[tokio::test]
async fn a_viewer_sees_and_does_not_add() {
    let router = server().await;
    let (mut mine, mut viewer) = with_partner(&router, Role::Viewer).await;
    let sessions = mine.write(log()).await;
    mine.follow().await.unwrap();
    viewer.follow().await.unwrap();
    assert_eq!(viewer.facts().await, [sessions]);
    viewer.write(log()).await;
    assert_eq!(viewer.follow().await.err(), Some(Fault::Refused(403)));
}

#[tokio::test]
async fn what_was_granted_can_be_taken_back() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router, Role::Partner).await;
    let person = mine.home().await.unwrap().people.iter().find(|one| one.role == Role::Partner).unwrap().account;
    mine.renew_keys(None, Some(person.0)).await.unwrap();
    assert_eq!(partner.follow().await.err(), Some(Fault::Refused(401)));
    assert!(partner.sign_in("ben", "tea with lemon").await.is_err());
    let home = mine.home().await.unwrap();
    assert_eq!((home.people.len(), home.devices.len()), (1, 1));
}

#[tokio::test]
async fn a_partner_who_stays_gets_the_new_keys_of_what_was_granted() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router, Role::Partner).await;
    mine.renew_keys(None, None).await.unwrap();
    let sessions = mine.write(log()).await;
    mine.write(settings()).await;
    mine.follow().await.unwrap();
    partner.follow().await.unwrap();
    assert_eq!((partner.me().keyring.version(), partner.me().keyring.is_whole()), (2, false));
    assert_eq!(partner.facts().await, [sessions]);
}

#[tokio::test]
async fn a_clinician_reads_until_the_link_is_taken_back() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let me = mine.me().clone();
    let link = me.offer_report(&mine.browser, &mut chance(), b"a fortnight", 86_400).await.unwrap();
    let mut clinician = Phone::new(&router, &Traffic::default());
    for _ in 0..2 {
        let Opened::Report(report) = clinician.open(&link).await.unwrap() else { panic!("it is a report") };
        assert_eq!(report, b"a fortnight");
    }
    let name = mine.home().await.unwrap().links[0].name.to_text();
    mine.browser.carry(Method::Delete, &format!("links/{name}"), &[]).await.unwrap();
    assert_eq!(clinician.open(&link).await.err(), Some(Fault::Refused(404)));
}

#[tokio::test]
async fn erasing_leaves_nobody_and_nothing() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router, Role::Partner).await;
    mine.write(log()).await;
    mine.follow().await.unwrap();
    let me = mine.me().clone();
    me.erase(&mine.browser).await.unwrap();
    assert!(mine.home().await.is_err() && partner.home().await.is_err());
    assert!(mine.sign_in("anna", "warm milk at four").await.is_err());
    let mut again = Phone::new(&router, &Traffic::default());
    assert!(again.register("anna", "another", None).await.is_ok(), "the name is free again");
}
