package io.supervisor.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/a;x=1",
        "//api/a",
        "/api//a",
        "/api/%2fa",
        "/api/%2Fa",
        "/api/%5ca",
        "/api\\a",
        "/api/%3b",
        "/api/%3B",
        "/api/%00",
        "/api/%252f",
        "/api/./a",
        "/api/../a",
        "/api/..",
        "/api/.",
        "/api/%2e%2e/a",
        "/api/%74oken",
        "/api/%41",
        "/api/%30",
        "/api/a\u0001",
        "/api/\u00e4"
      })
  void pathsThatTwoParsersMayReadDifferentlyAreRefused(String path) {
    assertThat(RawPathGuard.allowed(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/vcenter/namespace-management/supervisor-services/contour.tanzu.vmware.com",
        "/api/services/a/versions/9.0.1+1815f87b",
        "/api/services/a/versions/9.0.1%2B1815f87b",
        "/access/domain/user@domain",
        "/access/domain/user%40domain",
        "/api/clusters/domain-c8/"
      })
  void ordinaryPathsPass(String path) {
    assertThat(RawPathGuard.allowed(path)).isTrue();
  }
}
