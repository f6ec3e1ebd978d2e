package io.supervisor.local;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line per component on a stream; on a terminal also a last line that says what is being waited
 * for.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

  private static final long REFRESH_MILLIS = 250;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int WIDEST = 100;

  private final PrintStream out;
  private final boolean terminal;
  private final boolean symbols;
  private final Map<String, Long> running = new LinkedHashMap<>();
  private final Thread refresher;
  private boolean muted;

  ConsoleProgress(PrintStream out, Charset charset, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.symbols = charset.newEncoder().canEncode('✓');
    this.refresher = new Thread(this::refresh, "progress");
    refresher.setDaemon(true);
    if (terminal) {
      refresher.start();
    }
  }

  @Override
  public synchronized void began(String component) {
    if (!muted) {
      running.put(component, System.nanoTime());
      status();
    }
  }

  @Override
  public synchronized void ready(String component, Duration took) {
    running.remove(component);
    line(mark("✓", "ok") + " " + row(component, took));
  }

  @Override
  public synchronized void failed(String component, Duration took) {
    running.remove(component);
    line(mark("✗", "FAILED") + " " + row(component, took));
  }

  @Override
  public synchronized void say(String line) {
    line(line);
  }

  private String mark(String symbol, String word) {
    return symbols ? symbol : word;
  }

  private static String row(String component, Duration took) {
    return String.format(Locale.ROOT, "%-18s %6.1f s", component, took.toMillis() / 1000.0);
  }

  private void line(String text) {
    if (muted) {
      return;
    }
    out.println(terminal ? CLEAR_LINE + text : text);
    status();
  }

  private void status() {
    if (!terminal || running.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    String waiting =
        running.entrySet().stream()
            .map(e -> e.getKey() + " " + Duration.ofNanos(now - e.getValue()).toSeconds() + " s")
            .collect(Collectors.joining(", ", mark("…", "...") + " ", ""));
    out.print(CLEAR_LINE + waiting.substring(0, Math.min(waiting.length(), WIDEST)));
    out.flush();
  }

  private void refresh() {
    try {
      while (true) {
        Thread.sleep(REFRESH_MILLIS);
        synchronized (this) {
          status();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is waited for any more; the last line goes. */
  synchronized void settle() {
    running.clear();
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  /** Says nothing from now on. */
  @Override
  public synchronized void close() {
    settle();
    muted = true;
    refresher.interrupt();
  }
}
