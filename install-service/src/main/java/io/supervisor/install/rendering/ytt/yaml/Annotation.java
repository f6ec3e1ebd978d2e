package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.Place;
import java.util.List;
import java.util.Map;

/** An annotation of a node with its evaluated arguments. */
public record Annotation(Place place, List<Object> arguments, Map<String, Object> keywords) {}
