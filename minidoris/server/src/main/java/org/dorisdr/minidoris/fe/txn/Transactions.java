package org.dorisdr.minidoris.fe.txn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.thrift.TTabletCommitInfo;

/** The transactions of this frontend, with what lasts of them in the journal. Thread safe. */
public final class Transactions implements TransactionManager, ImageModule, AutoCloseable {
  private final TransactionTable table = new TransactionTable();
  private final TransactionIds ids;
  private final Publisher publisher;
  private final TransactionWaiters waiters = new TransactionWaiters(table);
  private final TransactionBegin begin;
  private final TransactionCommit commit;
  private final TransactionAbort abort;

  public Transactions(Frontend frontend, AgentTasks agents) {
    PendingCommits commits = new PendingCommits();
    this.ids = new TransactionIds(frontend);
    this.publisher = new Publisher(frontend, agents);
    this.begin = new TransactionBegin(frontend, table, ids);
    this.commit = new TransactionCommit(frontend, table, commits, publisher);
    this.abort = new TransactionAbort(frontend, agents, table, commits);
  }

  TransactionTable table() {
    return table;
  }

  TransactionIds ids() {
    return ids;
  }

  @Override
  public Begun begin(BeginRequest request) {
    return begin.begin(request);
  }

  @Override
  public void commit(long transactionId, List<TTabletCommitInfo> tablets) {
    commit.commit(transactionId, tablets);
  }

  @Override
  public void preCommit(long transactionId, List<TTabletCommitInfo> tablets) {
    commit.preCommit(transactionId, tablets);
  }

  @Override
  public void commitPrepared(long transactionId) {
    commit.commitPrepared(transactionId);
  }

  @Override
  public void commitParts(long transactionId, List<SubCommit> parts) {
    commit.commitParts(transactionId, parts);
  }

  @Override
  public boolean awaitVisible(long transactionId, long millis) throws InterruptedException {
    return waiters.awaitVisible(transactionId, millis);
  }

  @Override
  public void abort(long transactionId, String reason) {
    abort.abort(transactionId, reason);
  }

  TransactionAbort aborts() {
    return abort;
  }

  @Override
  public long nextId() {
    return ids.next();
  }

  @Override
  public void requireVersions(long transactionId, Map<Long, Long> versions) {
    table.find(transactionId).ifPresent(t -> t.madeOf = versions);
  }

  @Override
  public void requireTexts(long transactionId, Map<Integer, String> texts) {
    table.find(transactionId).ifPresent(t -> t.texts = texts);
  }

  @Override
  public long addPart(long transactionId) {
    long part = ids.next();
    Transaction open =
        table
            .find(transactionId)
            .filter(t -> t.status == TransactionStatus.PREPARE)
            .orElseThrow(() -> TransactionException.notFound(transactionId));
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
    abort.clearOnBackends(List.of(partId));
  }

  @Override
  public void abortOfTable(long tableId, String reason) {
    abort.abortIf(t -> t.tableIds.contains(tableId), reason);
  }

  @Override
  public void abortOfCoordinator(long backendId, String host) {
    abort.abortIf(t -> isOpenOn(t, backendId, host), "coordinate BE is down");
  }

  @Override
  public void abortOfRestarted(long backendId, String host, long startedMs) {
    abort.abortIf(
        t -> t.prepareTime < startedMs && isOpenOn(t, backendId, host), "coordinate BE restart");
  }

  private static boolean isOpenOn(Transaction t, long backendId, String host) {
    return t.status == TransactionStatus.PREPARE
        && t.coordinator == BeginRequest.Coordinator.BE
        && t.coordinatorHost.equals(host)
        && (t.coordinatorId == 0 || t.coordinatorId == backendId);
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
    return table.running().stream().anyMatch(t -> t.id < watershed && t.tableIds.contains(tableId));
  }

  /** Takes over a new state; called while the operation is applied. */
  void applied(Transaction transaction) {
    table.put(transaction);
    if (transaction.status.isFinal()) {
      waiters.ended(transaction.id);
    }
  }

  /** Goes on with what the master before had committed. */
  public void becameMaster() {
    ids.becameMaster();
    publisher.forget();
    table.running().stream()
        .filter(t -> t.status == TransactionStatus.COMMITTED)
        .forEach(publisher::publish);
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
