package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads INSERT statements without a syntax tree, so that literal rows of many megabytes are read in
 * one pass. For one use by one thread.
 */
final class InsertParser {
  private final String with;
  private final String sql;
  private final SqlLexer lexer;

  InsertParser(String statement) {
    int start = StatementVerb.of(statement).start();
    this.with = statement.substring(0, start);
    this.sql = statement.substring(start);
    this.lexer = new SqlLexer(sql);
  }

  InsertStatement parse() {
    lexer.next();
    boolean overwrite = lexer.acceptWord("overwrite");
    if (!overwrite && !lexer.acceptWord("into")) {
      throw lexer.unexpected("INTO");
    }
    lexer.acceptWord("table");
    List<String> name = qualifiedName();
    boolean temporary = lexer.acceptWord("temporary");
    List<String> partitions = List.of();
    boolean autoDetect = false;
    if (lexer.acceptWord("partition") || lexer.acceptWord("partitions")) {
      autoDetect = lexer.isSymbol("(") && allPartitions();
      if (!autoDetect) {
        partitions = lexer.isSymbol("(") ? names() : List.of(lexer.name());
      }
    }
    String label = null;
    if (labelFollows()) {
      lexer.next();
      lexer.next();
      label = lexer.name();
    }
    List<String> columns = columnsFollow() ? names() : List.of();
    int start = lexer.start();
    List<String[]> rows = null;
    if (lexer.isWord("values") || lexer.isWord("value")) {
      lexer.next();
      rows = rows();
    }
    String query = rows == null ? with + sql.substring(start) : null;
    return new InsertStatement(
        name.size() > 1 ? name.get(name.size() - 2) : null,
        name.get(name.size() - 1),
        overwrite,
        partitions,
        temporary,
        autoDetect,
        label,
        columns,
        rows,
        query);
  }

  private List<String> qualifiedName() {
    List<String> name = new ArrayList<>();
    do {
      name.add(lexer.name());
    } while (lexer.acceptSymbol("."));
    return name;
  }

  /** Another WITH begins a query. */
  private boolean labelFollows() {
    return lexer.isWord("with")
        && new SqlLexer(sql.substring(lexer.start() + "with".length())).isWord("label");
  }

  /** A bracket opens a list of columns unless a query stands in it. */
  private boolean columnsFollow() {
    if (!lexer.isSymbol("(")) {
      return false;
    }
    SqlLexer ahead = new SqlLexer(sql.substring(lexer.start() + 1));
    return !ahead.isWord("select") && !ahead.isWord("with") && !ahead.isSymbol("(");
  }

  /** Takes {@code (*)}, if that follows. */
  private boolean allPartitions() {
    SqlLexer ahead = new SqlLexer(sql.substring(lexer.start() + 1));
    if (!ahead.isSymbol("*")) {
      return false;
    }
    lexer.expectSymbol("(");
    lexer.expectSymbol("*");
    lexer.expectSymbol(")");
    return true;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    lexer.expectSymbol("(");
    do {
      names.add(lexer.name());
    } while (lexer.acceptSymbol(","));
    lexer.expectSymbol(")");
    return names;
  }

  /** Literal rows; null if an expression is among them. */
  private List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    do {
      row.clear();
      if (!lexer.acceptSymbol("(")) {
        return null;
      }
      if (!lexer.isSymbol(")")) {
        do {
          if (!literal(row)) {
            return null;
          }
        } while (lexer.acceptSymbol(","));
      }
      if (!lexer.acceptSymbol(")")) {
        return null;
      }
      rows.add(row.toArray(new String[0]));
    } while (lexer.acceptSymbol(","));
    lexer.acceptSymbol(";");
    return lexer.kind() == SqlLexer.Kind.END ? rows : null;
  }

  private boolean literal(List<String> row) {
    String sign = lexer.acceptSymbol("-") ? "-" : "";
    if (sign.isEmpty()) {
      lexer.acceptSymbol("+");
    }
    switch (lexer.kind()) {
      case NUMBER -> {
        if (lexer.text().startsWith("0x")) {
          return false;
        }
        row.add(sign + lexer.text());
      }
      case STRING -> row.add(lexer.text());
      case WORD -> {
        return word(row);
      }
      default -> {
        return false;
      }
    }
    lexer.next();
    return true;
  }

  private boolean word(List<String> row) {
    String word = lexer.text().toLowerCase(Locale.ROOT);
    lexer.next();
    switch (word) {
      case "null" -> row.add(null);
      case "true" -> row.add("1");
      case "false" -> row.add("0");
      case "default" -> row.add(InsertStatement.DEFAULT);
      case "date", "timestamp", "datetime" -> {
        if (lexer.kind() != SqlLexer.Kind.STRING) {
          return false;
        }
        row.add(lexer.text());
        lexer.next();
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
