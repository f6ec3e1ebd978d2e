package io.supervisor.simulator.http;

/** Where the lines of a watch go; may be used from any thread. */
interface ByteSink {

  /** Begins at once, and tells when the client has gone. */
  void open(Runnable whenClosed);

  /** Sends a line, or gives the client up when it is too far behind. */
  void send(byte[] line);

  void end();
}
