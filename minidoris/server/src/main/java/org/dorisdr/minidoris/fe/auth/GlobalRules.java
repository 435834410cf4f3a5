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
import org.dorisdr.sql.stock.admin.AlterUser;
import org.dorisdr.sql.stock.admin.CleanTrash;
import org.dorisdr.sql.stock.admin.CreateUser;
import org.dorisdr.sql.stock.admin.DropUser;
import org.dorisdr.sql.stock.admin.InstallPlugin;
import org.dorisdr.sql.stock.admin.SetFrontendConfig;
import org.dorisdr.sql.stock.admin.ShowFrontendConfig;
import org.dorisdr.sql.stock.admin.ShowPlugins;
import org.dorisdr.sql.stock.admin.ShowTrash;
import org.dorisdr.sql.stock.admin.UninstallPlugin;
import org.dorisdr.sql.stock.backup.AlterRepository;
import org.dorisdr.sql.stock.backup.CreateRepository;
import org.dorisdr.sql.stock.backup.DropRecycleBin;
import org.dorisdr.sql.stock.backup.DropRepository;
import org.dorisdr.sql.stock.backup.ShowCreateRepository;
import org.dorisdr.sql.stock.backup.ShowRecycleBin;
import org.dorisdr.sql.stock.backup.ShowRepositories;
import org.dorisdr.sql.stock.backup.ShowSnapshot;
import org.dorisdr.sql.stock.catalog.AlterNodes;
import org.dorisdr.sql.stock.catalog.AlterResource;
import org.dorisdr.sql.stock.catalog.AlterStoragePolicy;
import org.dorisdr.sql.stock.catalog.CheckTablets;
import org.dorisdr.sql.stock.catalog.CompactTable;
import org.dorisdr.sql.stock.catalog.CopyTablet;
import org.dorisdr.sql.stock.catalog.CreateAliasFunction;
import org.dorisdr.sql.stock.catalog.CreateFunction;
import org.dorisdr.sql.stock.catalog.CreateResource;
import org.dorisdr.sql.stock.catalog.CreateStoragePolicy;
import org.dorisdr.sql.stock.catalog.DecommissionBackends;
import org.dorisdr.sql.stock.catalog.DiagnoseTablet;
import org.dorisdr.sql.stock.catalog.DropFunction;
import org.dorisdr.sql.stock.catalog.DropResource;
import org.dorisdr.sql.stock.catalog.DropStoragePolicy;
import org.dorisdr.sql.stock.catalog.ModifyBackends;
import org.dorisdr.sql.stock.catalog.ModifyHostName;
import org.dorisdr.sql.stock.catalog.RebalanceDisks;
import org.dorisdr.sql.stock.catalog.RepairTable;
import org.dorisdr.sql.stock.catalog.SetPartitionVersion;
import org.dorisdr.sql.stock.catalog.SetReplicaStatus;
import org.dorisdr.sql.stock.catalog.SetReplicaVersion;
import org.dorisdr.sql.stock.catalog.SetTableStatus;
import org.dorisdr.sql.stock.catalog.ShowDatabaseId;
import org.dorisdr.sql.stock.catalog.ShowPartitionId;
import org.dorisdr.sql.stock.catalog.ShowProc;
import org.dorisdr.sql.stock.catalog.ShowReplicaDistribution;
import org.dorisdr.sql.stock.catalog.ShowReplicaStatus;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicies;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicyUsing;
import org.dorisdr.sql.stock.catalog.ShowTableId;
import org.dorisdr.sql.stock.catalog.ShowTabletId;
import org.dorisdr.sql.stock.catalog.ShowTablets;
import org.dorisdr.sql.stock.catalog.ShowTabletsBelong;

/**
 * Statements that want a privilege on everything, and the word by which Doris's command names it
 * when it refuses. Thread safe.
 */
final class GlobalRules {
  /**
   * One of them.
   *
   * @param anyOf one is enough
   */
  private record Rule(List<PrivPredicate> anyOf, String word) {}

  /** Of CANCEL DECOMMISSION BACKEND. */
  private static final Rule STAY =
      new Rule(List.of(PrivPredicate.OPERATOR), PrivPredicate.OPERATOR.getPrivs().toString());

  private final Privileges privileges;
  private final Map<Class<?>, Rule> rules = new HashMap<>();

  GlobalRules(Privileges privileges) {
    this.privileges = privileges;
    admin("ADMIN", CreateRepository.class, AlterRepository.class, DropRepository.class);
    admin("ADMIN", DropRecycleBin.class, CleanTrash.class);
    admin("ADMIN", InstallPlugin.class, UninstallPlugin.class);
    admin("ADMIN", ShowFrontendConfig.class, SetFrontendConfig.class);
    admin("ADMIN", CreateAliasFunction.class, CreateFunction.class, DropFunction.class);
    admin("ADMIN", CreateResource.class, AlterResource.class, DropResource.class);
    admin("ADMIN", ShowStoragePolicies.class, ShowStoragePolicyUsing.class);
    String listed = PrivPredicate.ADMIN.getPrivs().toString();
    admin(listed, CreateStoragePolicy.class, AlterStoragePolicy.class, DropStoragePolicy.class);
    admin(listed, ShowRepositories.class, ShowCreateRepository.class, ShowSnapshot.class);
    admin(listed, ShowRecycleBin.class, ShowPlugins.class);
    admin("ADMIN", ShowReplicaStatus.class, ShowReplicaDistribution.class);
    admin("ADMIN", DiagnoseTablet.class, RepairTable.class);
    admin("ADMIN", SetReplicaStatus.class, SetReplicaVersion.class);
    admin("ADMIN", CheckTablets.class, CompactTable.class);
    admin("ADMIN", SetTableStatus.class, SetPartitionVersion.class, RebalanceDisks.class);
    admin(listed, CopyTablet.class, ShowTabletsBelong.class);
    admin("SHOW TABLET", ShowTabletId.class);
    admin("SHOW TABLETS", ShowTablets.class);
    admin("SHOW PARTITION", ShowPartitionId.class);
    admin("SHOW TABLE", ShowTableId.class);
    admin("SHOW DATABASE", ShowDatabaseId.class);
    rules.put(ShowProc.class, new Rule(List.of(PrivPredicate.ADMIN_OR_NODE), "ADMIN"));
    Rule node = new Rule(List.of(PrivPredicate.OPERATOR), "NODE");
    rules.put(AlterNodes.class, node);
    rules.put(DecommissionBackends.class, node);
    rules.put(ModifyBackends.class, node);
    rules.put(ModifyHostName.class, node);
    grant("GRANT", CreateUser.class, AlterUser.class);
    grant("DROP USER", DropUser.class);
    rules.put(
        ShowTrash.class,
        new Rule(List.of(PrivPredicate.ADMIN, PrivPredicate.OPERATOR), "ADMIN/OPERATOR"));
  }

  @SafeVarargs
  private void grant(String word, Class<? extends StockStatement>... types) {
    for (Class<? extends StockStatement> type : types) {
      rules.put(type, new Rule(List.of(PrivPredicate.GRANT), word));
    }
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
    Rule rule =
        statement instanceof DecommissionBackends d && d.cancel()
            ? STAY
            : rules.get(statement.getClass());
    UserIdentity user = session.context().getCurrentUserIdentity();
    if (rule != null && rule.anyOf.stream().noneMatch(p -> privileges.hasGlobal(user, p))) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, rule.word);
    }
  }
}
