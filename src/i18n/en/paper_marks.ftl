### Small words beside the places for a seal and for a fingerprint.

paper-fingerprint = Fingerprint
