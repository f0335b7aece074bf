//! The gate in the terminal: one list, passed with one key when all is clear.
//! No judgement: `engine::care::judge` does that over the shipped rules.

use content::rules::gate as rule_book;
use domain::care::{Finding, Gate, Measure, Rule, Scope};
use domain::place::Breast;
use engine::care::judge;

/// What she has told so far.
pub struct Questions {
    rules: Vec<Rule>,
    version: u32,
    /// One line a finding, in the order of the rules.
    pub rows: Vec<Row>,
    /// The row the marker is on.
    pub at: usize,
}

/// One question and its answer.
pub struct Row {
    /// The finding's short name.
    pub finding: String,
    /// How it is told.
    pub measure: Measure,
    /// Whose it is.
    pub scope: Scope,
    /// What is told of the left (or of all of her), and of the right.
    pub values: [u16; 2],
}

impl Questions {
    /// All questions, nothing told.
    pub fn new() -> Questions {
        let book = rule_book();
        let mut rows: Vec<Row> = Vec::new();
        for rule in &book.rules {
            let asked = rows.iter().any(|row| row.finding == rule.finding);
            // A temperature is typed in the app; here the question about fever covers it.
            if !asked && rule.measure != Measure::TenthsCelsius {
                rows.push(Row {
                    finding: rule.finding.clone(),
                    measure: rule.measure,
                    scope: rule.scope,
                    values: [0, 0],
                });
            }
        }
        Questions { rules: book.rules, version: book.version, rows, at: 0 }
    }

    /// Moves the marker.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Tells the finding under the marker of `breast`: once for yes, again for no; a score counts up and round.
    pub fn tell(&mut self, breast: Breast) {
        let Some(row) = self.rows.get_mut(self.at) else { return };
        let index = if row.scope == Scope::Person { 0 } else { breast.index() };
        let most = if row.measure == Measure::Score { 10 } else { 1 };
        row.values[index] = if row.values[index] >= most { 0 } else { row.values[index] + 1 };
    }

    /// Whether anything has been told.
    pub fn anything(&self) -> bool {
        self.rows.iter().any(|row| row.values != [0, 0])
    }

    /// The gate's judgement of what was told.
    pub fn judged(&self) -> Gate {
        judge(&self.rules, self.version, &self.rows.iter().flat_map(findings).collect::<Vec<_>>())
    }
}

fn findings(row: &Row) -> Vec<Finding> {
    let finding = |breast, value| Finding { name: row.finding.clone(), breast, value };
    match row.scope {
        Scope::Person => (row.values[0] > 0).then(|| finding(None, row.values[0])).into_iter().collect(),
        Scope::Breast => {
            let told = Breast::ALL.into_iter().filter(|breast| row.values[breast.index()] > 0);
            told.map(|breast| finding(Some(breast), row.values[breast.index()])).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::care::{Access, Level};

    fn on(finding: &str) -> Questions {
        let mut questions = Questions::new();
        questions.at = questions.rows.iter().position(|row| row.finding == finding).unwrap();
        questions
    }

    #[test]
    fn nothing_told_is_all_clear() {
        let gate = Questions::new().judged();
        assert_eq!((gate.left, gate.right, gate.advice.len()), (Access::Clear, Access::Clear, 0));
    }

    #[test]
    fn a_red_area_on_the_right_leaves_the_left_alone() {
        let mut questions = on("red-hot");
        questions.tell(Breast::Right);
        let gate = questions.judged();
        assert_eq!((gate.left, gate.right), (Access::Clear, Access::Blocked));
    }

    #[test]
    fn telling_twice_takes_it_back() {
        let mut questions = on("fever");
        questions.tell(Breast::Left);
        assert_eq!(questions.judged().advice[0].level, Level::Urgent);
        questions.tell(Breast::Right);
        assert!(!questions.anything());
    }
}
