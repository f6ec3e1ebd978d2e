package io.supervisor.install.view;

import io.supervisor.install.process.Policy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What happens when an upgrade does not get ready.
 *
 * @param onFailedUpgrade STOP leaves it as it is, REVERT goes back to the last good revision
 * @param readyWithinMs time that an upgrade has, from the request for hosts on, in ms
 */
public record PolicyView(
    @NotNull Policy.OnFailedUpgrade onFailedUpgrade,
    @Min(1_000) @Max(86_400_000) long readyWithinMs) {

  static PolicyView of(Policy policy) {
    return new PolicyView(policy.onFailedUpgrade(), policy.readyWithinMs());
  }

  Policy policy() {
    return new Policy(onFailedUpgrade, readyWithinMs);
  }
}
