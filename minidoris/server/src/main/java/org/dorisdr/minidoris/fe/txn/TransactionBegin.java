package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.txn.TransactionManager.Begun;

/** Opens transactions, each under a label that nobody else has. Thread safe. */
final class TransactionBegin {
  private static final long MILLIS = 1000;
  private static final long MOST_SECONDS = 259_200;

  private final Frontend frontend;
  private final TransactionTable table;
  private final TransactionIds ids;

  TransactionBegin(Frontend frontend, TransactionTable table, TransactionIds ids) {
    this.frontend = frontend;
    this.table = table;
    this.ids = ids;
  }

  Begun begin(BeginRequest request) {
    if (!frontend.isMaster()) {
      throw new TransactionException("FE is not master");
    }
    checkTime(request);
    checkData(request.databaseId());
    String regex =
        "^[\\-_A-Za-z0-9:\\p{L}]{1," + frontend.settings().number("label_regex_length", 128) + "}$";
    if (request.label() == null || !Pattern.matches(regex, request.label())) {
      throw new TransactionException(
          "Label format error. regex: " + regex + ", label: " + request.label());
    }
    Transaction transaction = open(request);
    Optional<Transaction> other =
        table.open(
            transaction,
            quota(request.databaseId()),
            frontend.settings().number("max_publishing_txn_num_per_table", 500));
    if (other.isEmpty()) {
      return new Begun(transaction.id, false);
    }
    boolean open = other.get().status == TransactionStatus.PREPARE;
    if (open && other.get().isRequest(request.requestId())) {
      return new Begun(other.get().id, true);
    }
    throw new LabelInUseException(other.get());
  }

  /** {@code checkValidTimeoutSecond} */
  private void checkTime(BeginRequest request) {
    String most =
        request.source() == BeginRequest.Source.BACKEND_STREAMING
            ? "max_stream_load_timeout_second"
            : "max_load_timeout_second";
    long seconds = request.timeoutMillis() / MILLIS;
    long shortest = frontend.settings().number("min_load_timeout_second", 1);
    if (seconds < shortest) {
      throw wrongTime(seconds, "higher", "min_load_timeout_second", shortest);
    }
    long longest = frontend.settings().number(most, MOST_SECONDS);
    if (seconds > longest) {
      throw wrongTime(seconds, "lower", most, longest);
    }
  }

  private static TransactionException wrongTime(
      long seconds, String side, String setting, long limit) {
    return new TransactionException(
        "Invalid timeout: %d. Timeout should be %s than Config.%s: %d"
            .formatted(seconds, side, setting, limit));
  }

  /** A database that is full takes no more rows. */
  private void checkData(long databaseId) {
    Database database = frontend.catalog().database(databaseId).orElse(null);
    if (database == null || database.dataQuota == Long.MAX_VALUE) {
      return;
    }
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      String full = DatabaseQuotas.full(database);
      if (full != null) {
        throw new TransactionException(full);
      }
    } finally {
      lock.unlock();
    }
  }

  private long quota(long databaseId) {
    return frontend
        .catalog()
        .database(databaseId)
        .map(Database::transactionQuota)
        .orElse(Long.MAX_VALUE);
  }

  private Transaction open(BeginRequest request) {
    Transaction transaction = new Transaction();
    transaction.id = ids.next();
    transaction.databaseId = request.databaseId();
    transaction.tableIds = List.copyOf(request.tableIds());
    transaction.label = request.label();
    if (request.requestId() != null) {
      transaction.hasRequestId = true;
      transaction.requestHi = request.requestId().getHi();
      transaction.requestLo = request.requestId().getLo();
    }
    transaction.source = request.source();
    transaction.coordinator = request.coordinator();
    transaction.coordinatorId = request.coordinatorId();
    transaction.coordinatorHost = request.coordinatorHost();
    transaction.timeoutMillis = request.timeoutMillis();
    transaction.prepareTime = System.currentTimeMillis();
    return transaction;
  }
}
