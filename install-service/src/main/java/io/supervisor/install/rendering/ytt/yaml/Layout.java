package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.CommentToken;
import org.snakeyaml.engine.v2.tokens.Token;

/** What only the token level of YAML knows: comments, and the lines of the dashes of sequences. */
record Layout(List<Comment> comments, Deque<Integer> dashes) {

  static Layout of(String file, String text) {
    var settings = LoadSettings.builder().setLabel(file).setParseComments(true).build();
    var scanner = new ScannerImpl(settings, new StreamReader(settings, text));
    var comments = new ArrayList<Comment>();
    var dashes = new ArrayDeque<Integer>();
    while (scanner.hasNext()) {
      var token = scanner.next();
      int line = token.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
      if (token.getTokenId() == Token.ID.BlockEntry) {
        dashes.add(line);
      } else if (token instanceof CommentToken comment && isText(comment)) {
        comments.add(new Comment(new Place(file, line), comment.getValue()));
      }
    }
    return new Layout(comments, dashes);
  }

  private static boolean isText(CommentToken comment) {
    return !comment.getCommentType().name().equals("BLANK_LINE");
  }
}
