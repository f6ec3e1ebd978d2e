package io.supervisor.local;

import java.time.Duration;

/** Hears how a start goes on; called from several threads. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void began(String component) {
          // nothing
        }

        @Override
        public void ready(String component, Duration took) {
          // nothing
        }

        @Override
        public void failed(String component, Duration took) {
          // nothing
        }

        @Override
        public void say(String line) {
          // nothing
        }
      };

  void began(String component);

  void ready(String component, Duration took);

  void failed(String component, Duration took);

  /** Something a person should read. */
  void say(String line);
}
