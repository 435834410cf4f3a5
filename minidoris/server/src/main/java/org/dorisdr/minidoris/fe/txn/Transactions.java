package org.dorisdr.minidoris.fe.txn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.PendingWrite;
import org.dorisdr.thrift.TTabletCommitInfo;

/** The transactions of this frontend, with what lasts of them in the journal. Thread safe. */
public final class Transactions implements TransactionManager, ImageModule, AutoCloseable {
  private final Frontend frontend;
  private final AgentTasks agents;
  private final TransactionTable table = new TransactionTable();
  private final TransactionIds ids;
  private final Publisher publisher;
  private final PendingCommits commits = new PendingCommits();
  private final Map<Long, CompletableFuture<Void>> waiters = new ConcurrentHashMap<>();

  public Transactions(Frontend frontend, AgentTasks agents) {
    this.frontend = frontend;
    this.agents = agents;
    this.ids = new TransactionIds(frontend);
    this.publisher = new Publisher(frontend, agents);
  }

  TransactionTable table() {
    return table;
  }

  TransactionIds ids() {
    return ids;
  }

  @Override
  public Begun begin(BeginRequest request) {
    if (!frontend.isMaster()) {
      throw new TransactionException("FE is not master");
    }
    String regex = "^[\\-_A-Za-z0-9:]{1," + settings("label_regex_length", 128) + "}$";
    if (request.label() == null || !Pattern.matches(regex, request.label())) {
      throw new TransactionException(
          "Label format error. regex: " + regex + ", label: " + request.label());
    }
    Transaction transaction = open(request);
    Optional<Transaction> other = table.open(transaction);
    if (other.isEmpty()) {
      return new Begun(transaction.id, false);
    }
    boolean open = other.get().status == TransactionStatus.PREPARE;
    if (open && other.get().isRequest(request.requestId())) {
      return new Begun(other.get().id, true);
    }
    throw new LabelInUseException(other.get());
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

  private long settings(String key, long fallback) {
    return frontend.settings().number(key, fallback);
  }

  @Override
  public long nextId() {
    return ids.next();
  }

  @Override
  public long addPart(long transactionId) {
    long part = ids.next();
    Transaction open =
        table
            .find(transactionId)
            .filter(t -> t.status == TransactionStatus.PREPARE)
            .orElseThrow(() -> notFound(transactionId));
    open.parts.add(part);
    return part;
  }

  @Override
  public long addPart(long transactionId, long tableId) {
    long part = addPart(transactionId);
    table.find(transactionId).ifPresent(t -> t.tableIds = with(t.tableIds, tableId));
    return part;
  }

  private static List<Long> with(List<Long> ids, long id) {
    Set<Long> all = new LinkedHashSet<>(ids);
    all.add(id);
    return List.copyOf(all);
  }

  @Override
  public void dropPart(long partId) {
    clearOnBackends(List.of(partId));
  }

  @Override
  public void commit(long transactionId, List<TTabletCommitInfo> tablets) {
    commit(transactionId, null, planner -> planner.add(-1, tablets));
  }

  @Override
  public void preCommit(long transactionId, List<TTabletCommitInfo> tablets) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      PendingWrite commit = commits.of(transactionId);
      if (commit != null) {
        frontend.editLog().await(commit);
      }
      Transaction open = committable(transactionId);
      if (open == null || open.status == TransactionStatus.PRECOMMITTED) {
        return;
      }
      // For its checks; versions are given by the commit.
      new CommitPlanner(frontend.catalog(), commits, open).add(-1, tablets);
      Transaction prepared = open.copy();
      prepared.status = TransactionStatus.PRECOMMITTED;
      prepared.preCommitTime = System.currentTimeMillis();
      prepared.prepared =
          tablets.stream()
              .map(t -> new Transaction.Written(t.getTabletId(), t.getBackendId()))
              .toList();
      frontend.editLog().write(new UpsertTransactionOp(prepared));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void commitPrepared(long transactionId) {
    Transaction prepared = table.find(transactionId).orElseThrow(() -> notFound(transactionId));
    String state =
        switch (prepared.status) {
          case PREPARE -> "prepare";
          case COMMITTED -> "already committed";
          case VISIBLE -> "already visible";
          default -> null;
        };
    if (state != null) {
      throw new TransactionException(
          "transaction [" + transactionId + "] is " + state + ", not pre-committed.");
    }
    commit(
        transactionId,
        prepared.prepared.stream()
            .map(w -> new TTabletCommitInfo(w.tabletId(), w.backendId()))
            .toList());
  }

  @Override
  public void commitParts(long transactionId, List<SubCommit> parts) {
    List<Long> subIds = parts.stream().map(SubCommit::subTransactionId).toList();
    commit(
        transactionId,
        subIds,
        planner -> parts.forEach(p -> planner.add(p.subTransactionId(), p.tablets())));
  }

  private void commit(long transactionId, List<Long> subIds, Consumer<CommitPlanner> parts) {
    Transaction committed = null;
    PendingWrite write;
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      write = commits.of(transactionId);
      if (write == null) {
        Transaction open = committable(transactionId);
        if (open == null) {
          return;
        }
        CommitPlanner planner = new CommitPlanner(frontend.catalog(), commits, open);
        parts.accept(planner);
        committed = planner.result(System.currentTimeMillis());
        committed.subTransactionIds = subIds;
        write = frontend.editLog().enqueue(new UpsertTransactionOp(committed));
        commits.add(committed, write);
      }
    } finally {
      lock.unlock();
    }
    frontend.editLog().await(write);
    if (committed != null) {
      publisher.publish(committed);
    }
  }

  /** Null if nothing is left to do. */
  private Transaction committable(long transactionId) {
    Transaction open = table.find(transactionId).orElseThrow(() -> notFound(transactionId));
    if (open.status == TransactionStatus.ABORTED) {
      throw new TransactionException(
          "transaction [" + transactionId + "] is already aborted. abort reason: " + open.reason);
    }
    boolean undecided =
        open.status == TransactionStatus.PREPARE || open.status == TransactionStatus.PRECOMMITTED;
    return undecided ? open : null;
  }

  private static TransactionException notFound(long transactionId) {
    return new TransactionException("transaction [" + transactionId + "] not found.");
  }

  @Override
  public boolean awaitVisible(long transactionId, long millis) throws InterruptedException {
    CompletableFuture<Void> end =
        waiters.computeIfAbsent(transactionId, id -> new CompletableFuture<>());
    Optional<Transaction> now = table.find(transactionId);
    if (now.isEmpty() || now.get().status.isFinal()) {
      waiters.remove(transactionId);
    } else {
      try {
        end.get(Math.max(0, millis), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
      now = table.find(transactionId);
    }
    return now.map(t -> t.status == TransactionStatus.VISIBLE).orElse(false);
  }

  @Override
  public void abort(long transactionId, String reason) {
    Transaction aborted;
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      PendingWrite commit = commits.of(transactionId);
      if (commit != null) {
        frontend.editLog().await(commit);
      }
      Transaction open =
          table
              .find(transactionId)
              .filter(t -> !t.status.isFinal())
              .orElseThrow(() -> new TransactionException("transaction not found"));
      if (open.status == TransactionStatus.COMMITTED) {
        throw new TransactionException(
            "transaction [" + transactionId + "] is already COMMITTED, could not abort.");
      }
      aborted = open.copy();
      aborted.status = TransactionStatus.ABORTED;
      aborted.reason = reason;
      aborted.finishTime = System.currentTimeMillis();
      frontend.editLog().write(new UpsertTransactionOp(aborted));
    } finally {
      lock.unlock();
    }
    List<Long> all = new ArrayList<>(aborted.parts);
    all.add(transactionId);
    clearOnBackends(all);
  }

  /** Lets the backends drop what they hold of transactions that will never be committed. */
  void clearOnBackends(List<Long> transactionIds) {
    for (var backend : frontend.cluster().backends()) {
      for (long id : transactionIds) {
        agents.send(backend.id(), ClearTasks.of(id));
      }
    }
  }

  @Override
  public void abortOfTable(long tableId, String reason) {
    abortIf(t -> t.tableIds.contains(tableId), reason);
  }

  @Override
  public void abortOfCoordinator(long backendId, String host) {
    abortIf(
        t ->
            t.status == TransactionStatus.PREPARE
                && t.coordinator == BeginRequest.Coordinator.BE
                && t.coordinatorHost.equals(host)
                && (t.coordinatorId == 0 || t.coordinatorId == backendId),
        "coordinate BE is down");
  }

  /** Ends the open transactions that meet a condition; those committed meanwhile are left. */
  void abortIf(java.util.function.Predicate<Transaction> condition, String reason) {
    for (Transaction t : table.all()) {
      boolean undecided =
          t.status == TransactionStatus.PREPARE || t.status == TransactionStatus.PRECOMMITTED;
      if (undecided && condition.test(t)) {
        try {
          abort(t.id, reason);
        } catch (TransactionException e) {
          // Committed or aborted by somebody else in between.
        }
      }
    }
  }

  @Override
  public Optional<Transaction> find(long transactionId) {
    return table.find(transactionId);
  }

  @Override
  public Optional<Transaction> findByLabel(long databaseId, String label) {
    return table.newestOf(databaseId, label);
  }

  @Override
  public Collection<Transaction> of(long databaseId) {
    return table.of(databaseId);
  }

  @Override
  public boolean isAbandoned(long transactionId) {
    Optional<Transaction> known = table.find(transactionId);
    if (known.isPresent()) {
      return known.get().status == TransactionStatus.ABORTED;
    }
    return transactionId < ids.firstOfThisMaster() && !table.isPart(transactionId);
  }

  @Override
  public boolean unfinishedBefore(long watershed, long tableId) {
    return table.all().stream()
        .anyMatch(t -> t.id < watershed && !t.status.isFinal() && t.tableIds.contains(tableId));
  }

  /** Takes over a new state; called while the operation is applied. */
  void applied(Transaction transaction) {
    table.put(transaction);
    if (transaction.status.isFinal()) {
      CompletableFuture<Void> waiter = waiters.remove(transaction.id);
      if (waiter != null) {
        waiter.complete(null);
      }
    }
  }

  /** Goes on with what the master before had committed. */
  public void becameMaster() {
    ids.becameMaster();
    publisher.forget();
    table.in(TransactionStatus.COMMITTED).forEach(publisher::publish);
  }

  @Override
  public String imageName() {
    return "transactions";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode image = Json.mapper().createObjectNode();
    image.put("nextId", ids.reservedEnd());
    image.set(
        "transactions",
        Json.mapper()
            .valueToTree(
                table.all().stream().filter(t -> t.status != TransactionStatus.PREPARE).toList()));
    return image;
  }

  @Override
  public void loadImage(JsonNode saved) {
    ids.reserved(saved.path("nextId").asLong(1));
    table.clear();
    for (JsonNode node : saved.path("transactions")) {
      table.put(Json.mapper().convertValue(node, Transaction.class));
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
