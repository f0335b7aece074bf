# Words of Insights and of a trial of one. What is not known is said so; nobody is compared with anybody.
# Ranges are "usually", never "should". What goes along with more milk is not told as its cause.
nav-insights = Insights

insights-hint = What your own sessions tell. Nobody else is in here.
insights-none = Nothing to tell yet. Your first session begins this page.
insights-learning = { $count ->
    [one] 1 session with an amount so far.
   *[other] { $count } sessions with amounts so far.
} About { $more } more until your usual range.
insights-learning-hint = Until then a single session says very little. It is fine to just pump.
insights-how = How do we know?
insights-table-day = Day
insights-table-time = Time
insights-table-amount = Amount
insights-table-usual = Usually
insights-table-sessions = Sessions
insights-table-what = What
insights-range = { $low } to { $high }
difference-more = { $number } more
difference-less = { $number } less
difference-percent = { $number } %
insights-table-sway = Hour alone

# Usual range
usual-title = A session now
usual-sentence = At this hour, after this gap, you usually get { $low } to { $high } { $unit }.
usual-last-within = Your last one, { $amount }, was as usual.
usual-last-below = Your last one, { $amount }, was less than most. One session says little.
usual-last-above = Your last one, { $amount }, was more than most. One session says little.
usual-how = The range comes from { $count } of your sessions, by the hour and the gap before. 8 of 10 sessions land in it. It was foretold before the milk was known.

# The day
today-will-title = Today
today-will-sentence = If you go on at your usual gaps, today comes to about { $low } to { $high } { $unit }.
today-will-how = What you have so far, and what your next sessions will probably give. 8 of 10 days land in the range. It is a guess and no goal.

# Supply
supply-title = Your supply lately
supply-steady = About the same as before, or too close to tell.
supply-changed = The last 3 days gave about { $change } than the days before (between { $low } and { $high }).
supply-unknown = Too few sessions in the last two weeks to tell.
supply-dip = Around { $day } your sessions began to give less than expected.
supply-rise = Around { $day } your sessions began to give more than expected.
supply-fewer = You also pumped less often then: { $now } times a day instead of { $before }.
supply-care = A few lower days are common, with illness, a period or little sleep. If it goes on and worries you, a lactation consultant can help.
supply-how = The last 3 days beside the 10 days before them, with hour and gap taken out. It is called a change when chance alone would do that less than 1 time in 20.
supply-chart = { $days } days, all milk of a day

# Time of day
hours-title = Through the day
hours-sentence = Most comes around { $from } to { $to }: about { $pct } % more than on average.
hours-even = Your milk comes about evenly through the day.
hours-how = The middle amount of your sessions by the time they began, and how much the hour alone sways them, with gaps taken out.
hours-part = { $from } to { $to }

# Gap
gap-title = Milk and time
gap-sentence = You make about { $rate } { $unit } an hour since the session before.
gap-longer = After 4 hours you get about { $pct } % more than after 2.
gap-how = Milk divided by the hours before it, in { $count } sessions of the last 7 days after gaps of 1 to 6 hours. A longer gap gives more at once, and not twice as much.

# Sides
balance-title = Left and right
balance-sentence = Of 100 { $unit } about { $left } come from your left and { $right } from your right.
balance-how = The middle of your last { $count } sessions that told both sides. Most people have one side that gives more.
balance-left = left
balance-right = right
balance-most = Most sessions: left { $low } to { $high } of 100

# Letdowns
letdowns-title = Your letdowns
letdowns-first = The first one mostly comes { $first } after the pump starts.
letdowns-count = { $count ->
    [one] Mostly one letdown a session.
   *[other] Mostly { $count } letdowns a session.
}
letdowns-apart = They come about { $apart } apart.
letdowns-how = From the letdowns you tapped in your last { $count } sessions with one. Breaks are left out. The range holds about 8 of 10.
letdowns-row-first = Until the first
letdowns-row-count = In a session
letdowns-row-apart = From one to the next
time-minutes = { $minutes } min
time-seconds = { $seconds } s
time-both = { $minutes } min { $seconds } s

# Firm quarters
firm-map-title = Spots that stay firm
firm-map-sentence = { $place } stayed firm most often: in { $times } of { $count } sessions.
firm-map-none = No spot stays firm often.
firm-map-how = From what you tapped after your last { $count } sessions that told how it felt.

# Comfort
comfort-card-title = Comfort
comfort-sentence = { $ease } of 10 sessions felt comfortable.
comfort-middle = Mostly { $middle } of 10; 0 is comfortable.
comfort-how = From the { $count } sessions of the last 8 weeks in which you said how it felt. 0 is comfortable, 10 is the worst pain.
comfort-week = Week to { $day }
comfort-row = { $middle } of 10
comfort-ease = { $ease } of 10

# Goes along
along-title = What goes along with more or less
along-hands-on = Sessions with your hands
along-flange = Sessions with the { $mm } mm flange
along-pump = Sessions with { $pump }
along-clear = { $what } go along with about { $effect } (between { $low } and { $high }).
along-unclear = { $what }: no clear difference so far (between { $low } and { $high }).
along-how = Sessions with and without it, compared within the same 3 days, hour and gap taken out. Going along is not causing: perhaps you did it when there was more time. A trial can tell.
along-row = { $with } with, { $without } without

# Odd entries
odd-title = Was this as you meant it?
odd-hint = Your answer makes the picture right. Nothing changes before you tap.
odd-double = { $day }, { $time }: { $amount } seems to be there twice.
odd-double-remove = Take one out
odd-slip = { $day }, { $time }: { $amount } is far from your usual. Is the unit right?
odd-slip-fix = It was { $amount }
odd-far = { $day }, { $time }: { $amount } is far from your usual. Was that all of it?
odd-far-spilled = Some was spilled
odd-as-meant = It is right
odd-done = Thank you. That is noted.
odd-removed = Taken out

# A trial
trial-name = Your trial
trial-title = Does it help me?
trial-hint = Try one thing on some days and not on others. After some weeks you know what it does for you.
trial-go = Try something out
trial-go-hint = A fair test with your own milk
trial-choose = What would you like to know?
trial-question-massage = Massage
trial-question-compressions = Compressions
trial-question-warmth = Warmth
trial-question-minutes = { $with } or { $usual } minutes
trial-question-flange = Flange: { $with } or { $usual } mm
trial-plain-minutes = Longer sessions
trial-plain-flange = Another flange
trial-ask-massage = Do strokes and circles bring me more milk?
trial-ask-compressions = Does pressing while the pump runs bring more?
trial-ask-warmth = Does a warm cloth before the pump bring more?
trial-ask-minutes = Do some minutes more bring more milk?
trial-ask-flange = Does another size bring more milk?
trial-involves = What it involves
trial-involves-massage = On some days the coach has massage in your sessions, on others it leaves it out.
trial-involves-compressions = On some days the coach has you press while milk slows, on others your hands rest.
trial-involves-warmth = On some days you lay a warm cloth on before the pump. Warm, never hot, and not on a red, hot or very full spot.
trial-involves-minutes = On some days your sessions are longer, on others shorter.
trial-involves-flange = On some days you use one size, on others the other. Stop when it hurts.
trial-design = How to compare
trial-design-day_pairs = Whole days
trial-design-one_breast = One side
trial-design-day_pairs-hint = A day with, a day without, drawn by chance in pairs. It tells about all your milk.
trial-design-one_breast-hint = One side with, the other without, and the side changes by chance. Much quicker. It tells what it does to that side.
trial-needs = If it makes 10 % more, you would know after about { $sessions } sessions, { $weeks ->
    [one] about a week
   *[other] about { $weeks } weeks
}. If it makes 20 % more, after about { $fewer }.
trial-ends = It ends by itself as soon as the answer is clear, and after { $sessions } sessions at the latest. You may look at any time, and stop at any time.
trial-number-with = To try
trial-number-usual = As usual
trial-minutes = { $number } min
trial-mm = { $number } mm
trial-start = Start the trial
trial-started = Your trial has begun
trial-same = Please choose two that differ.
trial-back = Choose something else

trial-today-massage = { $arm ->
    [technique] Today with massage
    [left] Today massage on your left side
    [right] Today massage on your right side
   *[control] Today without massage
}
trial-today-compressions = { $arm ->
    [technique] Today with compressions
    [left] Today press your left side
    [right] Today press your right side
   *[control] Today without compressions
}
trial-today-warmth = { $arm ->
    [technique] Today with warmth
    [left] Today warmth on your left side
    [right] Today warmth on your right side
   *[control] Today without warmth
}
trial-today-minutes = Today { $number } minutes
trial-today-flange = { $arm ->
    [left] Today { $with } mm on your left, { $usual } mm on your right
    [right] Today { $usual } mm on your left, { $with } mm on your right
   *[other] Today the { $number } mm flange
}
trial-remind-warmth = A warm, damp cloth for some minutes before the pump. Warm, never hot.
trial-remind-other = The other side as usual.
trial-pill = { $arm ->
    [technique] with
    [left] left
    [right] right
   *[control] without
}
trial-tomorrow = It begins tomorrow morning at 4.
trial-gate-own-way = My own way this time
trial-gate-as-drawn = As drawn after all
trial-gate-fine = That is fine. This session counts for its day all the same.

trial-so-far = Day { $day }. { $count } of at most { $planned } sessions.
trial-too-early = Too early to say.
trial-effect = So far about { $effect } milk { $with }, maybe between { $low } and { $high }.
trial-ml = That would be { $ml } a day, maybe between { $low } and { $high }.
trial-sure = How sure: chances are { $tenths } in 10 that it brings more.
trial-very-sure-more = How sure: very. It brings more in more than 99 of 100 such cases.
trial-very-sure-less = How sure: very. It brings less in more than 99 of 100 such cases.
trial-outlook = About { $sessions } more sessions until the answer is clear, if all goes as usual.
trial-outlook-long = It may take until the end of the trial.
trial-now = At the session itself: about { $effect }. Part of that is missing at the next one, so it is not the same as more milk a day.
trial-cost = It takes about { $minutes } minutes a day more.
trial-cost-none = It takes no more time.
trial-comfort = Comfort: { $with } of 10 with it, { $usual } of 10 without. 0 is comfortable.
trial-kept = Done as drawn in { $pct } of 100 sessions.
trial-kept-few = Done as drawn in { $pct } of 100 sessions, so this tells what it does to be asked for it.
trial-phrase-massage = with massage
trial-phrase-compressions = with compressions
trial-phrase-warmth = with warmth
trial-phrase-minutes = with { $number } minutes
trial-phrase-flange = with { $number } mm
trial-how = The order of days was drawn once, by chance, in pairs of days. Milk taken now is missing at the next session, so whole days are compared. The rule that ends the trial allows looking every day: it calls a useless thing helpful or harmful less than 1 time in 20.
trial-how-split = Each session compares one side with the other, so hour, gap and mood do not count. The side with it changes by chance, in pairs of days. It tells what happens in that side alone.
trial-table-day = Day { $day }
trial-table-drawn = Drawn
trial-table-milk = Milk
trial-stop = End this trial
trial-stop-sure = End it now, without an answer
trial-stop-keep = Go on
trial-stopped = The trial has ended
trial-end-helps = It helps
trial-end-hurts = It brings less milk
trial-end-no_difference = No real difference
trial-end-could_not_tell = Not known yet
trial-end-her = You ended it
trial-end-helps-hint = About { $effect } milk a day { $with }, between { $low } and { $high }.
trial-end-hurts-hint = About { $effect } milk a day { $with }, between { $low } and { $high }.
trial-end-no_difference-hint = Less than 10 % either way { $with }. Do what feels better.
trial-end-could_not_tell-hint = The planned sessions are over. It would take about { $sessions } more to know. What is known: between { $low } and { $high }.
trial-end-after = After { $count } sessions.
trial-again = Try something else
trial-earlier = Earlier trials
trial-done-name = { $what }: did it go that way?
trial-done-yes = Yes
trial-done-no = Otherwise

# What she pumps with
kit-name = Flange and pump
kit-flange = Flange size in mm
kit-pump = Pump
kit-hint = Kept for your next sessions too. Change it when you change it.
