package io.supervisor.install.rendering.ytt.eval;

/** What template.replace returns: put the items of the value in place of the node. */
public record Replacement(Object value) {}
