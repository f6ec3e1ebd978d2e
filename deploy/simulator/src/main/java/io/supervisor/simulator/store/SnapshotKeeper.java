package io.supervisor.simulator.store;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Saves the store shortly after a change, many changes at once, away from the writer's thread. */
public final class SnapshotKeeper implements ChangeListener {
  private static final long DELAY_MILLIS = 500;
  private static final long LONGEST_DELAY_MILLIS = 10_000;
  private static final int SHARE = 10;

  private final ObjectStore store;
  private final Path file;
  private final ScheduledExecutorService writer;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "snapshot");
            thread.setDaemon(true);
            return thread;
          });
  private boolean scheduled;
  private volatile long lastSaveMillis;

  public SnapshotKeeper(ObjectStore store, Path file, ScheduledExecutorService writer) {
    this.store = store;
    this.file = file;
    this.writer = writer;
  }

  @Override
  public void changed(Change change) {
    if (!scheduled) {
      scheduled = true;
      writer.schedule(this::save, delay(), TimeUnit.MILLISECONDS);
    }
  }

  /** The more there is to save, the more seldom, so that it takes a tenth of the time at most. */
  private long delay() {
    return Math.min(LONGEST_DELAY_MILLIS, Math.max(DELAY_MILLIS, SHARE * lastSaveMillis));
  }

  private void save() {
    scheduled = false;
    Snapshot snapshot = Snapshot.of(store);
    disk.execute(
        () -> {
          long begin = System.nanoTime();
          snapshot.write(file);
          lastSaveMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        });
  }

  /** Saves what there is now; the writer must have stopped. */
  public void close() {
    disk.shutdown();
    try {
      disk.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Snapshot.of(store).write(file);
  }
}
