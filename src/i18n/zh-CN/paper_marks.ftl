### 纸上盖章、按指印的地方旁边的小字，和页脚上定稿版本的标记。

paper-fingerprint = 指印
paper-version = 第{ $version }版　{ $mark }
