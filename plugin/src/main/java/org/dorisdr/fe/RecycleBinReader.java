package org.dorisdr.fe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.DroppedDatabases.DroppedMaterializedView;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;

/**
 * Reads one database from what the FE's recycle bin writes into its image: a bin may hold a hundred
 * thousand partitions. The form is that of Doris 4.0 and 4.1: {@code int n + (long id, database)},
 * {@code int n + (long id, table)}, {@code int n + (long id, partition)}, then times. A database is
 * {@code text, int n + text} (tables that are in it, none), {@code int n + text} (names of tables),
 * {@code int n + long} (ids of them), {@code text}. For one thread.
 */
final class RecycleBinReader extends ImageReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final long wanted;
  private boolean found;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<Long> ids = new LinkedHashSet<>();
  private final List<DroppedView> views = new ArrayList<>();
  private final List<DroppedMaterializedView> materialized = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  RecycleBinReader(long databaseId) {
    this.wanted = databaseId;
    number(this::databases);
  }

  /** What was read; call it after {@link Enough}. */
  Optional<DroppedDatabase> result() {
    return found
        ? Optional.of(
            new DroppedDatabase(
                List.copyOf(names),
                List.copyOf(views),
                List.copyOf(materialized),
                List.copyOf(lost)))
        : Optional.empty();
  }

  private void databases(int left) {
    if (left == 0) {
      number(this::tables);
      return;
    }
    id(
        id -> {
          boolean ours = id == wanted;
          found |= ours;
          database(ours, () -> databases(left - 1));
        });
  }

  private void database(boolean ours, Runnable then) {
    Consumer<String> name = ours ? names::add : ignored -> {};
    Consumer<Long> id = ours ? ids::add : ignored -> {};
    Runnable last = () -> text(ignored -> then.run());
    Runnable tableIds = () -> number(n -> ids(n, id, last));
    Runnable tableNames = () -> number(n -> texts(n, name, tableIds));
    text(ignored -> number(n -> texts(n, table -> {}, tableNames)));
  }

  private void tables(int left) {
    if (left == 0 || !found) {
      end();
      return;
    }
    id(
        id ->
            text(
                json -> {
                  if (json.contains("\"did\":" + wanted)) {
                    table(json);
                  }
                  tables(left - 1);
                }));
  }

  private void table(String json) {
    JsonNode entry;
    try {
      entry = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table in the recycle bin is no JSON", e);
    }
    JsonNode table = entry.path("t");
    String name = table.path("name").asText();
    boolean ofDatabase =
        entry.path("did").asLong() == wanted && ids.contains(table.path("id").asLong());
    if (!ofDatabase || !names.remove(name)) {
      return;
    }
    switch (table.path("type").asText()) {
      case "OLAP" -> {}
      case "VIEW" -> views.add(view(name, table));
      case "MATERIALIZED_VIEW" ->
          MaterializedViewJson.read(name, table)
              .ifPresentOrElse(materialized::add, () -> lost.add(name));
      default -> lost.add(name);
    }
  }

  private static DroppedView view(String name, JsonNode table) {
    List<ViewColumn> columns = new ArrayList<>();
    for (JsonNode column : table.path("fullSchema")) {
      columns.add(new ViewColumn(column.path("name").asText(), column.path("comment").asText("")));
    }
    return new DroppedView(
        name, table.path("comment").asText(""), columns, table.path("ivd").asText());
  }
}
