package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Rows;

/** What a model cluster tells of its backups, restores and transactions. */
final class SimJobShows {
  private static final String TOO_FEW_BACKENDS =
      "[COMMON_ERROR, msg: replication num should be less than the number of available backends. replication num is 3, available backend num is 1]";

  private static final List<String> RESTORES =
      List.of("JobId", "Label", "State", "RestoreObjs", "CreateTime", "FinishedTime");
  private static final Rows VISIBLE =
      new Rows(List.of("TransactionStatus"), List.of(List.of("VISIBLE")));

  private final SimCluster own;
  private final SimTokens tokens;

  SimJobShows(SimCluster own, SimTokens tokens) {
    this.own = own;
    this.tokens = tokens;
  }

  Optional<Rows> run(String sql) throws ClusterException {
    if (tokens.take("SHOW", "BACKUP")) {
      String under = own.hasBackend() ? "FINISHED" : "SNAPSHOTING";
      return Optional.of(state(own.snapshots.containsKey(tokens.last()) ? under : null));
    }
    if (tokens.take("SHOW", "RESTORE") && !sql.contains("WHERE")) {
      return Optional.of(new Rows(RESTORES, own.restoredByUsers));
    }
    if (tokens.hasBegun()) {
      return Optional.of(restore());
    }
    if (sql.startsWith("SHOW TRANSACTION") && sql.contains("WHERE label = ")) {
      return Optional.of(labelled(sql.substring(sql.indexOf('"') + 1, sql.length() - 1)));
    }
    if (tokens.take("SHOW", "TRANSACTION", "FROM")) {
      return Optional.of(transactions(sql));
    }
    if (tokens.take("SHOW", "TRANSACTION")) {
      return Optional.of(VISIBLE);
    }
    return Optional.empty();
  }

  private Rows restore() {
    String state = own.restores.get(tokens.last());
    if (own.hasBackend() && own.network.values().stream().allMatch(SimCluster::hasBackend)) {
      own.finishRestore(tokens.last());
    }
    return "CANCELLED".equals(state) && own.hasTooFewBackends
        ? new Rows(List.of("State", "Status"), List.of(List.of(state, TOO_FEW_BACKENDS)))
        : state(state);
  }

  private Rows labelled(String label) throws ClusterException {
    SimTxn txn = own.txnsByLabel.get(label);
    if (txn == null) {
      throw ClusterException.refused("transaction with label " + label + " does not exist");
    }
    String status = txn.committed ? "VISIBLE" : "PREPARE";
    return new Rows(List.of("TransactionStatus"), List.of(List.of(status)));
  }

  private Rows transactions(String sql) {
    if (!sql.contains("label LIKE")) {
      return VISIBLE;
    }
    String prefix = tokens.last().replace("%", "");
    List<List<String>> rows = new ArrayList<>();
    for (SimTxn txn : own.txns.values()) {
      if (txn.label.startsWith(prefix)) {
        String status = txn.committed ? "VISIBLE" : txn.aborted ? "ABORTED" : "PREPARE";
        rows.add(List.of(Long.toString(txn.id), txn.label, status));
      }
    }
    return new Rows(List.of("TransactionId", "Label", "TransactionStatus"), rows);
  }

  private static Rows state(String state) {
    return new Rows(
        List.of("State", "Status"), state == null ? List.of() : List.of(List.of(state, "[OK]")));
  }
}
