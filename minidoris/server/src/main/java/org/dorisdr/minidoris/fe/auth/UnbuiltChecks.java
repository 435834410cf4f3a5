package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.catalog.TableName;

/** Looks whether a user has what an {@link UnbuiltRule} wants, on what it wants it. Thread safe. */
final class UnbuiltChecks {
  private final Privileges privileges;

  UnbuiltChecks(Privileges privileges) {
    this.privileges = privileges;
  }

  void check(Session session, UnbuiltRule rule, UnbuiltNames names) {
    switch (rule.place()) {
      case "all" -> all(session, rule);
      case "account" -> account(session, rule);
      case "catalog", "listed catalog" -> catalog(session, rule, names.first());
      case "database", "listed database" -> database(session, rule, names.first());
      case "database or all" -> databaseOrAll(session, rule, names.first());
      case "database after FROM" -> labels(session, rule, names.behind(Set.of("FROM", "IN")));
      case "labelled table" -> table(session, rule, names.labelledTable(), "%s: %s");
      case "routine load" -> table(session, rule, names.routineLoad(), "%s");
      case "dotted table" -> table(session, rule, names.table(), "%s.%s");
      case "table", "listed table" -> table(session, rule, names.table(), "%s: %s");
      default -> throw new IllegalStateException(rule.place());
    }
  }

  private void all(Session session, UnbuiltRule rule) {
    if (lacks(rule, wanted -> privileges.hasGlobal(Privileges.user(session), wanted))) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, rule.word());
    }
  }

  /** Commands that put their name where Doris's text has the user. */
  private void account(Session session, UnbuiltRule rule) {
    if (lacks(rule, wanted -> privileges.hasGlobal(Privileges.user(session), wanted))) {
      throw Errors.of(ErrorCode.ERR_ACCESS_DENIED_ERROR, rule.word(), session.user());
    }
  }

  private void catalog(Session session, UnbuiltRule rule, List<String> name) {
    if (name.isEmpty() || !lacks(rule, p -> privileges.hasCatalog(session, name.get(0), p))) {
      return;
    }
    throw rule.place().startsWith("listed")
        ? Errors.of(ErrorCode.ERR_CATALOG_ACCESS_DENIED_ERROR, rule.word(), name.get(0))
        : Errors.of(ErrorCode.ERR_CATALOG_ACCESS_DENIED, session.user(), name.get(0));
  }

  private void database(Session session, UnbuiltRule rule, List<String> named) {
    String name = databaseName(session, named);
    if (name == null || !lacks(rule, wanted -> hasDatabase(session, name, wanted))) {
      return;
    }
    throw rule.place().startsWith("listed")
        ? Errors.of(ErrorCode.ERR_DB_ACCESS_DENIED_ERROR, rule.word(), name)
        : Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), name);
  }

  /** The one that is named, or else the current one; null = there is none. */
  private static String databaseName(Session session, List<String> named) {
    return named.isEmpty() ? session.database() : named.get(named.size() - 1);
  }

  /** To see a database it is enough to have something in it. */
  private boolean hasDatabase(Session session, String name, PrivPredicate wanted) {
    return wanted == PrivPredicate.SHOW
        ? privileges.canSee(session, name)
        : privileges.hasDatabase(Privileges.user(session), name, wanted);
  }

  private void databaseOrAll(Session session, UnbuiltRule rule, List<String> group) {
    if (group.size() < 2) {
      all(session, rule);
    } else {
      database(session, rule, group.subList(0, 1));
    }
  }

  private void labels(Session session, UnbuiltRule rule, List<String> named) {
    String name = databaseName(session, named);
    if (name != null && lacks(rule, wanted -> hasDatabase(session, name, wanted))) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, rule.word());
    }
  }

  /**
   * @param shown how Doris's text names the table: format of its database and name
   */
  private void table(Session session, UnbuiltRule rule, TableName table, String shown) {
    if (table == null || table.database() == null) {
      return;
    }
    String database = table.database();
    var user = Privileges.user(session);
    if (!lacks(rule, wanted -> privileges.hasTable(user, database, table.table(), wanted))) {
      return;
    }
    throw rule.place().startsWith("listed")
        ? Errors.of(ErrorCode.ERR_TABLE_ACCESS_DENIED_ERROR, rule.word(), table.table())
        : Errors.of(
            ErrorCode.ERR_TABLEACCESS_DENIED_ERROR,
            rule.word(),
            session.user(),
            session.host(),
            shown.formatted(database, table.table()));
  }

  private static boolean lacks(UnbuiltRule rule, Predicate<PrivPredicate> has) {
    return rule.anyOf().stream().noneMatch(has);
  }
}
