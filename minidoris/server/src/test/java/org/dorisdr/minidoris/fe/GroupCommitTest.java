package org.dorisdr.minidoris.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.catalog.op.CreateDatabaseOp;
import org.dorisdr.minidoris.fe.journal.JournalFullException;
import org.dorisdr.minidoris.fe.journal.MemoryJournal;
import org.dorisdr.minidoris.fe.journal.PendingWrite;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that wait for the disk at the same time share one sync. */
class GroupCommitTest {

  /** A disk that takes its time. */
  private static final class SlowJournal extends MemoryJournal {
    final List<Integer> groups = new CopyOnWriteArrayList<>();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile CountDownLatch reached = new CountDownLatch(0);
    volatile RuntimeException failure;

    @Override
    public void append(long firstId, List<byte[]> records) {
      reached.countDown();
      awaitGate();
      RuntimeException now = failure;
      if (now != null) {
        failure = null;
        throw now;
      }
      groups.add(records.size());
      super.append(firstId, records);
    }

    private void awaitGate() {
      try {
        assertThat(gate.await(3, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @TempDir Path home;

  private final SlowJournal journal = new SlowJournal();
  private FeServer fe;
  private long nextDatabase = 1_000;

  @BeforeEach
  void start() {
    fe = FeServer.inMemory(new FeSettings(home, Map.of()), new FakeAgentTasks(), journal);
    fe.catalog().nextId();
  }

  @AfterEach
  void stop() {
    journal.gate.countDown();
    fe.close();
  }

  private <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private Lock writeLock() {
    return fe.catalog().lock().writeLock();
  }

  private PendingWrite enqueue(String database) {
    return locked(
        writeLock(),
        () -> fe.editLog().enqueue(new CreateDatabaseOp(nextDatabase++, database, Map.of())));
  }

  private boolean exists(String database) {
    return locked(
        fe.catalog().lock().readLock(), () -> fe.catalog().database(database).isPresent());
  }

  /** A write that has reached the disk, which does not answer. */
  private CompletableFuture<Long> stuck(String database) throws InterruptedException {
    journal.gate = new CountDownLatch(1);
    journal.reached = new CountDownLatch(1);
    PendingWrite first = enqueue(database);
    CompletableFuture<Long> result = CompletableFuture.supplyAsync(() -> fe.editLog().await(first));
    assertThat(journal.reached.await(3, TimeUnit.MINUTES)).isTrue();
    return result;
  }

  @Test
  void whatComesWhileTheDiskIsBusyIsSyncedTogetherInOrderAndSeenOnlyThen() throws Exception {
    CompletableFuture<Long> first = stuck("d0");
    List<CompletableFuture<Long>> behind = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      PendingWrite write = enqueue("d" + i);
      behind.add(CompletableFuture.supplyAsync(() -> fe.editLog().await(write)));
    }
    assertThat(exists("d0")).isFalse();
    journal.groups.clear();
    journal.gate.countDown();

    long id = first.get(3, TimeUnit.MINUTES);
    for (int i = 1; i <= 10; i++) {
      assertThat(behind.get(i - 1).get(3, TimeUnit.MINUTES)).isEqualTo(id + i);
      assertThat(exists("d" + i)).isTrue();
    }
    assertThat(journal.groups).containsExactly(1, 10);
    assertThat(fe.editLog().appliedId()).isEqualTo(id + 10).isEqualTo(journal.maxId());
  }

  @Test
  void whatWasCheckedBehindAFailedWriteFailsWithItAndTheNextOneGetsItsId() throws Exception {
    long before = fe.editLog().appliedId();
    CompletableFuture<Long> first = stuck("d0");
    PendingWrite behind = enqueue("d1");
    journal.failure = new JournalFullException("no room");
    journal.gate.countDown();

    assertThatThrownBy(() -> first.get(3, TimeUnit.MINUTES))
        .hasCauseInstanceOf(JournalFullException.class);
    assertThatThrownBy(() -> fe.editLog().await(behind)).isInstanceOf(JournalFullException.class);
    assertThat(exists("d0")).isFalse();
    assertThat(exists("d1")).isFalse();
    assertThat(fe.editLog().await(enqueue("d2"))).isEqualTo(before + 1);
    assertThat(exists("d2")).isTrue();
  }

  @Test
  void whoHoldsTheCatalogsLockAppliesWhatIsBeforeItsOwnWrite() throws Exception {
    CompletableFuture<Long> first = stuck("d0");
    CompletableFuture<Long> holder =
        CompletableFuture.supplyAsync(
            () ->
                locked(
                    writeLock(),
                    () -> {
                      journal.gate.countDown();
                      return fe.editLog().write(new CreateDatabaseOp(1, "d1", Map.of()));
                    }));

    assertThat(holder.get(3, TimeUnit.MINUTES)).isEqualTo(first.get(3, TimeUnit.MINUTES) + 1);
    assertThat(exists("d0") && exists("d1")).isTrue();
  }

  @Test
  void idsAreReservedWhileTheCatalogIsReadAndWritesArePending() throws Exception {
    CompletableFuture<Long> first = stuck("d0");
    CompletableFuture<Long> lastId =
        CompletableFuture.supplyAsync(
            () ->
                locked(
                    fe.catalog().lock().readLock(),
                    () -> {
                      long id = 0;
                      for (int i = 0; i < 2_500; i++) {
                        id = fe.catalog().nextId();
                      }
                      return id;
                    }));
    await().until(() -> fe.catalog().lock().getReadLockCount() == 1);
    journal.gate.countDown();

    assertThat(lastId.get(3, TimeUnit.MINUTES)).isPositive();
    first.get(3, TimeUnit.MINUTES);
    assertThat(exists("d0")).isTrue();
    assertThat(fe.editLog().appliedId()).isEqualTo(journal.maxId());
  }
}
