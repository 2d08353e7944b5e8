### Why a scan is not taken and why a stored paper is not shown.

scan-too-large = “{ $name }” has { $megabytes } MB, more than { $most } MB. Scan it again in black and white or grey at about 200 dpi, or in several parts.
scan-not-a-picture = “{ $name }” is neither a PDF nor a picture (PNG, JPEG, TIFF, BMP, WebP). Choose the file that the scanner or the phone saved; save a HEIC picture as JPEG first.
scan-broken = “{ $name }” cannot be opened; it may be incomplete. Scan the paper again, or copy the file again and choose it.
scan-encrypted = “{ $name }” is locked with a password. Remove the password, then choose the file.
scan-no-pages = “{ $name }” has no pages. Scan the paper again and choose the new file.
scan-too-many-pages = “{ $name }” has at least { $pages } pages, more than { $most }. Scan the signed agreement alone.
scan-too-many-pixels = The picture in “{ $name }” is so large that opening it would fill the memory. Scan it again at 200 to 300 dpi.
scan-oddly-packed = “{ $name }” is packed in a rare way, and how much memory it takes cannot be told beforehand, so it is not taken. Set the scanner to JPEG or plain PDF (not “compact PDF”) and scan again.
scan-too-long = “{ $name }” was not read after two minutes, and reading stopped. Scan the paper again with a scanner and choose that file.
sheet-encrypted = This PDF is locked with a password and cannot be shown.
sheet-broken = This PDF cannot be opened; it may be damaged. Look for a backup, or verify the file.
sheet-no-such-page = There is no page { $page }; the file has { $count }.
sheet-too-many-pixels = This page is too large to be shown. Open it in another PDF viewer.
sheet-oddly-packed = This file is packed in a rare way, and how much memory it takes cannot be told beforehand, so it is not shown. Open it in another PDF viewer.
sheet-too-long = This page took too long to draw, and drawing stopped. Open it in another PDF viewer.
