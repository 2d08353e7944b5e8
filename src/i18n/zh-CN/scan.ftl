### 扫描件读不进来、封存的文件显示不出来时的说明。

scan-too-large = “{ $name }”有{ $megabytes }MB，超过{ $most }MB，收不进来。请把扫描仪调到黑白或者灰度、200dpi左右再扫一次，或者分成几份。
scan-not-a-picture = “{ $name }”不是PDF，也不是图片（PNG、JPEG、TIFF、BMP、WebP）。请选扫描仪或者手机存下来的那个文件；手机存成HEIC的，先另存为JPEG。
scan-broken = “{ $name }”打不开，文件可能没有存完整。请重新扫描，或者重新拷贝一次再选。
scan-encrypted = “{ $name }”设了密码，打不开。请先去掉密码，再选这个文件。
scan-no-pages = “{ $name }”里一页也没有。请重新扫描再选。
scan-too-many-pages = “{ $name }”至少有{ $pages }页，超过{ $most }页。请只扫描签了名的这份协议书。
scan-too-many-pixels = “{ $name }”的图太大，打开它会占满内存。请把扫描仪调到200至300dpi再扫一次。
scan-oddly-packed = “{ $name }”的压缩方式少见，没法事先知道打开要占多少内存，为安全起见不收。请把扫描仪的格式设成JPEG或者普通PDF（不选“高压缩”）再扫一次。
scan-too-long = “{ $name }”读了两分钟还没有读完，已经停下。请用扫描仪重新扫描这份纸件再选。
sheet-encrypted = 这份PDF设了密码，显示不出来。
sheet-broken = 这份PDF打不开，内容可能已经损坏。请找备份，或者用“验证”查看。
sheet-no-such-page = 没有第{ $page }页，一共{ $count }页。
sheet-too-many-pixels = 这一页太大，显示不出来。请用别的PDF阅读器打开。
sheet-oddly-packed = 这份文件的压缩方式少见，没法事先知道打开要占多少内存，所以不显示。请用别的PDF阅读器打开。
sheet-too-long = 这一页画了很久还没有画完，已经停下。请用别的PDF阅读器打开。
