package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.BackupSnapshot;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.Property;
import org.dorisdr.sql.PropertyList;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.RestoreSnapshot;
import org.dorisdr.sql.SnapshotObjects;
import org.dorisdr.sql.SnapshotObjects.Mode;
import org.dorisdr.sql.SnapshotObjects.Table;

/**
 * Writes and reads the statements that the FE is given. EXCLUDE is replaced by what it leaves: of a
 * backup the FE excludes the whole table where only partitions were named; of a restore it excludes
 * no table.
 */
public final class Statements {
  /** Property of BACKUP that is ours: contents are hashed before, for VERIFY. */
  static final String CONTENT_HASHES = "content_hashes";

  static final String NOTHING_LEFT =
      "EXCLUDE leaves no table, so there is nothing to do. HINT: name fewer";

  private Statements() {}

  /** What a stored statement says. */
  public record Parsed(SnapshotObjects objects, PropertyList properties) {
    /** A property, empty if it was not given. */
    public String property(String key) {
      return properties.find(key).map(Property::value).orElse("");
    }

    /** Whether anything of a table is in it. */
    boolean takesTable(String table) {
      Optional<Table> named = Statements.find(objects, table);
      return switch (objects.mode()) {
        case ALL -> true;
        case ON -> named.isPresent();
        case EXCLUDE -> named.isEmpty() || !named.get().partitions().isEmpty();
      };
    }

    /** Whether rows of a table's partition are in it. */
    public boolean covers(String table, String partition) {
      if (objects.mode() == Mode.ALL) {
        return true;
      }
      boolean named =
          objects.tables().stream()
              .filter(t -> t.name().last().text().equals(table))
              .anyMatch(
                  t ->
                      t.partitions().isEmpty()
                          || t.partitions().stream().anyMatch(p -> p.text().equals(partition)));
      return named == (objects.mode() == Mode.ON);
    }
  }

  /**
   * Reads a statement that was stored.
   *
   * @throws HostException if it is none
   */
  public static Parsed parse(String sql) throws HostException {
    List<ParsedStatement> parsed = DrParser.parse(sql, true);
    if (parsed.size() == 1 && parsed.get(0) instanceof ParsedStatement.Known known) {
      DrStatement statement = known.statement();
      if (statement instanceof BackupSnapshot backup) {
        return new Parsed(backup.objects(), backup.properties());
      }
      if (statement instanceof RestoreSnapshot restore) {
        return new Parsed(restore.objects(), restore.properties());
      }
    }
    throw new HostException("not a BACKUP or RESTORE statement");
  }

  /** The statement as it is given to the FE now. */
  static String forStock(RequestRecord record, RequestParts parts)
      throws HostException, IOException {
    Parsed parsed = parse(record.sql);
    SnapshotObjects objects = parsed.objects();
    if (objects.mode() == Mode.EXCLUDE) {
      objects = record.isBackup() ? left(record, parts, objects) : leftOfSnapshot(record, parts);
      if (objects.tables().isEmpty()) {
        throw new HostException(NOTHING_LEFT);
      }
    }
    return write(
        record.kind,
        record.database,
        record.label,
        record.repository,
        objects,
        without(parsed.properties(), List.of(CONTENT_HASHES, RequestTimeout.PROPERTY)));
  }

  /** Doris refuses what it does not know, and fails at a timeout. */
  private static PropertyList without(PropertyList all, List<String> keys) {
    return new PropertyList(
        all.properties().stream().filter(p -> !keys.contains(p.key().text())).toList());
  }

  /** A whole statement. */
  public static String write(
      BackupRequests.Kind kind,
      String database,
      String label,
      String repository,
      SnapshotObjects objects,
      PropertyList properties) {
    return head(kind, database, label, repository, objects) + properties(properties);
  }

  private static String head(
      BackupRequests.Kind kind,
      String database,
      String label,
      String repository,
      SnapshotObjects objects) {
    String direction = kind == BackupRequests.Kind.BACKUP ? " TO " : " FROM ";
    StringBuilder sql = new StringBuilder(kind + " SNAPSHOT ");
    sql.append(Names.quote(database, label)).append(direction).append(Names.quote(repository));
    if (objects.mode() != Mode.ALL) {
      StringJoiner list = new StringJoiner(", ", " " + objects.mode() + " (", ")");
      objects.tables().forEach(table -> list.add(text(table)));
      sql.append(list);
    }
    return sql.toString();
  }

  private static String text(Table table) {
    StringBuilder text = new StringBuilder(table.name().quoted());
    if (!table.partitions().isEmpty()) {
      StringJoiner partitions = new StringJoiner(", ", " PARTITION (", ")");
      table.partitions().forEach(p -> partitions.add(p.quoted()));
      text.append(partitions);
    }
    table.alias().ifPresent(alias -> text.append(" AS ").append(alias.quoted()));
    return text.toString();
  }

  private static String properties(PropertyList properties) {
    if (properties.isEmpty()) {
      return "";
    }
    StringJoiner list = new StringJoiner(", ", " PROPERTIES (", ")");
    properties
        .asMap()
        .forEach((key, value) -> list.add(Names.literal(key) + " = " + Names.literal(value)));
    return list.toString();
  }

  private static SnapshotObjects left(
      RequestRecord record, RequestParts parts, SnapshotObjects excluded) throws HostException {
    List<Table> left = new ArrayList<>();
    String from = " FROM " + Names.quote(record.database);
    for (List<String> row : parts.sql().run(null, "SHOW TABLES" + from).rows()) {
      String name = row.get(0);
      Optional<Table> named = find(excluded, name);
      if (named.isEmpty()) {
        left.add(table(name, List.of()));
      } else if (!named.get().partitions().isEmpty()) {
        String sql = "SHOW PARTITIONS FROM " + Names.quote(record.database, name);
        Rows rows = Rows.of(parts.sql().run(null, sql));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rows.rows().size(); i++) {
          all.add(rows.value(i, "PartitionName"));
        }
        addPartitions(left, named.get(), all);
      }
    }
    return new SnapshotObjects(Mode.ON, left);
  }

  private static SnapshotObjects leftOfSnapshot(RequestRecord record, RequestParts parts)
      throws HostException, IOException {
    Parsed parsed = parse(record.sql);
    List<Table> left = new ArrayList<>();
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      SnapshotInfo info = folder.reader().info(record.label, parsed.property("backup_timestamp"));
      for (Map.Entry<String, SnapshotInfo.Table> table : info.tables().entrySet()) {
        Optional<Table> named = find(parsed.objects(), table.getKey());
        if (named.isEmpty()) {
          left.add(table(table.getKey(), List.of()));
        } else if (!named.get().partitions().isEmpty()) {
          addPartitions(left, named.get(), table.getValue().partitions().keySet());
        }
      }
      for (String view : info.views()) {
        if (find(parsed.objects(), view).isEmpty()) {
          left.add(table(view, List.of()));
        }
      }
    }
    return new SnapshotObjects(Mode.ON, left);
  }

  private static void addPartitions(List<Table> left, Table excluded, Iterable<String> all) {
    List<Name> kept = new ArrayList<>();
    for (String partition : all) {
      if (excluded.partitions().stream().noneMatch(p -> p.text().equals(partition))) {
        kept.add(Name.of(partition));
      }
    }
    if (!kept.isEmpty()) {
      left.add(table(excluded.name().last().text(), kept));
    }
  }

  private static Optional<Table> find(SnapshotObjects objects, String name) {
    return objects.tables().stream().filter(t -> t.name().last().text().equals(name)).findFirst();
  }

  private static Table table(String name, List<Name> partitions) {
    return new Table(new QualifiedName(List.of(Name.of(name))), partitions, Optional.empty());
  }
}
