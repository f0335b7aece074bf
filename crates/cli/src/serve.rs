//! `letdown serve`: the web app for the phones of a family, from one binary.
//! Answers no request itself: the crate `server` does. Which store keeps the facts is chosen here and nowhere else.

use std::error::Error;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use gateway::{Gateway, baby_buddy};
use server::{Api, Files, Notices, Policy, PublicUrl, SignUp, listen, no_other_tools, prepare_data_dir, router_with};
use store_sql::{SqlStore, hear_notices, open_postgres, open_sqlite};

use crate::{backup, clock};

/// Serve the web app.
#[derive(clap::Args)]
pub struct Args {
    /// Address and port to listen on; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8765")]
    listen: SocketAddr,

    #[command(flatten)]
    kept: Kept,

    /// Address under which people reach this server, such as <https://milk.example/letdown/>
    #[arg(long, value_name = "URL")]
    public_url: Option<PublicUrl>,

    /// Who may make an account; who was invited by a family always may
    #[arg(long, value_enum, default_value = "closed", env = "LETDOWN_SIGN_UP")]
    sign_up: SignUpArg,

    /// Who says this may make an account
    #[arg(long, value_name = "CODE", env = "LETDOWN_SIGN_UP_CODE", hide_env_values = true)]
    sign_up_code: Option<String>,

    #[command(flatten)]
    backups: backup::Schedule,

    /// Believe the proxy in front when it tells who comes (X-Forwarded-For)
    #[arg(long)]
    behind_proxy: bool,
}

/// Who may make an account of their own.
#[derive(Clone, Copy, clap::ValueEnum)]
enum SignUpArg {
    /// Nobody
    Closed,
    /// Everybody who can reach the server
    Open,
}

/// Where a server keeps what it keeps.
#[derive(clap::Args)]
pub struct Kept {
    /// Folder for what the server keeps; made for its owner alone when it is missing
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub data: PathBuf,

    /// A PostgreSQL database to keep facts in, such as `postgres://letdown@localhost/letdown`; else a file in the folder
    #[arg(long, value_name = "URL", env = "LETDOWN_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

/// Runs until the process is told to stop.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    prepare_data_dir(&args.kept.data)?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(serve(args))
}

async fn serve(args: &Args) -> Result<(), Box<dyn Error>> {
    let listening = listen(args.listen).await?;
    let store = args.kept.open().await?;
    let address = listening.address();
    let public = match &args.public_url {
        Some(url) => url.clone(),
        None => format!("http://{address}/").parse()?,
    };
    let stop = stop_signal()?;
    println!("Letdown is at {} (stop it with Ctrl+C)", public.as_str());
    if args.public_url.is_some() {
        println!("It listens on http://{address}/");
    }
    if args.public_url.is_none() && !address.ip().is_loopback() {
        println!(
            "Phones need https to install it and to work offline: put a proxy in front and name it with --public-url"
        );
    }
    args.backups.start(&store);
    let mailbox = mailbox(args, &public, &store).await?;
    let others = api(args, &store).await?.unwrap_or_else(no_other_tools);
    let whole = router_with(Files::embedded(), &public, store.clone(), mailbox.merge(others));
    let served = listening.serve(whole, stop).await;
    store.close().await;
    served?;
    // Whoever started it may not listen any more.
    let _ = writeln!(std::io::stdout(), "Letdown has stopped");
    Ok(())
}

/// Accounts and sealed facts. Processes on one PostgreSQL tell each other when something is new.
async fn mailbox(args: &Args, public: &PublicUrl, store: &SqlStore) -> Result<Router, Box<dyn Error>> {
    let policy = Policy {
        sign_up: match (args.sign_up, &args.sign_up_code) {
            (_, Some(code)) => SignUp::WithCode(code.clone()),
            (SignUpArg::Open, None) => SignUp::Open,
            (SignUpArg::Closed, None) => SignUp::Closed,
        },
        behind_proxy: args.behind_proxy,
        slows: true,
        https: public.is_https(),
        base_path: public.base_path().to_owned(),
    };
    let notices = match &args.kept.database {
        None => Notices::default(),
        Some(address) => notices_of(address.clone(), store.clone()),
    };
    Ok(Api::open(store.clone(), policy, notices).await?.routes())
}

fn notices_of(address: String, store: SqlStore) -> Notices {
    let (outward, mut told) = tokio::sync::mpsc::unbounded_channel();
    let notices = Notices::with_outward(outward);
    let heard = notices.clone();
    tokio::spawn(async move { hear_notices(&address, |family| heard.arrived(family)).await });
    tokio::spawn(async move {
        while let Some(family) = told.recv().await {
            // Whoever was not told finds it at the next look.
            let _ = store.tell(family).await;
        }
    });
    notices
}

/// What other tools of the home speak to; nothing before a family gave its key to this machine.
async fn api(args: &Args, store: &SqlStore) -> Result<Option<Router>, Box<dyn Error>> {
    if gateway::keyring::members(&args.kept.data)?.is_empty() {
        return Ok(None);
    }
    let gateway = Gateway::open(&args.kept.data, store.clone(), clock::shell()).await?;
    let public = args.public_url.as_ref().map(|url| url.as_str().to_owned());
    let api = baby_buddy::router(gateway.clone(), baby_buddy::Public(public))
        .merge(gateway::fhir::router(gateway.clone()))
        .merge(gateway::calendar::router(gateway.clone(), content::rules::storage))
        .merge(gateway::metrics::router(gateway));
    Ok(Some(api))
}

impl Kept {
    /// The store, when there is one: nothing is made.
    pub async fn open_there(&self) -> Result<SqlStore, Box<dyn Error>> {
        if self.database.is_none() && !self.data.join("letdown.db").is_file() {
            let folder = self.data.display();
            return Err(format!("there is no store in {folder}; name the server's folder with --data").into());
        }
        self.open().await
    }

    /// The store, brought up to date.
    pub async fn open(&self) -> Result<SqlStore, Box<dyn Error>> {
        if let Some(address) = &self.database {
            let store = open_postgres(address).await;
            // Not the address, which may hold a password.
            return store.map_err(|error| format!("the database of --database: {error}").into());
        }
        let file = self.data.join("letdown.db");
        open_sqlite(&file).await.map_err(|error| format!("{}: {error}", file.display()).into())
    }
}

/// Ctrl+C, and what service managers send.
#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, Box<dyn Error>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, Box<dyn Error>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
