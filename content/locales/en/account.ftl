# An account: keeping her log on her server, sealed, and sharing it. Never a push: without it everything works.

safe-title = Keep it safe
safe-alone = Your log is on this phone alone. If the phone is lost, so is the log.
safe-why = With an account your log is also kept on your server. It is sealed on this phone first, so nobody there can read it. Then a second phone, or somebody you trust, can have it too.
safe-set-up = Set it up
safe-see = Phones and people
safe-same = Kept on your server. All of it is there.
safe-busy = Talking to your server …
safe-away = Your server does not answer now. Nothing is lost: it goes on by itself.
safe-signed-out = Your server does not know this phone any more. Sign in again. Your log is still here.
safe-back = Back to Settings

enter-new = New account
enter-known = I have one
enter-lost = I lost the password
enter-which = What would you like?
enter-name = Name or email
enter-password = Password
enter-password-new = New password
enter-password-hint = At least 10 letters. A few words you can remember are best. Nobody can look it up for you.
enter-code = Word from who runs the server
enter-code-hint = Leave it blank if you got none.
enter-sheet = Code from your printed sheet
enter-make = Make the account
enter-sign-in = Sign in
enter-recover = Set the new password
enter-wait = One moment …

sheet-title = Your sheet
sheet-hint = If you lose your password, this code is the one way back. Print it or write it down, and keep it where you keep papers. We show it this once.
sheet-old = An older sheet is no longer needed. You can tear it up.
sheet-print = Print it
sheet-done = I have it on paper

why-name = A name needs 3 letters or more.
why-password = Please make it 10 letters or longer.
why-wrong = Name and password do not belong together. Look again and try once more.
why-taken = Somebody has this name already. Choose another, or sign in.
why-closed = This server takes no new accounts without the right word. Ask who runs it.
why-often = That was often. Wait a minute, then try again.
why-away = The server does not answer. Check the network, then try again.
why-gone = This link was used already, or its ten minutes are over. Ask for a new one.
why-sheet = This is not the code of a sheet. Look at it again: it has seven groups of four.
why-sheet-other = This sheet does not belong to this name, or a newer one was printed.
why-here = For this, sign out here and sign in with your password first.
why-odd = The server said something this app does not know. Update the app and try again.

phones-title = Phones
phones-this = This phone
phones-other = Another phone, added { $date }
phones-theirs = A phone of somebody you invited, added { $date }
phones-remove = Remove
phones-remove-sure = Remove this phone? It will get nothing new. What it has already, it keeps.
phones-remove-yes = Yes, remove it
phones-add = Add a phone
phones-removed = Removed

people-title = People
people-you = You
people-owner = The owner of the log
people-partner = Sees and adds: { $what }
people-viewer = Sees: { $what }
people-remove-sure = Take this person out? They will get nothing new. What they have already, they keep.
people-remove-yes = Yes, take them out
people-invite = Invite somebody
people-what = What may they have?
people-may = May they add to it?
people-may-yes = See and add
people-may-no = See
grant-log = Sessions
grant-stash = Kept milk
grant-schedule = Plans
grant-all = All of it
link-title = Scan this with the other phone
link-hint = It works once, for ten minutes. Show it to nobody else.
link-copy = Copy the link
link-copied = Copied
link-close = Close
link-picture = QR code with the link

password-title = Password
password-change = Change the password
password-changed = Changed. Other phones sign in again with the new one.

leave-title = Sign out
leave-hint = This phone keeps its log and stops following. You can come back at any time.
leave = Sign out here
leave-done = Signed out. Your log is still on this phone.

join-title = Join
join-hint = Somebody who trusts you shares a log with this phone. Or it is your own second phone.
join-go = Open the link
join-invited = You are invited. What you may have: { $what }. Choose a name and a password of your own.
join-done = This phone belongs to it now.
join-member = This phone has an account already. Sign out under Settings first.
join-none = There is no code in this link. Ask for it again.
