### Verifying a sealed file: what was found, what it means and what it does not. Why a key file or a file cannot be used.

verify-holds-practice = A practice file, without any effect. It has not changed since it was sealed.
verify-holds = Intact: not a byte of this file has changed since it was sealed.
verify-holds-by-whomever = Intact: not a byte of this file has changed since it was sealed with the certificate below. Whose that is remains to be checked.
verify-changed = Not intact: this file was changed after it was sealed. Do not use it as the sealed one.
verify-untrusted = The file was not changed, but the certificate that sealed it is neither the one you named nor issued by it.
verify-untrusted-then = The file was not changed, but a certificate was not valid when it was sealed.
verify-other-file = This file is intact by itself, but it is not the one that the casebook sealed.
verify-not-pdf = This is not a PDF: there is no seal to verify.
verify-no-seal = This PDF has no seal of this program: there is nothing to verify. It was never sealed, or every trace of the seal was taken out.
verify-other-signature = This PDF has a digital signature made by other software, not a seal of this program, which does not judge it. Look at it with the software that made it, or with a PDF reader that verifies signatures.
verify-too-large = The file is larger than { $megabytes } MB. No file sealed by this program is, so it was not verified.

verify-signature-valid = Signature: valid.
verify-signature-text-changed = Signature: does not fit the contents. They were changed, or the signature was taken from another file.
verify-signature-missing = Signature: gone. It was taken out, or the file was saved anew by another program.
verify-signature-several = Signature: more than one. A file sealed by this program has one.
verify-signature-place = Signature: the place that holds it was changed and cannot be read.
verify-signature-container = Signature: its data was changed and is no longer what was written when the file was sealed.
verify-signature-certificate = Signature: the certificate says that it issued itself, and did not.
verify-signature-mismatch = Signature: not made with the key of the certificate.
verify-coverage-whole = Extent: the whole file is covered, nothing was added after it.
verify-coverage-appended = { $bytes ->
    [one] Extent: 1 byte was added after the file was sealed. What you see when you open it may not be the sealed pages.
   *[other] Extent: { $bytes } bytes were added after the file was sealed. What you see when you open it may not be the sealed pages.
}
verify-coverage-cut = { $bytes ->
    [one] Extent: 1 byte is missing at the end.
   *[other] Extent: { $bytes } bytes are missing at the end.
}
verify-coverage-holes = Extent: what the signature says it covers does not fit its place in the file.
verify-coverage-unknown = Extent: cannot be read.
verify-text-matches = Text: as its SHA-256 says ({ $hash }).
verify-text-differs = Text: not as its SHA-256 says ({ $hash }).
verify-text-absent = Text: the file holds no record of the frozen words.
verify-only-says = What follows is what the file says of itself. It was changed, so do not rely on it.
verify-agreement = Number and version: { $number }, version { $version }
verify-effective = Takes effect on: { $day }
verify-practice = Practice case: yes. This paper has no effect.
verify-no-practice = Practice case: no
verify-chain-head = Last value of the record of work: { $head }
verify-signed-at = Sealed at: { $moment } (the desk’s clock; no time stamp of a third party)
verify-certificate = Certificate: { $name }, valid { $from } to { $to }
verify-certificate-sha256 = SHA-256 of the certificate: { $hash }
verify-certificate-own = Issuer: itself. Whether it is this mediating body’s, the file alone cannot tell: compare it with the certificate that the body gave you by another way (--root CERT), or ask its casebook.
verify-certificate-brought = Issuer: { $issuer }. To check it, name a certificate that you trust (--root CERT).
verify-certificate-then = Validity: the certificate was not valid when the file was sealed.
verify-trust-same = Named certificate: the very one that sealed the file.
verify-trust-issued = Named certificate: it issued the one that sealed the file, to “{ $name }”. See whether that is this mediating body.
verify-trust-validity = Named certificate: it fits, but a certificate was not valid when the file was sealed.
verify-trust-unknown = Named certificate: neither the one that sealed the file nor its issuer.
verify-known-same = Casebook: byte for byte the file that was sealed here.
verify-known-other = Casebook: it holds this version, but sealed another file. Open the sealed one from the casebook again.
verify-known-not-closed = Casebook: it holds the words of this version, but never sealed them.
verify-known-none = Casebook: it does not hold this version, as with any file sealed at another desk.
verify-known-unreadable = Casebook: it could not be read, so nothing was compared. { $reason }
verify-known-key = Casebook: the certificate of the seal is this desk’s.
verify-known-no-key = Casebook: the certificate of the seal is not this desk’s.
verify-proves = What this shows: whether the file was changed since it was sealed, and the key of which certificate sealed it.
verify-proves-not = What it does not show: who holds that key, and whether the time is right. A file that was changed and sealed again with another self-made key is found only by comparing the certificate or by the casebook. A seal with a self-issued certificate and without a third party’s time stamp is not by itself a “reliable electronic signature” in the sense of article 13 of the Electronic Signature Law of the PRC.

seal-key-name = The name of the mediating body must have 1 to 64 characters on one line.
seal-key-years = The years of validity are too many. Enter fewer.
seal-key-no-key = This file holds no private key. Choose a PEM file with certificate and private key.
seal-key-no-certificate = This file holds no certificate. Choose a PEM file with a certificate.
seal-key-unreadable = This file cannot be read: it is neither PEM nor DER, or it is damaged. Convert a .pfx or .p12 file to PEM with OpenSSL first (openssl pkcs12 -in FILE -out NEW.pem); otherwise ask whoever gave it to you for another copy.
seal-key-not-p256 = This is not an elliptic-curve key on P-256 (but RSA, for example), which this program cannot use. Ask the issuer for a key and certificate on P-256 (prime256v1).
seal-key-not-a-pair = The certificate and the private key do not belong together. Choose a file with both of one pair.
seal-key-self-issued = This self-issued certificate does not hold: its own key did not sign it, or not with ECDSA and SHA-256. Ask for another.
seal-key-usage = This certificate says that it must not sign documents (its key usage has no digital signature). Choose another.
seal-key-passphrase-missing = This key is locked. Enter its passphrase.
seal-key-passphrase-wrong = The passphrase does not open this key. Try again; mind capitals and the input method.
seal-key-passphrase-short = The passphrase is too short: at least { $least } characters.
seal-key-lock-unknown = This key is locked in a way that this program does not know. Convert it with OpenSSL to a PKCS#8 lock (openssl pkcs8 -topk8 -v2 aes256) and choose it again.
seal-key-not-written = No key was made: the system gave no random numbers, or the certificate could not be written. Restart the computer and try again.
seal-already-sealed = This file is sealed already and cannot be sealed again.
seal-too-large = The file is larger than { $megabytes } MB and cannot be sealed.
seal-encrypted = The file is locked with a password and cannot be sealed.
seal-no-page = The file has no page and cannot be sealed.
seal-text-hash = Not sealed: the frozen words do not fit their SHA-256. Open the case from the casebook again and retry.
seal-not-done = Not sealed: { $reason }. No file was written and the case did not change. Try again.
seal-does-not-hold = the sealed file did not pass its own check and was not written
