### The desk's key: what there is, what was done, why it cannot be done.

key-no-committee = The settings do not say the committee's full name yet. Enter it there first; the certificate names it.
key-none-yet = This desk has no key yet. One is made when the committee's full name is entered in Settings; or read one from a file.
key-pkcs12 = This is a .p12 or .pfx file, which is not read directly. Turn it into PEM text with OpenSSL first: openssl pkcs12 -in FILE.p12 -out FILE.pem
key-not-text = This is not a PEM text file (it should begin with -----BEGIN). Ask whoever issued it for certificate and private key as PEM.
key-certificate-written = The certificate was written to "{ $file }". Give it to the court and to other desks; the private key is not in it.
key-written = Certificate and locked private key were written to "{ $file }". Keep file and passphrase apart.
key-installed = From now on the key of "{ $name }" seals. The earlier one stays, to prove what it sealed.
key-self-issued = issued by this desk itself
key-issued-by = issued by { $issuer }
key-seals = seals now
key-proves-old = only proves what it sealed before
key-show = { "  " }{ $purpose }; { $origin }; valid { $from } to { $to }; SHA-256 { $digest }

settings-key = Key for sealing
settings-key-note = When an agreement is closed, this key signs it once. That proves that not a byte was changed afterwards. A certificate that the desk issued itself is known to others only after they got it from this desk.
settings-key-none = No key yet. One is made as soon as the committee's full name is entered.
settings-key-subject = Name
settings-key-valid = { $from } to { $to }
settings-key-validity = Valid
settings-key-origin = Origin
settings-key-from-file = read from a file, issued by { $issuer }
settings-key-older = { $count ->
    [one] One earlier key is kept for proof.
   *[other] { $count } earlier keys are kept for proof.
}
settings-key-expired = The validity of this certificate has ended. Make a new one, or read a new certificate.
settings-key-path = File
settings-key-path-certificate = desk-certificate.pem
settings-key-path-key = desk-key.pem
settings-key-pick = Choose a file
settings-key-passphrase = Passphrase
settings-key-passphrase-note = At least 8 characters to export the private key; leave it empty for a file without one.
settings-key-export-certificate = Export certificate
settings-key-export-key = Export private key
settings-key-import = Read from file
settings-key-new = Make a new key
settings-key-new-sure = Use a new key? The old one stays for proof; the new certificate must be given to the court and to other desks again.
settings-key-new-yes = Use a new key
settings-key-new-no = Keep this one
