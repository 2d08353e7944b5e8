### Why a file from outside was not read.

given-link = { $file } is a link and not the file itself. Choose the file that it leads to, or copy it here first.
given-not-a-file = { $file } is not a plain file (it is a folder, a pipe or a device). Choose a file that was saved.
given-too-large = { $file } is larger than { $most } MB; no file of this kind is, so it was not opened. Check that it is the right one.
given-too-large-kilobytes = { $file } is larger than { $most } KB; no file of this kind is, so it was not opened. Check that it is the right one.
given-not-text = { $file } is not text in UTF-8. Save it as UTF-8 and choose it again.

unread-denied = you have no right to read it
unread-missing = there is no such file
unread-no-file = it is no file but a folder, a pipe or a device
