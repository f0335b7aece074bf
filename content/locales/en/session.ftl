# Words of a running session: buttons, phases, what the screen shows.
session-pause = Pause
