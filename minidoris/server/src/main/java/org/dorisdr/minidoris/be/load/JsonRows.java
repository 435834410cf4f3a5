package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.be.storage.StoredColumn;

/** Reads the rows of a JSON file by Doris's rules. For one file by one thread. */
final class JsonRows {
  private static final String IS_ARRAY =
      "JSON data is array-object, `strip_outer_array` must be TRUE.";

  private final JsonFormat format;
  private final List<String> columns;
  private final List<String> defaults;
  private final RowFile to;

  /**
   * @param defaults value of a column that a row lacks; null = NULL
   */
  JsonRows(JsonFormat format, List<String> columns, List<String> defaults, RowFile to) {
    this.format = format;
    this.columns = columns;
    this.defaults = defaults;
    this.to = to;
  }

  /** Names that the first document tells, as Doris takes them for columns of a query. */
  static List<String> names(JsonFormat format, InputStream in) throws IOException {
    byte[] text =
        format.byLine() ? new CsvRecords(in, lines(format), false).next() : in.readAllBytes();
    if (text == null || text.length == 0) {
      throw new IOException("[END_OF_FILE]Empty file.");
    }
    JsonNode data;
    try {
      JsonNode document = RawJson.read(text);
      data = format.root() == null ? document : format.root().find(document);
    } catch (JsonProcessingException e) {
      throw wrong("Parse json data for JsonDoc failed. code: 3, error info: " + firstLine(e));
    }
    if (data == null) {
      throw wrong("JSON Root not found.");
    }
    if (data.isArray() != format.stripArray()) {
      throw wrong(data.isArray() ? IS_ARRAY : notArray());
    }
    if (data.isArray() && data.isEmpty()) {
      throw new IOException("[INTERNAL_ERROR]Empty first json line");
    }
    JsonNode row = data.isArray() ? data.get(0) : data;
    if (!row.isObject()) {
      throw wrong("JSON data is not an object. but: " + row.getNodeType());
    }
    List<String> names = new ArrayList<>();
    if (format.paths().isEmpty()) {
      row.fieldNames().forEachRemaining(names::add);
    } else {
      format.paths().forEach(path -> names.add(path.last()));
    }
    return names;
  }

  private static IOException wrong(String message) {
    return new IOException("[DATA_QUALITY_ERROR]" + message);
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static CsvFormat lines(JsonFormat format) {
    return new CsvFormat("\n", format.delimiter(), "", "", 0, false, false);
  }

  void copy(InputStream in) throws IOException {
    if (format.byLine()) {
      lines(in);
    } else if (format.stripArray() && format.root() == null) {
      elements(in);
    } else {
      document(in.readAllBytes());
    }
  }

  private void lines(InputStream in) throws IOException {
    CsvRecords records = new CsvRecords(in, lines(format), false);
    for (byte[] line = records.next(); line != null; line = records.next()) {
      if (line.length > 0) {
        document(line);
      }
    }
  }

  /** A large array is never held as a whole. */
  private void elements(InputStream in) throws IOException {
    try (KeptInput kept = new KeptInput(in);
        JsonParser parser = RawJson.FACTORY.createParser(kept)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_ARRAY) {
        JsonNode row = RawJson.read(element(parser, kept));
        to.leaveOut(notArray(), row.toString());
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        byte[] element = element(parser, kept);
        row(RawJson.read(element), new String(element, StandardCharsets.UTF_8));
      }
    } catch (JsonProcessingException e) {
      to.leaveOut(unparsable(e), "");
    }
  }

  private static byte[] element(JsonParser parser, KeptInput kept) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return kept.take(start, parser.currentLocation().getByteOffset());
  }

  private void document(byte[] text) throws IOException {
    JsonNode document;
    try {
      document = RawJson.read(text);
    } catch (JsonProcessingException e) {
      to.leaveOut(unparsable(e), text);
      return;
    }
    if (document == null) {
      return;
    }
    // The root of an array of rows is looked for in each of them.
    boolean whole = format.root() == null || document.isArray();
    JsonNode data = whole ? document : format.root().find(document);
    if (data == null) {
      to.leaveOut("JsonPath not found in the document", text);
    } else if (data.isArray() && !format.stripArray()) {
      to.leaveOut(IS_ARRAY, text);
    } else if (!data.isArray() && format.stripArray()) {
      to.leaveOut(notArray(), text);
    } else if (data.isArray()) {
      for (JsonNode element : data) {
        element(element, whole);
      }
    } else {
      row(data, new String(text, StandardCharsets.UTF_8));
    }
  }

  /** One without jsonpaths is taken whole, as in Doris. */
  private void element(JsonNode element, boolean whole) throws IOException {
    boolean inside = whole && format.root() != null && !format.paths().isEmpty();
    JsonNode row = inside ? format.root().find(element) : element;
    if (row == null) {
      to.leaveOut("JsonPath not found in the document", element.toString());
    } else {
      row(row, row.toString());
    }
  }

  private static String notArray() {
    return "JSON data is not an array-object, `strip_outer_array` must be FALSE.";
  }

  private static String unparsable(JsonProcessingException e) {
    return "Parse json data failed. code: 3, error info: " + e.getOriginalMessage();
  }

  /**
   * @param document text of the document that the row stands in, as the path $ gives it
   */
  private void row(JsonNode row, String document) throws IOException {
    if (!row.isObject()) {
      to.leaveOut("Not object item", row.toString());
      return;
    }
    byte[][] values = new byte[columns.size()][];
    boolean any = false;
    StringBuilder skipped = new StringBuilder(",");
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).equals(StoredColumn.SKIP_BITMAP)) {
        values[i] = bytes(skipped.toString());
        continue;
      }
      JsonNode value = find(row, i);
      any |= value != null;
      values[i] =
          value == null
              ? bytes(defaults.get(i))
              : bytes(isRoot(i) ? document.strip() : text(value));
      if (value == null) {
        skipped.append(i).append(',');
      }
    }
    if (any) {
      to.add(values);
    } else {
      to.leaveOut(
          "There is no column matching jsonpaths in the json file, columns:["
              + String.join(", ", columns)
              + ", ], please check columns and jsonpaths:"
              + format.pathsText(),
          row.toString());
    }
  }

  private boolean isRoot(int column) {
    return column < format.paths().size() && format.paths().get(column).isRoot();
  }

  private JsonNode find(JsonNode row, int column) {
    if (format.paths().isEmpty()) {
      return row.get(columns.get(column));
    }
    return column < format.paths().size() ? format.paths().get(column).find(row) : null;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "1" : "0";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
