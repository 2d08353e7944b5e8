//! How a name may be typed in Pinyin: whole, by the first letters, and the given name alone, in each of its readings. It
//! must not decide which reading is the right one.

use super::readings;

/// Surnames whose reading as a surname no dictionary lists first, or at all.
const SURNAMES: &[(&str, &[&str])] = &[
    ("单", &["shan"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("曾", &["zeng"]),
    ("盖", &["ge", "gai"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("朴", &["piao"]),
    ("翟", &["zhai", "di"]),
    ("乐", &["yue", "le"]),
    ("缪", &["miao"]),
    ("宓", &["mi", "fu"]),
    ("种", &["chong"]),
    ("员", &["yun"]),
    ("覃", &["qin", "tan"]),
    ("谌", &["chen", "shen"]),
    ("冼", &["xian"]),
    ("洗", &["xian"]),
    ("折", &["she"]),
    ("黑", &["he"]),
    ("秘", &["bi"]),
    ("召", &["shao"]),
    ("繁", &["po"]),
    ("燕", &["yan"]),
    ("宁", &["ning"]),
    ("应", &["ying"]),
    ("祭", &["zhai"]),
    ("那", &["na", "nuo"]),
    ("能", &["nai"]),
    ("葛", &["ge"]),
    ("过", &["guo"]),
    ("纪", &["ji"]),
    ("隗", &["wei", "kui"]),
    ("车", &["che"]),
    ("柏", &["bai", "bo"]),
    ("卜", &["bu"]),
    ("牟", &["mou", "mu"]),
    ("阚", &["kan"]),
    ("郗", &["xi", "chi"]),
    ("郇", &["xun", "huan"]),
    ("於", &["yu"]),
    ("訾", &["zi"]),
    ("谷", &["gu"]),
    ("盛", &["sheng"]),
    ("相", &["xiang"]),
    ("强", &["qiang"]),
    ("宿", &["su"]),
    ("都", &["du"]),
    ("石", &["shi"]),
    ("沈", &["shen"]),
    ("尉迟", &["yu chi"]),
    ("万俟", &["mo qi"]),
    ("长孙", &["zhang sun"]),
    ("澹台", &["tan tai"]),
    ("令狐", &["ling hu"]),
    ("单于", &["chan yu"]),
    ("尉", &["wei", "yu"]),
    ("吕", &["lv", "lu"]),
];

/// Longest name, in Han characters; what follows is not spelled.
const LONGEST: usize = 24;
/// Most ways to read one name.
const MOST: usize = 64;

/// How this name may be typed, in small letters without blanks: `linzhiyuan`, `lzy`, `lzhy`, `zhiyuan`. Nothing for a
/// name without Han characters.
pub fn spellings(name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for read in ways(name) {
        all.push(read.concat());
        all.push(read.iter().filter_map(|syllable| syllable.get(..1)).collect());
        all.push(read.iter().filter_map(|syllable| syllable.get(..sound(syllable))).collect());
        // The surname is one character or two; the rest of a person's name is often typed after a blank.
        if (2..=4).contains(&read.len()) {
            all.extend([1, 2].into_iter().filter_map(|given| Some(read.get(given..)?.concat())));
        }
    }
    all.retain(|spelling| spelling.len() > 1);
    all.sort();
    all.dedup();
    all
}

/// Letters of the first sound of a syllable: two of zh, ch, sh.
fn sound(syllable: &str) -> usize {
    if ["zh", "ch", "sh"].iter().any(|begun| syllable.starts_with(begun)) { 2 } else { 1 }
}

/// The syllables of a name, in each of its readings.
fn ways(name: &str) -> Vec<Vec<String>> {
    let signs: Vec<char> = name.chars().filter(|sign| !readings(*sign).is_empty()).take(LONGEST).collect();
    let mut ways: Vec<Vec<String>> = vec![Vec::new()];
    for sign in &signs {
        ways = longer(&ways, &distinct(readings(*sign)));
    }
    ways.extend(as_surname(&signs));
    ways.retain(|way| !way.is_empty());
    ways
}

/// Each way with each reading behind it; beyond the most that are kept only with the first.
fn longer(ways: &[Vec<String>], next: &[String]) -> Vec<Vec<String>> {
    let fits = if ways.len().saturating_mul(next.len()) <= MOST { next.len() } else { 1 };
    let with = |way: &Vec<String>, reading: &String| way.iter().chain([reading]).cloned().collect();
    ways.iter().flat_map(|way| next.iter().take(fits).map(move |reading| with(way, reading))).collect()
}

/// The name read with its surname as a surname is read.
fn as_surname(signs: &[char]) -> Vec<Vec<String>> {
    let name: String = signs.iter().collect();
    let mut all = Vec::new();
    for (surname, read) in SURNAMES.iter().filter(|(surname, _)| name.starts_with(surname)) {
        let given = signs.get(surname.chars().count()..).unwrap_or_default();
        for syllables in *read {
            let mut ways = vec![syllables.split(' ').map(str::to_owned).collect::<Vec<_>>()];
            for sign in given {
                ways = longer(&ways, &distinct(readings(*sign)));
            }
            all.extend(ways);
        }
    }
    all
}

fn distinct(mut all: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|reading| seen.insert(reading.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_typed_whole_by_its_first_letters_or_without_the_surname() {
        let all = spellings("林志远");
        for spelling in ["linzhiyuan", "lzy", "lzhy", "zhiyuan"] {
            assert!(all.iter().any(|one| one == spelling), "{spelling}: {all:?}");
        }
        assert!(!all.iter().any(|one| one == "yuanzhi"));
        assert!(spellings("Smith").is_empty() && spellings("").is_empty());
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        for (name, spelling, short) in [
            ("单国强", "shanguoqiang", "sgq"),
            ("仇英", "qiuying", "qy"),
            ("区建国", "oujianguo", "ojg"),
            ("解晓东", "xiexiaodong", "xxd"),
            ("查良镛", "zhaliangyong", "zly"),
            ("曾志伟", "zengzhiwei", "zzw"),
            ("盖丽", "geli", "gl"),
            ("任小平", "renxiaoping", "rxp"),
            ("华罗庚", "hualuogeng", "hlg"),
            ("尉迟恭", "yuchigong", "ycg"),
            ("万俟明", "moqiming", "mqm"),
            ("乐嘉", "yuejia", "yj"),
            ("朴正熙", "piaozhengxi", "pzx"),
            ("覃红", "qinhong", "qh"),
            ("吕布", "lvbu", "lb"),
            ("吕布", "lubu", "lb"),
            ("缪晓春", "miaoxiaochun", "mxc"),
        ] {
            let all = spellings(name);
            assert!(all.iter().any(|one| one == spelling), "{name} {spelling}: {all:?}");
            assert!(all.iter().any(|one| one == short), "{name} {short}");
        }
    }

    #[test]
    fn every_reading_of_the_given_name_counts_and_a_long_name_stays_small() {
        let all = spellings("李乐行");
        assert!(all.contains(&"lilexing".to_owned()) && all.contains(&"liyuehang".to_owned()), "{all:?}");
        let long = "中国人民调解委员会重庆市长寿区长行街道办事处".repeat(3);
        assert!(spellings(&long).len() <= 5 * 2 * MOST, "{}", spellings(&long).len());
    }
}
