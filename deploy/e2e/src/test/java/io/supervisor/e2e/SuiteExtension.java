package io.supervisor.e2e;

import io.supervisor.local.Suite;
import io.supervisor.local.SuiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One suite for all test classes: started from the built jars when the first test asks for it,
 * ended with the last one. Its state and logs stay in {@code target/suite} for who wants to look.
 */
public final class SuiteExtension implements ParameterResolver {

  static final Path ROOT = Path.of(System.getProperty("suite.root"));
  static final Path STATE = Path.of("target", "suite").toAbsolutePath();
  private static final Duration BOOT_TIME = Duration.ofMillis(300);

  private record Started(Suite suite) implements AutoCloseable {

    static Started fresh() throws InterruptedException {
      Suite suite =
          Suite.startAnew(
              new SuiteOptions(ROOT, STATE, 0, new PrintedProgress(), BOOT_TIME)
                  .with(List.of("domain-c8:4:NSX", "domain-c9:3:VDS", "domain-c10:2:NSX:kapp")));
      suite.registerSupervisors();
      return new Started(suite);
    }

    @Override
    public void close() {
      suite.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Suite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SuiteExtension.class))
        .getOrComputeIfAbsent(
            Started.class,
            key -> {
              try {
                return Started.fresh();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              }
            },
            Started.class)
        .suite();
  }
}
