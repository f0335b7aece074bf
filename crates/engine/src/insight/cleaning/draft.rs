//! Reads each row's amounts in millilitres, puts rows in order, drops doubles and joins halves of one session.
//! Does not judge amounts against her usual ones: that is `mend`.

use domain::amount::{ML_PER_OZ, Unit};

use super::super::logged::LoggedSession;
use super::{Doubt, Finding};

/// Two rows that begin within this many minutes may be one session.
const SAME_SESSION_MIN: i64 = 15;
/// Two amounts within a tenth of the larger are the same amount.
const SAME_AMOUNT: f64 = 0.10;
/// Less than this, in ml, is nothing: a drop is some 0.05.
const SMALLEST_ML: f64 = 0.001;
/// No amount above this, in ml, is read at all.
const LARGEST_ML: f64 = 20_000.0;

/// A row on its way to a session.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    pub row: usize,
    pub entry: LoggedSession,
    pub left_ml: Option<f64>,
    pub right_ml: Option<f64>,
    /// Only when no side is known.
    pub total_ml: Option<f64>,
}

impl Draft {
    pub fn read(row: usize, entry: &LoggedSession, findings: &mut Vec<Finding>) -> Draft {
        let unreadable =
            [entry.left, entry.right, entry.total].into_iter().flatten().any(|a| in_ml(a, entry.unit).is_none());
        if unreadable {
            findings.push(Finding { row, doubt: Doubt::Unreadable });
        }
        let ml = |amount: Option<f64>| amount.and_then(|a| in_ml(a, entry.unit));
        let (left_ml, right_ml) = (ml(entry.left), ml(entry.right));
        let total_ml = if left_ml.is_none() && right_ml.is_none() { ml(entry.total) } else { None };
        Draft { row, entry: *entry, left_ml, right_ml, total_ml }
    }

    pub fn has_both(&self) -> bool {
        self.left_ml.is_some_and(|l| l > 0.0) && self.right_ml.is_some_and(|r| r > 0.0)
    }

    pub fn has_one(&self) -> bool {
        self.left_ml.is_some() != self.right_ml.is_some()
    }

    /// The sum of what is known.
    pub fn known_ml(&self) -> Option<f64> {
        match (self.left_ml, self.right_ml) {
            (None, None) => self.total_ml,
            (left, right) => Some(left.unwrap_or(0.0) + right.unwrap_or(0.0)),
        }
    }

    pub fn is_apart_from(&self, start_utc_min: i64) -> bool {
        self.entry.start_utc_min.saturating_sub(start_utc_min) > SAME_SESSION_MIN
    }

    pub fn scale(&mut self, factor: f64) {
        for amount in [&mut self.left_ml, &mut self.right_ml, &mut self.total_ml] {
            *amount = amount.map(|a| a * factor);
        }
    }

    /// If `later` is this same session again, or its other half, takes it in and says which.
    fn absorb(&mut self, later: &Draft) -> Option<Doubt> {
        let shared = [(self.left_ml, later.left_ml), (self.right_ml, later.right_ml), (self.total_ml, later.total_ml)];
        let mut pairs = shared.iter().filter_map(|(a, b)| Some((a.as_ref()?, b.as_ref()?))).peekable();
        let doubt = if pairs.peek().is_some() {
            pairs.all(|(a, b)| (a - b).abs() <= SAME_AMOUNT * a.max(*b)).then_some(Doubt::DoubleEntry)
        } else {
            (self.has_one() && later.has_one()).then_some(Doubt::Joined)
        }?;
        self.left_ml = self.left_ml.or(later.left_ml);
        self.right_ml = self.right_ml.or(later.right_ml);
        Some(doubt)
    }
}

fn in_ml(amount: f64, unit: Unit) -> Option<f64> {
    let ml = match unit {
        Unit::Ml => amount,
        Unit::Oz => amount * ML_PER_OZ,
    };
    let readable = ml.is_finite() && (0.0..=LARGEST_ML).contains(&ml);
    readable.then_some(if ml < SMALLEST_ML { 0.0 } else { ml })
}

/// All rows in order of time, doubles dropped, halves joined.
pub fn drafts_of(log: &[LoggedSession], findings: &mut Vec<Finding>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..log.len()).collect();
    order.sort_by(|&a, &b| compare(&log[a], &log[b]));
    let mut kept: Vec<Draft> = Vec::with_capacity(log.len());
    for row in order {
        let draft = Draft::read(row, &log[row], findings);
        if draft.known_ml().is_none() {
            findings.push(Finding { row, doubt: Doubt::NoAmount });
            continue;
        }
        let mut near = kept.iter_mut().rev().take_while(|k| !draft.is_apart_from(k.entry.start_utc_min));
        // Asked about and meant: a session of its own, however alike.
        match near.find_map(|k| if draft.entry.vouched { None } else { k.absorb(&draft) }) {
            Some(doubt) => findings.push(Finding { row, doubt }),
            None => kept.push(draft),
        }
    }
    kept
}

/// By start, then by when it was written, then by everything else, so that shuffled rows come out the same.
fn compare(a: &LoggedSession, b: &LoggedSession) -> std::cmp::Ordering {
    let key = |s: &LoggedSession| (s.start_utc_min, s.logged_utc_min, s.start_local_min, s.assigned, s.done, s.block);
    let amount = |x: Option<f64>| x.unwrap_or(-1.0);
    let amounts =
        |s: &LoggedSession| [amount(s.left), amount(s.right), amount(s.total), f64::from(u8::from(s.unit == Unit::Oz))];
    key(a).cmp(&key(b)).then_with(|| {
        let pairs = amounts(a).into_iter().zip(amounts(b));
        pairs.fold(std::cmp::Ordering::Equal, |so_far, (x, y)| so_far.then(x.total_cmp(&y)))
    })
}
