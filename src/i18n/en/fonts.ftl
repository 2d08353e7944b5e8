### The face of the body: why the user's own FangSong cannot be used.

body-font-refused = { $file }: cannot be the face of the body, { $reason }. Choose another font file, or set MAPLEBRIDGE_BODY_FONT to song.
body-font-unreadable = the file is no usable font ({ $reason })
body-font-outlines = it has no TrueType or CFF outlines
body-font-embedding = its maker does not allow embedding it in files
body-font-missing = common characters are missing, for example “{ $characters }”
