package org.dorisdr.minidoris.fe.txn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.thrift.TTabletCommitInfo;

/**
 * Load transactions of all databases: labels, commits, publishing. Thread safe.
 *
 * <p>A statement goes {@link #begin}, writes on the backends, {@link #commit}, {@link
 * #awaitVisible}; or {@link #abort} instead of the commit. None of these calls may be made with the
 * catalog's lock held. Reading what a transaction is, is free of that rule.
 */
public interface TransactionManager {
  /** What {@link #begin} yields; {@code repeated}: the same request had begun it before. */
  record Begun(long transactionId, boolean repeated) {}

  /** Commit of one part of a transaction that writes a table several times. */
  record SubCommit(long subTransactionId, long tableId, List<TTabletCommitInfo> tablets) {}

  /**
   * Opens a transaction. It lives in memory only until it is committed.
   *
   * @throws LabelInUseException if a transaction that was not aborted has this label
   * @throws TransactionException if the database is unknown or the label malformed
   */
  Begun begin(BeginRequest request);

  /** An id beyond those of all transactions so far: the watershed of a schema change. */
  long nextId();

  /**
   * Lets the commit of an open transaction fail with {@link RowsChangedException} if one of these
   * partitions has another version by then. It may be called with the catalog's lock held.
   */
  void requireVersions(long transactionId, Map<Long, Long> versions);

  /**
   * Lets a load that updates some columns fail to commit once the length of a text has changed
   * ({@code TransactionState.checkSchemaCompatibility}).
   *
   * @param texts types of columns by unique id
   */
  void requireTexts(long transactionId, Map<Integer, String> texts);

  /**
   * One more transaction id, for a part of an open transaction.
   *
   * @throws TransactionException if the transaction is not open
   */
  long addPart(long transactionId);

  /** The same, for a part that writes a table which the transaction may not have named yet. */
  long addPart(long transactionId, long tableId);

  /** Lets the backends drop what was written for a part that will not be committed. */
  void dropPart(long partId);

  /**
   * Decides that a transaction shall become visible: checks that a quorum of the replicas of every
   * tablet in the written partitions has the data, gives every partition its next version, and
   * makes that durable. Committing again is no error and changes nothing. Publishing starts by
   * itself.
   *
   * @throws TransactionException if it is unknown or aborted, or the quorum is missed; it is still
   *     open in the latter case
   */
  void commit(long transactionId, List<TTabletCommitInfo> tablets);

  /**
   * Makes durable what a transaction would commit, for whoever began it to commit or abort later; a
   * change of the master does not end it.
   *
   * @throws TransactionException as {@link #commit}
   */
  void preCommit(long transactionId, List<TTabletCommitInfo> tablets);

  /**
   * Commits what was committed in advance.
   *
   * @throws TransactionException with Doris's text if it was not, or is committed already
   */
  void commitPrepared(long transactionId);

  /** Commits a transaction of several parts, applied in the order given. */
  void commitParts(long transactionId, List<SubCommit> parts);

  /**
   * Waits until a committed transaction can be read.
   *
   * @return false if that did not happen in time; it goes on
   */
  boolean awaitVisible(long transactionId, long millis) throws InterruptedException;

  /**
   * Ends an open transaction without effect.
   *
   * @throws TransactionException with Doris's text if it is unknown, or already committed
   */
  void abort(long transactionId, String reason);

  /** Ends the open transactions of a table that is gone. */
  void abortOfTable(long tableId, String reason);

  /** Ends the open transactions whose coordinator was on a backend that is down now. */
  void abortOfCoordinator(long backendId, String host);

  /**
   * Ends the open transactions that a former process of a backend had begun.
   *
   * @param startedMs when its present one was started, ms since the epoch
   */
  void abortOfRestarted(long backendId, String host, long startedMs);

  /** Any transaction that is still known. */
  Optional<Transaction> find(long transactionId);

  /** The newest transaction of a label, running or not. */
  Optional<Transaction> findByLabel(long databaseId, String label);

  /** All known transactions of a database, newest first. */
  Collection<Transaction> of(long databaseId);

  /**
   * Whether a transaction that a backend still holds will never be committed: it was aborted, or it
   * was open when an earlier master ended.
   */
  boolean isAbandoned(long transactionId);

  /**
   * Whether a transaction older than {@code watershed} that writes {@code tableId} is still open or
   * not yet visible. A schema change waits until there is none.
   */
  boolean unfinishedBefore(long watershed, long tableId);
}
