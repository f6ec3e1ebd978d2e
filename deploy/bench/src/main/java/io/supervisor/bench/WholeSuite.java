package io.supervisor.bench;

/** A benchmark that starts the suite, measures, prints its figures, and ends the suite. */
interface WholeSuite {

  void run() throws Exception;
}
