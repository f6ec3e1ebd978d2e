package io.supervisor.local.state;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Ports on loopback by name: the one of the last start when it is free, else another free one,
 * below the range that systems use for outgoing connections.
 */
public final class Ports {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;
  private static final int TRIES = 1_000;

  private final Random random = new Random();
  private final Set<Integer> given = new HashSet<>();
  private final PropertyFile file;

  public Ports(StateDirectory state) {
    this.file = new PropertyFile(state, "ports.properties");
  }

  /** The port for a name. */
  public synchronized int of(String name) {
    String known = file.get(name);
    if (known != null && take(Integer.parseInt(known))) {
      return Integer.parseInt(known);
    }
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST + random.nextInt(COUNT);
      if (take(port)) {
        file.put(name, Integer.toString(port));
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + (FIRST + COUNT));
  }

  /** Whether a port chosen by somebody else can be had; nobody else gets it then. */
  public synchronized boolean reserve(int port) {
    return take(port);
  }

  private boolean take(int port) {
    return !given.contains(port) && free(port) && given.add(port);
  }

  /** Whether a server could listen on this port of loopback now. */
  public static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
