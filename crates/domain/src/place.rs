//! Where on the body: breast (or chest side), quadrant, and the spot both name together.
//! Not how they are drawn: mirror view and left-to-right belong to the screens.

/// One side. Left is always her own left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Breast {
    /// Her left.
    Left,
    /// Her right.
    Right,
}

impl Breast {
    /// Both sides, left first.
    pub const ALL: [Breast; 2] = [Breast::Left, Breast::Right];

    /// The other side.
    #[must_use]
    pub fn other(self) -> Breast {
        match self {
            Breast::Left => Breast::Right,
            Breast::Right => Breast::Left,
        }
    }

    /// 0 for left, 1 for right: the place in a two-element array.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Breast::Left => 0,
            Breast::Right => 1,
        }
    }
}

/// Whom a cue addresses: one breast, both, or neither (a cue that touches nobody).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Her left.
    Left,
    /// Her right.
    Right,
    /// Both at once.
    Both,
    /// No breast in particular.
    None,
}

impl Side {
    /// Whether this side includes `breast`.
    #[must_use]
    pub fn includes(self, breast: Breast) -> bool {
        match self {
            Side::Both => true,
            Side::None => false,
            Side::Left => breast == Breast::Left,
            Side::Right => breast == Breast::Right,
        }
    }

    /// The side that covers exactly the breasts for which `wanted` holds.
    #[must_use]
    pub fn covering(left: bool, right: bool) -> Side {
        match (left, right) {
            (true, true) => Side::Both,
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            (false, false) => Side::None,
        }
    }
}

impl From<Breast> for Side {
    fn from(breast: Breast) -> Side {
        match breast {
            Breast::Left => Side::Left,
            Breast::Right => Side::Right,
        }
    }
}

/// A quarter of the breast. Outer is towards the armpit, inner towards the breastbone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quadrant {
    /// Towards collarbone and armpit.
    UpperOuter,
    /// Towards collarbone and breastbone.
    UpperInner,
    /// Towards breastbone and belly.
    LowerInner,
    /// Towards armpit and belly.
    LowerOuter,
}

impl Quadrant {
    /// All four, in the order most guides go round.
    pub const ALL: [Quadrant; 4] =
        [Quadrant::UpperOuter, Quadrant::UpperInner, Quadrant::LowerInner, Quadrant::LowerOuter];

    /// The place in a four-element array, in the order of [`Quadrant::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Quadrant::UpperOuter => 0,
            Quadrant::UpperInner => 1,
            Quadrant::LowerInner => 2,
            Quadrant::LowerOuter => 3,
        }
    }
}

/// One quadrant of one breast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// Which breast.
    pub breast: Breast,
    /// Which quarter of it.
    pub quadrant: Quadrant,
}

impl Spot {
    /// 0 to 7: left's quadrants first.
    #[must_use]
    pub fn index(self) -> usize {
        self.breast.index() * 4 + self.quadrant.index()
    }

    /// All eight spots, left first.
    pub fn all() -> impl Iterator<Item = Spot> {
        Breast::ALL.into_iter().flat_map(|breast| Quadrant::ALL.map(|quadrant| Spot { breast, quadrant }))
    }
}
