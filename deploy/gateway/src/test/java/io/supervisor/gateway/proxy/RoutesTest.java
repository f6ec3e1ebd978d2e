package io.supervisor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  private final Routes routes = new Routes(new Urls());

  @ParameterizedTest
  @CsvSource({
    "POST, /api/session, identity",
    "POST, /rest/com/vmware/cis/session, identity",
    "GET, /wcp/loginbanner, identity",
    "GET, /api/supervisor/users/ann, identity",
    "GET, /api/vcenter/namespace-management/supervisor-services, catalog",
    "PATCH, /api/vcenter/namespace-management/supervisor-services/a.b.c, catalog",
    "GET, /api/vcenter/namespace-management/clusters/domain-c8/supervisor-services, catalog",
    "GET, /api/vcenter/namespace-management/supervisors/u-8/supervisor-services/a.b.c, catalog",
    "GET, /api/supervisor/services/a/versions, catalog",
    "POST, /api/supervisor/installs, catalog",
    "GET, /api/supervisor/installs, install",
    "POST, /api/supervisor/installs/domain-c8/a/retry, install",
    "GET, /api/supervisor/placements/domain-c8/a, scheduler",
    "GET, /api/vcenter/namespace-management/clusters, namespace",
    "GET, /api/vcenter/namespace-management/virtual-machine-classes, namespace",
    "GET, /api/vcenter/namespaces/instances/v2, namespace",
    "PUT, /api/supervisor/supervisors/domain-c8, namespace"
  })
  void everyPathHasItsService(String method, String path, String service) {
    assertThat(routes.target(method, path)).contains(URI.create("http://" + service));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/nothing",
    "POST, /api/supervisor/sessions/token",
    "GET, /api/supervisor/installsx"
  })
  void anythingElseHasNone(String method, String path) {
    assertThat(routes.target(method, path)).isEmpty();
  }

  @Test
  void suspiciousPathsAreNotAllowed() {
    assertThat(PathGuard.allows("/api/a/..%2fb")).isFalse();
    assertThat(PathGuard.allows("/api//a")).isFalse();
    assertThat(PathGuard.allows("/api/a;b")).isFalse();
    assertThat(PathGuard.allows("/api/a+b?x=%2f;")).isTrue();
  }

  private static final class Urls implements ServiceUrls {

    @Override
    public URI catalog() {
      return URI.create("http://catalog");
    }

    @Override
    public URI install() {
      return URI.create("http://install");
    }

    @Override
    public URI scheduler() {
      return URI.create("http://scheduler");
    }

    @Override
    public URI namespace() {
      return URI.create("http://namespace");
    }

    @Override
    public URI identity() {
      return URI.create("http://identity");
    }
  }
}
