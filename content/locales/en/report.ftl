# The page for a lactation consultant: `letdown report`. Not in the phone's bundle.
# Plain, warm, short. It tells what was written down and judges nothing.
report-title = Pumping, { $from } to { $to }
report-what = What was written down in { $days ->
    [one] one day
   *[other] { $days } days
}, for you and the person who helps you. It measures nothing about health, and a blank is not a zero.
report-days = Each day
report-day = Day
report-sessions = Sessions
report-total = In all
report-left = Left
report-right = Right
report-usual-day = On most days: { $lo } to { $hi }
report-list = Each session
report-start = Start
report-minutes = Minutes
report-letdowns = Letdowns
report-comfort = Comfort
report-comfort-how = 0 is comfortable, 10 the worst pain. Blank: not told.
report-routine = How
report-routine-logged = written down later
report-routine-brought = from another app
report-firm = Still firm
report-summary = In short
report-sum = { $sessions ->
    [one] One session
   *[other] { $sessions } sessions
}, { $total } in all
report-sum-untold = { $sessions ->
    [one] One session has no amount
   *[other] { $sessions } sessions have no amount
}
report-sides = Left { $left }, right { $right }, where the sides were told apart
report-letdown-pattern = Usually { $count } letdowns a session
report-first-letdown = The first one usually comes after { $seconds } seconds
report-comfort-sum = { $sessions ->
    [one] One session tells
   *[other] { $sessions } sessions tell
} how it felt: { $middle } in the middle, from 0 to 10
report-questions = Questions for next time
report-foot = Made by Letdown on { $day }, on this person's own machine. Sent to nobody.
