//! Listening on an address and stopping in good order.
//! Does not choose what is served: `routes` does.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

/// How long open requests may take once the server was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Why the server cannot listen or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program has the port.
    #[error(
        "{0} is already in use, perhaps by another letdown; stop that one, or choose another port: letdown serve --listen {1}"
    )]
    InUse(SocketAddr, SocketAddr),
    /// The system keeps low ports for itself.
    #[error("{0} may not be used by this user; choose a port above 1023: letdown serve --listen {1}")]
    Forbidden(SocketAddr, SocketAddr),
    /// This machine does not have the address, or something else is wrong with it.
    #[error("cannot listen on {0} ({1}); choose another address with --listen")]
    Listen(SocketAddr, io::Error),
    /// The network gave way while serving.
    #[error("the server stopped: {0}")]
    Stopped(io::Error),
}

/// A server that has its port and has not begun to answer.
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

/// Takes the port; with port 0 the system picks a free one.
///
/// # Errors
/// When the address is taken, forbidden or not of this machine.
pub async fn listen(address: SocketAddr) -> Result<Listening, ServeError> {
    let bound = TcpListener::bind(address).await;
    let listener = bound.map_err(|reason| match reason.kind() {
        io::ErrorKind::AddrInUse => ServeError::InUse(address, neighbour(address)),
        io::ErrorKind::PermissionDenied => ServeError::Forbidden(address, SocketAddr::new(address.ip(), 8765)),
        _ => ServeError::Listen(address, reason),
    })?;
    let address = listener.local_addr().map_err(|reason| ServeError::Listen(address, reason))?;
    Ok(Listening { listener, address })
}

fn neighbour(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(8765))
}

impl Listening {
    /// The address with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is done, then lets open requests finish for a short while.
    ///
    /// # Errors
    /// When the network gives way.
    pub async fn serve(
        self,
        router: Router,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let (told, mut hears) = tokio::sync::watch::channel(());
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(self.listener, service).with_graceful_shutdown(async move {
            stop.await;
            drop(told);
        });
        tokio::select! {
            ended = async { serving.await } => ended.map_err(ServeError::Stopped),
            () = async {
                // The sender is dropped when the stop comes: from there on the grace runs.
                while hears.changed().await.is_ok() {}
                tokio::time::sleep(GRACE).await;
            } => Ok(()),
        }
    }
}
