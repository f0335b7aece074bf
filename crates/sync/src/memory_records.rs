//! Records in memory, beside the facts of their families.
//! Gone with the process.

use crate::memory::MemoryStore;
use crate::records::{Kind, Record, Records};
use crate::store::{FamilyId, StoreError};

type Name = (Kind, Vec<u8>);

fn name(kind: Kind, key: &[u8]) -> Name {
    (kind, key.to_vec())
}

impl Records for MemoryStore {
    async fn add_record(&self, record: &Record) -> Result<bool, StoreError> {
        let mut families = self.families();
        let records = &mut families.entry(record.family).or_default().records;
        let name = name(record.kind, &record.key);
        let new = !records.contains_key(&name);
        if new {
            records.insert(name, record.clone());
        }
        Ok(new)
    }

    async fn put_record(&self, record: &Record) -> Result<(), StoreError> {
        let mut families = self.families();
        let records = &mut families.entry(record.family).or_default().records;
        records.insert(name(record.kind, &record.key), record.clone());
        Ok(())
    }

    async fn swap_record(&self, before: &[u8], record: &Record) -> Result<bool, StoreError> {
        let mut families = self.families();
        let family = families.get_mut(&record.family);
        let kept = family.and_then(|family| family.records.get_mut(&name(record.kind, &record.key)));
        let kept = kept.filter(|kept| kept.body == before);
        Ok(kept.map(|kept| *kept = record.clone()).is_some())
    }

    async fn find_record(&self, family: FamilyId, kind: Kind, key: &[u8]) -> Result<Option<Record>, StoreError> {
        let families = self.families();
        Ok(families.get(&family).and_then(|family| family.records.get(&name(kind, key))).cloned())
    }

    async fn list_records(&self, family: FamilyId, kind: Kind) -> Result<Vec<Record>, StoreError> {
        let families = self.families();
        let records = families.get(&family).into_iter().flat_map(|family| family.records.values());
        Ok(records.filter(|record| record.kind == kind).cloned().collect())
    }

    async fn take_record(&self, family: FamilyId, kind: Kind, key: &[u8]) -> Result<Option<Record>, StoreError> {
        Ok(self.families().get_mut(&family).and_then(|family| family.records.remove(&name(kind, key))))
    }

    async fn sweep_records(&self, now_ms: i64) -> Result<u64, StoreError> {
        let mut swept = 0;
        for family in self.families().values_mut() {
            let before = family.records.len();
            family.records.retain(|_, record| record.expires_ms.is_none_or(|expires| expires > now_ms));
            swept += (before - family.records.len()) as u64;
        }
        Ok(swept)
    }
}
