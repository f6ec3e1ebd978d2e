package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.Place;

/** A YAML comment without its hash sign. */
public record Comment(Place place, String text) {}
