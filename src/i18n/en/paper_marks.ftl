### Small words beside the places for a seal and for a fingerprint, and the mark of a frozen version at the foot.

paper-fingerprint = Fingerprint
paper-version = Version { $version }, mark { $mark }
