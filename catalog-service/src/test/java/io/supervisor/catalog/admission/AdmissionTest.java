package io.supervisor.catalog.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Admission admission = Admission.first("domain-c8", "contour");

  @Test
  void startsGone() {
    assertThat(admission.gone()).isTrue();
  }

  @Test
  void isNeverTheOldConfiguredAfterAChange() {
    admission.admit("1.22.3", new byte[] {1});
    admission.overlay(change(1, "READY"), "[]");
    assertThat(admission.status()).isEqualTo(ConfigStatus.CONFIGURED);

    admission.admit("1.24.4", new byte[] {1});
    assertThat(admission.status()).isEqualTo(ConfigStatus.CONFIGURING);
    admission.overlay(change(1, "READY"), "[]");
    assertThat(admission.status()).isEqualTo(ConfigStatus.CONFIGURING);
    admission.overlay(change(2, "FAILED"), "[]");
    assertThat(admission.status()).isEqualTo(ConfigStatus.ERROR);
    admission.overlay(change(2, "READY"), "[]");
    assertThat(admission.status()).isEqualTo(ConfigStatus.CONFIGURED);
  }

  @Test
  void isGoneOnlyWhenItsOwnRemovalIsDone() {
    admission.admit("1.22.3", new byte[] {1});
    admission.admitRemoval();
    assertThat(admission.status()).isEqualTo(ConfigStatus.REMOVING);
    admission.overlay(change(1, "READY"), "[]");
    assertThat(admission.status()).isEqualTo(ConfigStatus.REMOVING);
    assertThat(admission.gone()).isFalse();
    admission.overlay(change(2, "REMOVED"), "[]");
    assertThat(admission.gone()).isTrue();
    assertThat(admission.sealedConfig()).isEmpty();
  }

  private static InstallChanged change(long seq, String phase) {
    return new InstallChanged("domain-c8", "contour", seq, phase, null, null, null, null, null);
  }
}
