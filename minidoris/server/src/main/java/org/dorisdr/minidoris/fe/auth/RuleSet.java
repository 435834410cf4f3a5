package org.dorisdr.minidoris.fe.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.catalog.TableName;

/** What users need for statements of a kind, in the words of Doris's refusals. Thread safe. */
abstract class RuleSet {
  final Privileges privileges;
  private final Map<Class<?>, BiConsumer<Session, StockStatement>> rules = new HashMap<>();

  RuleSet(Privileges privileges) {
    this.privileges = privileges;
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  final void check(Session session, StockStatement statement) {
    BiConsumer<Session, StockStatement> rule = rules.get(statement.getClass());
    if (rule != null) {
      rule.accept(session, statement);
    }
  }

  final <S extends StockStatement> void rule(Class<S> type, BiConsumer<Session, S> rule) {
    rules.put(type, (session, statement) -> rule.accept(session, type.cast(statement)));
  }

  final <S extends StockStatement> void table(
      Class<S> type, Function<S, TableName> name, PrivPredicate wanted, String command) {
    rule(type, (s, t) -> needTable(s, name.apply(t), wanted, command));
  }

  final void needTable(Session session, TableName table, PrivPredicate wanted, String command) {
    if (table != null) {
      needTable(
          session, table, wanted, command, Named.database(session, table) + ": " + table.table());
    }
  }

  /**
   * @param shown how Doris's text names the table
   */
  final void needTable(
      Session session, TableName table, PrivPredicate wanted, String command, String shown) {
    if (lacks(session, table, wanted)) {
      throw Errors.of(
          ErrorCode.ERR_TABLEACCESS_DENIED_ERROR, command, session.user(), session.host(), shown);
    }
  }

  final boolean lacks(Session session, TableName table, PrivPredicate wanted) {
    String database = Named.database(session, table);
    return database != null
        && !privileges.hasTable(Privileges.user(session), database, table.table(), wanted);
  }

  final void needSpecial(Session session, TableName table, PrivPredicate wanted, String word) {
    if (lacks(session, table, wanted)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, word);
    }
  }
}
