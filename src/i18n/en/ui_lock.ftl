### The lock: the word before it, who is at work, and masked numbers.

lock-soon = { $seconds ->
    [one] Nobody is here: the desk locks in 1 second. What was typed is saved.
   *[other] Nobody is here: the desk locks in { $seconds } seconds. What was typed is saved.
}
lock-stay = I am here
lock-now = Lock
lock-switch = Switch person
lock-after = Lock when nobody has touched it for
lock-minutes = { $count } min
lock-note = The screen is covered at once, the parties' own view as well; what was typed stays.
masked-show = Show
masked-named = { $label }: { $masked }
rights-reading = You are a reader: you can look and change nothing.
rights-not-yours = This is done by { $roles }.
lock-at-work = { $name } · { $role }
lock-administrator = { $role } · { $name } at the desk
