### 纸面上的固定用语，和纸印不出来时的说明。

paper-page = 第{ $page }页　共{ $total }页
paper-missing-glyph = 字体里没有“{ $character }”（{ $code }），位置 { $place }，无法打印。请核对这个字，或改用规范字。
paper-control-character = 文字里有不能打印的控制符（{ $code }），位置 { $place }。请删去后再打印。
