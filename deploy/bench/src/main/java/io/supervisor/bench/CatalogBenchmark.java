package io.supervisor.bench;

import io.supervisor.local.Progress;
import io.supervisor.local.Suite;
import io.supervisor.local.SuiteOptions;
import io.supervisor.local.client.Api;
import io.supervisor.local.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A whole catalog uploaded through the gateway until all of it is told of, the limit on uploads,
 * and the list of services beside a bare endpoint with the same bytes, in turns, in the same run.
 */
final class CatalogBenchmark implements WholeSuite {

  private static final int WARM_UP = 10;
  private static final int VERSIONS = 50;

  private final Path root = Path.of(System.getProperty("suite.root"));

  @Override
  public void run() throws Exception {
    Path state = root.resolve("deploy/bench/target/suite");
    try (Suite suite =
        Suite.startAnew(new SuiteOptions(root, state, 0, Progress.SILENT, Duration.ZERO))) {
      Api administrator = suite.api();
      Api publisher = Api.login(suite.url(), suite.publisherUser(), suite.publisherPassword());
      try (VersionEvents events = new VersionEvents(suite.kafka())) {
        new UploadRun(publisher, events, 1).send("warm", WARM_UP, new Timings());
        new UploadRun(publisher, events, 1).measure("one", VERSIONS);
        new UploadRun(publisher, events, 4).measure("four", VERSIONS);
      }
      new UploadLimit(suite.url()).measure(administrator, publisher);
      try (BareService bare = BareService.start(suite)) {
        BehindGateway behind = new BehindGateway(suite, StateDirectory.open(state));
        new ListComparison(suite, behind, bare).measure(publisher);
      }
    }
  }
}
