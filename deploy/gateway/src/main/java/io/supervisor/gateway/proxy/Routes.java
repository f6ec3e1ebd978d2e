package io.supervisor.gateway.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which service answers which path. The first rule that fits decides. */
@ApplicationScoped
public class Routes {

  private final List<Rule> rules;

  private record Rule(String method, Pattern path, URI target) {

    boolean fits(String asked, String at) {
      return (method.isEmpty() || method.equals(asked)) && path.matcher(at).matches();
    }
  }

  Routes(ServiceUrls services) {
    String management = "/api/vcenter/namespace-management/";
    rules =
        List.of(
            rule("/(api/session|rest/com/vmware/cis/session|wcp)(/.*)?", services.identity()),
            rule("/api/supervisor/(sessions|users|audit)(/.*)?", services.identity()),
            rule(management + "supervisor-services(/.*)?", services.catalog()),
            rule(
                management + "(clusters|supervisors)/[^/]+/supervisor-services(/.*)?",
                services.catalog()),
            rule("/api/supervisor/services(/.*)?", services.catalog()),
            new Rule("POST", Pattern.compile("/api/supervisor/installs/?"), services.catalog()),
            rule("/api/supervisor/(installs|plans|fleets)(/.*)?", services.install()),
            rule("/api/supervisor/(placements|what-if|drs|capacity)(/.*)?", services.scheduler()),
            rule("/api/vcenter/(namespace-management|namespaces)(/.*)?", services.namespace()),
            rule("/api/supervisor/(supervisors|hosts|namespaces)(/.*)?", services.namespace()));
  }

  private static Rule rule(String path, URI target) {
    return new Rule("", Pattern.compile(path), target);
  }

  /** The service for a call, or nothing. A session's token is never handed out. */
  public Optional<URI> target(String method, String path) {
    if (path.startsWith("/api/supervisor/sessions/token")) {
      return Optional.empty();
    }
    return rules.stream().filter(rule -> rule.fits(method, path)).map(Rule::target).findFirst();
  }
}
