package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.relation.RelationReader;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlReader;

/** The manifest reader as it is wired, with the default limits. */
public final class Readers {

  private Readers() {}

  public static ManifestReader manifests() {
    YamlReader yaml = new YamlReader(TestLimits.DEFAULT);
    return new ManifestReader(yaml, new CarvelReader(new RelationReader(yaml)), new ObjectMapper());
  }
}
