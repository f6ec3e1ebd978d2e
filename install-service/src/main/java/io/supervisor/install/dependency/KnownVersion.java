package io.supervisor.install.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** A version as the catalog last told of it. A deleted one is kept: it may still be installed. */
@Entity
public class KnownVersion {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Id private String id;
  private String service;
  private String version;

  @Enumerated(EnumType.STRING)
  private State state;

  private String packageDigest;

  @Convert(converter = RelationsColumn.class)
  private Relations relations;

  @Convert(converter = CompatibilityColumn.class)
  private Compatibility compatibility;

  private String valuesSchema;

  /** Whether it may be installed anew. */
  public enum State {
    ACTIVATED,
    DEACTIVATED,
    DELETED
  }

  KnownVersion() {}

  static KnownVersion of(VersionChanged change) {
    KnownVersion known = new KnownVersion();
    known.id = id(change.service(), change.version());
    known.service = change.service();
    known.version = change.version();
    known.learn(change);
    return known;
  }

  public static String id(String service, String version) {
    return service + "@" + version;
  }

  void learn(VersionChanged change) {
    state = change.state();
    packageDigest = change.packageDigest();
    relations = change.relations() == null ? Relations.NONE : change.relations();
    compatibility =
        change.compatibility() == null ? Compatibility.ANYWHERE : change.compatibility();
    valuesSchema = change.valuesSchema() == null ? "" : change.valuesSchema().toString();
  }

  void delete() {
    state = State.DELETED;
  }

  public String service() {
    return service;
  }

  public String version() {
    return version;
  }

  public State state() {
    return state;
  }

  public String packageDigest() {
    return packageDigest;
  }

  public Relations relations() {
    return relations;
  }

  public Compatibility compatibility() {
    return compatibility;
  }

  /** OpenAPI schema of the values; missing when there is none. */
  public JsonNode schema() {
    try {
      return valuesSchema.isEmpty() ? MissingNode.getInstance() : JSON.readTree(valuesSchema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored values schema is no JSON", e);
    }
  }
}
