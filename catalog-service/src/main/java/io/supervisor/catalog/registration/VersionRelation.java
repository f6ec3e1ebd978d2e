package io.supervisor.catalog.registration;

import io.supervisor.catalog.relation.Provision;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.catalog.relation.Requirement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** That a version requires, provides or conflicts with something, to be asked from there. */
@Entity
public class VersionRelation {

  /** Kind of a relation. */
  public enum Kind {
    REQUIRES,
    PROVIDES,
    CONFLICTS
  }

  @Id private String id;
  private String versionId;

  @Enumerated(EnumType.STRING)
  private Kind relation;

  private String target;

  VersionRelation() {}

  private static VersionRelation of(String versionId, Kind relation, String target) {
    VersionRelation row = new VersionRelation();
    row.id = versionId + " " + relation + " " + target;
    row.versionId = versionId;
    row.relation = relation;
    row.target = target;
    return row;
  }

  /** One row for each different target. */
  static List<VersionRelation> of(String versionId, Relations relations) {
    Map<String, VersionRelation> rows = new LinkedHashMap<>();
    List<VersionRelation> all = new ArrayList<>();
    relations.requires().forEach(one -> all.add(of(versionId, Kind.REQUIRES, target(one))));
    relations.conflicts().forEach(one -> all.add(of(versionId, Kind.CONFLICTS, target(one))));
    relations.provides().forEach(one -> all.add(of(versionId, Kind.PROVIDES, one.name())));
    all.forEach(row -> rows.put(row.id, row));
    return List.copyOf(rows.values());
  }

  private static String target(Requirement one) {
    return one.refName() == null
        ? new Provision(one.apiVersion(), one.kind()).name()
        : one.refName();
  }

  public String versionId() {
    return versionId;
  }

  public Kind relation() {
    return relation;
  }

  public String target() {
    return target;
  }
}
