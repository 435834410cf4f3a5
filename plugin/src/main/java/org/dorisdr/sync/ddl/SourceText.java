package org.dorisdr.sync.ddl;

import java.util.Comparator;
import java.util.List;

/**
 * A statement of the source and its tokens: what is a name, a string or a property key is known,
 * never guessed. Immutable.
 */
record SourceText(String sql, List<SqlToken> tokens) {
  private static final int SHOWN = 120;

  /** Another text from a place in the statement to another. */
  record Edit(int start, int end, String text) {}

  /**
   * Reads {@code sql}.
   *
   * @throws UnexpectedForm if a string, a name or a comment does not end
   */
  static SourceText of(String sql) throws UnexpectedForm {
    try {
      return new SourceText(sql, SqlToken.all(sql));
    } catch (IllegalArgumentException e) {
      throw new UnexpectedForm(e.getMessage());
    }
  }

  SqlToken token(int i) {
    return tokens.get(i);
  }

  int size() {
    return tokens.size();
  }

  boolean isAt(int i, String word) {
    return i < tokens.size() && tokens.get(i).is(word);
  }

  boolean isName(int i, String name) {
    return i < tokens.size() && tokens.get(i).isName() && tokens.get(i).name().equals(name);
  }

  /** Expects these words from {@code at} on; returns the index after them. */
  int expect(int at, String... words) throws UnexpectedForm {
    int i = at;
    for (String word : words) {
      if (!isAt(i, word)) {
        throw unexpected("expected " + word);
      }
      i++;
    }
    return i;
  }

  /** Index after IF NOT EXISTS, if that is at {@code i}. */
  int afterIfNotExists(int i) throws UnexpectedForm {
    return isAt(i, "IF") ? expect(i, "IF", "NOT", "EXISTS") : i;
  }

  /** Index after a name with any number of qualifiers that starts at {@code i}. */
  int afterName(int i) throws UnexpectedForm {
    if (i >= tokens.size() || !tokens.get(i).isName()) {
      throw unexpected("expected a name");
    }
    int at = i + 1;
    while (isAt(at, ".") && at + 1 < tokens.size() && tokens.get(at + 1).isName()) {
      at += 2;
    }
    return at;
  }

  /** {@code text} from the token {@code first} to that before {@code after}. */
  Edit edit(int first, int after, String text) {
    return new Edit(token(first).start(), token(after - 1).end(), text);
  }

  /** What is to be said of a statement that cannot be taken over. */
  UnexpectedForm unexpected(String what) {
    String line = sql.replaceAll("\\s+", " ").trim();
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return new UnexpectedForm(what + " in: " + shown);
  }

  /** The statement with these edits, which must not overlap. */
  String with(List<Edit> edits) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      out.append(sql, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return out.append(sql, at, sql.length()).toString();
  }
}
