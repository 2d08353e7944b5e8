### The screen on which files are verified and the casebook is checked.

verify-room = Verify and check
verify-file-head = Verify a sealed file
verify-file-note = Sealed agreements from other desks, the court or the parties can be verified here too, without a network and with no case open.
verify-file = Sealed PDF file
verify-pick-file = Choose file
verify-root = It must bear this certificate
verify-root-note = May be left empty. If it is filled, the file must be sealed with this certificate, or with one that it issued.
verify-pick-root = Choose certificate
verify-do = Verify
verify-casebook-head = Check the casebook
verify-casebook-do = Check now
verify-casebook-note = Goes through the audit chain, every record, every frozen version and signature, every kept file and its seal. With many cases it takes a while; you can go on working meanwhile.
verify-checking = Checking…
settings-verify-note = Verify that a sealed agreement was not touched, and check that the whole casebook is sound.
