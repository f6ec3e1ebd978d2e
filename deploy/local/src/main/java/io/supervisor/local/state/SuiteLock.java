package io.supervisor.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that may use a directory; the system frees it when that process ends. */
public final class SuiteLock implements AutoCloseable {

  private final FileChannel channel;

  private SuiteLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or nothing when somebody holds it. */
  public static Optional<SuiteLock> tryTake(Path file) {
    try {
      FileChannel channel = open(file);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // held in this very process
      }
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new SuiteLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  /** Does something while nobody else does it, in this process or another. */
  public static void holding(Path file, Work work) throws IOException, InterruptedException {
    synchronized (SuiteLock.class) {
      try (FileChannel channel = open(file)) {
        channel.lock();
        work.run();
      }
    }
  }

  /** What is done under a lock. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
