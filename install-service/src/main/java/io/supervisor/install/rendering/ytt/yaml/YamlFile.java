package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parsed file: its documents, its comments, where the text of each multi-line scalar starts, the
 * nodes that were copied from an anchor, and the anchored originals of those copies. The map and
 * sets compare nodes by identity.
 */
public record YamlFile(
    YamlNode.DocumentSet documents,
    List<Comment> comments,
    Map<YamlNode, Place> textPlaces,
    Set<YamlNode> copies,
    Set<YamlNode> aliased) {}
