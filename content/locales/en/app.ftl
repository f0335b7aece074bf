# Words of the app's frame and pages: navigation, Today, gate, forms, History, Settings.
# Plain, warm, short. One idea a message. `$body` is breast or chest, as she chose.
app-name = Letdown
app-skip = Skip to the page
app-dismiss = Dismiss
app-fast-time = Time runs { $rate } times as fast
app-not-kept = This browser keeps nothing here, as in a private window. What you save is gone when you close this tab. Open Letdown in a normal window to keep it.
app-full = This phone has no room left, and could not keep the last change. Save a copy in Settings, make some room, then try again.
app-new-version = A new version is ready
app-new-version-use = Use it now

nav-label = Pages
nav-today = Today
nav-history = History
nav-settings = Settings
go-today = Go to Today
go-history = Go to History
go-settings = Back to Settings
go-routines = See all routines
go-back = Back

unit-ml = ml
unit-oz = oz

# Today
today-welcome = Hello, good to see you
today-welcome-hint = Letdown talks you through each step: a little gentle massage, then pumping with your hands.
today-nothing-yet = Nothing logged yet. Your first session will show here.
today-start = Start hands-on session
today-just-pump = Just pump
today-log-past = Log past
today-running = You have a session going
today-running-hint = It went on while you were away.
today-go-back = Go back to your session
today-unsaved = A session is not saved yet
today-unsaved-hint = It waits for you, with all you told so far.
today-finish = Finish and save

next-in-minutes = Next pump in { $minutes } min
next-in-hours = Next pump in { $hours } h{ $minutes ->
    [0] {""}
   *[other] {" "}{ $minutes } min
}
next-ready = Pump when you are ready
next-at-nth = at { $time }, the { $nth ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $nth }th
} of { $aim } today
next-at = at { $time }
next-was-at = around { $time }, or whenever it suits you

so-far-label = So far today
so-far = so far today.
so-far-none = Nothing yet today.
so-far-untold = { $count ->
    [one] 1 session today, without an amount.
   *[other] { $count } sessions today, without amounts.
}
so-far-usual = By now you usually have { $low } to { $high }.
so-far-ring = { $done } of { $aim } sessions today
days-caption = The 14 days before today
days-usual = The 14 days before today. Your usual day: { $low } to { $high } { $unit }.

# The gate
gate-all-clear = All clear, start
gate-different = Something is different
gate-not-now = Not now
gate-firm-name = Any firm spots now?
gate-firm-hint = Tap them, and they come first. Or leave it.
gate-other-routine = Choose another routine
gate-no-such = This routine is not here
gate-no-such-hint = It may have been deleted. Today has the others.
gate-questions-title = What is different?
gate-questions-hint = Tap what fits. The rest stays as it is.
gate-group-now = Needs help now
gate-group-sides = { $body ->
    [chest] Your chest
   *[breast] Your breasts
}
gate-group-you = You and your baby
gate-see = See what helps
gate-pain-level = Pain { $place }
gate-pain-less = Less pain, { $place }
gate-pain-more = More pain, { $place }
gate-temperature-like = 38.2 or 100.8
gate-temperature-amiss = That does not look like a temperature. Write it like 38.2 or 100.8, or leave it out.
gate-advice-title = Here is what helps
gate-advice-now = Pause here first
gate-possible = What you can do today
gate-possible-now = Care comes first. If you pump while you wait, keep it gentle.
gate-no-pump = Please ask before you pump. Until then, there is nothing to start here.
gate-start = Start
gate-start-light = Start, extra light
gate-start-left-untouched = Start, left side without touch
gate-start-right-untouched = Start, right side without touch
gate-relief = Relief routine
gate-just-pump = Just pump, no touch
gate-change = Change my answers
gate-kept = Your answers are kept. Take care of yourself.

# The form of a session
spots-left = your left
spots-right = your right
amount-left = Left
amount-right = Right
amount-total = Both together
left-amount = Left amount
right-amount = Right amount
total-amount = Total amount
amount-less = Less: { $what }
amount-more = More: { $what }
amount-not-told = not told
amount-hint = Leave it blank if you do not know. 0 means no milk came, and that is fine.
amount-sum = { $amount } together. Amounts vary, and one session says little.
amount-not-a-number = Please write a number, such as 60. Blank is fine too.
amount-below-zero = It cannot be less than 0. Blank means you do not know.
amount-too-large = That is more than one side gives ({ $most } at most). Please check the number.
firm-name = Any firm spots left?
firm-hint = Tap where it still feels firm
comfort-name = Comfort
comfort-hint = 0 no pain, 10 worst pain
comfort-less = Less pain
comfort-more = More pain
comfort-not-told = Comfort not told
comfort-level = Comfort { $level } of 10
keep-name = Put it in
keep-fed = Fed
keep-room = Room
keep-cooler = Cooler
keep-fridge = Fridge
keep-freezer = Freezer
keep-donated = Donated
keep-discarded = Not kept
keep-good-until = good until { $when }
keep-was-good-until = was good until { $when }
note-name = Note
when-start = Started
when-minutes = Minutes
when-no-start = Please choose a day and a time.
when-future = That lies ahead. Please choose a time that has passed.
when-no-length = Please write how many minutes it took, such as 20.
when-too-long = That is longer than a day. Please check the minutes.
form-save = Save
form-cancel = Cancel
form-saved = Saved
form-look-again = Not saved yet. One field needs a second look.

# Wrap-up and log
wrap-up-title = How did it go?
wrap-up-between = { $from } to { $to }, { $minutes } min
wrap-up-times = Change the times
wrap-up-safe = Not saved yet, and safe here. You can close Letdown and come back.
wrap-up-go-back = Back to the session
wrap-up-throw-away = Do not keep this session
wrap-up-throw-away-sure = Yes, let it go
wrap-up-thrown-away = The session was not kept
wrap-up-nothing = Nothing to save
wrap-up-nothing-hint = After a session, this is where you note how it went.
log-title = Log past session
log-hint = What you remember is enough.

# History
history-nothing-yet = Nothing logged yet. Your sessions will show here.
history-yesterday = Yesterday
history-count = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
history-minutes = { $minutes } min
history-sides = left { $left }, right { $right }
history-untold = No amount told
history-logged = Logged
history-imported = Brought in
history-more = Show more
edit-title = Session at { $time }
edit-delete = Delete this session
edit-deleted = Session deleted
edit-undo = Undo
edit-gone = This session is not here
edit-gone-hint = It may have been deleted, or it is on another phone.

# Settings
settings-sessions = In a session
settings-routine = Routine
settings-voice = Voice
settings-voice-hint = Says each step aloud
settings-tones = Tones
settings-tones-hint = A soft beat for your hands
settings-vibration = Vibration
settings-vibration-hint = Where the phone can
settings-soundscape = Sound underneath
settings-soundscape-off = Off
settings-soundscape-rain = Rain
settings-soundscape-brown = Deep hush
settings-soundscape-heartbeat = Heartbeat
settings-day = Your day
settings-unit = Amounts in
settings-interval = Time between sessions
settings-interval-value = { $hours } h{ $minutes ->
    [0] {""}
   *[other] { " " }{ $minutes } min
}
settings-per-day = Sessions in a day
settings-day-start = Your day starts at
settings-day-start-hint = Night sessions before this count to the day before.
settings-looks = Looks
settings-look = Day or night
settings-look-system = As the phone
settings-look-day = Day
settings-look-night = Night
settings-text-size = Text size
settings-body = Your body
settings-wording = Word to use
settings-wording-breast = Breast
settings-wording-chest = Chest
settings-mirror = Mirror view
settings-mirror-hint = Your left is drawn on the left

# Routines
routines-title = Routines
routines-hint = The chosen one starts with "Start hands-on session".
routines-chosen = Chosen
routines-use = Use
routines-choose = Use { $name }
routines-copy = Copy and change
routines-change = Change
routines-own = Your own routine
routines-copy-name = My { $name }
routine-title = Your routine
routine-copy-title = A copy of { $name }
routine-total = { $minutes } min in all
routine-name = Name
routine-sides = Sides
routine-in-turn = One, then the other
routine-together = Both at once
routine-first = First side
routine-order = Order of the quarters
routine-earlier = Move { $what } earlier
routine-steps = Steps
routine-length = Length
routine-pace = Pace
routine-pace-value = { $beats } / min
routine-leave-out = Leave out { $what }
routine-leave-out-short = Leave out
routine-needs-name = Please give it a name.
routine-refused = Not like this yet
routine-not-saved = Not saved yet. See what stands above.
routine-delete = Delete this routine
routine-deleted = Routine deleted
act-settle = Settle and breathe
act-wash = Wash hands
act-check = Check the fit
act-stroke = Light strokes
act-circle = Small circles
act-sweep = Feather-light sweeps
act-cool = Cool
act-stimulate = Pump, low and fast
act-express = Pump, comfortable
act-finish = One side at a time
act-wrap_up = Finish
act-clean = Wash the parts

# Her data
data-title = Your data
data-hint = Everything is on this phone. Take a copy whenever you like. It is readable text, so keep it safe.
data-export-json = Export all (JSON)
data-export-csv = Export sessions (CSV)
data-import = Import a copy
data-found = In this file: { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
}{ $here ->
    [0] .
   *[other] , { $here } already here.
}
data-nothing-new = All of it is here already, so there is nothing to add.
data-take = Add what is new
data-taken = { $count ->
    [0] Added
    [one] 1 session added
   *[other] { $count } sessions added
}
data-more-lines = And { $count } more lines.
erase-title = Erase everything
erase-hint = Takes every session, setting and routine off this phone. There is no way back without a copy.
erase = Erase everything
erase-sure = Really erase everything on this phone?
erase-keep = No, keep it
erase-yes = Yes, erase it all
erase-done = Erased. This phone keeps nothing of yours now.
erase-not-done = The browser did not let us erase. Close other Letdown tabs and try again.

# Install and about
install-title = On your home screen
install-done = Letdown is installed here, and works without network.
install-apple = iPhone or iPad: open this page in Safari, tap Share, then "Add to Home Screen".
install-android = Android: open the browser's menu, then "Install app" or "Add to Home screen".
install-other = Computer: look for the install sign in the address bar, or "Install" in the browser's menu.
install-others = On another device
about-title = About Letdown
about-private = No tracking. Nothing leaves this phone unless you take it out, or keep it safe on your own server, sealed.
about-version = Version { $version }
