//! Who signs the agreement follows from the case: parties (or who acts for them), mediators, recorder and others.
//! People's Mediation Law art. 29: parties sign, seal or put a fingerprint, the mediator signs, the seal is affixed.

use super::agreement::{Help, SignerId};
use super::case::{CaseFile, Staff, StaffRole};
use super::party::{Agent, Authority, Need, Party, PartyId, PartyKind, PartyRole};

/// In whose stead someone signs for a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Acting<'a> {
    /// The party signs.
    Self_,
    /// 法定代理人: the guardian of a person who cannot act alone.
    Guardian(&'a Party),
    /// 委托代理人, by name.
    Agent(&'a str),
    /// 法定代表人 of an organisation, by name; the organisation's seal goes beside.
    Representative(&'a str),
}

/// One who signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signer<'a> {
    Party {
        party: &'a Party,
        acting: Acting<'a>,
    },
    /// One who translated or read out for a party, by name.
    Helper {
        party: &'a Party,
        help: Help,
        name: &'a str,
    },
    Staff(&'a Staff),
}

impl Signer<'_> {
    /// The id under which the signature is kept.
    pub fn id(&self) -> SignerId {
        match self {
            Signer::Party { party, .. } => SignerId::Party(party.id.clone()),
            Signer::Helper { party, help, .. } => SignerId::Helper(party.id.clone(), *help),
            Signer::Staff(member) => SignerId::Staff(member.id.clone()),
        }
    }

    /// The name of the hand that signs.
    pub fn name(&self) -> &str {
        match self {
            Signer::Party { party, acting } => match acting {
                Acting::Self_ => &party.name,
                Acting::Guardian(guardian) => &guardian.name,
                Acting::Agent(name) | Acting::Representative(name) => name,
            },
            Signer::Helper { name, .. } => name,
            Signer::Staff(member) => &member.name,
        }
    }

    /// What ties the one who signs to the party for whom they sign or whom they help (母亲); empty where not told.
    pub fn relation(&self) -> &str {
        let person = match self {
            Signer::Party { party, .. } | Signer::Helper { party, .. } => party.as_person(),
            Signer::Staff(_) => None,
        };
        let Some(person) = person else { return "" };
        match self {
            Signer::Party { acting: Acting::Guardian(_), .. } => &person.guardian_relation,
            Signer::Helper { help: Help::Reader, .. } => &person.reader_relation,
            Signer::Helper { help: Help::Interpreter, .. } => {
                person.interpreter.as_ref().map_or("", |interpreter| &interpreter.relation)
            }
            Signer::Party { .. } | Signer::Staff(_) => "",
        }
    }

    /// Whether the words must be read out to this one before signing: the party cannot read.
    pub fn must_be_read_to(&self) -> bool {
        let cannot_read = |party: &Party| {
            party
                .as_person()
                .is_some_and(|person| person.needs.contains(&Need::CannotRead) || !person.read_aloud_by.is_empty())
        };
        match self {
            Signer::Party { party, acting: Acting::Self_ } => cannot_read(party),
            Signer::Party { acting: Acting::Guardian(guardian), .. } => cannot_read(guardian),
            Signer::Party { .. } | Signer::Helper { .. } | Signer::Staff(_) => false,
        }
    }

    /// Whether the agreement has no effect without this signature: parties and mediators (art. 29), the host of a
    /// public-security case, and whoever translated or read it out to one who could not read it.
    pub fn is_required(&self) -> bool {
        match self {
            Signer::Party { party, .. } => party.role != PartyRole::Witness,
            Signer::Helper { .. } => true,
            Signer::Staff(member) => matches!(member.role, StaffRole::Mediator | StaffRole::Host),
        }
    }
}

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// It binds the party: a general agent cannot give it (Civil Procedure Law art. 62).
    Binding,
    /// It says that someone was there and was told or heard.
    Attending,
}

/// Everyone who signs an agreement, in the order in which they are asked: parties by side, each with those who help
/// it, mediators, recorder and other staff, then witnesses.
pub fn signers(case: &CaseFile) -> Vec<Signer<'_>> {
    let mut all = Vec::new();
    for signer in everyone(case, Purpose::Binding) {
        all.push(signer);
        if let Signer::Party { party, .. } = signer {
            all.extend(helpers_of(party));
        }
    }
    let witnesses = case.parties.iter().filter(|party| party.role == PartyRole::Witness);
    for party in witnesses {
        all.push(Signer::Party { party, acting: Acting::Self_ });
        all.extend(helpers_of(party));
    }
    all
}

/// Who translated or read out for a party, where the case names them.
pub fn helpers_of(party: &Party) -> impl Iterator<Item = Signer<'_>> {
    let person = party.as_person();
    let interpreter = person.and_then(|person| person.interpreter.as_ref()).map(|one| one.name.as_str());
    let reader = person.map(|person| person.read_aloud_by.as_str());
    let named = [(Help::Interpreter, interpreter), (Help::Reader, reader)];
    let named = named.into_iter().filter_map(|(help, name)| Some((help, name.filter(|name| !name.is_empty())?)));
    named.map(move |(help, name)| Signer::Helper { party, help, name })
}

/// Everyone who signs a record or a notice: as for an agreement, but a general agent signs too.
pub fn attending(case: &CaseFile) -> Vec<Signer<'_>> {
    everyone(case, Purpose::Attending)
}

fn everyone(case: &CaseFile, purpose: Purpose) -> Vec<Signer<'_>> {
    let mut parties: Vec<&Party> = case.copy_holders().collect();
    parties.sort_by_key(|party| party.role.side());
    let staff_order = [
        StaffRole::Mediator,
        StaffRole::Host,
        StaffRole::Recorder,
        StaffRole::Witness,
        StaffRole::Officer,
        StaffRole::Reader,
    ];
    let parties = parties.into_iter().map(|party| Signer::Party { party, acting: acting_for(case, party, purpose) });
    let staff = staff_order.iter().flat_map(|role| case.staff_with(*role).map(Signer::Staff));
    parties.chain(staff).collect()
}

fn acting_for<'a>(case: &'a CaseFile, party: &'a Party, purpose: Purpose) -> Acting<'a> {
    if let Some(guardian) = guardian_of(case, party) {
        return Acting::Guardian(guardian);
    }
    let may_sign = |agent: &Agent| purpose == Purpose::Attending || agent.authority != Some(Authority::General);
    let agent = party.agent.as_ref().filter(|agent| !agent.name.is_empty() && may_sign(agent));
    // The offender may not send one (公安机关办理行政案件程序规定 art. 181).
    if let Some(agent) = agent.filter(|_| party.role != PartyRole::Offender) {
        return Acting::Agent(&agent.name);
    }
    match &party.kind {
        PartyKind::Organisation(organisation) => {
            match organisation.representative.as_ref().filter(|representative| !representative.name.is_empty()) {
                Some(representative) => Acting::Representative(&representative.name),
                None => Acting::Self_,
            }
        }
        PartyKind::Person(_) => Acting::Self_,
    }
}

fn guardian_of<'a>(case: &'a CaseFile, party: &Party) -> Option<&'a Party> {
    let id: &PartyId = party.as_person()?.guardian.as_ref()?;
    case.party(id).filter(|guardian| guardian.id != party.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Extra, StaffId};
    use crate::domain::party::Representative;

    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        let id = |text: &str| PartyId(text.to_owned());
        let mut child = Party::person(id("B1"), PartyRole::Respondent, "小明");
        if let PartyKind::Person(person) = &mut child.kind {
            person.guardian = Some(id("G1"));
        }
        let mut company = Party::organisation(id("A1"), PartyRole::Applicant, "绿葵公司");
        if let PartyKind::Organisation(organisation) = &mut company.kind {
            organisation.representative = Some(Representative { name: "范哲".into(), ..Representative::default() });
        }
        let mut represented = Party::person(id("A2"), PartyRole::Applicant, "林国栋");
        represented.agent = Some(Agent { name: "简安".into(), ..Agent::default() });
        case.parties = vec![child, company, represented, Party::person(id("G1"), PartyRole::Guardian, "王母")];
        let staff = |id: &str, role| Staff {
            id: StaffId(id.into()),
            role,
            name: id.into(),
            unit: String::new(),
            badge: String::new(),
            extra: Extra::new(),
        };
        case.staff = vec![staff("S2", StaffRole::Recorder), staff("S1", StaffRole::Mediator)];
        case
    }

    #[test]
    fn nobody_signs_for_an_offender() {
        let mut case = case();
        case.parties[2].role = PartyRole::Victim;
        assert_eq!(signers(&case)[1].name(), "简安");
        case.parties[2].role = PartyRole::Offender;
        assert!(signers(&case).iter().any(|signer| signer.name() == "林国栋"));
        assert!(signers(&case).iter().all(|signer| signer.name() != "简安"));
    }

    #[test]
    fn signers_follow_from_the_case() {
        let case = case();
        let names: Vec<&str> =
            signers(&case).iter().map(Signer::name).map(str::to_owned).map(|name| &*name.leak()).collect();
        assert_eq!(names, ["范哲", "简安", "王母", "S1", "S2"]);
        let required: Vec<bool> = signers(&case).iter().map(Signer::is_required).collect();
        assert_eq!(required, [true, true, true, true, false]);
    }

    #[test]
    fn a_general_agent_signs_a_record_and_no_agreement() {
        let mut case = case();
        for party in &mut case.parties {
            if let Some(agent) = &mut party.agent {
                agent.authority = Some(Authority::General);
            }
        }
        let names = |signers: Vec<Signer<'_>>| signers.iter().map(|one| one.name().to_owned()).collect::<Vec<_>>();
        assert_eq!(names(signers(&case)), ["范哲", "林国栋", "王母", "S1", "S2"]);
        assert_eq!(names(attending(&case)), ["范哲", "简安", "王母", "S1", "S2"]);
    }
}
