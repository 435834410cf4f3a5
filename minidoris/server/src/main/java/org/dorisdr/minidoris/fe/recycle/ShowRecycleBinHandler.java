package org.dorisdr.minidoris.fe.recycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.minidoris.common.LikePattern;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.Condition;
import org.dorisdr.sql.stock.backup.ShowRecycleBin;

/** Runs SHOW CATALOG RECYCLE BIN. */
final class ShowRecycleBinHandler implements StatementHandler<ShowRecycleBin> {
  private static final List<String> COLUMNS =
      List.of(
          "Type",
          "Name",
          "DbId",
          "TableId",
          "PartitionId",
          "DropTime",
          "DataSize",
          "RemoteDataSize");

  /** minidoris keeps no data on remote storage. */
  private static final long NO_SIZE = 0;

  private final Frontend frontend;

  ShowRecycleBinHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, ShowRecycleBin statement) {
    RecycleAccess.needAdmin(frontend, session);
    Predicate<String> names = names(statement.conditions());
    List<List<String>> rows = new ArrayList<>();
    frontend.catalog().lock().readLock().lock();
    try {
      rows.addAll(sorted(databases()));
      rows.addAll(sorted(tables()));
      rows.addAll(sorted(partitions()));
    } finally {
      frontend.catalog().lock().readLock().unlock();
    }
    rows.removeIf(row -> !names.test(row.get(1)));
    return StatementResult.show(COLUMNS, rows);
  }

  private static Predicate<String> names(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return name -> true;
    }
    Condition condition = conditions.get(0);
    if (conditions.size() > 1
        || !condition.key().equalsIgnoreCase("name")
        || condition.value().isEmpty()) {
      throw StatementError.general(
          "Where clause should like: Name = \"name\",  or Name LIKE \"matcher\"");
    }
    return condition.like()
        ? LikePattern.of(condition.value(), false)::matches
        : condition.value()::equalsIgnoreCase;
  }

  private List<List<String>> databases() {
    return frontend.recycleBin().databases().stream()
        .map(
            e ->
                row(
                    "Database",
                    e.database().name,
                    e.database().id,
                    "",
                    "",
                    e.dropTime(),
                    bytesOf(e.database().id)))
        .toList();
  }

  /** What lies in the bin of a database, whether that is dropped or not. */
  private long bytesOf(long databaseId) {
    return frontend.recycleBin().tables().stream()
            .filter(e -> e.databaseId() == databaseId)
            .mapToLong(e -> Sizes.bytes(e.table()))
            .sum()
        + frontend.recycleBin().partitions().stream()
            .filter(e -> e.databaseId() == databaseId)
            .mapToLong(e -> Sizes.bytes(e.partition()))
            .sum();
  }

  private List<List<String>> tables() {
    return frontend.recycleBin().tables().stream()
        .map(
            e ->
                row(
                    "Table",
                    e.table().name,
                    e.databaseId(),
                    id(e.table().id),
                    "",
                    e.dropTime(),
                    Sizes.bytes(e.table())))
        .toList();
  }

  private List<List<String>> partitions() {
    return frontend.recycleBin().partitions().stream()
        .filter(e -> e.dropTime() != RecycleBin.FORCED)
        .map(
            e ->
                row(
                    "Partition",
                    e.partition().name,
                    e.databaseId(),
                    id(e.tableId()),
                    id(e.partition().id),
                    e.dropTime(),
                    Sizes.bytes(e.partition())))
        .toList();
  }

  private static String id(long id) {
    return String.valueOf(id);
  }

  private static List<String> row(
      String type,
      String name,
      long databaseId,
      String tableId,
      String partitionId,
      long time,
      long bytes) {
    List<String> row = new ArrayList<>(List.of(type, name, id(databaseId), tableId, partitionId));
    row.add(Times.text(time));
    row.add(SizeTexts.text(bytes));
    row.add(SizeTexts.text(NO_SIZE));
    return row;
  }

  /** By name, then by drop time; entries that nobody can recover come first. */
  private static List<List<String>> sorted(List<List<String>> rows) {
    Comparator<List<String>> byName = Comparator.comparing(row -> row.get(1));
    return rows.stream()
        .sorted(
            byName.thenComparing(
                row -> row.get(5), Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }
}
