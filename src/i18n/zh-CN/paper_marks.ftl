### 纸上盖章、按指印的地方旁边的小字。

paper-fingerprint = 指印
