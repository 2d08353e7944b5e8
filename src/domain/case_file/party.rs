//! Parties in the case file: `parties[]` and what stands inside one.

use serde_json::Value;

use super::fields::{Fields, Outcome, Unknown};
use super::object::Object;
use crate::domain::keyed::keyed;
use crate::domain::party::{Agent, Interpreter, Organisation, Party, PartyId, PartyKind, Person, Representative};
use crate::domain::place::Place;

keyed! {
    /// The two kinds of a party, in the file `kind`.
    KindKey { Person = "person", Organisation = "organisation" }
}

pub(super) fn read(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Party> {
    let mut fields = Fields::open(value, place, unknown)?;
    let id = PartyId(fields.required_text("id")?);
    let role = fields.required_keyed("role")?;
    let kind = match fields.required_keyed("kind")? {
        KindKey::Person => PartyKind::Person(read_person(&mut fields)?),
        KindKey::Organisation => PartyKind::Organisation(read_organisation(&mut fields)?),
    };
    Ok(Party {
        id,
        role,
        kind,
        name: fields.text("name")?,
        address: fields.text("address")?,
        phone: fields.text("phone")?,
        agent: fields.object("agent", read_agent)?,
        represents: fields.count("represents", 0, u32::MAX)?,
        extra: fields.finish(),
    })
}

fn read_person(fields: &mut Fields<'_>) -> Outcome<Person> {
    Ok(Person {
        sex: fields.keyed("sex")?,
        ethnicity: fields.text("ethnicity")?,
        birth: fields.date("birth")?,
        id_type: fields.keyed("id_type")?,
        id_number: fields.text("id_number")?,
        occupation: fields.text("occupation")?,
        guardian: fields.party_id("guardian")?,
        guardian_relation: fields.text("guardian_relation")?,
        needs: fields.keyed_list("needs")?,
        read_aloud_by: fields.text("read_aloud_by")?,
        reader_relation: fields.text("reader_relation")?,
        interpreter: fields.object("interpreter", read_interpreter)?,
    })
}

fn read_organisation(fields: &mut Fields<'_>) -> Outcome<Organisation> {
    Ok(Organisation {
        credit_code: fields.text("credit_code")?,
        representative: fields.object("representative", read_representative)?,
    })
}

fn read_agent(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Agent> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Agent {
        name: fields.text("name")?,
        id_number: fields.text("id_number")?,
        authority: fields.keyed("authority")?,
        authorised: fields.date("authorised")?,
        extra: fields.finish(),
    })
}

fn read_interpreter(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Interpreter> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Interpreter {
        name: fields.text("name")?,
        relation: fields.text("relation")?,
        address: fields.text("address")?,
        employer: fields.text("employer")?,
        phone: fields.text("phone")?,
        extra: fields.finish(),
    })
}

fn read_representative(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Representative> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Representative { name: fields.text("name")?, title: fields.text("title")?, extra: fields.finish() })
}

pub(super) fn write(party: &Party) -> Value {
    let Party { id, role, kind, name, address, phone, agent, represents, extra } = party;
    let mut object = Object::default();
    object.value("id", id.0.as_str());
    object.keyed("role", Some(*role));
    match kind {
        PartyKind::Person(person) => {
            object.keyed("kind", Some(KindKey::Person));
            write_person(&mut object, person);
        }
        PartyKind::Organisation(organisation) => {
            object.keyed("kind", Some(KindKey::Organisation));
            let Organisation { credit_code, representative } = organisation;
            object.text("credit_code", credit_code);
            object.object("representative", representative.as_ref().map(write_representative));
        }
    }
    object.text("name", name);
    object.text("address", address);
    object.text("phone", phone);
    object.object("agent", agent.as_ref().map(write_agent));
    object.count("represents", *represents);
    object.finish(extra)
}

fn write_person(object: &mut Object, person: &Person) {
    let Person { sex, ethnicity, birth, id_type, id_number, occupation, guardian, guardian_relation, .. } = person;
    let Person { needs, read_aloud_by, reader_relation, interpreter, .. } = person;
    object.keyed("sex", *sex);
    object.text("ethnicity", ethnicity);
    object.date("birth", *birth);
    object.keyed("id_type", *id_type);
    object.text("id_number", id_number);
    object.text("occupation", occupation);
    object.party_id("guardian", guardian.as_ref());
    object.text("guardian_relation", guardian_relation);
    object.list("needs", needs.iter().map(|need| Value::from(need.key())).collect());
    object.text("read_aloud_by", read_aloud_by);
    object.text("reader_relation", reader_relation);
    object.object("interpreter", interpreter.as_ref().map(write_interpreter));
}

fn write_agent(agent: &Agent) -> Value {
    let Agent { name, id_number, authority, authorised, extra } = agent;
    let mut object = Object::default();
    object.text("name", name);
    object.text("id_number", id_number);
    object.keyed("authority", *authority);
    object.date("authorised", *authorised);
    object.finish(extra)
}

fn write_interpreter(interpreter: &Interpreter) -> Value {
    let Interpreter { name, relation, address, employer, phone, extra } = interpreter;
    let mut object = Object::default();
    object.text("name", name);
    object.text("relation", relation);
    object.text("address", address);
    object.text("employer", employer);
    object.text("phone", phone);
    object.finish(extra)
}

fn write_representative(representative: &Representative) -> Value {
    let Representative { name, title, extra } = representative;
    let mut object = Object::default();
    object.text("name", name);
    object.text("title", title);
    object.finish(extra)
}
