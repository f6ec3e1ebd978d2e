package io.supervisor.catalog.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.security.identity.SecurityIdentity;
import io.supervisor.platform.error.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Keeps one caller from filling the catalog or the processor with uploads. */
@ApplicationScoped
class UploadRate {

  private static final int MOST_CALLERS = 10_000;

  private final UploadConfig config;
  private final SecurityIdentity identity;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();

  UploadRate(UploadConfig config, SecurityIdentity identity) {
    this.config = config;
    this.identity = identity;
  }

  /** Counts one upload of the caller; 429 with the time to wait when there were too many. */
  void spend() {
    if (identity.hasRole(config.bulkRole())) {
      return;
    }
    Bucket bucket = buckets.get(identity.getPrincipal().getName(), caller -> bucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyRequests(
          Duration.ofNanos(probe.getNanosToWaitForRefill()),
          "You may send %d uploads a minute. Slow down, or ask for the role %s."
              .formatted(config.perMinute(), config.bulkRole()));
    }
  }

  private Bucket bucket() {
    int most = config.perMinute();
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
        .build();
  }
}
