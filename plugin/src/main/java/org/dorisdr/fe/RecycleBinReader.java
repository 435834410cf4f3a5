package org.dorisdr.fe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;

/**
 * Reads one database from what the FE's recycle bin writes into its image, while it is being
 * written: a bin may hold a hundred thousand partitions, so nothing is kept that is not asked for.
 * The form is that of Doris 4.0 and 4.1: {@code int n + (long id, database)}, {@code int n + (long
 * id, table)}, then partitions and times. A database is {@code text, int n + text} (tables that are
 * in it, none), {@code int n + text} (names of tables), {@code int n + long} (ids of them), {@code
 * text}; a text is its length as int and UTF-8. For one thread.
 */
final class RecycleBinReader extends OutputStream {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** No list and no text of Doris is longer: the form is another one. */
  private static final int LARGEST = 1 << 28;

  /** Says that all that matters was written, so that the rest need not be. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private final long wanted;
  private byte[] field = new byte[Long.BYTES];

  /** Bytes that the field has once it is filled; room for them is made only as they come. */
  private int size;

  private int filled;
  private Consumer<byte[]> whenFilled;
  private boolean over;

  private boolean found;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<Long> ids = new LinkedHashSet<>();
  private final List<DroppedView> views = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  RecycleBinReader(long databaseId) {
    this.wanted = databaseId;
    number(this::databases);
  }

  /** What was read; call it after {@link Enough}. */
  Optional<DroppedDatabase> result() {
    return found
        ? Optional.of(
            new DroppedDatabase(List.copyOf(names), List.copyOf(views), List.copyOf(lost)))
        : Optional.empty();
  }

  /** Whether everything up to the tables was read. */
  boolean isOver() {
    return over;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (!over && (at < end || filled == size)) {
      int take = Math.min(size - filled, end - at);
      makeRoom(filled + take);
      System.arraycopy(bytes, at, field, filled, take);
      filled += take;
      at += take;
      if (filled < size) {
        return;
      }
      try {
        whenFilled.accept(Arrays.copyOf(field, size));
      } catch (IllegalStateException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    if (over) {
      throw new Enough();
    }
  }

  private void makeRoom(int bytes) {
    if (bytes > field.length) {
      field = Arrays.copyOf(field, Math.max(bytes, Math.min(size, 2 * field.length)));
    }
  }

  private void next(int length, Consumer<byte[]> then) {
    size = length;
    filled = 0;
    whenFilled = then;
  }

  private void number(IntConsumer then) {
    next(
        Integer.BYTES,
        bytes -> {
          int number = ByteBuffer.wrap(bytes).getInt();
          if (number < 0 || number > LARGEST) {
            throw new IllegalStateException("it starts a list or a text of " + number);
          }
          then.accept(number);
        });
  }

  private void text(Consumer<String> then) {
    number(n -> next(n, bytes -> then.accept(new String(bytes, StandardCharsets.UTF_8))));
  }

  private void texts(int left, Consumer<String> each, Runnable then) {
    if (left == 0) {
      then.run();
      return;
    }
    text(
        value -> {
          each.accept(value);
          texts(left - 1, each, then);
        });
  }

  private void ids(int left, Consumer<Long> each, Runnable then) {
    if (left == 0) {
      then.run();
      return;
    }
    next(
        Long.BYTES,
        bytes -> {
          each.accept(ByteBuffer.wrap(bytes).getLong());
          ids(left - 1, each, then);
        });
  }

  private void databases(int left) {
    if (left == 0) {
      number(this::tables);
      return;
    }
    next(
        Long.BYTES,
        bytes -> {
          boolean ours = ByteBuffer.wrap(bytes).getLong() == wanted;
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
      over = true;
      return;
    }
    next(
        Long.BYTES,
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
