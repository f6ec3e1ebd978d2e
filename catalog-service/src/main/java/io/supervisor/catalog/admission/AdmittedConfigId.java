package io.supervisor.catalog.admission;

import java.io.Serializable;

/** The command that brought a config. */
record AdmittedConfigId(String install, long commandSeq) implements Serializable {}
