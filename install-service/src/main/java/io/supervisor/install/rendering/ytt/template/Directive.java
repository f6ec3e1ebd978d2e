package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.yaml.Comment;
import java.util.Set;
import java.util.regex.Pattern;

/** What a comment means to the template language. */
record Directive(Kind kind, Place place, String name, String code) {

  enum Kind {
    NOTHING,
    CODE,
    ANNOTATION
  }

  private static final Pattern WORD = Pattern.compile("[\\w/.-]+");
  private static final Set<String> CODE_WORDS =
      Set.of("if", "elif", "else", "for", "def", "end", "load", "return", "break", "continue");
  private static final Set<String> UNSUPPORTED =
      Set.of("overlay/", "library/", "template/", "assert/");

  static Directive of(Comment comment) {
    var text = comment.text();
    if (!text.startsWith("@")) {
      if (text.strip().startsWith("@")) {
        throw new SyntaxError(
            comment.place(), "space between # and @", "directives start with '#@'");
      }
      return new Directive(Kind.NOTHING, comment.place(), "", "");
    }
    var rest = text.substring(1);
    if (rest.isBlank() || Character.isWhitespace(rest.charAt(0))) {
      var code = rest.startsWith(" ") ? rest.substring(1) : rest;
      return new Directive(Kind.CODE, comment.place(), "", code);
    }
    return annotation(comment.place(), rest);
  }

  private static Directive annotation(Place place, String text) {
    var word = WORD.matcher(text);
    if (!word.lookingAt()) {
      throw new SyntaxError(place, "unreadable directive", "code needs a space after '#@'");
    }
    var name = word.group();
    if (CODE_WORDS.contains(name.replaceAll("/end$", ""))) {
      throw new SyntaxError(
          place, "'" + name + "' directly after '#@'", "code needs a space after '#@'");
    }
    if (UNSUPPORTED.stream().anyMatch(name::startsWith)) {
      throw new UnsupportedTemplate(place, name);
    }
    return new Directive(Kind.ANNOTATION, place, name, text.substring(word.end()));
  }
}
