package io.supervisor.scheduler.placement;

import java.util.Set;

/**
 * GPUs that a pod wants of one host: so many whole ones, or a share of a single one.
 *
 * @param count how many; 0 when it wants none
 * @param thousandths of each; less than 1000 only of a single one
 * @param models which will do; empty means any
 * @param profile of a vGPU, of which a GPU carries one kind at a time; empty for none
 */
public record GpuRequest(int count, int thousandths, Set<String> models, String profile) {
  public static final GpuRequest NONE = new GpuRequest(0, 0, Set.of());

  public GpuRequest {
    boolean sound =
        count == 0
            || count > 0
                && thousandths > 0
                && thousandths <= GpuTable.WHOLE
                && (count == 1 || thousandths == GpuTable.WHOLE);
    if (!sound) {
      throw new IllegalArgumentException(
          "GPUs must be whole ones or a share of one: " + count + " of " + thousandths);
    }
  }

  /** Without a vGPU profile. */
  public GpuRequest(int count, int thousandths, Set<String> models) {
    this(count, thousandths, models, "");
  }

  /** A vGPU that takes so many thousandths of a GPU of one of the models. */
  public static GpuRequest vgpu(String profile, int thousandths, Set<String> models) {
    return new GpuRequest(1, thousandths, models, profile);
  }

  public static GpuRequest whole(int count) {
    return new GpuRequest(count, GpuTable.WHOLE, Set.of());
  }

  public static GpuRequest share(int thousandths) {
    return new GpuRequest(1, thousandths, Set.of());
  }
}
