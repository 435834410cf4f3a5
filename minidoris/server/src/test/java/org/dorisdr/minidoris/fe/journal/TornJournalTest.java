package org.dorisdr.minidoris.fe.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power failure cuts the journal anywhere in the record that was being written. */
class TornJournalTest {
  private static final String FILE = "00000000.jdb";

  @TempDir Path directory;
  private final String address = "127.0.0.1:" + FreePorts.next();

  private JeJournal open(Path where) {
    JeJournal journal =
        new JeJournal(
            new JeSettings(
                where, "fe_1", address, address, true, new byte[] {1}, 16L << 20, 1L << 20, 5_000),
            event -> {},
            () -> {});
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> journal.environment().getState().isMaster());
    journal.openRecords();
    return journal;
  }

  private static void append(JeJournal journal, long id) {
    journal.append(id, List.of(("record " + id).getBytes(StandardCharsets.UTF_8)));
  }

  /** What the journal's only file is now, as a kill -9 would leave it. */
  private static byte[] file(Path where) throws IOException {
    return Files.readAllBytes(where.resolve(FILE));
  }

  private static List<String> records(JeJournal journal) {
    Map<Long, byte[]> found = journal.read(1, Integer.MAX_VALUE);
    return found.values().stream().map(r -> new String(r, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void cutAtAnyByteOfItsLastRecordItHasAllBeforeItAndGoesOn() throws IOException {
    Path running = directory.resolve("running");
    byte[] two;
    byte[] three;
    try (JeJournal journal = open(running)) {
      append(journal, 1);
      append(journal, 2);
      two = file(running);
      append(journal, 3);
      three = file(running);
    }
    assertThat(three).hasSizeGreaterThan(two.length).startsWith(two);
    for (int length = two.length; length < three.length; length++) {
      goesOn(Arrays.copyOf(three, length), "record 1", "record 2");
    }
    goesOn(three, "record 1", "record 2", "record 3");
  }

  /** A record that lacks its end was not acknowledged: its number is given again. */
  private void goesOn(byte[] file, String... kept) throws IOException {
    Path cut = Files.createDirectories(directory.resolve("cut" + file.length));
    Files.write(cut.resolve(FILE), file);
    try (JeJournal journal = open(cut)) {
      assertThat(records(journal)).as("cut at %d", file.length).containsExactly(kept);
      append(journal, kept.length + 1);
      assertThat(journal.maxId()).isEqualTo(kept.length + 1);
    }
  }
}
