### 统计：报表、比率和它们的算法。

committee-village = 村调委会
committee-residents = 居调委会
committee-township = 乡镇调委会
committee-sub-district = 街道调委会
committee-enterprise = 企事业单位调委会
committee-association = 社会团体和其他组织调委会
harm-suicide = 防止民间纠纷引起自杀
harm-crime = 防止民间纠纷转化为刑事案件
harm-group-petition = 防止群体性上访
harm-group-fight = 防止群体性械斗

rate-settled = 调解成功率
rate-settled-definition = 期内受理并已调解成功（协议已生效或已签，含口头协议）的案件 ÷ 期内受理的案件
rate-at-neighborhood = 第一步（邻里调）化解占比
rate-at-neighborhood-definition = 在第一步谈成的案件 ÷ 调解成功的案件；以最后一次谈成的那场调解为准
rate-at-village = 第二步（村居调）化解占比
rate-at-village-definition = 在第二步谈成的案件 ÷ 调解成功的案件；以最后一次谈成的那场调解为准
rate-at-interpretation = 第三步（释法调解）化解占比
rate-at-interpretation-definition = 在第三步谈成的案件 ÷ 调解成功的案件；以最后一次谈成的那场调解为准
rate-on-the-spot = 三日就地化解率
rate-on-the-spot-definition = 受理后 { $days } 日内达成协议的案件 ÷ 调解成功的案件；受理当天不算，次日为第 1 日，第 { $days } 日达成的算，第 { $next } 日的不算
rate-one-visit = 信访一次性化解率
rate-one-visit-definition = 期内办结的初次信访中，达成协议或已书面告知其他途径、并且办结后 { $days } 天内没有再访的 ÷ 期内办结的初次信访；同一申请人（证件号相同，或姓名和电话都相同）对同一对方再次信访算再访
rate-performance = 履行率
rate-performance-definition = 到统计日为止，到期的承诺已全部履行的案件 ÷ 有承诺到期的案件；没有写期限的，从达成协议那天起算到期
rate-satisfaction = 满意率
rate-satisfaction-definition = 回访时答很满意、满意或基本满意的案件 ÷ 问过满意程度的案件；每件以最后一次回答为准，没问的不算在内
rate-found = 主动排查化解率
rate-found-definition = 主动调解（排查发现）并已调解成功的案件 ÷ 主动调解的案件

sum-types = 各类纠纷之和应等于案件总数
sum-sources = 各来源之和应等于案件总数
sum-referred = 委托移送的五个分项之和应等于委托移送总数
sum-forms = 口头协议与书面协议之和应等于调解成功数
sum-within = 调解成功与调解不成之和不应超过案件总数
sum-steps = 三个步骤的化解数之和应等于调解成功数
sum-people = 每件案件至少有一名当事人
sum-amounts = 每件成功案件的协议金额应能加得出来
sum-days = 每件办结的案件应有办结日期，并且不早于受理日期
sum-broken = { $rule }：现在是 { $sum }，应是 { $should }。
sum-cases = 请改这些案件：{ $cases }
sum-between-names = 、

statistics-undated = 有 { $count } 件人民调解案件没有受理日期，不在任何一期的统计里。
statistics-no-day = 日期写成 2026-03-31 这样。没有看懂：{ $text }
statistics-wrong-way = 开始日期 { $from } 晚于结束日期 { $to }。请把两个日期换过来。
