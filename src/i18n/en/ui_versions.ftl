### Versions and what was done on them.

versions-room = Versions and signing
versions-door = Signing story
versions-none = The agreement is not final yet, so there is nothing here. Once it is, the words of each version, its signatures and its story stay here to be read at any time.
versions-number = Version { $number }
versions-now = The case as it is now
versions-waiting = Final, to be signed
versions-signing = Being signed
versions-closed = Sealed
versions-changed = Fallen: words changed
versions-closed-then-changed = Sealed, words changed later
versions-superseded = Fallen: superseded
versions-frozen-at = Final on { $day }, { $time }
versions-signed-count = { $signed } of { $signers } signers signed
versions-words-tab = Words
versions-story-tab = Signatures and story
versions-beside-tab = Side by side
versions-frozen-words = The frozen words of version { $number }; no program or template changes them
versions-beside-with = Compare with
versions-only-changes = Only differences
versions-no-difference = The words of both are the same.
versions-differences = { $count ->
    [one] One difference. Old words are struck through at the left, new words underlined at the right.
   *[other] { $count } differences. Old words are struck through at the left, new words underlined at the right.
}
versions-people = Signers
versions-will-on-paper = Will sign on paper
versions-to-sign = To sign
versions-not-needed = Not signed (not needed)
versions-never-signed = Did not sign
versions-on-screen = Signed on screen on { $day }, { $time }
versions-on-screen-read = Signed on screen on { $day }, { $time }, after the words were read out
versions-on-screen-seen = Signed on screen on { $day }, { $time }, after looking through all the words
versions-on-paper = Signed on paper on { $day }; no scan yet
versions-on-paper-scanned = Signed on paper on { $day }; see the scan "{ $scan }"
versions-sealed-head = Sealed file
versions-sealed = Sealed on { $day }, { $time }; in effect from { $effective }.
versions-sealed-digest = SHA-256 of the file: { $digest }
versions-open-sealed = Save a copy and open
versions-sealed-name = version { $number } sealed
versions-scans = Scans of signed pages
versions-scan = Kept on { $day }, { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, with the signatures of { $names }
versions-mark-typed = { " " }(the mark was typed by the mediator)
versions-open-scan = Open scan { $number }
versions-scan-name = version { $number } scan { $scan }
versions-not-kept = The casebook does not hold this file. Check the casebook to see what is wrong.
versions-log = Story
versions-time = { $day }, { $time }
stored-waiting = Drawing this page…

story-frozen = Version { $number } was made final; the SHA-256 of its words begins with { $digest }.
story-on-paper = { $name } will sign on paper.
story-on-screen-after-all = { $name } will sign on screen after all.
story-signed = { $name } ({ $role }) signed on screen.
story-signed-again = { $name } ({ $role }) signed on screen again.
story-signed-on-paper = Noted that { $name } ({ $role }) signed the printed agreement on { $day }.
story-read-aloud = { " " }The words were read out before.
story-seen = { " " }They looked through all the words before.
story-withdrawn = { $name }'s signature was taken back; it stays in this record.
story-scanned = The scan "{ $file }" of signed pages was kept; it shows the signatures of { $names }.
story-closed = Sealed; in effect from { $effective }. The SHA-256 of the certificate begins with { $certificate }; the audit chain had { $events } events then.
story-changed = { $count ->
    [one] The words were changed: this version fell, and one signature no longer holds.
   *[other] The words were changed: this version fell, and { $count } signatures no longer hold.
}
story-superseded = { $count ->
    [one] A second mediation made a new agreement in its place (it had one signature).
   *[other] A second mediation made a new agreement in its place (it had { $count } signatures).
}

papers-sealed = This agreement was sealed on { $day } and is in effect from { $effective }. What is shown, saved and printed here is the sealed file itself.
