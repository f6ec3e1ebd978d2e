package io.supervisor.install.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceNameTest {

  @Test
  void isBuiltFromTheFirstLabelAndTheSupervisor() {
    assertThat(new NamespaceName("domain-c8", "contour.supervisor.io").plain())
        .isEqualTo("svc-contour-domain-c8");
  }

  @Test
  void differsForAnotherServiceWithTheSameFirstLabel() {
    String one = new NamespaceName("domain-c8", "contour.example.org").distinct();
    String other = new NamespaceName("domain-c8", "contour.supervisor.io").distinct();

    assertThat(one).isNotEqualTo(other).matches("svc-contour-domain-c8-[0-9a-f]{8}");
  }

  @Test
  void fitsIntoSixtyThreeCharacters() {
    NamespaceName name = new NamespaceName("domain-c8", "x".repeat(80) + ".supervisor.io");

    assertThat(name.plain()).hasSizeLessThanOrEqualTo(63);
    assertThat(name.distinct()).hasSizeLessThanOrEqualTo(63);
  }
}
