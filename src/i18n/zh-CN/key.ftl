### 本台的签章密钥：有什么、做了什么、为什么不行。

key-no-committee = 设置里还没有委员会全称。请先在“设置”里填写，证书上写的就是它。
key-none-yet = 本台还没有签章密钥。在“设置”里填好委员会全称就会生成一把，或者从文件读入。
key-pkcs12 = 这是.p12或.pfx文件，本程序不直接读。请在电脑上用OpenSSL转成PEM文本再读入：openssl pkcs12 -in 文件.p12 -out 文件.pem
key-not-text = 这不是PEM文本文件（应当以-----BEGIN开头）。请向发证机构要PEM格式的证书和私钥。
key-certificate-written = 证书已写入“{ $file }”。可以交给法院和别的调解台，里面没有私钥。
key-written = 证书和加了口令的私钥已写入“{ $file }”。请与口令分开保管。
key-installed = 从现在起用“{ $name }”的密钥封存。以前的密钥（如果有）仍保留，用来验证以前封存的协议。
key-self-issued = 本台自己签发
key-issued-by = 由{ $issuer }签发
key-seals = 现在用它封存
key-proves-old = 只用来验证以前封存的协议
key-show = { "  " }{ $purpose }；{ $origin }；有效期{ $from }至{ $to }；SHA-256 { $digest }

settings-key = 签章密钥
settings-key-note = 封存协议时用这把密钥签一次。它能证明封存以后一个字节都没有改过；证书如果是本台自己签发的，别人要认得它，得先从本台拿到这张证书。
settings-key-none = 还没有密钥。填好委员会全称后会自动生成一把。
settings-key-subject = 证书名称
settings-key-valid = { $from }至{ $to }
settings-key-validity = 有效期
settings-key-origin = 来源
settings-key-from-file = 从文件读入，由{ $issuer }签发
settings-key-older = 以前的密钥{ $count }把，留作验证之用。
settings-key-expired = 这张证书已经过了有效期。请生成一把新的，或者读入新的证书。
settings-key-path = 文件位置
settings-key-path-certificate = 本台证书.pem
settings-key-path-key = 本台密钥.pem
settings-key-pick = 选择文件
settings-key-passphrase = 口令
settings-key-passphrase-note = 导出私钥时至少8个字符；读入的文件没有口令就留空。
settings-key-export-certificate = 导出证书
settings-key-export-key = 导出私钥
settings-key-import = 从文件读入
settings-key-new = 生成新的密钥
settings-key-new-sure = 确定要换一把新密钥吗？旧的会留作验证之用；新证书要重新交给法院和别的调解台。
settings-key-new-yes = 换一把
settings-key-new-no = 不换
