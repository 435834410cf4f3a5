package org.dorisdr.sql;

/**
 * Where something stands in the text of a packet.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Position(int line, int column) {
  /** Start of a text. */
  public static final Position START = new Position(1, 1);

  /** The position {@code length} characters on, of which {@code text} has to be walked over. */
  Position after(String text, int from, int to) {
    int newLine = line;
    int newColumn = column;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        newLine++;
        newColumn = 1;
      } else {
        newColumn++;
      }
    }
    return new Position(newLine, newColumn);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
