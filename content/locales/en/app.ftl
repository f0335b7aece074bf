# Words of the app's frame: navigation, Today, History, Settings.
# Plain, warm, short. One idea a message.
app-name = Letdown
app-skip = Skip to the page
app-dismiss = Dismiss
app-fast-time = Time runs { $rate } times as fast
app-not-kept = This browser keeps nothing here, as in a private window. What you save is gone when you close this tab. Open Letdown in a normal window to keep it.

nav-label = Pages
nav-today = Today
nav-history = History
nav-settings = Settings

today-nothing-yet = Nothing logged yet. Your first session will show here.
