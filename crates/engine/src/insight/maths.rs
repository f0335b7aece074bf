//! The few elementary functions that statistics need, the same bits natively and in the browser.
//! Not the standard library's `ln`, `exp`, `sin`: those ask the system, and systems differ in the last digit.

/// Two-sided 95 % point of the normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// Two-sided 80 % point of the normal distribution.
pub const Z_80: f64 = 1.281_551_565_544_6;
/// One full turn.
const TURN: f64 = std::f64::consts::TAU;

pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

pub fn pow(base: f64, power: f64) -> f64 {
    libm::pow(base, power)
}

/// Sine and cosine of a part of a turn: 0.25 is a quarter.
pub fn sin_cos_turn(part: f64) -> (f64, f64) {
    (libm::sin(TURN * part), libm::cos(TURN * part))
}

/// The standard normal distribution function.
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// Student's t with `dof` degrees of freedom at the point where a normal variable stands at `z`.
/// Fisher and Cornish's expansion in 1/dof: within 0.0002 from 6 degrees on, which is all that is asked of it.
pub fn student_point(z: f64, dof: f64) -> f64 {
    let (z2, v) = (z * z, 1.0 / dof);
    let first = (z2 + 1.0) / 4.0;
    let second = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let fourth = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0;
    z * (1.0 + v * (first + v * (second + v * (third + v * fourth))))
}

/// The median; `None` of nothing. Sorts the slice.
pub fn median_of(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len();
    match n {
        0 => None,
        _ if n % 2 == 1 => values.get(n / 2).copied(),
        _ => Some(0.5 * (values[n / 2 - 1] + values[n / 2])),
    }
}

/// A count as a number. Counts here stay far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "counts of sessions are exact in f64")]
pub fn number(count: usize) -> f64 {
    count as f64
}

/// Minutes, or a difference of minutes, as a number.
#[expect(clippy::cast_precision_loss, reason = "minutes since 1970 are exact in f64 for 10^10 years")]
pub fn minutes(min: i64) -> f64 {
    min as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn student_points_match_the_tables() {
        for (dof, table) in [(6.0, 2.4469), (10.0, 2.2281), (30.0, 2.0423), (100.0, 1.9840)] {
            assert!((student_point(Z_95, dof) - table).abs() < 2e-4, "{dof}");
        }
        assert!((student_point(Z_80, 30.0) - 1.3104).abs() < 1e-4);
    }

    #[test]
    fn normal_distribution_at_known_points() {
        assert!((normal_below(Z_95) - 0.975).abs() < 1e-12);
        assert!((normal_below(Z_80) - 0.9).abs() < 1e-9);
        assert!((normal_below(0.0) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn medians() {
        assert_eq!(median_of(&mut []), None);
        assert_eq!(median_of(&mut [3.0]), Some(3.0));
        assert_eq!(median_of(&mut [4.0, 1.0, 3.0, 2.0]), Some(2.5));
    }

    /// The same answer natively and in the browser: no function that asks the system stands in these rooms.
    #[test]
    fn nobody_else_asks_the_system_for_functions() {
        let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/src/insight").to_owned()];
        folders.push(concat!(env!("CARGO_MANIFEST_DIR"), "/src/trial").to_owned());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.to_string_lossy().into_owned());
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for name in
                    ["ln", "log", "exp", "exp_m1", "ln_1p", "sin", "cos", "powf", "powi", "mul_add", "cbrt", "tanh"]
                {
                    assert!(!text.contains(&format!(".{name}(")), "{}: .{name}()", path.display());
                }
            }
        }
    }
}
