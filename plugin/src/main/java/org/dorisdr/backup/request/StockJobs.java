package org.dorisdr.backup.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** The backups and restores of the FE itself, of which a database runs one at a time. Stateless. */
final class StockJobs {
  private static final Pattern BUSY =
      Pattern.compile(
          "can only run one backup or restore job|another backup or restore job is being submitted",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAKEN =
      Pattern.compile(
          "snapshot with name '.*' already exist|does not support incremental backup",
          Pattern.CASE_INSENSITIVE);

  /** Refusals that no repetition will change. */
  private static final Pattern FINAL =
      Pattern.compile(
          "does ?n.t exist|does not exist|unknown|read only|already exist|invalid|must be at least"
              + "|not (a )?support|format error|duplicated|cannot specify|can not set|denied"
              + "|missing|is not a|leaves no table|with temp partitions|different schema|no valid tables",
          Pattern.CASE_INSENSITIVE);

  /** A file that arrived has another checksum than its name says. */
  private static final Pattern DAMAGE =
      Pattern.compile("invalid md5 of downloaded file", Pattern.CASE_INSENSITIVE);

  /** What a job ends with that would end the same again. */
  private static final Pattern FINAL_END =
      Pattern.compile(
          "different schema|different type|(conflict|different) partition item|no valid tables"
              + "|currently not support backup tablet|invalid md5 of downloaded file"
              + "|lower than minimum required version|with colocate group|colocate tables",
          Pattern.CASE_INSENSITIVE);

  private final LocalSql sql;

  StockJobs(LocalSql sql) {
    this.sql = sql;
  }

  /** The newest job of a label. */
  Optional<StockJob> newest(RequestRecord record) throws HostException {
    List<StockJob> found =
        all(record.kind, record.database).stream()
            .filter(job -> job.label().equals(record.label))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  /** Those that the FE still knows of a database, oldest first. */
  List<StockJob> all(BackupRequests.Kind kind, String database) throws HostException {
    Rows rows = Rows.of(sql.run(null, "SHOW " + kind + " FROM " + Names.quote(database)));
    return java.util.stream.IntStream.range(0, rows.rows().size())
        .mapToObj(row -> StockJob.of(kind, rows, row))
        .toList();
  }

  void submit(String statement) throws HostException {
    sql.run(null, statement);
  }

  /** Cancels a job, if it is still the one that the database runs. */
  void cancel(RequestRecord record, StockJob job) throws HostException {
    List<StockJob> all = all(record.kind, record.database);
    if (all.isEmpty() || !all.get(all.size() - 1).isSameAs(job) || job.isDone()) {
      return;
    }
    sql.run(null, "CANCEL " + record.kind + " FROM " + Names.quote(record.database));
  }

  /** Whether the database runs another job, of whoever. */
  static boolean isBusy(HostException refusal) {
    return BUSY.matcher(String.valueOf(refusal.getMessage())).find();
  }

  /** Whether there is something in the repository under the label, of whoever. */
  static boolean isTaken(HostException refusal) {
    return TAKEN.matcher(String.valueOf(refusal.getMessage())).find();
  }

  /** Whether backends say that a file of the snapshot is not what it was. */
  static boolean isDamage(String taskError) {
    return DAMAGE.matcher(taskError).find();
  }

  /**
   * Whether trying again makes no sense.
   *
   * @param begun whether the FE had taken the statement: then a backend or a store may have said so
   *     that only was away for a while
   */
  static boolean isFinal(String error, boolean begun) {
    String text = String.valueOf(error).toLowerCase(Locale.ROOT);
    if (begun) {
      return FINAL_END.matcher(text).find();
    }
    boolean passing = text.contains("timed out") || text.contains("exception");
    return !passing && FINAL.matcher(text).find();
  }
}
