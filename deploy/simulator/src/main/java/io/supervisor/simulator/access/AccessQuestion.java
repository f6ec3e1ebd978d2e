package io.supervisor.simulator.access;

import io.supervisor.simulator.model.Kind;

/** What somebody wants to do with which resource; the namespace is empty for the whole cluster. */
public record AccessQuestion(
    String verb, String group, String resource, String namespace, String name) {

  public static AccessQuestion of(
      String verb, Kind kind, String subresource, String namespace, String name) {
    String resource = subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
    return new AccessQuestion(verb, kind.group(), resource, namespace, name);
  }

  /** The sentence of a refusal, as the API words it. */
  public String refusal(Caller caller) {
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(caller.name(), verb, resource, group, where);
  }
}
