//! All journeys and tidy tests in one binary, so that they link once.
