//! A plan in lines of words, and times of day as they are typed.
//! Not what follows from it.

use domain::plan::{MinuteOfDay, Night, Plan, Rhythm, Span, Weekdays};
use wire::words::Word;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The plan, a line for each part.
pub fn of(plan: &Plan) -> Vec<String> {
    let mut lines = vec![format!("{}  {}", plan.situation.word(), rhythm(&plan.rhythm))];
    lines.extend(plan.other_days.iter().map(|(days, other)| format!("{}  {}", weekdays(*days), rhythm(other))));
    lines.extend(plan.quiet.map(|quiet| format!("quiet  {}", span(quiet))));
    lines.extend(plan.weaning.map(|weaning| {
        format!(
            "fewer  from {} on: {} a day, one fewer every {} days, down to {}",
            weaning.first, weaning.from, weaning.days_each, weaning.to
        )
    }));
    lines.push(if plan.remind { "reminders on".to_owned() } else { "reminders off".to_owned() });
    lines
}

fn rhythm(rhythm: &Rhythm) -> String {
    match rhythm {
        Rhythm::Off => "none".to_owned(),
        Rhythm::Count(count) => format!("{count} a day"),
        Rhythm::Times(times) => times.iter().map(|minute| time(*minute)).collect::<Vec<_>>().join(", "),
        Rhythm::Every { minutes, night } => {
            let night = night.map(|night: Night| format!(", {} at night ({})", gap(night.minutes), span(night.span)));
            format!("every {}{}", gap(*minutes), night.unwrap_or_default())
        }
    }
}

fn gap(minutes: u16) -> String {
    if minutes.is_multiple_of(60) {
        format!("{} h", minutes / 60)
    } else {
        format!("{} h {} min", minutes / 60, minutes % 60)
    }
}

fn span(span: Span) -> String {
    format!("{}-{}", time(span.from), time(span.to))
}

fn time(minute: MinuteOfDay) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn weekdays(days: Weekdays) -> String {
    let named: Vec<&str> = DAYS.iter().zip(days.0).filter(|(_, on)| *on).map(|(name, _)| *name).collect();
    named.join(",")
}

/// `14:10`
pub fn read_time(text: &str) -> Result<MinuteOfDay, String> {
    let told = || "write a time of day as 14:10".to_owned();
    let (hour, minute) = text.trim().split_once(':').ok_or_else(told)?;
    let (hour, minute): (u16, u16) = (hour.parse().map_err(|_| told())?, minute.parse().map_err(|_| told())?);
    if hour < 24 && minute < 60 { Ok(hour * 60 + minute) } else { Err(told()) }
}

/// `22:00-06:00`
pub fn read_span(text: &str) -> Result<Span, String> {
    let (from, to) = text.split_once('-').ok_or("write it as 22:00-06:00")?;
    Ok(Span { from: read_time(from)?, to: read_time(to)? })
}

/// `3h`, `2h30` or `150` minutes.
pub fn read_gap(text: &str) -> Result<u16, String> {
    let told = || "write it as 3h, 2h30 or 150 (minutes), from 2h to 12h".to_owned();
    let minutes: u16 = match text.split_once('h') {
        None => text.parse().map_err(|_| told())?,
        Some((hours, rest)) => {
            let rest: u16 = if rest.is_empty() { 0 } else { rest.parse().map_err(|_| told())? };
            let hours: u16 = hours.parse().map_err(|_| told())?;
            hours.checked_mul(60).and_then(|minutes| minutes.checked_add(rest)).ok_or_else(told)?
        }
    };
    let sound = engine::plan::LEAST_GAP_MIN..=engine::plan::MOST_GAP_MIN;
    if sound.contains(&minutes) { Ok(minutes) } else { Err(told()) }
}

/// `mon,tue` or `mon-fri`.
pub fn read_weekdays(text: &str) -> Result<Weekdays, String> {
    let told = || format!("write days as mon-fri or sat,sun; they are {}", DAYS.join(", "));
    let nth = |name: &str| DAYS.iter().position(|day| *day == name.trim().to_lowercase()).ok_or_else(told);
    let mut days = [false; 7];
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (nth(from)?, nth(to)?);
        if to < from {
            return Err(told());
        }
        days[from..=to].fill(true);
    }
    Ok(Weekdays(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_meant() {
        assert_eq!((read_time("00:05"), read_time("24:00").is_err()), (Ok(5), true));
        assert_eq!((read_gap("3h"), read_gap("2h30"), read_gap("150")), (Ok(180), Ok(150), Ok(150)));
        assert!(read_gap("1h").is_err() && read_gap("h").is_err() && read_gap("99999h").is_err());
        let work = Weekdays([true, true, true, true, true, false, false]);
        assert_eq!(read_weekdays("mon-fri"), Ok(work));
        assert_eq!(read_weekdays("sun,Sat"), Ok(Weekdays([false, false, false, false, false, true, true])));
        assert!(read_weekdays("fri-mon").is_err());
        assert_eq!(read_span("22:00-06:00"), Ok(Span { from: 1320, to: 360 }));
    }
}
