//! `letdown gateway`: who may speak for a family to the tools of the home.
//! Answers no request: `letdown serve` does, once a family is set up.

use std::error::Error;

use clap::{Subcommand, ValueEnum};
use domain::amount::Unit;
use gateway::access::give_token;
use gateway::keyring::members;
use gateway::{Given, Setup, change_hooks, set_up};
use server::prepare_data_dir;
use store_sql::SqlStore;
use sync::{Scope, Token, TokenHash, Tokens};

use crate::clock;
use crate::serve::Kept;

/// Let other tools of the home speak to Letdown
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make a family on this machine if there is none, and tokens for its tools; shows each token once
    Setup(SetupArgs),
    /// Make an address for a calendar to follow: her plan, and when kept milk should be used
    Calendar(TokensArgs),
    /// Addresses that are told of every change; lists them with how telling them went last
    Webhook(WebhookArgs),
    /// List the tokens that were given out
    Tokens(TokensArgs),
    /// Take a token back
    Revoke(RevokeArgs),
}

#[derive(clap::Args)]
struct SetupArgs {
    #[command(flatten)]
    kept: Kept,

    /// Who reads and writes
    #[arg(long, value_name = "NAME")]
    user: String,

    /// Who reads, and changes nothing
    #[arg(long, value_name = "NAME")]
    read_only_user: Option<String>,

    /// The unit in which this family's tools count milk
    #[arg(long, value_enum, default_value = "ml")]
    unit: UnitWord,

    /// Begin another family beside those that are here
    #[arg(long)]
    new_family: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnitWord {
    Ml,
    Oz,
}

#[derive(clap::Args)]
struct TokensArgs {
    #[command(flatten)]
    kept: Kept,
}

#[derive(clap::Args)]
struct WebhookArgs {
    #[command(flatten)]
    kept: Kept,

    /// Tell this address from now on, such as <https://home.example/hook>
    #[arg(long, value_name = "URL", value_parser = address)]
    add: Option<String>,

    /// Tell this one no more, by its number
    #[arg(long, value_name = "NUMBER")]
    remove: Option<u64>,
}

fn address(text: &str) -> Result<String, String> {
    let plain =
        ["http://", "https://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    if plain { Ok(text.to_owned()) } else { Err("write it as https://home.example/hook".to_owned()) }
}

#[derive(clap::Args)]
struct RevokeArgs {
    #[command(flatten)]
    kept: Kept,

    /// The beginning of the token's name, as `letdown gateway tokens` lists it
    token: String,
}

/// Does what was asked.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    match &args.what {
        What::Setup(args) => runtime.block_on(setup(args)),
        What::Calendar(args) => runtime.block_on(calendar(args)),
        What::Webhook(args) => runtime.block_on(webhook(args)),
        What::Tokens(args) => runtime.block_on(list(args)),
        What::Revoke(args) => runtime.block_on(revoke(args)),
    }
}

async fn setup(args: &SetupArgs) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let store = args.kept.open().await?;
    let setup = Setup {
        user: args.user.clone(),
        read_only_user: args.read_only_user.clone(),
        unit: match args.unit {
            UnitWord::Ml => Unit::Ml,
            UnitWord::Oz => Unit::Oz,
        },
        new_family: args.new_family,
    };
    let given = set_up(&args.kept.data, store.clone(), clock::shell(), &setup).await;
    store.close().await;
    show(&given?);
    Ok(())
}

/// The one time that tokens are seen.
fn show(given: &Given) {
    let reads = given.read_only_token.as_ref().map(|token| format!("\"{}\"", token.reveal()));
    let reads = reads.unwrap_or_else(|| "null".to_owned());
    println!("{{\"token\":\"{}\",\"read_only_token\":{reads}}}", given.token.reveal());
}

async fn calendar(args: &TokensArgs) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let member = members(&args.kept.data)?.into_iter().next().ok_or(gateway::GatewayError::NoFamily)?;
    let store = args.kept.open().await?;
    let given = give_token(&store, clock::shell(), member.family, Scope::Calendar, "calendar").await;
    store.close().await;
    println!("/calendar/{}.ics", given?.reveal());
    eprintln!("Put the server's address in front, and let a calendar follow it. Whoever knows it can read it;");
    eprintln!("take it back with: letdown gateway revoke");
    Ok(())
}

async fn webhook(args: &WebhookArgs) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let store = args.kept.open().await?;
    let add = args.add.as_deref();
    let hooks = change_hooks(&args.kept.data, store.clone(), clock::shell(), add, args.remove).await;
    store.close().await;
    let hooks = hooks?;
    if hooks.is_empty() {
        println!("No address is told of changes; add one with: letdown gateway webhook --add URL");
    }
    for (hook, status) in &hooks {
        println!("{}  {}  last: {}", hook.number, hook.url, status.as_deref().unwrap_or("nothing told yet"));
    }
    if let (Some(_), Some((hook, _))) = (add, hooks.last()) {
        println!("Posts are signed with this secret, shown once: {}", hook.secret);
    }
    Ok(())
}

async fn list(args: &TokensArgs) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let store = args.kept.open().await?;
    let tokens = all(&store, args).await?;
    store.close().await;
    if tokens.is_empty() {
        println!("No token was given out yet; make one with: letdown gateway setup --user NAME");
    }
    for token in tokens {
        let day = |ms: i64| clock::moment_in(&clock::zone(), ms).wall().date().to_string();
        let scope = match token.scope {
            Scope::Write => "reads and writes",
            Scope::Read => "reads",
            Scope::Calendar => "calendar",
        };
        let used = token.used_ms.map_or_else(|| "never used".to_owned(), |ms| format!("last used {}", day(ms)));
        let gone = token.revoked_ms.map(|ms| format!(", taken back {}", day(ms))).unwrap_or_default();
        println!("{}  {}  {scope}, made {}, {used}{gone}", token.hash.short(), token.label, day(token.created_ms));
    }
    Ok(())
}

async fn all(store: &SqlStore, args: &TokensArgs) -> Result<Vec<Token>, Box<dyn Error>> {
    let mut tokens = Vec::new();
    for member in members(&args.kept.data)? {
        tokens.extend(store.list_tokens(member.family).await?);
    }
    Ok(tokens)
}

async fn revoke(args: &RevokeArgs) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let store = args.kept.open().await?;
    let mut found: Vec<TokenHash> = Vec::new();
    for member in members(&args.kept.data)? {
        let tokens = store.list_tokens(member.family).await?;
        let open = tokens.iter().filter(|token| token.revoked_ms.is_none());
        found.extend(open.map(|token| token.hash).filter(|hash| hash.short() == args.token));
    }
    let [hash] = found.as_slice() else {
        return Err("no open token has that name; see: letdown gateway tokens".into());
    };
    store.revoke_token(*hash, clock::now().epoch_ms()).await?;
    store.close().await;
    println!("The token opens nothing any more, within two seconds also for a server that runs");
    Ok(())
}
