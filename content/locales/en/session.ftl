# Words of a running session: buttons, steps, what the screen shows. The coach's own words are in coach.ftl.

session-pause = Pause
session-resume = Resume
session-hurts = It hurts
session-next-button = Next
session-finish = Finish
session-flowing = Milk is flowing
session-slowing = Slowing
session-stopped = Stopped
session-stop = Stop

session-next = then { $what }
session-next-release = let go
session-left-in-all = about { $minutes ->
    [one] 1 min
   *[other] { $minutes } min
} left in all
session-left-of = { $left } left of { $all }
session-pump-for = for { $time }
session-step-of = Step { $now } of { $all }

session-step-settle = Settling in
session-step-wash = Clean hands
session-step-check = A quick look
session-step-stroke = Warm-up, before pumping
session-step-circle = Circles, before pumping
session-step-sweep = Sweeps
session-step-cool = Cooling
session-step-stimulate = Waking the milk
session-step-express = Pumping
session-step-finish = One side at a time
session-step-wrap_up = Wrapping up
session-step-clean = Washing up
session-step-again = A second round
session-step-pumping = Pumping

session-your-left = your left
session-your-right = your right
session-no-touch-today = no touch today
session-picture-label = Both sides from above, as in a mirror. Now: { $what }
session-picture-label-facing = Both sides, as someone facing you sees them. Now: { $what }

session-breathe-label = Breathe in for four seconds, out for six.
session-breathe-in = in
session-breathe-out = out
session-breathe-both = in 4, out 6

session-pressure = Pressure
session-letdowns = { $count ->
    [0] No letdown yet
    [one] 1 letdown
   *[other] { $count } letdowns
}
session-letdowns-at = at { $times }
session-flow-tap = Tap when milk comes. It can take a few minutes.
session-sound-on = Turn sound on
session-screen-may-sleep = Your screen may go dark. Voice and tones go on.

session-pain-title = Let go. Hands off.
# may say "only": a condition for her comfort, no judgement
session-pain-advice = Pain is a stop sign. Let go, breathe, check the flange and suction. Go on only if it feels comfortable.
session-pain-how-much = How much does it hurt?
session-pain-step = Pain { $level } of 10
session-pain-none = 0, none
session-pain-worst = 10, worst
session-pain-where = Where? You can leave this out.
session-pain-go-on = Go on gently

session-to-wrap-up = On to saving

session-elsewhere-title = This session is coached in another tab
session-elsewhere-hint = One voice is enough, so this tab stays quiet.
session-elsewhere-now = There, now
session-take-over = Coach here instead
session-elsewhere-look = Look at History

session-asked-title = What happened here?
session-asked-told = A session began at { $start }. This phone last saw it at { $seen }. Nothing is lost.
session-asked-save = Save it, it ended at about { $seen }
session-asked-change = Change the time
session-asked-drop = Do not keep it
session-asked-ended = It ended at
session-asked-save-time = Save with this time
session-asked-not-yet = That time is still to come. Pick an earlier one.
session-asked-sure = Leave this session out for good?
session-asked-keep = Keep it
session-asked-drop-sure = Yes, leave it out
