package io.supervisor.scheduler.placement;

/**
 * What a host has of one resource beside CPU, memory and places for pods, in the unit of {@link
 * Resources}.
 *
 * @param free what is not used; below zero when the host shrank
 * @param total what pods may use
 */
public record Stock(long free, long total) {

  Stock less(int used) {
    return new Stock(free - used, total);
  }
}
