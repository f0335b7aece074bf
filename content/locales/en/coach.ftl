# What the coach says. The message is spoken; `.title` and `.hint` are what the screen shows.
# `$place` comes from the place-* messages, `$body` is breast or chest.

place-left = left
place-right = right
place-both = both sides
place-quadrant-upper_outer = upper outer
place-quadrant-upper_inner = upper inner
place-quadrant-lower_inner = lower inner
place-quadrant-lower_outer = lower outer
place-spot = { $side }, { $quadrant }

body-breast = breast
body-chest = chest

protocol-hands-on = Hands-on
    .hint = Three minutes of gentle massage, then pumping with your hands. About 20 minutes.
protocol-article = The classic guide
    .hint = A longer massage first. Let go when milk comes. About 24 minutes.
protocol-short = Short break
    .hint = A little massage, then pumping with your hands. About 13 minutes.
protocol-relief = Relief
    .hint = For swelling that is not red, without fever. Cold and feather-light.
protocol-quiet = Quiet
    .hint = No touch. Slow breathing, soft sound, and the pump.
protocol-pump-only = Just pump
    .hint = A calm timer. Tap when milk flows.

coach-settle = Sit back and let your shoulders drop. Breathe in for four, out for six.
    .title = Settle and breathe
    .hint = Shoulders down. In for four, out for six.
coach-quiet-place = Find a quiet, warm place. Sit back. Breathe in for four, out for six.
    .title = Find a quiet place
    .hint = Sit back, be warm, have a drink near you.
coach-wash = Wash your hands with soap, for twenty seconds.
    .title = Wash your hands
    .hint = Soap and water, for 20 seconds.
coach-check = Look at your pump. The flange sits in the middle, and you sit upright and supported.
    .title = Check the fit
    .hint = Flange in the middle, no pinching. Back supported.
coach-stroke = Light strokes, { $place }. From the chest wall to the nipple, like stroking a cat.
    .title = Light strokes, { $place }
    .hint = From the chest wall to the nipple, like stroking a cat.
coach-circle = Small circles, { $place }. Work from the edge in. Pads stay on one spot.
    .title = Small circles, { $place }
    .hint = From the edge in towards the nipple. Flat finger pads.
coach-circle-firmer = Circles again, { $place }. A little firmer, as long as it feels good.
    .title = A little firmer, { $place }
    .hint = Still light. It should feel good, never sore.
coach-circle-again = Milk has paused. Soft circles, { $place }.
    .title = Soft circles, { $place }
    .hint = A second, softer round. It can wake more milk.
coach-stimulate = Pump on, low and fast. Rest your hands until milk comes.
    .title = Pump on, low and fast
    .hint = Rest your hands. Tap when milk flows.
coach-stimulate-on = Pump on again, low and fast.
    .title = Pump on, low and fast
    .hint = Rest your hands. Tap when milk flows.
coach-stimulate-quiet = Pump on, low and fast. Nothing to do but breathe.
    .title = Pump on, low and fast
    .hint = Nothing to do but breathe. Tap when milk flows.
coach-pump-on = Pump on, as strong as is comfortable.
    .title = Pump on
    .hint = As strong as is comfortable, no more.
coach-express = Now a slower, comfortable pull. Hands rest while milk runs.
    .title = Let it run
    .hint = Comfortable pull. Hands rest while milk runs.
coach-express-again = Pump on, comfortable pull. More milk may come.
    .title = Let it run
    .hint = A late letdown can come after some minutes.
coach-express-article = Comfortable pull. Press while you wait, let go when milk comes.
    .title = Pump and press
    .hint = Press while you wait. Let go when milk comes.
coach-express-quiet = A comfortable pull now. Breathe slowly, and let it run.
    .title = Let it run
    .hint = Comfortable pull. Breathe in for four, out for six.
coach-compress = Press and hold, { $place }.
    .title = Press and hold, { $place }
    .hint = Whole hand, gentle. Hold, then let go when I say.
coach-compress-slow = Milk slows. Press and hold, { $place }.
    .title = Press and hold, { $place }
    .hint = Hold while milk runs. Let go when it stops.
coach-release = Let go.
    .title = Let go, { $place }
    .hint = Rest your hand. The next place comes soon.
coach-release-flowing = Milk flows. Let go.
    .title = Milk flows, let go
    .hint = Hands rest while it runs.
coach-release-stopped = Milk stopped. Let go.
    .title = Let go, { $place }
    .hint = Rest your hand. The next place comes soon.
coach-finish = One side at a time, { $place }. By hand or pump, as you like.
    .title = Finish, { $place }
    .hint = By hand, or pump this side alone. Soft and slow.
coach-pump-off = Pump off.
    .title = Pump off
    .hint = Break the seal with a finger first.
coach-wrap-up = Finished for now. Pump off. Cap the milk and have a drink.
    .title = Finished for now
    .hint = Cap the milk. Have a drink.
coach-wrap-up-relief = Finished for now. Softer is enough.
    .title = Finished for now
    .hint = Softer is enough. Rest, and cool again later if it feels good.
coach-clean = Take all parts apart, wash them, and let them dry in the air.
    .title = Wash the parts
    .hint = Take all apart, wash, dry in the air.
coach-cool = Something cool on the swelling, with a cloth between. Rest.
    .title = Cool, with a cloth between
    .hint = Ten minutes. Lean back and rest.
coach-nodes = Feather-light sweeps at the collarbone and the armpit, { $place }.
    .title = Collarbone and armpit
    .hint = Feather-light, as if petting a cat.
coach-sweep = Feather-light sweeps, { $place }. From the nipple out to the armpit.
    .title = Sweep outward, { $place }
    .hint = From the nipple to the armpit. Feather-light.
coach-comfort = Let out a little milk, just until it feels softer.
    .title = A little milk, for comfort
    .hint = By hand or pump. Stop as soon as it feels softer.
coach-paused = Paused. Take your time.
    .title = Paused
    .hint = Take your time. Pump off if you like.
coach-lighten = That hurt, so let go and make it lighter. Check the flange and turn the pull down.
    .title = Lighter now
    .hint = Let go, breathe. Check the flange and turn the pull down.
coach-rest-pain = Hands off here. This place rests for today.
    .title = Hands off here
    .hint = This place rests for today. The rest goes on.
coach-stop-pain = Pain is a stop sign. Hands off for this session. The pump may go on if that is comfortable.
    .title = Hands off for today
    .hint = Pain is a stop sign. Pump on if that is comfortable.
coach-stop-pain-before = You have pain today, so we leave massage out. Pump if that is comfortable.
    .title = No massage today
    .hint = You have pain. Pump if that is comfortable.
coach-call-pain = Pain this strong should be looked at today. Call your clinician.
    .title = Call your clinician today
    .hint = Pain this strong should be looked at.
coach-call-first = Please ask your clinician or midwife before you pump.
    .title = Ask first
    .hint = Call your clinician or midwife before you pump.
coach-late-letdown = Waiting is normal. Breathe slowly. Look at your baby, or a photo.
    .title = Waiting is normal
    .hint = Breathe slowly. Look at your baby, or a photo.
coach-linger = Hands rest. A little more milk may still come, so let the pump run.
    .title = A little more may come
    .hint = Hands rest. Tap Finish when you feel done.
coach-soft-end = That was a good while. Let go, and finish when the milk has stopped.
    .title = Soon done
    .hint = Hands rest. Finish when the milk has stopped.
coach-hard-end = Thirty minutes are enough. Pump off, finished for now.
    .title = Finished for now
    .hint = Thirty minutes are enough. Be kind to your skin.
coach-stop = Stopped. Hands off, pump off.
    .title = Stopped
    .hint = Rest. You can save what you have.

pressure-0 = No touch
pressure-1 = Very light
pressure-2 = Light, never sore

rule-pressure-cap = Pressure goes up to { $limit } of 5. More can bruise.
rule-relief-feather-light = Relief is feather-light: pressure { $limit }.
rule-step-has-time = A step needs at least one second. To leave it out, remove it.
rule-pace-cap = The fastest beat is { $limit } a minute.
rule-flow-and-relief-never-mix = Relief strokes and milk-flow strokes go opposite ways, so they are never in one routine.
rule-no-touch-means-none = This routine is without touch, so it has no massage steps.
rule-touch-names-places = A massage step says where; other steps do not.
rule-id-once = Two steps have the same short name.
rule-massage-before-pump = Massage before the pump is { $found } seconds. Ten minutes ({ $limit } seconds) is the most.
rule-session-soft-end = The routine takes { $found } seconds. { $limit } seconds (25 minutes) is the most.
rule-hold-cap = A press lasts at most { $limit } seconds.
rule-rest-after-hold = Hands rest at least 5 seconds after a press.
rule-order-names-each-once = Each quarter comes once.
rule-one-wrap-up = A routine has one finish.

cli-gate-keys-clear = a: all clear, start   ↑ ↓: choose   l, r: tell left, right (space for yes)   q: leave
cli-gate-keys-told = Enter: start with what is still fine   l, r: tell or take back   q: leave
cli-session-keys = m: milk is flowing   s: slowing   0: stopped   h: it hurts (then 1-9: how much)   p: pause   n: next   k: skip step   f: finish   q: stop
cli-letdowns = { $count ->
    [one] 1 letdown
   *[other] { $count } letdowns
}
cli-summary = Finished for now: { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, { $letdowns ->
    [one] 1 letdown
   *[other] { $letdowns } letdowns
}.
