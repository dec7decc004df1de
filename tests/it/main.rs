//! Every integration test, in one binary. A module is one subject; its first line says what belongs there.
