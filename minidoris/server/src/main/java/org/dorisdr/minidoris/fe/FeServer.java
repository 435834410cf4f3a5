package org.dorisdr.minidoris.fe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.group.GroupControl;
import org.dorisdr.minidoris.fe.journal.Checkpointer;
import org.dorisdr.minidoris.fe.journal.EditLog;
import org.dorisdr.minidoris.fe.journal.IdAllocator;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.ImageStore;
import org.dorisdr.minidoris.fe.journal.Journal;
import org.dorisdr.minidoris.fe.journal.JournalEditLog;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.journal.JournalProblem;
import org.dorisdr.minidoris.fe.journal.MemoryJournal;
import org.dorisdr.minidoris.fe.journal.NextIdOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One frontend: its metadata, the parts that change them, and its place in the cluster. Thread
 * safe. {@link FeMain} runs it as a process; {@link #inMemory} is one for tests, without ports.
 */
public final class FeServer extends FeView implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeServer.class);
  private static final FeIdentity FOR_TESTS =
      new FeIdentity(1, "test-token", "fe_test", false, null);

  private final List<FeModule> modules = new ArrayList<>();
  private final OpRegistry ops = new OpRegistry();
  private final Daemons daemons = new Daemons(this);
  private final JournalEditLog editLog = new JournalEditLog(this, ops, this::applied);
  private final IdAllocator ids = new IdAllocator(editLog);
  private final FeParts parts;
  private final Checkpointer checkpointer;
  private volatile Journal journal;
  private volatile boolean ready;
  private volatile boolean master;
  private final JournalCleaner cleaner = new JournalCleaner(this);
  private final ObserverImages observerImages = new ObserverImages(this);
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final long startTime = System.currentTimeMillis();
  private volatile GroupControl group = GroupControl.NONE;
  private boolean started;
  private volatile boolean closed;

  FeServer(FeSettings settings, FeIdentity identity, AgentTasks agentTasks) {
    super(settings, identity);
    this.parts = new FeParts(this, agentTasks);
    ops.register("OP_SAVE_NEXTID", NextIdOp.class);
    modules.forEach(m -> m.operations(ops));
    modules.forEach(m -> m.statements(statements()));
    List<ImageModule> images = new ArrayList<>(List.of(ids));
    modules.forEach(m -> m.image().ifPresent(images::add));
    checkpointer =
        new Checkpointer(
            catalog().lock(), images, new ImageStore(metaDirectory().resolve("image")), editLog);
  }

  /**
   * A frontend of a process: reads image and journal, joins its group, and opens its ports when it
   * has caught up.
   *
   * @param helper {@code host:edit_log_port} of a frontend of the group to join; null = the first
   *     frontend of a cluster, or one that has joined before
   */
  public static FeServer start(FeSettings settings, String helper) throws IOException {
    FeIdentity identity =
        FirstStart.identity(settings, metaDirectory(settings).resolve("image"), helper);
    FeServer server = new FeServer(settings, identity, null);
    server.load();
    FeRole.join(server, helper);
    return server;
  }

  /**
   * A master without ports and disk, for tests; its parts run as they do in a process.
   *
   * @param agentTasks takes the place of the backends; null = the real ones
   */
  public static FeServer inMemory(FeSettings settings, AgentTasks agentTasks) {
    FeServer server = new FeServer(settings, FOR_TESTS, agentTasks);
    return inMemory(server, new MemoryJournal());
  }

  /** The same on a journal that an earlier one wrote; its images lie in the home directory. */
  static FeServer inMemory(FeSettings settings, AgentTasks agentTasks, Journal journal) {
    return inMemory(new FeServer(settings, FOR_TESTS, agentTasks), journal);
  }

  private static FeServer inMemory(FeServer server, Journal journal) {
    server.load();
    server.open(journal, GroupControl.NONE);
    server.becomeMaster();
    return server;
  }

  @Override
  FeParts parts() {
    return parts;
  }

  boolean isClosed() {
    return closed;
  }

  /** All metadata, as an image has them. */
  ObjectNode metadata() {
    return checkpointer.snapshot();
  }

  /** Whether this is a frontend of a test, which opens no port unless its settings name it. */
  public boolean isInMemory() {
    return journal instanceof MemoryJournal;
  }

  /** Adds a part; called while the constructor runs. */
  <M extends FeModule> M add(Function<FeServer, M> create) {
    M module = create.apply(this);
    modules.add(module);
    return module;
  }

  private void applied(JournalOp op, long journalId) {
    for (FeModule module : modules) {
      module.applied(op, journalId);
    }
  }

  /** Loads the newest image. */
  void load() {
    editLog.startFrom(checkpointer.load());
  }

  /** Names the journal, which may be opened later. */
  void open(Journal newJournal, GroupControl newGroup) {
    journal = newJournal;
    group = newGroup;
    editLog.open(newJournal);
  }

  /** Applies all that is in the journal. */
  void replay() {
    editLog.replay(id -> {});
  }

  void becomeMaster() {
    replay();
    ids.startFrom(System.currentTimeMillis());
    editLog.setWritable(true);
    members().takeOffice();
    // Before the daemons and the clients of this frontend, which it had as a follower, see a
    // master.
    modules.forEach(FeModule::onMaster);
    master = true;
    becomeReady();
    LOG.info("master, journal id {}", editLog.appliedId());
  }

  /** Lets no more writes in. */
  void stepDown() {
    editLog.setWritable(false);
    master = false;
  }

  /** Opens its ports; called when it has caught up. */
  synchronized void becomeReady() {
    ready = true;
    if (started || closed) {
      return;
    }
    started = true;
    for (FeModule module : modules) {
      try {
        module.start();
      } catch (Exception e) {
        throw new IllegalStateException(
            module.getClass().getSimpleName() + " cannot start: " + e.getMessage(), e);
      }
    }
    long pause = settings().number("checkpoint_interval_millis", 10_000);
    daemons.every(
        "checkpoint", pause, () -> checkpoint(settings().number("edit_log_roll_num", 50_000)));
  }

  /** Saves an image if enough was written since the last one, and shortens the journal. */
  void checkpoint(long records) {
    try {
      if (isObserver()) {
        observerImages.refresh(records);
      } else if (checkpointer.save(records) && master) {
        cleaner.clean(journal);
      }
    } catch (IOException e) {
      LOG.warn("no image was saved, the journal keeps growing: {}", e.toString());
    }
  }

  /** Images that were saved here. */
  public ImageStore images() {
    return checkpointer.images();
  }

  /** Told that this frontend does not belong to the cluster any more. */
  public void dropped() {
    end(Ending.failed(JournalProblem.DROPPED));
  }

  /** Asks whoever runs this frontend to end it. */
  void end(Ending why) {
    LOG.warn("this frontend ends: {}", why);
    ending.complete(why);
  }

  /** Completed when this frontend should be closed. */
  CompletableFuture<Ending> ending() {
    return ending;
  }

  /** Where image and edit log lie. */
  public Path metaDirectory() {
    return metaDirectory(settings());
  }

  private static Path metaDirectory(FeSettings settings) {
    String given = settings.text("meta_dir", "");
    return given.isEmpty() ? settings.home().resolve("doris-meta") : Path.of(given);
  }

  public Daemons daemons() {
    return daemons;
  }

  public IdAllocator ids() {
    return ids;
  }

  /** The nodes of the edit log's group. */
  public GroupControl group() {
    return group;
  }

  /** When it was created, ms since the epoch. */
  public long startTime() {
    return startTime;
  }

  /** The part of a class, if there is one. */
  public <M> Optional<M> part(Class<M> type) {
    return modules.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public EditLog editLog() {
    return editLog;
  }

  @Override
  public boolean isMaster() {
    return master && ready;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  /** Waits for a start that is going on. */
  @Override
  public synchronized void close() {
    closed = true;
    stepDown();
    daemons.close();
    for (int i = modules.size() - 1; i >= 0; i--) {
      modules.get(i).close();
    }
    if (journal != null) {
      journal.close();
    }
  }
}
