//! What a family does: a second phone, a lost password, a lost phone, a partner, a clinician.
//! No fact is ever lost on the way.

use axum::http::{Method, StatusCode};
use domain::care::Gate;
use domain::fact::Body;
use domain::settings::Settings;
use vault::{Keyring, Scope};
use wire::account::{LinkKind, Role};

use super::phone::{Phone, Traffic};
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
    let link = mine.offer(LinkKind::Device, None, &mine.keyring.clone()).await.unwrap();
    let (mut second, mut late) = (Phone::new(&router, &Traffic::default()), Phone::new(&router, &Traffic::default()));
    assert_eq!(mine.home().await.unwrap().links.len(), 1);
    second.open(mine.family, &link, true).await.unwrap();
    second.follow().await.unwrap();
    assert_eq!(mine.facts().await, second.facts().await);
    assert_eq!(late.open(mine.family, &link, true).await.err(), Some(StatusCode::NOT_FOUND));
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
    assert_eq!(mine.home().await.err(), Some(StatusCode::UNAUTHORIZED), "every other sign-in has ended");
    let mut other = Phone::new(&router, &Traffic::default());
    assert!(other.sign_in("anna", "warm milk at four").await.is_err());
    assert!(other.recover("anna", &sheet, "again").await.is_err(), "a sheet is used once");
    assert!(other.recover("anna", &next, "a third at six").await.is_ok());
    assert!(other.sign_in("anna", "a third at six").await.is_ok());
}

#[tokio::test]
async fn a_phone_that_was_removed_reads_nothing_of_what_comes() {
    let router = server().await;
    let (mut mine, old_sheet) = registered(&router, "anna").await;
    let [mut lost, mut stays] = [0, 1].map(|_| Phone::new(&router, &Traffic::default()));
    for phone in [&mut lost, &mut stays] {
        phone.sign_in("anna", "warm milk at four").await.unwrap();
    }
    mine.renew_keys(Some(lost.device), None).await.unwrap();
    mine.write(log()).await;
    mine.follow().await.unwrap();
    assert_eq!(lost.follow().await.err(), Some(StatusCode::UNAUTHORIZED));
    // Even with the bytes in hand: its keys do not open them.
    lost.cookie.clone_from(&mine.cookie);
    lost.follow().await.unwrap();
    assert!(lost.facts().await.is_empty());

    stays.write(log()).await;
    assert_eq!(stays.follow().await.err(), Some(StatusCode::CONFLICT), "an old key is not taken any more");
    assert!(stays.fetch_keys().await.unwrap());
    stays.look_again();
    stays.follow().await.unwrap();
    mine.follow().await.unwrap();
    assert_eq!((mine.facts().await.len(), mine.facts().await), (2, stays.facts().await));
    let mut finder = Phone::new(&router, &Traffic::default());
    assert!(finder.recover("anna", &old_sheet, "x").await.is_err(), "a new sheet was printed");
    let mut later = Phone::new(&router, &Traffic::default());
    later.sign_in("anna", "warm milk at four").await.unwrap();
    later.follow().await.unwrap();
    assert_eq!(later.facts().await, mine.facts().await, "nothing of before or after is lost");
}

async fn with_partner(router: &axum::Router) -> (Phone, Phone) {
    let (mut mine, _) = registered(router, "anna").await;
    let granted = mine.keyring.granting(&[Scope::Log]);
    let link = mine.offer(LinkKind::Partner, Some(Role::Partner), &granted).await.unwrap();
    let mut partner = Phone::new(router, &Traffic::default());
    let opened = partner.open(mine.family, &link, false).await.unwrap();
    partner.register("ben", "tea with lemon", opened.invite).await.unwrap();
    (mine, partner)
}

#[tokio::test]
async fn a_partner_sees_and_adds_what_was_granted() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router).await;
    let sessions = mine.write(log()).await;
    mine.write(settings()).await;
    mine.follow().await.unwrap();
    partner.follow().await.unwrap();
    assert_eq!(partner.facts().await, [sessions]);
    partner.write(log()).await;
    partner.follow().await.unwrap();
    mine.follow().await.unwrap();
    assert_eq!(mine.facts().await.len(), 3);
    for (method, path) in [(Method::GET, "account/audit"), (Method::POST, "keys")] {
        assert!(partner.ask(method, path, Vec::new()).await.is_err(), "{path}");
    }
    let mut elsewhere = Phone::new(&router, &Traffic::default());
    elsewhere.sign_in("ben", "tea with lemon").await.unwrap();
    assert_eq!(elsewhere.keyring.scopes(), [Scope::Log]);
}

#[tokio::test]
async fn what_was_granted_can_be_taken_back() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router).await;
    let person = mine.home().await.unwrap().people.iter().find(|one| one.role == Role::Partner).unwrap().account;
    mine.renew_keys(None, Some(person)).await.unwrap();
    assert_eq!(partner.follow().await.err(), Some(StatusCode::UNAUTHORIZED));
    assert!(partner.sign_in("ben", "tea with lemon").await.is_err());
    assert_eq!(mine.home().await.unwrap().people.len(), 1);
    assert_eq!(mine.home().await.unwrap().devices.len(), 1);
}

#[tokio::test]
async fn a_partner_who_stays_gets_the_new_keys_of_what_was_granted() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router).await;
    mine.renew_keys(None, None).await.unwrap();
    let sessions = mine.write(log()).await;
    mine.write(settings()).await;
    mine.follow().await.unwrap();
    assert!(partner.fetch_keys().await.unwrap());
    assert_eq!((partner.keyring.version(), partner.keyring.is_whole()), (2, false));
    partner.follow().await.unwrap();
    assert_eq!(partner.facts().await, [sessions]);
}

#[tokio::test]
async fn a_clinician_reads_until_the_link_is_taken_back() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let link = mine.offer(LinkKind::Report, None, &Keyring::default()).await.unwrap();
    let mut clinician = Phone::new(&router, &Traffic::default());
    for _ in 0..2 {
        let opened = clinician.open(mine.family, &link, false).await.unwrap();
        assert_eq!(link.open_report(&opened.body.0).unwrap(), b"a fortnight");
    }
    let name = mine.home().await.unwrap().links[0].name.to_text();
    mine.ask(Method::DELETE, &format!("links/{name}"), Vec::new()).await.unwrap();
    assert_eq!(clinician.open(mine.family, &link, false).await.err(), Some(StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn erasing_leaves_nobody_and_nothing() {
    let router = server().await;
    let (mut mine, mut partner) = with_partner(&router).await;
    mine.write(log()).await;
    mine.follow().await.unwrap();
    mine.ask(Method::DELETE, "account", Vec::new()).await.unwrap();
    assert!(mine.home().await.is_err() && partner.home().await.is_err());
    assert!(mine.sign_in("anna", "warm milk at four").await.is_err());
    let mut again = Phone::new(&router, &Traffic::default());
    assert!(again.register("anna", "another", None).await.is_ok(), "the name is free again");
}
