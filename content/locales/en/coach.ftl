# What the coach says, aloud and on the screen. `$place` comes from the place-* messages.
place-left = left
place-right = right
place-both = both sides
