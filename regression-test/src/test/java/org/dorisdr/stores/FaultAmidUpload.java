package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dorisdr.stores.FaultyRepository.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A backup that ends while its files are sent: none of them stays, and its label is free. */
final class FaultAmidUpload {
  private final FaultyRepository repository;
  private final Shell sql;
  private final String name;

  FaultAmidUpload(FaultyRepository repository) {
    this.repository = repository;
    this.sql = repository.sql;
    this.name = repository.name;
  }

  /**
   * Backends cannot send their files: it ends or is cancelled, and leaves nothing in the bucket.
   */
  void cancelledAmidUpload(Path bucket) throws Exception {
    repository.prepare();
    Path snapshot = repository.folder(bucket, "more");
    repository.fail();
    sql.run(repository.backup("more"));
    await().atMost(Duration.ofSeconds(LONG)).until(() -> repository.isWaitedFor());
    // Those of the snapshot before were copied.
    await()
        .atMost(Duration.ofSeconds(LONG))
        .until(() -> !FaultyRepository.filesBelow(snapshot).isEmpty());
    sql.run("CANCEL BACKUP FROM " + name);
    Map<String, String> row = repository.end("BACKUP", "more");
    assertThat(row).containsEntry("RequestState", "CANCELLED").containsEntry("State", "CANCELLED");
    FaultyRepository.awaitEmpty(snapshot);
    assertThat(sql.column("SHOW SNAPSHOT ON " + name, "Snapshot")).containsExactly("base");
    // The backend that was held up may send what it has before it hears that all is over.
    repository.work();
    sql.run(repository.backup("more"));
    sql.until(
        repository.showJob("BACKUP", "more"), LONG, r -> "FINISHED".equals(r.get("RequestState")));
    sql.run("VERIFY SNAPSHOT more ON " + name);
    assertThat(repository.untilProven("more")).containsEntry("VerifyState", "PASSED");
  }

  /** The store takes some files and then no more: the request fails, and none of them stays. */
  void failsAmidUpload(Path bucket) throws Exception {
    repository.prepare();
    Path snapshot = repository.folder(bucket, "more");
    // Nothing of another database can be copied, so that backends send it all.
    sql.run("CREATE DATABASE %s_new".formatted(name));
    sql.run(
        "CREATE TABLE %s_new.t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 4 PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(name));
    sql.run("INSERT INTO %s_new.t VALUES (1), (2), (3), (4), (5), (6)".formatted(name));
    repository.fail();
    String statement = "BACKUP SNAPSHOT %s_new.more TO %s".formatted(name, name);
    String show = "SHOW BACKUP FROM %s_new WHERE SnapshotName = \"more\"".formatted(name);
    sql.run(statement);
    await()
        .atMost(Duration.ofSeconds(LONG))
        .until(() -> FaultyRepository.filesBelow(snapshot).size() == 2);
    Map<String, String> row =
        sql.until(show, LONG, r -> FaultyRepository.isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "FAILED").containsEntry("Attempts", "1");
    FaultyRepository.assertClear(row.get("LastError"));
    assertThat(row.get("LastError")).contains("no progress for", "S3Exception");
    FaultyRepository.awaitEmpty(snapshot);
    assertThat(sql.column("SHOW SNAPSHOT ON " + name, "Snapshot")).containsExactly("base");
    // A backend that still tries may send a file now, which has to hinder nobody.
    repository.work();
    sql.run(statement);
    sql.until(show, LONG, r -> "FINISHED".equals(r.get("RequestState")));
  }
}
