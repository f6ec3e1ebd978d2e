package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.Parser;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SourceText;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/** Cuts text at {@code (@ … @)} marks. */
final class TextTemplate {

  /** One part: fixed text, or code that maybe prints. */
  record Part(Place place, String text, boolean code, boolean prints) {

    void addTo(ProgramTokens tokens, int deepest) {
      var source = SourceText.at(text, place, Dialect.TEXT);
      if (!code) {
        tokens.step(new Statement.FixedText(place, text));
      } else if (prints) {
        tokens.step(new Statement.PrintText(place, Parser.expression(source, deepest)));
      } else {
        tokens.code(source);
      }
    }
  }

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private Place place;
  private boolean trimNext;

  private TextTemplate(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  static List<Part> parse(String text, Place place) {
    var template = new TextTemplate(text, place);
    template.run();
    return template.parts;
  }

  private void run() {
    int at = 0;
    while (true) {
      int open = text.indexOf("(@", at);
      fixed(text.substring(at, open < 0 ? text.length() : open), open);
      if (open < 0) {
        return;
      }
      int close = text.indexOf("@)", open + 2);
      if (close < 0) {
        throw new SyntaxError(place, "text template code is not closed", "missing '@)'");
      }
      code(text.substring(open + 2, close));
      at = close + 2;
    }
  }

  private void fixed(String piece, int open) {
    var shown = trimNext ? piece.stripLeading() : piece;
    if (open >= 0 && text.startsWith("-", open + 2)) {
      shown = shown.stripTrailing();
    }
    if (!shown.isEmpty()) {
      parts.add(new Part(place, shown, false, false));
    }
    advance(piece);
  }

  private void code(String piece) {
    trimNext = piece.endsWith("-");
    var code = trimNext ? piece.substring(0, piece.length() - 1) : piece;
    code = code.startsWith("-") ? code.substring(1) : code;
    boolean prints = code.startsWith("=");
    if (!code.startsWith("!")) {
      parts.add(new Part(place, prints ? code.substring(1) : code, true, prints));
    }
    advance(piece);
  }

  private void advance(String piece) {
    int lines = (int) piece.chars().filter(c -> c == '\n').count();
    place = new Place(place.file(), place.line() + lines);
  }
}
