//! The money of a clause: its amount, the amounts its sentence says, and the sum of its parts (`research/domain.md`
//! 5.2, 5.4). Which of two amounts is right, only the parties know. Capitals are read in `capitals`.

use super::clause::{Clause, contains_any};
use super::settled::lays_a_payment;
use crate::check::Report;
use crate::check::finding::{About, Finding, Mend};
use crate::check::reading::amounts::{Amount, Form};
use crate::check::rule::Rule;
use crate::domain::dates::months_between;
use crate::domain::money::Money;
use crate::domain::term::{Payment, Term, TermPattern};

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    has_amount(clause, report);
    parts_add_up(clause, report);
    said_parts_add_up(clause, report);
    says_the_amount(clause, report);
}

/// A clause of payment has its amount, in its field: the paper prints it from there.
fn has_amount(clause: &Clause<'_>, report: Report<'_>) {
    let schedule = matches!(&clause.term.payment, Payment::Monthly(schedule) if schedule.amount.is_some());
    if clause.term.amount.is_some() || schedule {
        return;
    }
    let at = clause.place.field("amount_cents");
    let pays = clause.term.pattern == Some(TermPattern::Pay) || clause.term.pattern.is_none() && lays_a_payment(clause);
    if !pays {
        return;
    }
    match owed_in_words(clause) {
        Some(amount) => {
            let about = About::InText { number: clause.number };
            // Not a note: the table of performance would say that there is no amount.
            let finding = Finding::new(Rule::TermNoAmount, at.clone(), about);
            report(finding.mended_by(Mend::SetAmount { at, amount }));
        }
        None if is_determinable(clause) => {}
        None => report(Finding::new(Rule::TermNoAmount, at, About::Term { number: clause.number })),
    }
}

/// The amount that the sentence says is owed: the one after 共计, or the first that is not a price or a penalty.
fn owed_in_words(clause: &Clause<'_>) -> Option<Money> {
    let said = said_amounts(clause);
    let whole = said.iter().find(|amount| is_a_whole(clause, amount));
    whole.or_else(|| said.first()).and_then(|amount| amount.value)
}

/// An amount that is not yet known, but that a receipt, a price or a bill will tell.
fn is_determinable(clause: &Clause<'_>) -> bool {
    const TOLD_BY: [&str; 31] = [
        "结算单",
        "账单",
        "按表",
        "按月",
        "票据",
        "发票",
        "据实",
        "实际",
        "凭证",
        "收据",
        "清单",
        "附件",
        "比例",
        "平均",
        "各半",
        "一半",
        "分摊",
        "分担",
        "全部费用",
        "费用由",
        "全额",
        "票面",
        "按照国家",
        "同期",
        "标准",
        "抵扣",
        "差额",
        "余额",
        "第1条",
        "上述",
        "％",
    ];
    let priced = clause.text.reading.amounts.iter().any(|amount| amount.each);
    priced || contains_any(clause.text.text, &TOLD_BY) || clause.text.text.contains(['%', '％'])
}

/// The parts of a payment: their sum, where all of them are written.
pub(super) fn sum_of_parts(payment: &Payment) -> Option<Money> {
    match payment {
        Payment::Once => None,
        Payment::Instalments(parts) => sum(parts.iter().map(|part| part.amount)),
        Payment::Monthly(schedule) => schedule.amount?.checked_times(months_between(schedule.from?, schedule.to?)),
    }
}

fn sum(mut amounts: impl Iterator<Item = Option<Money>>) -> Option<Money> {
    amounts.try_fold(Money::default(), |sum, amount| amount.and_then(|amount| sum.checked_add(amount)))
}

fn parts_add_up(clause: &Clause<'_>, report: Report<'_>) {
    if let Some((whole, parts)) = clause.term.amount.zip(sum_of_parts(&clause.term.payment))
        && whole != parts
    {
        let at = clause.place.field("amount_cents");
        let mend = Mend::SetAmount { at: at.clone(), amount: parts };
        let about = About::Stated { number: clause.number, stated: parts, expected: whole };
        report(Finding::new(Rule::TermSumMismatch, at, about).mended_by(mend));
    }
}

/// 医疗费2,000元、误工费1,000元，共计3,000元; 共计3,000元，其中医疗费…: what the sentence adds up itself.
fn said_parts_add_up(clause: &Clause<'_>, report: Report<'_>) {
    if !matches!(clause.term.payment, Payment::Once) {
        return;
    }
    let said = said_amounts(clause);
    let Some(position) = said.iter().position(|amount| is_a_whole(clause, amount)) else { return };
    let (before, rest) = said.split_at(position);
    let Some((whole, after)) = rest.split_first() else { return };
    let parts = if before.len() >= 2 { before } else { after };
    let text = clause.text.text;
    let listed = before.len() >= 2 || contains_any(text, &["其中", "包括", "分别为", "含", "分"]);
    let open =
        contains_any(text, &["其余", "剩余", "余款", "尾款", "等费用", "等损失", "再支付", "已支付", "扣除", "另"]);
    let sure = parts.iter().all(|amount| !amount.unsure);
    let Some((whole, parts)) = whole.value.zip(sum(parts.iter().map(|amount| amount.value))) else { return };
    // Where the field agrees with the parts it is the whole that is said wrongly: the field's own rule tells it.
    let field_agrees = clause.term.amount == Some(parts);
    if listed && !open && sure && said.len() >= 3 && whole != parts && !field_agrees {
        let about = About::Stated { number: clause.number, stated: parts, expected: whole };
        report(Finding::new(Rule::TermSumMismatch, clause.text.at.clone(), about));
    }
}

/// 共计, 合计 or 总计 before it.
fn is_a_whole(clause: &Clause<'_>, amount: &Amount) -> bool {
    let before = clause.text.reading.before(amount.span.start, 10);
    contains_any(&before, &["共计", "合计", "总计", "总额", "总共", "共人民币", "一共"]) || before.ends_with('共')
}

/// Amounts that the sentence must say, and those that it may.
pub(super) fn expected_amounts(term: &Term) -> (Vec<Money>, Vec<Money>) {
    match &term.payment {
        Payment::Once => (term.amount.into_iter().collect(), Vec::new()),
        Payment::Instalments(parts) => {
            (term.amount.into_iter().collect(), parts.iter().filter_map(|part| part.amount).collect())
        }
        // 每月支付1,500元: the total over all months is seldom said.
        Payment::Monthly(schedule) => (schedule.amount.into_iter().collect(), term.amount.into_iter().collect()),
    }
}

/// The amounts that the sentence says are owed: no penalty, no price of one of something, no capitals.
fn said_amounts<'c>(clause: &'c Clause<'_>) -> Vec<&'c Amount> {
    let reading = &clause.text.reading;
    let priced = !matches!(clause.term.payment, Payment::Once);
    let all = reading.amounts.iter().filter(|amount| amount.value.is_some() && (priced || !amount.each));
    let owed: Vec<&Amount> = all.filter(|amount| !is_beside(clause, amount)).collect();
    let plain: Vec<&Amount> = owed.iter().copied().filter(|amount| amount.form != Form::Capitals).collect();
    if plain.is_empty() { owed } else { plain }
}

/// Where the sentence says amounts in figures, the amount of the clause is among them; so is each part, where the
/// parts are told one by one. Others may stand beside them (a price for one day), so only a missing one counts.
fn says_the_amount(clause: &Clause<'_>, report: Report<'_>) {
    let term = clause.term;
    let said: Vec<&Amount> = said_amounts(clause).into_iter().filter(|amount| amount.form != Form::Capitals).collect();
    let (must, may) = expected_amounts(term);
    let is_expected = |amount: &Money| must.contains(amount) || may.contains(amount);
    let strange = |amount: &&&Amount| amount.value.is_some_and(|value| !is_expected(&value));
    let other =
        said.iter().filter(strange).find(|amount| is_a_whole(clause, amount)).or_else(|| said.iter().find(strange));
    let missing = must.iter().find(|amount| count(&said, **amount) == 0).or_else(|| missing_part(term, &said));
    // 医疗费2,000元、误工费600元: parts that make up the amount.
    let told_in_parts = term.amount.is_some() && sum(said.iter().map(|amount| amount.value)) == term.amount;
    let (Some(written), Some(expected)) = (other, missing.copied()) else { return };
    let Some(stated) = written.value.filter(|_| !told_in_parts) else { return };
    let about = About::Stated { number: clause.number, stated, expected };
    let finding = Finding::new(Rule::TermAmountTextMismatch, clause.text.at.clone(), about);
    report(finding.mended_by(mend(clause, written, stated, expected)));
}

/// Where the capitals in the sentence agree with its figures, the field is what stands alone; else the figures.
fn mend(clause: &Clause<'_>, written: &Amount, stated: Money, expected: Money) -> Mend {
    let mut capitals = clause.text.reading.amounts.iter().filter(|amount| amount.form == Form::Capitals);
    if clause.term.amount == Some(expected) && capitals.any(|amount| amount.value == Some(stated)) {
        return Mend::SetAmount { at: clause.place.field("amount_cents"), amount: stated };
    }
    let old = clause.text.reading.words(&written.span);
    let unit = if old.ends_with(['元', '圆', '块', '角', '分']) { "元" } else { "" };
    clause.text.replacing(&written.span, &format!("{}{unit}", expected.short_figures()))
}

fn count(said: &[&Amount], amount: Money) -> usize {
    said.iter().filter(|written| written.value == Some(amount)).count()
}

/// A part that is told less often than it is owed, where there are figures enough for every part.
fn missing_part<'t>(term: &'t Term, said: &[&Amount]) -> Option<&'t Money> {
    let Payment::Instalments(parts) = &term.payment else { return None };
    let owed: Vec<&Money> = parts.iter().filter_map(|part| part.amount.as_ref()).collect();
    let told = said.iter().filter(|written| written.value != term.amount).count();
    if told < owed.len() {
        return None;
    }
    owed.iter().copied().find(|amount| count(said, **amount) < owed.iter().filter(|other| **other == *amount).count())
}

/// 违约金500元, 押金, what was paid before: not what is owed.
fn is_beside(clause: &Clause<'_>, amount: &Amount) -> bool {
    const BESIDE: [&str; 12] =
        ["违约金", "滞纳金", "罚", "扣除", "原", "已支付", "已付", "已垫付", "逾期", "单价", "已收", "减免"];
    let before = clause.text.reading.before(amount.span.start, 10);
    let purpose = clause.term.what.as_str();
    BESIDE.iter().any(|word| before.contains(word) && !purpose.contains(word))
        || before.contains("押金") && !contains_any(&before, &["退还", "返还", "退回"])
}
