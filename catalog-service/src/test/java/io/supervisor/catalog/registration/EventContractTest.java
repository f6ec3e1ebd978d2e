package io.supervisor.catalog.registration;

import io.supervisor.catalog.compatibility.Compatibility;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.manifest.PackageDetails;
import io.supervisor.catalog.relation.Condition;
import io.supervisor.catalog.relation.Provision;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.catalog.relation.Requirement;
import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContractTest {

  private static final Requirement NEED =
      new Requirement(
          "a.b.c", null, null, ">=1.0.0", false, new Condition("x.y", "true", null), "why");
  private static final Requirement FOE =
      new Requirement(null, "v1", "Kind", "", true, new Condition("x", null, "z"), "");
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void whatLeavesKeepsTheContract() {
    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.catalog.registration",
            new ServiceChanged("contour.supervisor.io", "contour", "", State.ACTIVATED),
            new ServiceRemoved("contour.supervisor.io"),
            new ServiceVersionRemoved("contour.supervisor.io", "1.24.4"),
            new ServiceVersionChanged(
                "contour.supervisor.io",
                "1.24.4",
                "contour",
                "",
                State.DEACTIVATED,
                DIGEST,
                ContentType.CARVEL_APPS_YAML,
                new PackageDetails.About("we", List.of("a"), List.of("b"), "", "", "PHN2Zy8+"),
                new PackageDetails.Release(
                    "2023-06-20T00:00:00Z",
                    "",
                    List.of("Apache-2.0"),
                    "",
                    List.of(new PackageDetails.Software("Contour", "1", ""))),
                new Relations(List.of(NEED), List.of(new Provision("v1", "K")), List.of(FOE)),
                new Compatibility(
                    ">=8", ">=8", ">=1.24.0", "*", "*", List.of("NSX_VPC"), 3, true, List.of("c")),
                List.of("to fetch git"),
                "old",
                true,
                Provenance.Source.OCI,
                "registry.example/contour:1",
                Provenance.Signature.VERIFIED,
                true,
                "{\"type\":\"object\"}",
                Instant.EPOCH),
            new PackageStored(
                DIGEST, "contour.supervisor.io", "1.24.4", ContentType.CUSTOM_YAML, "H4sI"));
  }
}
