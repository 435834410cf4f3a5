package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockTexts;
import org.dorisdr.sql.stock.catalog.TableName;

/** Finds what a statement without a grammar names, behind its first words. */
final class UnbuiltNames {
  /** Names stand at the beginning; what is behind them may be long. */
  static final int MOST_TOKENS = 500;

  private static final Set<String> BEFORE_NAMES = Set.of("IF", "NOT", "EXISTS", "FROM", "IN");

  private final Session session;
  private final List<String> tokens;

  UnbuiltNames(Session session, List<String> tokens) {
    this.session = session;
    this.tokens = tokens;
  }

  static UnbuiltNames of(Session session, String text) {
    return new UnbuiltNames(session, StockSql.firstWords(text, MOST_TOKENS));
  }

  /** The table that a query reads first; null = none. */
  TableName tableBehindFrom() {
    return table(behind(Set.of("FROM")), session.database());
  }

  /** The parts of the first name; none if there is no name. */
  List<String> first() {
    int at = 0;
    while (at < tokens.size() && BEFORE_NAMES.contains(upper(at))) {
      at++;
    }
    return nameAt(at);
  }

  /** The parts of the name behind the first of these words. */
  List<String> behind(Set<String> words) {
    for (int i = 0; i < tokens.size(); i++) {
      if (words.contains(upper(i))) {
        return nameAt(i + 1);
      }
    }
    return List.of();
  }

  /** The table that the first name is; without a database if none is current. Null = no name. */
  TableName table() {
    return table(first(), session.database());
  }

  /** The table that a load goes to: its label may say the database. Null = no table is named. */
  TableName labelledTable() {
    return table(behind(Set.of("TABLE", "ON")), databaseOf(first()));
  }

  /** The same of a routine load; one into many tables names none, and wants all of its database. */
  TableName routineLoad() {
    List<String> label = first();
    boolean one = tokens.size() > 3 && upper(label.size() * 2 - 1).equals("ON");
    return new TableName(databaseOf(label), one ? String.join("", behind(Set.of("ON"))) : "");
  }

  /** That which a label says, or else the current one. */
  private String databaseOf(List<String> label) {
    return label.size() > 1 ? label.get(0) : session.database();
  }

  private static TableName table(List<String> parts, String current) {
    if (parts.isEmpty()) {
      return null;
    }
    TableName named = Named.name(parts);
    return named.database() == null ? new TableName(current, named.table()) : named;
  }

  private List<String> nameAt(int start) {
    List<String> parts = new ArrayList<>();
    for (int i = start; i < tokens.size(); i += 2) {
      parts.add(StockTexts.unquoteName(tokens.get(i)));
      if (i + 1 >= tokens.size() || !tokens.get(i + 1).equals(".")) {
        break;
      }
    }
    return parts;
  }

  private String upper(int at) {
    return tokens.get(at).toUpperCase(Locale.ROOT);
  }
}
