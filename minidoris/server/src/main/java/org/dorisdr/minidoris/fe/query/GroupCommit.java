package org.dorisdr.minidoris.fe.query;

import java.util.UUID;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * An INSERT that Doris would put into one transaction with others. Here each is committed at once,
 * within the time that Doris allows itself, and answered as Doris answers it. Stateless.
 */
final class GroupCommit {
  private static final String VARIABLE = "group_commit";
  private static final String OFF = "off_mode";

  private GroupCommit() {}

  /** Whether the session wants it at all. */
  static boolean isOn(Session session) {
    return !session.variables().getOrDefault(VARIABLE, OFF).equalsIgnoreCase(OFF);
  }

  /** Doris's OlapGroupCommitInsertExecutor.analyzeGroupCommit, in no transaction. */
  static boolean takes(Session session, InsertStatement insert, OlapTable table) {
    return session.transaction() == null
        && !Boolean.parseBoolean(session.variables().get(InsertHandler.PARTIAL))
        && table.flag(TableProperties.LIGHT_SCHEMA_CHANGE)
        && insert.partitions().isEmpty()
        && !insert.overwrite()
        && (insert.rows() != null || isConstant(SqlRewriter.parse(insert.query())));
  }

  private static boolean isConstant(Statement query) {
    if (query instanceof SetOperationList list) {
      return list.getSelects().stream().allMatch(GroupCommit::isConstant);
    }
    return query instanceof Values
        || (query instanceof PlainSelect select && select.getFromItem() == null);
  }

  /** Doris takes no label of such a statement. */
  static String newLabel() {
    return "group_commit_" + UUID.randomUUID();
  }

  /** The transaction of the group goes on when the statement is answered. */
  static StatementResult answer(StatementResult loaded) {
    return StatementResult.affected(
        loaded.affectedRows(),
        loaded.warnings(),
        loaded.info().replaceFirst("'status':'[A-Z]+'", "'status':'PREPARE'"));
  }
}
