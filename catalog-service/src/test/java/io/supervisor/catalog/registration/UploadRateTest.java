package io.supervisor.catalog.registration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.supervisor.platform.error.TooManyRequests;
import org.junit.jupiter.api.Test;

class UploadRateTest {

  private static final UploadConfig THREE =
      new UploadConfig() {
        @Override
        public int perMinute() {
          return 3;
        }

        @Override
        public String bulkRole() {
          return "bulk-publisher";
        }
      };

  @Test
  void theFourthOfThreeMustWait() {
    UploadRate rate = new UploadRate(THREE, caller("paul", "publisher"));
    for (int i = 0; i < 3; i++) {
      rate.spend();
    }
    assertThatThrownBy(rate::spend)
        .isInstanceOf(TooManyRequests.class)
        .hasMessageContaining("3 uploads a minute")
        .hasMessageContaining("bulk-publisher");
  }

  @Test
  void theBulkRoleNeverWaits() {
    UploadRate rate = new UploadRate(THREE, caller("paul", "publisher", "bulk-publisher"));
    assertThatCode(
            () -> {
              for (int i = 0; i < 100; i++) {
                rate.spend();
              }
            })
        .doesNotThrowAnyException();
  }

  private static SecurityIdentity caller(String name, String... roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(java.util.Set.of(roles))
        .build();
  }
}
