package io.supervisor.simulator.http;

import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the lines of a watch as messages, and drops a client that does not read them. */
final class SocketSink implements ByteSink {
  private static final long MOST_PENDING = 64L << 20;

  private final ServerWebSocket socket;
  private final AtomicLong pending = new AtomicLong();

  SocketSink(ServerWebSocket socket) {
    this.socket = socket;
  }

  @Override
  public void open(Runnable whenClosed) {
    socket.closeHandler(v -> whenClosed.run());
    if (socket.isClosed()) {
      whenClosed.run();
    }
  }

  @Override
  public void send(byte[] line) {
    if (socket.isClosed()) {
      return;
    }
    if (pending.addAndGet(line.length) > MOST_PENDING) {
      socket.close((short) 1013);
      return;
    }
    String message = new String(line, StandardCharsets.UTF_8).strip();
    socket.writeTextMessage(message).onComplete(r -> pending.addAndGet(-line.length));
  }

  @Override
  public void end() {
    if (!socket.isClosed()) {
      socket.close();
    }
  }
}
