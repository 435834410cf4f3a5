package org.dorisdr.sql;

import java.util.Arrays;
import java.util.Locale;

/**
 * Tells from the first words of a statement whether it may be ours. Allocates nothing, reads no
 * further than the first word that decides, and is thread safe.
 */
public final class LeadingWords {
  /** Whose statement it is, as far as its first words tell. */
  public enum Claim {
    /** Only Doris knows statements that begin so. */
    FOREIGN,
    /** Doris knows statements that begin so, and we add something to them. */
    SHARED,
    /** Only Doris reads statements that begin so; we add something to what it answers. */
    VERBATIM,
    /** Only we know statements that begin so. */
    OURS
  }

  /** Words after one another; the longest path that matches decides. */
  private static final class Node {
    final String word;
    Claim claim;
    Node[] children = {};

    Node(String word) {
      this.word = word;
    }

    Node child(String next) {
      for (Node child : children) {
        if (child.word.equals(next)) {
          return child;
        }
      }
      Node added = new Node(next);
      Node[] grown = Arrays.copyOf(children, children.length + 1);
      grown[children.length] = added;
      children = grown;
      return added;
    }
  }

  private static final Node ROOT = new Node("");
  private static final Node[] NONE = {};

  /** First words by their first letter, for the one look-up that every statement pays for. */
  private static final Node[][] BY_LETTER = new Node[26][];

  static {
    ours("CREATE REMOTE", "ALTER REMOTE", "DROP REMOTE", "SHOW REMOTE");
    ours("CREATE SYNC", "ALTER SYNC", "DROP SYNC", "DROP IF EXISTS SYNC", "PAUSE SYNC");
    ours("RESUME SYNC", "PROMOTE", "SWITCHOVER", "CHECK SYNC", "SHOW SYNC", "SHOW CREATE SYNC");
    ours("CREATE BACKUP", "PAUSE BACKUP", "RESUME BACKUP", "DROP BACKUP", "DROP IF EXISTS BACKUP");
    ours("RUN BACKUP", "SHOW BACKUP SCHEDULES", "SHOW BACKUP SCHEDULE", "DROP SNAPSHOT", "VERIFY");
    ours("SHOW RECYCLE", "PURGE", "RECOVER TABLES", "EXPLAIN RECOVER", "EXPLAIN RESTORE");
    shared("BACKUP SNAPSHOT", "RESTORE SNAPSHOT", "CANCEL BACKUP", "CANCEL RESTORE");
    shared("SHOW BACKUP", "SHOW RESTORE", "SHOW BRIEF RESTORE", "SHOW SNAPSHOT");
    shared("RECOVER DATABASE", "RECOVER TABLE", "RECOVER PARTITION");
    shared("ADMIN SET FRONTEND CONFIG", "ADMIN SET ALL FRONTENDS CONFIG");
    shared("ADMIN SHOW FRONTEND CONFIG", "SHOW FRONTEND CONFIG");
    add(Claim.VERBATIM, "CREATE REPOSITORY", "CREATE READ ONLY REPOSITORY", "ALTER REPOSITORY");
    for (int i = 0; i < BY_LETTER.length; i++) {
      char letter = (char) ('A' + i);
      BY_LETTER[i] =
          Arrays.stream(ROOT.children)
              .filter(node -> node.word.charAt(0) == letter)
              .toArray(Node[]::new);
    }
  }

  private LeadingWords() {}

  private static void ours(String... paths) {
    add(Claim.OURS, paths);
  }

  private static void shared(String... paths) {
    add(Claim.SHARED, paths);
  }

  private static void add(Claim claim, String... paths) {
    for (String path : paths) {
      Node node = ROOT;
      for (String word : path.split(" ")) {
        node = node.child(word.toUpperCase(Locale.ROOT));
      }
      node.claim = claim;
    }
  }

  /** Claims the statement that begins at {@code from}, after white space, comments and hints. */
  public static Claim claim(String text, int from) {
    Claim claim = Claim.FOREIGN;
    int at = Trivia.skip(text, from, text.length());
    Node[] candidates = firstWords(text, at);
    while (candidates.length > 0) {
      Node node = match(candidates, text, at);
      if (node == null) {
        return claim;
      }
      claim = node.claim != null ? node.claim : claim;
      at = Trivia.skip(text, at + node.word.length(), text.length());
      candidates = node.children;
    }
    return claim;
  }

  private static Node[] firstWords(String text, int at) {
    int letter = at < text.length() ? (text.charAt(at) & ~0x20) - 'A' : -1;
    return letter >= 0 && letter < BY_LETTER.length ? BY_LETTER[letter] : NONE;
  }

  private static Node match(Node[] candidates, String text, int at) {
    for (Node candidate : candidates) {
      if (startsWithWord(text, at, candidate.word)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean startsWithWord(String text, int at, String word) {
    int end = at + word.length();
    if (end > text.length()) {
      return false;
    }
    // Keywords are ASCII letters: clearing bit 5 makes them upper case and nothing else equal.
    for (int i = 0; i < word.length(); i++) {
      if ((text.charAt(at + i) & ~0x20) != word.charAt(i)) {
        return false;
      }
    }
    return end == text.length() || !Trivia.isNameCharacter(text.charAt(end));
  }
}
