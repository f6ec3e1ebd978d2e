package io.supervisor.catalog.view;

import io.supervisor.catalog.registration.VersionRelation;

/** That a version requires, provides or conflicts with what was asked for. */
record RelationView(String version, VersionRelation.Kind relation, String target) {

  static RelationView of(VersionRelation of) {
    return new RelationView(of.versionId(), of.relation(), of.target());
  }
}
