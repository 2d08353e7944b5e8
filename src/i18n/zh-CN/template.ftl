### 文书模板里的错误：第几行、第几列、错在哪里、该怎么改。

template-mistake = 第{ $line }行第{ $column }列：{ $reason }
list-separator = 、
template-unknown-slot = 没有叫“{ $name }”的空。可用的空：{ $known }。
template-open-slot = 空没有写完：“{ "{{" }”之后要有“{ "}}" }”。
template-stray-closing = 多出“{ "}}" }”：前面没有与它配对的“{ "{{" }”。
template-empty-slot = “{ "{{}}" }”里要写空的名字。
template-unknown-block = 没有叫“@{ $name }”的段落。可用的：{ $known }。
template-unknown-group = @sign 后面要写签名的人；没有叫“{ $name }”的。可用的：{ $known }。
template-not-a-count = “{ $block }”后面要写 1 到 60 的数字。
template-open-condition = 这个 @if 或 @unless 没有结束：请在它管的内容后面另起一行写 @end。
template-too-deep = @if 里面套 @if，最多套{ $most }层。请拆成几段来写。
template-stray-condition = 多出“@{ $name }”：前面没有与它配对的 @if 或 @unless。
template-broken-row = 表格行写法：| 栏名 | 内容 | 栏名 | 内容 |，栏名和内容成对，每格以“|”隔开，行末也要有“|”。
template-no-words = “{ $mark }”后面要有文字。
template-not-a-word = [words] 以下每行写成：名字 = 文字。
template-unknown-word = 没有叫“{ $name }”的用语。可用的：{ $known }。
template-word-twice = “{ $name }”写了两次，请删去一行。
template-no-title = 缺标题：请写一行“= 文书名称”。
template-second-title = 标题只能有一个，请删去这一行。
template-lacks = 这种文书不能没有“@{ $block }”，请补上这一行。
template-control = 有不能打印的字符（{ $code }），请删去。
