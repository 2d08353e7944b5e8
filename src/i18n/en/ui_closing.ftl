### Closing: once everyone has signed, one sealed file is written and not a word can be moved any more.

closing-without-scan = { $count ->
    [one] One signer signed on paper and no scan is attached.
   *[other] { $count } signers signed on paper and no scan is attached.
} The sealed file will not show their signatures; it will say: on paper, without a scan. Attach the pages, or make sure that the originals go into the file.
closing-ready = All have signed: it can be closed
closing-how = Put the committee's seal on the printed agreement, give the day, and press "Close and seal". After that this version is neither signed nor changed any more.
closing-how-no-seal = Press "Close and seal". After that this version is neither signed nor changed any more.
closing-seal-day = Day of the committee's seal
closing-effective = The agreement takes effect on { $day }: the last day among the parties' signatures, the mediator's and the committee's seal.
closing-line = { $who }: { $how } { $when }
closing-proves = The seal proves: not a byte of the file has changed since it was closed, and it was this desk's key that closed it.
closing-proves-not = The seal does not prove by itself who holds the key, nor is its time confirmed by a third party. The committee issued the certificate itself, so it is not by itself a reliable electronic signature under article 13 of the Electronic Signature Law. Pen, fingerprint and seal on paper remain the full way.
closing-close = Close and seal
closing-to-settings = Enter the name
closing-no-committee = The committee has no name yet. The certificate of the seal must name it: please enter it in the settings first.
closing-key-failed = Not closed: { $reason }
closing-key-expired = Not closed: the certificate that was read from a file ran out on { $day }. Read a new one in the settings, or let the program make its own.
closing-closed = Closed and sealed
closing-closed-at = Closed on { $at }. The agreement takes effect on { $day }.
closing-file-is-kept = The sealed file is kept in the casebook. It is what is printed and saved; it is never set anew.
closing-save = Save the PDF
closing-open = Open it
closing-print = { $count ->
    [one] Print 1 copy
   *[other] Print { $count } copies
}
