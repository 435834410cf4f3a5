package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StockColumnsTest {
  private final StockColumns columns = new StockColumns(new MemoryHost().localCluster());

  @ParameterizedTest
  @EnumSource(Phase.class)
  void onlyARequestThatIsOverHasATimeAtWhichItEnded(Phase phase) {
    RequestRecord record = new RequestRecord();
    record.kind = Kind.RESTORE;
    record.phase = phase;
    Map<String, String> attempt =
        Map.of("State", "CANCELLED", "Status", "[OK]", "FinishedTime", "2026-01-01 00:00:00");
    assertThat(columns.of(record, attempt).get("FinishedTime"))
        .isEqualTo(phase.isEnd() ? "2026-01-01 00:00:00" : null);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP,UPLOADING,UPLOADING",
    "BACKUP,FINISHED,UPLOAD_INFO",
    "RESTORE,FINISHED,COMMITTING",
    "BACKUP,CANCELLED,PENDING",
  })
  void aRequestDoesNotFallBackToPendingBecauseTheFeIsDone(Kind kind, String stock, String shown) {
    RequestRecord record = new RequestRecord();
    record.kind = kind;
    record.phase = Phase.RUNNING;
    assertThat(columns.of(record, Map.of("State", stock)).get("State")).isEqualTo(shown);
  }
}
