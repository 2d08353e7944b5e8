### The line over words that were made final: somebody has signed, or they were changed since.

signed-warning = { $count ->
    [one] 1 person has signed. Changing the words of the agreement voids the signature; it must be given again.
   *[other] { $count } people have signed. Changing the words of the agreement voids the signatures; all must sign again.
}
signed-changed-since = The words were changed after they were made final. Make them final again, then everyone signs.
signed-sealed = The agreement is closed and sealed. A change makes a new one, to be signed again; the sealed one stays valid.
signed-only-told = The file that was taken in says that this was signed; the signatures are not in this casebook and cannot be checked here.
