package io.supervisor.install.rendering.helm;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Renders charts within limits, from a private temporary folder that is deleted afterwards. Not
 * limited are the memory and the processor time that the engine takes until its time is up, and
 * what it takes beyond that when it does not stop.
 */
public final class ChartRenderer {

  private final ChartEngine engine;
  private final HelmLimits limits;
  private final TimedCalls calls;

  public ChartRenderer(ChartEngine engine, HelmLimits limits) {
    this.engine = engine;
    this.limits = limits;
    this.calls = new TimedCalls(limits.parallel(), limits.time());
  }

  /** Why this chart cannot be rendered here, in plain words; empty when it can. */
  public List<String> missing(Map<String, String> files) {
    List<String> missing = new ArrayList<>();
    engine.missing().ifPresent(missing::add);
    ChartFunctions.refused(files)
        .forEach(function -> missing.add("the template function " + function + " is not allowed"));
    return missing;
  }

  /** The YAML of a chart; throws {@link RenderFailure}. */
  public String render(ChartRequest request) {
    check(request);
    try (var folder = ChartFolder.of(request)) {
      var chart = folder.chart();
      var values = folder.values();
      var text = calls.answer(() -> engine.render(chart, values, request.release()));
      if (text.length() > limits.outputCharacters()) {
        throw limit("output of more than " + limits.outputCharacters() + " characters");
      }
      return text;
    } catch (TimeoutException e) {
      throw limit("more than " + limits.time().toMillis() + " ms, or too many charts at once");
    } catch (IllegalStateException e) {
      throw new RenderFailure(ChartComplaint.of(String.valueOf(e.getMessage())));
    }
  }

  private void check(ChartRequest request) {
    List<String> missing = missing(request.files());
    if (!missing.isEmpty()) {
      throw new RenderFailure(
          missing.stream().map(why -> new RenderFault("chart", 0, "", why, "")).toList());
    }
    if (request.files().size() > limits.files()) {
      throw limit("more than " + limits.files() + " files");
    }
    long characters =
        request.files().entrySet().stream()
                .mapToLong(file -> (long) file.getKey().length() + file.getValue().length())
                .sum()
            + request.values().stream().mapToLong(String::length).sum();
    if (characters > limits.inputCharacters()) {
      throw limit("more than " + limits.inputCharacters() + " characters");
    }
  }

  private static RenderFailure limit(String what) {
    return new RenderFailure(
        new RenderFault("chart", 0, "", "limit exceeded: " + what, "Simplify the chart."));
  }
}
