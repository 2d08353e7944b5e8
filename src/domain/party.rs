//! Who is in dispute: persons and organisations, with guardian, agent, interpreter and needs.
//! Values only; whether something is missing or doubtful is for `check`.

use chrono::NaiveDate;

use super::case::Extra;
use super::keyed::keyed;

/// File-local id of a party (`A1`, `B1`).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub String);

keyed! {
    /// The part someone has in the dispute.
    PartyRole {
        Applicant = "applicant", Respondent = "respondent", ThirdPerson = "third_person",
        Victim = "victim", Offender = "offender", Witness = "witness",
        Guardian = "guardian", ChildConcerned = "child_concerned",
    }
}

/// The side of the table, told on screen by shape (filled, outlined) and by word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// 甲方: applicants and victims.
    A,
    /// 乙方: respondents and offenders.
    B,
    /// 丙方 and later: third persons.
    Third,
    /// At no side: witnesses, guardians, children concerned.
    Beside,
}

impl PartyRole {
    /// The side of the table on which the role sits.
    pub const fn side(self) -> Side {
        match self {
            PartyRole::Applicant | PartyRole::Victim => Side::A,
            PartyRole::Respondent | PartyRole::Offender => Side::B,
            PartyRole::ThirdPerson => Side::Third,
            PartyRole::Witness | PartyRole::Guardian | PartyRole::ChildConcerned => Side::Beside,
        }
    }

    /// Whether the role gets a copy of the agreement and signs it as a party.
    pub const fn holds_a_copy(self) -> bool {
        !matches!(self.side(), Side::Beside)
    }

    /// The letter with which the program names a new party of this role.
    pub const fn id_letter(self) -> char {
        match self {
            PartyRole::Applicant | PartyRole::Victim => 'A',
            PartyRole::Respondent | PartyRole::Offender => 'B',
            PartyRole::ThirdPerson => 'C',
            PartyRole::Witness => 'W',
            PartyRole::Guardian => 'G',
            PartyRole::ChildConcerned => 'M',
        }
    }
}

keyed! {
    /// 性别.
    Sex { Male = "male", Female = "female" }
}

keyed! {
    /// The paper that proves who a person is (`research/domain.md` 5.6).
    IdType {
        ResidentId = "resident_id", HkMacaoPermit = "hk_macao_permit", TaiwanPermit = "taiwan_permit",
        ResidencePermit = "residence_permit", Passport = "passport", ForeignPermanent = "foreign_permanent",
        HouseholdRegister = "household_register", None = "none",
    }
}

keyed! {
    /// What a person needs so that the talk is fair.
    Need { CannotRead = "cannot_read", SignInterpreter = "sign_interpreter", Interpreter = "interpreter" }
}

keyed! {
    /// 代理权限: a general agent cannot settle (Civil Code art. 165, Civil Procedure Law art. 62).
    Authority { General = "general", Special = "special" }
}

/// 委托代理人.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agent {
    pub name: String,
    pub id_number: String,
    pub authority: Option<Authority>,
    /// Day of the power of attorney.
    pub authorised: Option<NaiveDate>,
    pub extra: Extra,
}

/// An interpreter, of a language or of signs, who signs at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interpreter {
    pub name: String,
    /// What ties them to the party (女儿, 同村); empty where not told.
    pub relation: String,
    pub address: String,
    pub employer: String,
    pub phone: String,
    pub extra: Extra,
}

/// 法定代表人 of an organisation and the post held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Representative {
    pub name: String,
    pub title: String,
    pub extra: Extra,
}

/// What only a person has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub sex: Option<Sex>,
    pub ethnicity: String,
    pub birth: Option<NaiveDate>,
    pub id_type: Option<IdType>,
    pub id_number: String,
    pub occupation: String,
    /// The party who acts for this person (Civil Code arts 19, 20, 23).
    pub guardian: Option<PartyId>,
    /// What the guardian is to this person (母亲); empty where not told.
    pub guardian_relation: String,
    pub needs: Vec<Need>,
    /// Who read the paper aloud to a person who cannot read.
    pub read_aloud_by: String,
    /// What the reader is to this person (女儿); empty where not told.
    pub reader_relation: String,
    pub interpreter: Option<Interpreter>,
}

/// What only an organisation has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    /// 统一社会信用代码 (GB 32100).
    pub credit_code: String,
    pub representative: Option<Representative>,
}

/// A person or an organisation, with what only that kind has.
#[expect(clippy::large_enum_variant, reason = "a case has a handful of parties, most of them persons")]
#[derive(Clone, Debug, PartialEq)]
pub enum PartyKind {
    Person(Person),
    Organisation(Organisation),
}

/// Someone in the dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub id: PartyId,
    pub role: PartyRole,
    pub kind: PartyKind,
    pub name: String,
    pub address: String,
    pub phone: String,
    pub agent: Option<Agent>,
    /// Number of people for whom a representative of a group stands.
    pub represents: Option<u32>,
    pub extra: Extra,
}

impl Party {
    /// A person of this role with nothing but a name.
    pub fn person(id: PartyId, role: PartyRole, name: impl Into<String>) -> Party {
        Party::new(id, role, PartyKind::Person(Person::default()), name.into())
    }

    /// An organisation of this role with nothing but a name.
    pub fn organisation(id: PartyId, role: PartyRole, name: impl Into<String>) -> Party {
        Party::new(id, role, PartyKind::Organisation(Organisation::default()), name.into())
    }

    fn new(id: PartyId, role: PartyRole, kind: PartyKind, name: String) -> Party {
        Party {
            id,
            role,
            kind,
            name,
            address: String::new(),
            phone: String::new(),
            agent: None,
            represents: None,
            extra: Extra::new(),
        }
    }

    /// The person's part, if the party is a person.
    pub fn as_person(&self) -> Option<&Person> {
        match &self.kind {
            PartyKind::Person(person) => Some(person),
            PartyKind::Organisation(_) => None,
        }
    }

    /// The organisation's part, if the party is one.
    pub fn as_organisation(&self) -> Option<&Organisation> {
        match &self.kind {
            PartyKind::Organisation(organisation) => Some(organisation),
            PartyKind::Person(_) => None,
        }
    }
}
