package org.dorisdr.sql.stock;

/** Says where a statement stopped being one. Lines count from 1, columns from 0, as in Doris. */
public final class StockSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final int column;

  public StockSyntaxException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /** Message and place in Doris's form. */
  public String display() {
    return "\n" + getMessage() + "(line " + line + ", pos " + column + ")\n";
  }
}
