### 锁屏：快要锁时说一声，台上是谁，身份证号码的遮盖。

lock-soon = { $seconds ->
    [one] 没有人在用，1 秒后锁上。打的字都会存好。
   *[other] 没有人在用，{ $seconds } 秒后锁上。打的字都会存好。
}
lock-stay = 我还在
lock-now = 锁上
lock-switch = 换人
lock-after = 没有人动多久就锁上
lock-minutes = { $count } 分钟
lock-note = 锁上时屏幕马上盖住，包括给当事人看的那一面；打的字都留着。
masked-show = 显示
masked-named = { $label }：{ $masked }
rights-reading = 您的身份是“只读”：可以看，不能改。
rights-not-yours = 这一步要由{ $roles }来做。
lock-at-work = { $name } · { $role }
lock-administrator = { $role } · 值班 { $name }
