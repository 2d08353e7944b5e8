//! What the slots file keeps to: each secret opens its own slot, nothing is moved, made cheaper or changed unseen, and a
//! hostile file costs nothing.

use proptest::prelude::*;

use super::*;

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn key() -> DataKey {
    DataKey::from_bytes([5; 32])
}

fn person(id: &str, name: &str) -> Holder {
    Holder::Person { id: id.to_owned(), name: name.to_owned() }
}

const MACHINE: [u8; 32] = [9; 32];

/// A desk with two people, the first with a PIN of this computer; and the recovery key.
fn desk() -> (Slots, RecoveryKey) {
    let (mut slots, recovery) = Slots::create(&key(), &secret("一座枫桥 两岸人家"), Costs::quick()).unwrap();
    let mut add = |id, name, typed| {
        slots.set_person(person(id, name), &key(), &secret(typed), Some(&MACHINE), Costs::quick()).unwrap();
    };
    add("p1", "王一平", "135790");
    add("p2", "田禾", "春有百花秋有月 夏有凉风冬有雪");
    (slots, recovery)
}

/// What this opens in the slot of this holder.
fn opens(slots: &Slots, holder: &Holder, with: Lock<'_>) -> Result<DataKey, VaultError> {
    let slot = slots.slots.iter().find(|slot| is_same(&slot.holder, holder)).unwrap();
    slot.open(&slots.casebook, with, Some(&MACHINE))
}

#[test]
fn each_opens_the_own_slot_and_no_other() {
    let (slots, recovery) = desk();
    let secrets = ["一座枫桥 两岸人家", "135790", "春有百花秋有月 夏有凉风冬有雪"].map(secret);
    let locks =
        [Lock::Secret(&secrets[0]), Lock::Secret(&secrets[1]), Lock::Secret(&secrets[2]), Lock::Recovery(&recovery)];
    let holders = [Holder::Desk, person("p1", ""), person("p2", ""), Holder::Recovery];
    for (at, lock) in locks.iter().enumerate() {
        for (whose, holder) in holders.iter().enumerate() {
            let opened = opens(&slots, holder, *lock);
            if at == whose { assert_eq!(opened, Ok(key())) } else { assert_eq!(opened, Err(VaultError::WrongSecret)) }
        }
    }
}

#[test]
fn it_reads_what_it_wrote_and_tells_that_it_is_so() {
    let (mut slots, _) = desk();
    let bytes = slots.write(&key()).unwrap();
    let again = read(&bytes).unwrap();
    assert_eq!(again, slots);
    assert!(again.are_as_written(&key()) && !again.are_as_written(&DataKey::from_bytes([6; 32])));
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("135790") && !text.contains("枫桥") && text.contains("王一平"), "{text}");
}

#[test]
fn every_flipped_bit_is_noticed_or_changes_nothing() {
    let (mut slots, _) = desk();
    let bytes = slots.write(&key()).unwrap();
    let (mut refused, mut slot_named, mut seen_when_open, mut harmless) = (0, 0, 0, 0);
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        match read(&flipped) {
            Err(VaultError::Damaged | VaultError::Newer) => refused += 1,
            Err(other) => panic!("{other}"),
            Ok(found) if found == slots => harmless += 1,
            Ok(found) => {
                assert!(!found.are_as_written(&key()), "bit {at} went unseen");
                if found.damaged().next().is_some() {
                    slot_named += 1;
                } else {
                    seen_when_open += 1;
                }
                // What is still there opens as before.
                for slot in &found.slots {
                    assert!(slots.slots.contains(slot), "bit {at} changed a slot unseen");
                }
            }
        }
    }
    assert!(
        refused > 1000 && slot_named > 5000 && seen_when_open > 0,
        "{refused} {slot_named} {seen_when_open} {harmless}"
    );
}

#[test]
fn a_slot_is_not_moved_changed_or_made_cheaper_by_one_who_makes_the_check_anew() {
    let (slots, _) = desk();
    let (other, _) = desk();
    let pin = secret("135790");
    let slot = slots.slots.iter().find(|slot| slot.holder == person("p1", "王一平")).unwrap();
    let try_as = |forged: &Slot, casebook: &[u8; 16]| {
        let written = forged.write(casebook);
        let read = Slot::read(written, casebook).unwrap();
        read.open(casebook, Lock::Secret(&pin), Some(&MACHINE))
    };
    assert_eq!(try_as(slot, &slots.casebook), Ok(key()));
    assert!(try_as(slot, &other.casebook).is_err(), "another casebook");
    type Forge = fn(&mut Slot);
    let forgeries: [(&str, Forge); 4] = [
        ("the desk's", |slot| slot.holder = Holder::Desk),
        ("another person's", |slot| slot.holder = person("p2", "田禾")),
        ("another slot", |slot| slot.id = [1; 8]),
        ("cheaper", |slot| slot.costs.passes = 2),
    ];
    for (what, forge) in forgeries {
        let mut forged = slot.clone();
        forge(&mut forged);
        assert_eq!(try_as(&forged, &slots.casebook), Err(VaultError::WrongSecret), "{what}");
    }
    // A name is a help for choosing; the seal over the file tells that it was changed.
    let mut renamed = slots.clone();
    renamed.rename("p1", "田禾");
    assert!(!renamed.are_as_written(&key()));
}

#[test]
fn a_pin_opens_on_its_own_computer_and_a_long_passphrase_anywhere() {
    let (slots, _) = desk();
    let slot = |id: &str| slots.slots.iter().find(|slot| is_same(&slot.holder, &person(id, ""))).unwrap();
    let (pin, long) = (secret("135790"), secret("春有百花秋有月 夏有凉风冬有雪"));
    for elsewhere in [None, Some(&[8_u8; 32][..])] {
        assert_eq!(slot("p1").open(&slots.casebook, Lock::Secret(&pin), elsewhere), Err(VaultError::OtherComputer));
        assert_eq!(slot("p2").open(&slots.casebook, Lock::Secret(&long), elsewhere), Ok(key()));
    }
}

#[test]
fn another_secret_leaves_the_old_one_dead_and_the_others_alone() {
    let (mut slots, old_recovery) = desk();
    let before = slots.clone();
    slots.set_desk(&key(), &secret("新的口令要长一些"), Costs::quick()).unwrap();
    assert_eq!(opens(&slots, &Holder::Desk, Lock::Secret(&secret("新的口令要长一些"))), Ok(key()));
    assert!(opens(&slots, &Holder::Desk, Lock::Secret(&secret("一座枫桥 两岸人家"))).is_err());
    let unchanged = |slot: &&Slot| before.slots.contains(slot);
    assert_eq!(slots.slots.iter().filter(unchanged).count(), 3);

    let new_recovery = slots.new_recovery(&key(), Costs::quick()).unwrap();
    assert_eq!(opens(&slots, &Holder::Recovery, Lock::Recovery(&new_recovery)), Ok(key()));
    assert!(opens(&slots, &Holder::Recovery, Lock::Recovery(&old_recovery)).is_err());
    assert_eq!(slots.set_desk(&key(), &secret("1234567"), Costs::quick()), Err(VaultError::TooShort { least: 8 }));
}

#[test]
fn people_go_and_the_last_way_in_stays() {
    let (mut slots, _) = desk();
    slots.remove(&person("p1", "")).unwrap();
    assert_eq!(slots.holders().count(), 3);
    slots.remove(&Holder::Recovery).unwrap();
    assert_eq!(slots.remove(&Holder::Desk), Err(VaultError::LastWayIn), "田禾 alone could not open it for the desk");
    assert_eq!(slots.holders().count(), 2);
}

#[test]
fn a_damaged_slot_is_named_and_the_others_open() {
    let (mut slots, _) = desk();
    let text = String::from_utf8(slots.write(&key()).unwrap()).unwrap();
    let broken = text.replace("王一平", "王二平");
    let found = read(broken.as_bytes()).unwrap();
    assert_eq!(found.damaged().collect::<Vec<_>>(), [&person("p1", "王二平")]);
    assert_eq!(opens(&found, &Holder::Desk, Lock::Secret(&secret("一座枫桥 两岸人家"))), Ok(key()));
    // It stays in the file until it is set anew.
    let mut mended = found.clone();
    let again = read(&mended.write(&key()).unwrap()).unwrap();
    assert_eq!(again.damaged().count(), 1);
    mended.set_person(person("p1", "王一平"), &key(), &secret("246800"), Some(&MACHINE), Costs::quick()).unwrap();
    let again = read(&mended.write(&key()).unwrap()).unwrap();
    assert!(again.damaged().next().is_none() && again.are_as_written(&key()));
}

#[test]
fn a_hostile_file_is_refused_at_once() {
    let (mut slots, _) = desk();
    let text = String::from_utf8(slots.write(&key()).unwrap()).unwrap();
    let damaged = |text: &str| assert_eq!(read(text.as_bytes()).map(drop), Err(VaultError::Damaged), "{text:.60}");
    for hostile in ["", "{", "[]", "null", "{\"format\": \"maplebridge.keys/1\"}", "{\"format\": \"other/2\"}"] {
        damaged(hostile);
    }
    damaged(&"[".repeat(200_000));
    damaged(&format!("{text}{}", " ".repeat(MOST_BYTES)));
    damaged(&text.replace("\"recovery_kept\"", "\"unknown\": 1, \"recovery_kept\""));
    assert_eq!(read(text.replace("keys/1", "keys/2").as_bytes()), Err(VaultError::Newer));
    // 64 GiB of memory are not asked for: the slots are damaged.
    let dear = text.replace("\"memory_kib\": 8", "\"memory_kib\": 67108864");
    assert_eq!(read(dear.as_bytes()).unwrap().damaged().count(), 4);
    // The same slot twice.
    let (head, rest) = text.split_once("\"slots\": [").unwrap();
    let (first, _) = rest.split_once("},\n    {").unwrap();
    let twice = format!("{head}\"slots\": [{first}}},{rest}");
    assert_eq!(read(twice.as_bytes()).unwrap().damaged().count(), 1);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes: Vec<u8>) {
        let _read = read(&bytes);
    }

    #[test]
    fn a_wrong_secret_never_opens(typed in "\\PC{8,20}") {
        prop_assume!(typed != "一座枫桥 两岸人家");
        let (slots, _) = desk();
        prop_assert_eq!(opens(&slots, &Holder::Desk, Lock::Secret(&secret(&typed))), Err(VaultError::WrongSecret));
    }
}

/// A slots file with so many more slots, each with the name that `name` gives, and as dear as a slot may be.
fn with_dear_slots(count: usize, name: impl Fn(usize) -> String) -> Slots {
    let (mut slots, _) = desk();
    for number in 0..count {
        let holder = person(&format!("dear{number}"), &name(number));
        slots.set_person(holder, &key(), &secret("246802"), None, Costs::quick()).unwrap();
        let slot = slots.slots.last_mut().unwrap();
        slot.costs = Costs { memory_kib: 256 * 1024, passes: 10, lanes: 1 };
    }
    read(&slots.write(&key()).unwrap()).unwrap()
}

#[test]
fn many_dear_slots_of_one_name_or_in_all_are_not_tried() {
    let tried = |slots: &Slots, wanted: &str| {
        let is_meant = |holder: &&Holder| matches!(holder, Holder::Person { name, .. } if name == wanted);
        (slots.holders().filter(is_meant).count(), slots.damaged().filter(is_meant).count())
    };
    let slots = with_dear_slots(30, |_| "关伯年".to_owned());
    assert_eq!(tried(&slots, "关伯年"), (1, 29));
    assert_eq!((tried(&slots, "王一平"), tried(&slots, "田禾")), ((1, 0), (1, 0)), "the others are as they were");
    let slots = with_dear_slots(30, |number| format!("第{number}人"));
    let work: u64 = slots.slots.iter().map(|slot| slot.costs.work()).sum();
    assert!(work <= Costs::usual().work() * 200 && slots.damaged().count() > 10, "{work}");
    // Two who bear one name, with what this program writes, are both there.
    let (mut slots, _) = desk();
    slots.set_person(person("p3", "田禾"), &key(), &secret("246802"), None, Costs::quick()).unwrap();
    slots.slots.iter_mut().for_each(|slot| slot.costs = Costs::usual());
    assert_eq!(tried(&read(&slots.write(&key()).unwrap()).unwrap(), "田禾"), (2, 0));
}
