//! IndexedDB's refusals in the store's words.
//! A transaction that was aborted is a refusal too, though the browser calls it a result.

use idb::{Error, Transaction, TransactionResult};
use sync::StoreError;

pub(crate) fn refused(error: Error) -> StoreError {
    match error {
        Error::DomException(exception) => by_name(&exception.name()),
        _ => StoreError::Unreachable,
    }
}

fn by_name(name: &str) -> StoreError {
    match name {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        "ReadOnlyError" => StoreError::ReadOnly,
        "DataError" | "ConstraintError" | "NotFoundError" => StoreError::Damaged,
        _ => StoreError::Unreachable,
    }
}

/// Waits until the transaction is kept.
pub(crate) async fn committed(transaction: Transaction) -> Result<(), StoreError> {
    match transaction.commit().map_err(refused)?.await.map_err(refused)? {
        TransactionResult::Committed => Ok(()),
        // The browser takes back what does not fit.
        TransactionResult::Aborted => Err(StoreError::Full),
    }
}
