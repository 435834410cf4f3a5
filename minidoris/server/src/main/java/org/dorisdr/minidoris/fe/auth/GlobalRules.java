package org.dorisdr.minidoris.fe.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.admin.CleanTrash;
import org.dorisdr.sql.stock.admin.ShowTrash;
import org.dorisdr.sql.stock.backup.AlterRepository;
import org.dorisdr.sql.stock.backup.CreateRepository;
import org.dorisdr.sql.stock.backup.DropRecycleBin;
import org.dorisdr.sql.stock.backup.DropRepository;
import org.dorisdr.sql.stock.backup.ShowRecycleBin;
import org.dorisdr.sql.stock.catalog.AlterNodes;
import org.dorisdr.sql.stock.catalog.DecommissionBackends;
import org.dorisdr.sql.stock.catalog.DiagnoseTablet;
import org.dorisdr.sql.stock.catalog.RepairTable;
import org.dorisdr.sql.stock.catalog.ShowDatabaseId;
import org.dorisdr.sql.stock.catalog.ShowPartitionId;
import org.dorisdr.sql.stock.catalog.ShowProc;
import org.dorisdr.sql.stock.catalog.ShowReplicaDistribution;
import org.dorisdr.sql.stock.catalog.ShowReplicaStatus;
import org.dorisdr.sql.stock.catalog.ShowTableId;
import org.dorisdr.sql.stock.catalog.ShowTabletId;
import org.dorisdr.sql.stock.catalog.ShowTablets;

/**
 * Statements that want a privilege on everything, and the word by which Doris's command names it
 * when it refuses. SHOW FRONTENDS and SHOW BACKENDS are not among them: they ask for SELECT on
 * information_schema, which everybody has. Thread safe.
 */
final class GlobalRules {
  /**
   * One of them.
   *
   * @param anyOf one is enough
   */
  private record Rule(List<PrivPredicate> anyOf, String word) {}

  private final Privileges privileges;
  private final Map<Class<?>, Rule> rules = new HashMap<>();

  GlobalRules(Privileges privileges) {
    this.privileges = privileges;
    admin("ADMIN", CreateRepository.class, AlterRepository.class, DropRepository.class);
    admin("ADMIN", DropRecycleBin.class, ShowRecycleBin.class, CleanTrash.class);
    admin("ADMIN", ShowReplicaStatus.class, ShowReplicaDistribution.class);
    admin("ADMIN", DiagnoseTablet.class, RepairTable.class);
    admin("SHOW TABLET", ShowTabletId.class);
    admin("SHOW TABLETS", ShowTablets.class);
    admin("SHOW PARTITION", ShowPartitionId.class);
    admin("SHOW TABLE", ShowTableId.class);
    admin("SHOW DATABASE", ShowDatabaseId.class);
    rules.put(ShowProc.class, new Rule(List.of(PrivPredicate.ADMIN_OR_NODE), "ADMIN"));
    Rule node = new Rule(List.of(PrivPredicate.OPERATOR), "NODE");
    rules.put(AlterNodes.class, node);
    rules.put(DecommissionBackends.class, node);
    rules.put(
        ShowTrash.class,
        new Rule(List.of(PrivPredicate.ADMIN, PrivPredicate.OPERATOR), "ADMIN/OPERATOR"));
  }

  @SafeVarargs
  private void admin(String word, Class<? extends StockStatement>... types) {
    for (Class<? extends StockStatement> type : types) {
      rules.put(type, new Rule(List.of(PrivPredicate.ADMIN), word));
    }
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  void check(Session session, StockStatement statement) {
    Rule rule = rules.get(statement.getClass());
    UserIdentity user = session.context().getCurrentUserIdentity();
    if (rule != null && rule.anyOf.stream().noneMatch(p -> privileges.hasGlobal(user, p))) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, rule.word);
    }
  }
}
