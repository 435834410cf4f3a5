package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;

/** What is stored of a sync job, and how often. */
class SyncStoreTest {
  private static final String TABLES = "dr.sync.tables.0";

  private final MemoryStore memory = new MemoryStore(new Faults());
  private final ManualClock clock = new ManualClock();
  private final SyncStore store = new SyncStore(new JsonStore(memory));

  private SyncJournal journal() throws Exception {
    return new SyncJournal(store, 0, clock);
  }

  @Test
  void writesTheTablesOnlyWhenTheyHaveChanged() throws Exception {
    SyncJournal journal = journal();
    TableProgress table = new TableProgress(7, "t", "t", false);
    journal.progress().tables.put(7L, table);
    journal.save();
    String first = memory.get(TABLES).orElseThrow();

    memory.put(Map.of(TABLES, "untouched"));
    table.rows = 5;
    journal.progress().position = 9;
    journal.save();
    assertThat(memory.get(TABLES)).hasValue("untouched");

    table.state = TableProgress.State.COPYING;
    journal.save();
    assertThat(memory.get(TABLES).orElseThrow()).isNotEqualTo(first).contains("COPYING");
    assertThat(journal().progress().tables.get(7L).rows).isEqualTo(5);
    assertThat(journal().progress().position).isEqualTo(9);
  }

  @Test
  void readsTheProgressOfTheFirstFormatWhichHeldTheTables() throws Exception {
    memory.put(
        Map.of(
            "dr.sync.progress.0",
            "{\"format\":1,\"position\":3,\"tables\":{\"7\":{\"sourceId\":7,\"sourceName\":\"t\","
                + "\"targetName\":\"t\",\"view\":false,\"state\":\"NORMAL\",\"seq\":2,\"rows\":11}}}"));
    SyncJournal journal = journal();
    assertThat(journal.progress().tables.get(7L).rows).isEqualTo(11);
    journal.save();
    assertThat(memory.get("dr.sync.progress.0").orElseThrow())
        .contains("\"format\":2")
        .doesNotContain("sourceName");
    assertThat(journal().progress().tables.get(7L).rows).isEqualTo(11);
  }

  @Test
  void aReadersCopyDoesNotChangeWithTheOriginal() {
    SyncProgress progress = new SyncProgress();
    progress.tables.put(7L, new TableProgress(7, "t", "t", false));
    progress.copy = new CopyProgress();
    SyncProgress copy = progress.clone();
    progress.tables.get(7L).error = "x";
    progress.tables.put(8L, new TableProgress(8, "u", "u", false));
    progress.copy.tables.put(7L, "t");
    progress.skip.add(1L);
    assertThat(copy.tables).hasSize(1);
    assertThat(copy.tables.get(7L).error).isNull();
    assertThat(copy.copy.tables).isEmpty();
    assertThat(copy.skip).isEmpty();
  }

  @Test
  void tellsWhichJobsAreToRunAsTheirRecordsChange() throws Exception {
    SyncJobRecord record = new SyncJobRecord();
    record.name = "job";
    SyncStore.Slot slot = store.create(record);
    assertThat(store.running()).containsExactly(Long.toString(record.id));
    record.state = SyncJobRecord.State.PAUSED;
    store.update(slot);
    assertThat(store.running()).isEmpty();
    record.state = SyncJobRecord.State.RUNNING;
    store.update(slot);
    assertThat(store.running()).hasSize(1);
    store.remove(slot);
    assertThat(store.running()).isEmpty();
  }
}
