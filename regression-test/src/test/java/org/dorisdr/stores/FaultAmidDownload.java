package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dorisdr.stores.FaultyRepository.LONG;

import java.time.Duration;
import java.util.Map;

/** A restore whose files come late, while its table is used. */
final class FaultAmidDownload {
  private final FaultyRepository repository;
  private final Shell sql;
  private final String name;

  FaultAmidDownload(FaultyRepository repository) {
    this.repository = repository;
    this.sql = repository.sql;
    this.name = repository.name;
  }

  /** Rows that are loaded into a table that is being restored. */
  void loadsAmidRestore() throws Exception {
    String timestamp = repository.prepare();
    repository.fail();
    sql.run(repository.restore("base", timestamp, "shut"));
    await().atMost(Duration.ofSeconds(LONG)).until(() -> repository.isWaitedFor());
    assertThat(sql.refused("INSERT INTO %s.shut VALUES (9, 'nine')".formatted(name)).message())
        .contains("Table shut is in restore process. Can not load into it");
    repository.work();
    repository.untilOver("RESTORE", "base");
    assertThat(repository.rowsOf("shut")).contains("2");

    repository.fail();
    String plain = repository.restore("base", timestamp, "open");
    sql.run(plain.substring(0, plain.length() - 1) + ", \"allow_load\" = \"true\")");
    await().atMost(Duration.ofSeconds(LONG)).until(() -> repository.isWaitedFor());
    sql.run("INSERT INTO %s.open VALUES (9, 'nine')".formatted(name));
    repository.work();
    Map<String, String> row =
        sql.until(
            repository.showJob("RESTORE", "base"),
            LONG,
            r ->
                "true".equals(r.get("AllowLoad"))
                    && FaultyRepository.isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "FINISHED");
    // The files of the row were replaced, which EXPLAIN RESTORE tells before.
    assertThat(sql.refused("SELECT COUNT(*) FROM %s.open".formatted(name)).message())
        .contains("lacks version 3");
    String other = repository.restore("base", timestamp, "other");
    String explain =
        "EXPLAIN " + other.substring(0, other.length() - 1) + ", \"allow_load\" = \"true\")";
    assertThat(sql.column(explain, "Warning").get(0))
        .contains("rows that are loaded while it is restored are lost");
    sql.run("DROP TABLE %s.open FORCE".formatted(name));
    repository.everythingWorks();
  }
}
