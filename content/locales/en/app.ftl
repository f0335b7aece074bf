# Words of the app's frame: navigation, Today, History, Settings.
# Plain, warm, short. One idea a message.
nav-today = Today
