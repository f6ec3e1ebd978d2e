package io.supervisor.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the lines of a watch to a client, and drops a client that does not read them. */
final class ResponseSink implements ByteSink {
  private static final long MOST_PENDING = 64L << 20;

  private final HttpServerResponse response;
  private final AtomicLong pending = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  ResponseSink(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void open(Runnable whenClosed) {
    response.closeHandler(v -> close(whenClosed));
    response.exceptionHandler(e -> close(whenClosed));
    if (response.closed()) {
      close(whenClosed);
    } else {
      response.write(Buffer.buffer());
    }
  }

  private void close(Runnable whenClosed) {
    if (closed.compareAndSet(false, true)) {
      whenClosed.run();
    }
  }

  @Override
  public void send(byte[] line) {
    if (closed.get() || response.closed()) {
      return;
    }
    if (pending.addAndGet(line.length) > MOST_PENDING) {
      response.reset();
      return;
    }
    response.write(Buffer.buffer(line)).onComplete(r -> pending.addAndGet(-line.length));
  }

  @Override
  public void end() {
    if (!closed.get() && !response.ended()) {
      response.end();
    }
  }
}
