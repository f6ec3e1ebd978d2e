package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the objects of a store in a file, away from the writer's thread. What one task of the
 * writer changed is added as a whole, and the file is written anew when most of it is out of date.
 * A killed process loses the tasks of its last milliseconds, never a part of one.
 */
public final class Journal implements ChangeListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Journal.class.getName());
  private static final int LEAST_LINES = 2_000;
  private static final int SHARE = 4;
  private static final long PATIENCE_SECONDS = 10;

  private final ObjectStore store;
  private final JournalFile file;
  private final ExecutorService writer;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "journal");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<ObjectKey, Optional<ObjectNode>> changes = new LinkedHashMap<>();
  private long lines;
  private volatile boolean damaged;

  /** Begins a file with all that the store has now; the writer is who changes the store. */
  public Journal(ObjectStore store, JournalFile file, ExecutorService writer) throws IOException {
    this.store = store;
    this.file = file;
    this.writer = writer;
    file.begin(all());
  }

  @Override
  public void changed(Change change) {
    boolean first = changes.isEmpty();
    boolean gone = change.type() == Change.Type.DELETED;
    changes.put(change.key(), gone ? Optional.empty() : Optional.of(change.object()));
    if (first) {
      try {
        writer.execute(this::handOver);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.FINE, "The writer ends, and close() hands over", e);
      }
    }
  }

  private void handOver() {
    lines += changes.size();
    boolean anew = damaged || lines > LEAST_LINES && lines > (long) SHARE * store.size();
    if (anew) {
      damaged = false;
      lines = 0;
      JournalBatch all = all();
      disk.execute(() -> write(() -> file.begin(all)));
    } else if (!changes.isEmpty()) {
      List<JournalLine> changed = new ArrayList<>();
      changes.forEach((key, object) -> changed.add(new JournalLine(key, object.orElse(null))));
      JournalBatch batch = new JournalBatch(store.version(), changed);
      disk.execute(() -> write(() -> file.append(batch)));
    }
    changes.clear();
  }

  private JournalBatch all() {
    List<JournalLine> all = new ArrayList<>();
    for (ObjectKey key : store.keys("")) {
      store.find(key).ifPresent(o -> all.add(new JournalLine(key, o)));
    }
    return new JournalBatch(store.version(), all);
  }

  private interface FileChange {
    void make() throws IOException;
  }

  private void write(FileChange change) {
    try {
      change.make();
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "Objects could not be saved; the next change tries it anew", e);
      damaged = true;
    }
  }

  /** Writes what waits; the writer must have stopped. */
  @Override
  public void close() {
    handOver();
    disk.shutdown();
    try {
      if (!disk.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("The latest changes could not be saved in time");
      }
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "The latest changes could not be saved", e);
    }
  }
}
