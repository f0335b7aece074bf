//! What it is measured against: a handler that puts the body of a request into a row, and nothing else.
//! The same framework, driver and way of writing to disk; no account, no order, no seal.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use sqlx::AnyPool;
use sqlx::any::{AnyPoolOptions, install_default_drivers};

use crate::socket::Socket;
use crate::{Load, timed};

pub async fn serve(folder: &Path) -> SocketAddr {
    install_default_drivers();
    let address = format!("sqlite://{}?mode=rwc", folder.join("plain.db").display());
    // One connection: SQLite has one writer, and this one does not have to queue.
    let pool = AnyPoolOptions::new().max_connections(1).connect(&address).await.expect("it opens");
    for way in ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE plain (body BLOB)"] {
        sqlx::query(way).execute(&pool).await.expect("it is set up");
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("a port");
    let router = Router::new().route("/", post(insert)).with_state(pool);
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn insert(State(pool): State<AnyPool>, body: Bytes) -> StatusCode {
    let inserting = sqlx::query("INSERT INTO plain (body) VALUES ($1)").bind(body.to_vec());
    if inserting.execute(&pool).await.is_ok() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

pub fn load(server: SocketAddr, clients: usize, span: Duration) -> Load {
    let took = std::thread::scope(|scope| {
        let client = || {
            let socket = Socket::to(server);
            timed(span, || socket.ask("POST", "/", &[7; 1100]).is_ok_and(|(status, _)| status == 200))
        };
        let clients: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        clients.into_iter().flat_map(|client| client.join().expect("no client panics")).collect()
    });
    Load { took, span }
}
