package io.supervisor.platform.http;

import io.supervisor.platform.event.Lineage;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of the current request: {@code X-Request-ID} when the client sent a harmless one, else a
 * new one. It becomes the correlation id of everything the request causes.
 */
@RequestScoped
public class RequestId {

  static final String HEADER = "X-Request-ID";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private final String value;

  RequestId(RoutingContext call) {
    this.value = of(call);
  }

  /** The same for everyone who asks during one call. */
  static String of(RoutingContext call) {
    String known = call.get(HEADER);
    if (known != null) {
      return known;
    }
    String given = call.request().getHeader(HEADER);
    String id =
        given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString();
    call.put(HEADER, id);
    return id;
  }

  /** The start of a chain of events caused by this request. */
  public Lineage lineage() {
    return Lineage.startedBy(value);
  }
}
