package io.supervisor.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the five services are. */
@ConfigMapping(prefix = "gateway.services")
public interface ServiceUrls {

  /** catalog-service. */
  URI catalog();

  /** install-service. */
  URI install();

  /** scheduler-service. */
  URI scheduler();

  /** namespace-service. */
  URI namespace();

  /** identity-service. */
  URI identity();
}
