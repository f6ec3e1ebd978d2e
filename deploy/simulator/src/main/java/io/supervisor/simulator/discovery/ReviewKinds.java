package io.supervisor.simulator.discovery;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.supervisor.simulator.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kinds that can only be created: questions to the server that it does not keep. */
public final class ReviewKinds {
  private static final String ACCESS = "authorization.k8s.io";
  private static final String IDENTITY = "authentication.k8s.io";

  /** The body of the subresource token of service accounts. */
  public static final Kind TOKEN_REQUEST = row(IDENTITY, "", "TokenRequest", true);

  private static final List<Kind> ROWS =
      List.of(
          row("", "bindings", "Binding", true),
          row(IDENTITY, "selfsubjectreviews", "SelfSubjectReview", false),
          row(IDENTITY, "tokenreviews", "TokenReview", false),
          row(ACCESS, "localsubjectaccessreviews", "LocalSubjectAccessReview", true),
          row(ACCESS, "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
          row(ACCESS, "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
          row(ACCESS, "subjectaccessreviews", "SubjectAccessReview", false));

  private ReviewKinds() {}

  public static List<Kind> rows() {
    return ROWS;
  }

  public static boolean contains(Kind kind) {
    return ROWS.contains(kind);
  }

  public static Optional<Kind> find(String group, String version, String plural) {
    return ROWS.stream()
        .filter(k -> k.is(group, plural) && k.version().equals(version))
        .findFirst();
  }

  private static Kind row(String group, String plural, String kind, boolean namespaced) {
    return new Kind(
        group,
        "v1",
        plural,
        kind.toLowerCase(Locale.ROOT),
        kind,
        namespaced,
        List.of(),
        List.of(),
        Set.of(),
        MissingNode.getInstance(),
        MissingNode.getInstance());
  }
}
