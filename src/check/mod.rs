//! The agreement check: pure rules `(&CaseFile, &Surroundings) → Vec<Finding>`. No I/O.
