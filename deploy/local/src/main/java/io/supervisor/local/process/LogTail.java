package io.supervisor.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The last lines of a log, without what was in it before {@code from} and without the frames of
 * stack traces, which say little to most people and push out what does.
 */
record LogTail(Path log, long from) {

  private static final int LINES = 20;
  private static final int BYTES = 64 * 1024;

  static LogTail startingNow(Path log) {
    return new LogTail(log, size(log));
  }

  private static long size(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  List<String> lines() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(from, file.length() - BYTES);
      byte[] end = new byte[(int) Math.max(0, file.length() - start)];
      file.seek(start);
      file.readFully(end);
      List<String> lines =
          new String(end, StandardCharsets.UTF_8).lines().filter(LogTail::telling).toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean telling(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("at ") && !text.matches("\\.\\.\\. \\d+ more");
  }
}
