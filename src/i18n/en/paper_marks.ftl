### Small words beside the places for a seal and for a fingerprint.

paper-seam = Seal across
paper-fingerprint = Fingerprint
