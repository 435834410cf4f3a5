package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.ddl.AutoPartitions;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.minidoris.fe.txn.RowsChangedException;
import org.dorisdr.minidoris.fe.txn.TransactionException;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniTabletRows;
import org.dorisdr.thrift.TTabletCommitInfo;

/** Runs writes as one transaction: begin, write, commit, wait until it can be read. */
final class LoadRunner {
  /** Others may drop partitions while a load makes them; it does not go on for ever. */
  private static final int PARTITION_ROUNDS = 3;

  /** Each round that fails means that somebody else's load was done. */
  private static final int CHANGED_ROUNDS = 100;

  private final Frontend frontend;
  private final Executor executor;
  private final AutoPartitions partitions;

  LoadRunner(Frontend frontend, Executor executor, AutoPartitions partitions) {
    this.frontend = frontend;
    this.executor = executor;
    this.partitions = partitions;
  }

  /**
   * @param label null = a new one
   * @param plan requests of the transaction with this id; the first one counts the rows
   */
  StatementResult run(
      Session session,
      long databaseId,
      long tableId,
      String label,
      LongFunction<List<TMiniExecRequest>> plan) {
    if (session.transaction() instanceof OpenTransaction open) {
      return part(session, open, databaseId, tableId, false, plan);
    }
    String used = label == null ? newLabel() : label;
    for (int round = 1; ; round++) {
      try {
        return once(session, databaseId, tableId, used, plan);
      } catch (RowsChangedException e) {
        if (round == CHANGED_ROUNDS) {
          throw StatementError.general(e.getMessage());
        }
        CommittedLoads.awaitVisible(frontend, databaseId, tableId);
      } catch (LostTabletsError e) {
        if (round == CHANGED_ROUNDS) {
          throw e;
        }
      }
    }
  }

  private StatementResult once(
      Session session,
      long databaseId,
      long tableId,
      String used,
      LongFunction<List<TMiniExecRequest>> plan) {
    long txn = begin(session, databaseId, tableId, used);
    Written rows;
    try {
      List<TTabletCommitInfo> commits = new ArrayList<>();
      rows = write(session, tableId, () -> plan.apply(txn), commits);
      if (commits.isEmpty()) {
        frontend.transactions().abort(txn, "no rows to write");
        return StatementResult.affected(0, info(used, "VISIBLE", txn));
      }
      frontend.transactions().commit(txn, commits);
    } catch (RowsChangedException e) {
      abort(txn, e);
      throw e;
    } catch (TransactionException e) {
      abort(txn, e);
      throw StatementError.general(e.getMessage());
    } catch (RuntimeException e) {
      abort(txn, e);
      throw e;
    }
    return rows.answer(info(used, await(session, txn), txn));
  }

  /**
   * Runs a write as one part of a transaction that the session has begun.
   *
   * @param deletes whether it writes conditions that hide rows
   */
  StatementResult part(
      Session session,
      OpenTransaction open,
      long databaseId,
      long tableId,
      boolean deletes,
      LongFunction<List<TMiniExecRequest>> plan) {
    for (int round = 1; ; round++) {
      try {
        return partOnce(session, open, databaseId, tableId, deletes, plan);
      } catch (LostTabletsError e) {
        if (round == CHANGED_ROUNDS) {
          throw e;
        }
      }
    }
  }

  private StatementResult partOnce(
      Session session,
      OpenTransaction open,
      long databaseId,
      long tableId,
      boolean deletes,
      LongFunction<List<TMiniExecRequest>> plan) {
    long part = open.beginPart(databaseId, tableId, deletes);
    List<TTabletCommitInfo> commits = new ArrayList<>();
    try {
      Written rows = write(session, tableId, () -> plan.apply(part), commits);
      if (!commits.isEmpty()) {
        open.endPart(part, tableId, deletes, commits);
      }
      return rows.answer(info(open.label(), "PREPARE", open.id()));
    } catch (RuntimeException e) {
      // The others can be committed all the same.
      frontend.transactions().dropPart(part);
      throw e;
    }
  }

  /**
   * Commits what a session has begun.
   *
   * @param rows plans what waited for the commit
   * @return VISIBLE, or COMMITTED if it cannot be read yet
   */
  String commit(Session session, OpenTransaction open, Supplier<List<TMiniExecRequest>> rows) {
    try {
      List<TTabletCommitInfo> commits = new ArrayList<>();
      if (open.rows() != null) {
        write(session, open.rows().tableId(), rows, commits);
      }
      if (!commits.isEmpty()) {
        frontend.transactions().commit(open.id(), commits);
      } else if (!open.parts().isEmpty()) {
        frontend.transactions().commitParts(open.id(), open.parts());
      } else {
        frontend.transactions().abort(open.id(), "no rows to write");
        return "VISIBLE";
      }
    } catch (TransactionException e) {
      abort(open.id(), e);
      throw StatementError.general(e.getMessage());
    } catch (RuntimeException e) {
      abort(open.id(), e);
      throw e;
    }
    return await(session, open.id());
  }

  private long begin(Session session, long databaseId, long tableId, String label) {
    long millis = TimeUnit.SECONDS.toMillis(StatementTime.ofLoad(session));
    try {
      return frontend
          .transactions()
          .begin(BeginRequest.statement(databaseId, tableId, label, "127.0.0.1", millis))
          .transactionId();
    } catch (TransactionException e) {
      throw StatementError.general(
          "begin transaction failed. errCode = 2, detailMessage = " + e.getMessage());
    }
  }

  /**
   * What a write came to.
   *
   * @param filtered rows that were left out
   */
  private record Written(long rows, long filtered) {
    StatementResult answer(String info) {
      return StatementResult.affected(rows, filtered, info);
    }
  }

  /** Writes, and before that makes the partitions that the rows need, if loads may make them. */
  private Written write(
      Session session,
      long tableId,
      Supplier<List<TMiniExecRequest>> plan,
      List<TTabletCommitInfo> commits) {
    for (int round = 0; ; round++) {
      try {
        return write(session, plan.get(), commits);
      } catch (MissingPartitionsError e) {
        if (round == PARTITION_ROUNDS) {
          throw e;
        }
        partitions.create(tableId, e.keys());
      }
    }
  }

  private Written write(
      Session session, List<TMiniExecRequest> requests, List<TTabletCommitInfo> commits) {
    Written rows = null;
    for (TMiniExecRequest request : requests) {
      var result = run(session, request);
      for (TMiniTabletRows written : result.getWritten()) {
        commits.add(new TTabletCommitInfo(written.getTabletId(), written.getBackendId()));
      }
      if (rows == null) {
        FilteredRows.check(session, result);
        rows = new Written(result.getRowsWritten(), result.getRowsFiltered());
      }
    }
    return rows == null ? new Written(0, 0) : rows;
  }

  private TMiniExecResult run(Session session, TMiniExecRequest request) {
    try {
      request.setTimeoutSeconds(StatementTime.ofLoad(session));
      return executor.run(session, request).result();
    } catch (MissingPartitionsError e) {
      throw e;
    } catch (StatementError e) {
      throw LostTabletsError.isReasonFor(frontend, request) ? new LostTabletsError(e) : e;
    }
  }

  private void abort(long txn, RuntimeException cause) {
    try {
      frontend.transactions().abort(txn, String.valueOf(cause.getMessage()));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private String await(Session session, long txn) {
    long millis =
        Long.parseLong(session.variables().getOrDefault("insert_visible_timeout_ms", "60000"));
    try {
      return frontend.transactions().awaitVisible(txn, millis) ? "VISIBLE" : "COMMITTED";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "COMMITTED";
    }
  }

  private static String newLabel() {
    UUID id = UUID.randomUUID();
    return String.format(
        Locale.ROOT, "label_%x_%x", id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static String info(String label, String status, long txn) {
    return TransactionHandlers.info(label, status, String.valueOf(txn));
  }
}
