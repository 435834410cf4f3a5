package org.dorisdr.minidoris.fe.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.EnvironmentMutableConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JeJournalTest {

  @TempDir Path directory;
  private final AtomicBoolean fatal = new AtomicBoolean();
  private JeJournal journal;

  @BeforeEach
  void open() throws Exception {
    String address = "127.0.0.1:" + FreePorts.next();
    journal =
        new JeJournal(
            new JeSettings(
                directory,
                "fe_1",
                address,
                address,
                true,
                new byte[] {1},
                16L << 20,
                1L << 20,
                5_000),
            event -> {},
            () -> fatal.set(true));
    await().until(() -> journal.environment().getState().isMaster());
    journal.openRecords();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void append(long id) {
    journal.append(id, List.of(("record " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private void keepFree(long bytes) {
    EnvironmentMutableConfig config = journal.environment().getMutableConfig();
    config.setConfigParam(EnvironmentConfig.FREE_DISK, String.valueOf(bytes));
    journal.environment().setMutableConfig(config);
  }

  private void refused(AtomicLong next) {
    assertThatThrownBy(
            () -> {
              append(next.get());
              next.incrementAndGet();
            })
        .isInstanceOf(JournalFullException.class)
        .hasMessageContaining("the disk of the edit log is full");
  }

  @Test
  void aFullDiskRefusesARecordAndTakesItWhenThereIsRoomAgain() {
    AtomicLong next = new AtomicLong(1);
    keepFree(Long.MAX_VALUE);
    // JE looks at the disk from time to time, and takes records until then.
    await().untilAsserted(() -> refused(next));
    assertThat(journal.maxId()).isEqualTo(next.get() - 1);
    keepFree(1L << 20);
    await()
        .ignoreExceptionsInstanceOf(JournalFullException.class)
        .untilAsserted(() -> append(next.get()));
    assertThat(journal.read(1, Integer.MAX_VALUE).keySet())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, next.get()).boxed().toList());
    assertThat(fatal).isFalse();
  }

  @Test
  void whatImagesMadeNeedlessIsDeletedAndTheRestStays() {
    for (long id = 1; id <= 1300; id++) {
      append(id);
    }
    journal.deleteThrough(1201);
    assertThat(journal.minId()).isEqualTo(1202);
    assertThat(journal.maxId()).isEqualTo(1300);
    journal.deleteThrough(1201);
    assertThat(journal.read(1, 1000)).hasSize(99);
  }
}
